/** H8: reading the log page by page, as the Help Team, as the auditor, and as one a letter is about. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { LogRow } from '../../src/domain/audit.ts'
import { today } from '../../src/domain/day.ts'
import type { Cursor } from '../../src/domain/keyset.ts'
import type { LogFilter, LogView } from '../../src/domain/log-filters.ts'
import { findLetter, readLog, readPeople } from '../../src/server/desk/log.ts'
import { aComment, aPerson } from '../factories.ts'
import { type Stack, startStack, type TestUser } from '../stack.ts'
import { aContent, storedFeedback } from '../submissions.ts'

let stack: Stack
let users: Record<'member' | 'lead' | 'auditor', TestUser>
let letters: { other: string; own: string }

beforeAll(async () => {
  stack = await startStack()
  users = {
    member: await stack.addUser('member', { role: 'member' }),
    lead: await stack.addUser('lead', { role: 'lead', subjectCode: 'chanh-van-phong' }),
    auditor: await stack.addUser('auditor', { role: 'auditor' }),
  }
  const about = (subject: string) =>
    storedFeedback(stack, {
      content: aContent({ contributor: aPerson(), comments: [aComment({ subject })] }),
    })
  letters = { other: await about('bi-thu'), own: await about('chanh-van-phong') }
  for (let n = 1; n <= 12; n++) {
    for (const id of [letters.other, letters.own]) await open(users.member, id, `Lần thứ ${n} trong ngày`)
  }
  await open(users.lead, letters.other, 'Tổ trưởng xem lại một lần')
  await open(users.lead, letters.own, 'Tổ trưởng muốn biết ai viết')
})
afterAll(() => stack?.stop())

async function open(user: TestUser, id: string, reason: string): Promise<void> {
  const { error } = await user.client.rpc('open_identity', { p_feedback_id: id, p_reason: reason })
  if (error) throw error
}

interface Wish {
  view?: LogView
  filter?: LogFilter
  feedbackId?: string
  cursor?: Cursor
  size?: number
}

async function page(
  user: TestUser,
  { view = 'readings', filter = {}, feedbackId, cursor, size = 5 }: Wish = {},
) {
  const people = await readPeople(user.client)
  return readLog(user.client, people, { view, filter, feedbackId, cursor, size })
}

/** Every row from the newest on, page by page. */
async function all(user: TestUser, wish: Wish = {}): Promise<LogRow[]> {
  const rows: LogRow[] = []
  for (let cursor: Cursor | undefined; ; ) {
    const { rows: found, hasNext } = await page(user, { ...wish, ...(cursor && { cursor }) })
    rows.push(...found)
    const last = found.at(-1)
    if (!hasNext || !last) return rows
    cursor = { direction: 'after', key: String(last.id) }
  }
}

describe('H8: given one whom a letter is about', () => {
  test('when reading the log, then of that letter only their own attempt is there', async () => {
    const rows = await all(users.lead, { feedbackId: letters.own })
    expect(rows.map(({ act, reason }) => [act, reason])).toEqual([
      ['identity_refused', 'Tổ trưởng muốn biết ai viết'],
    ])
    expect(await all(users.lead, { feedbackId: letters.other })).toHaveLength(13)
  })

  test('when reading the trail, then they do not learn who worked on that letter', async () => {
    const rows = await all(users.lead, { view: 'trail', feedbackId: letters.own })
    expect(rows.map(({ act, who }) => [act, who])).toEqual([
      ['access_log', 'lead'],
      ['feedback', undefined],
    ])
  })
})

describe.each(['member', 'auditor'] as const)('H8: given a %s', (who) => {
  test('when going through the log, then each line is there once, newest first, with name and reference', async () => {
    const rows = await all(users[who])
    expect(rows).toHaveLength(26)
    expect(rows.map(({ id }) => id)).toEqual([...rows.map(({ id }) => id)].sort((a, b) => b - a))
    expect(new Set(rows.map((row) => row.who))).toEqual(new Set(['member', 'lead']))
    for (const { reference } of rows)
      expect(await findLetter(users[who].client, reference ?? '')).toBeDefined()
  })

  test('when going back, then the page before is the one that was left', async () => {
    const [first, second] = [await page(users[who]), await page(users[who], { cursor: await border(who) })]
    const [top] = second.rows
    const back = await page(users[who], { cursor: { direction: 'before', key: String(top?.id) } })
    expect(back.rows).toEqual(first.rows)
    expect(back.hasPrevious).toBe(false)
  })

  test('when filtering by person, kind and day, then only such lines are there', async () => {
    const [lead] = (await readPeople(users[who].client)).filter((person) => person.display_name === 'lead')
    expect(await all(users[who], { filter: { person: lead?.user_id } })).toHaveLength(2)
    expect(await all(users[who], { filter: { act: 'identity_refused' } })).toHaveLength(1)
    expect(await all(users[who], { filter: { day: today() } })).toHaveLength(26)
    expect(await all(users[who], { filter: { day: '2020-01-01' } })).toEqual([])
    expect(await all(users[who], { view: 'trail', filter: { act: 'feedback' } })).toHaveLength(2)
  })
})

async function border(who: 'member' | 'auditor'): Promise<Cursor> {
  const { rows } = await page(users[who])
  return { direction: 'after', key: String(rows.at(-1)?.id) }
}
