/** What a new data directory gets, whatever the office has written in its files (R4, R6). */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { addDays, today } from '../../src/domain/day.ts'
import type { Timeline } from '../../src/domain/timeline.ts'
import { requireSecondFactor, secretClient } from '../../src/server/setup.ts'
import { firstStart } from '../../supabase/local/first-start.ts'
import { type Stack, startStack } from '../stack.ts'
import { countRows } from '../submissions.ts'

let stack: Stack
let dataDir: string
beforeEach(async () => {
  stack = await startStack()
  dataDir = await mkdtemp(join(tmpdir(), 'gop-y-first-'))
})
afterEach(async () => {
  await stack?.stop()
  await rm(dataDir, { recursive: true, force: true })
})

const year = Number(today().slice(0, 4))
/** The office's timeline with one round more, whose intake begins on a day of this year. */
function timelineFrom(opensOn: string): Timeline {
  const { timeline } = stack
  const span = { from: opensOn, to: addDays(opensOn, 5) }
  const days = Object.fromEntries(
    timeline.milestones.filter(({ repeats }) => !repeats).map(({ id }) => [id, span]),
  )
  const round = { year, title: `Đợt kiểm điểm năm ${year}`, acceptsLateUntil: null, graceMinutes: 0, days }
  return { ...timeline, rounds: [...timeline.rounds, round] }
}

async function accountsOf(): Promise<Record<string, unknown>> {
  return JSON.parse(await readFile(join(dataDir, 'demo-accounts.json'), 'utf8'))
}

test('given a round that opens later, when started, then there are staff and no samples', async () => {
  const body = { ...stack.body, slug: 'chua-mo' }
  await firstStart(stack.supabase, { body, timeline: timelineFrom(addDays(today(), 7)) }, dataDir)
  expect((await countRows(stack.sql)).feedback).toBe(0)
  expect(Object.keys(await accountsOf())).toEqual(['lead', 'deputy', 'member', 'auditor'])
})

test('given a round that opened today, when started, then no sample is older than it', async () => {
  const body = { ...stack.body, slug: 'moi-mo' }
  await firstStart(stack.supabase, { body, timeline: timelineFrom(today()) }, dataDir)
  const [row] = await stack.sql`select count(*)::int as n,
    count(*) filter (where f.received_at < (r.opens_on::timestamp at time zone 'Asia/Ho_Chi_Minh'))::int as early
    from public.feedback f join public.round r on r.id = f.round_id where f.is_sample`
  expect(row).toMatchObject({ n: 36, early: 0 })
})

test('given a body without the Chief’s office, when started twice, then each has its staff once', async () => {
  const subjects = stack.body.subjects.filter(({ code }) => code !== 'chanh-van-phong')
  const content = { body: { ...stack.body, slug: 'truong-a', subjects }, timeline: stack.timeline }
  await firstStart(stack.supabase, content, dataDir)
  const accounts = await accountsOf()
  await firstStart(stack.supabase, content, dataDir)
  expect(await accountsOf()).toEqual(accounts)
  const [row] = await stack.sql`select count(*)::int as n from public.staff s
    join public.body b on b.id = s.body_id where b.slug = 'truong-a'`
  expect(row?.['n']).toBe(4)
})

test('H8: given a trial, then no second factor is required; once the trial is over, a further start does not waive it', async () => {
  const content = { body: { ...stack.body, slug: 'dung-thu' }, timeline: stack.timeline }
  const required = () =>
    stack.sql`select second_factor_required as required from public.body where slug = 'dung-thu'`
  await firstStart(stack.supabase, content, dataDir)
  expect(await required()).toEqual([{ required: false }])
  await requireSecondFactor(secretClient(stack.supabase.url, stack.supabase.serviceKey), content.body, true)
  await firstStart(stack.supabase, content, dataDir)
  expect(await required()).toEqual([{ required: true }])
})

test('given a round that is over or has letters, when its file is changed and published, then they keep their words', async () => {
  const renamed = stack.body.subjects.map((subject) =>
    subject.code === 'bi-thu' ? { ...subject, title: 'Chức danh mới' } : subject,
  )
  const { body, timeline } = stack
  await firstStart(stack.supabase, { body, timeline }, dataDir)
  await firstStart(stack.supabase, { body: { ...body, subjects: renamed }, timeline }, dataDir)
  const titles =
    await stack.sql`select distinct s.title from public.subject s join public.body b on b.id = s.body_id
    where b.slug = ${stack.body.slug} and s.code = 'bi-thu'`
  expect(titles.map(({ title }) => title)).toEqual(['Đồng chí Bí thư Đảng ủy'])
})
