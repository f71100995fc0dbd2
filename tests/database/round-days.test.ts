/** Days are days in Asia/Ho_Chi_Minh and hold to the last second; samples come and go (F6, design §5.8). */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { intakeRounds } from '../../src/domain/timeline.ts'
import { type Stack, startStack } from '../stack.ts'
import { aContent, countRows, storedFeedback } from '../submissions.ts'
import { codeOf } from './support.ts'

let stack: Stack
beforeAll(async () => {
  stack = await startStack()
  const { slug, name, superiorName } = stack.body
  const { subjects, contentAreas } = stack.body
  const round = {
    year: 2020,
    title: 'Đợt kiểm điểm năm 2020',
    opensOn: '2020-08-01',
    closesOn: '2020-09-30',
    acceptsLateUntil: '2020-10-15',
  }
  await stack.service().rpc('publish_round', {
    definition: { body: { slug, name, superiorName }, round, subjects, contentAreas },
  })
})
afterAll(() => stack?.stop())

function receivedAt(moment: string) {
  return stack.service().rpc('store_sample', {
    body: stack.body.slug,
    content: aContent(),
    idempotency_key: crypto.randomUUID(),
    received_at: moment,
  })
}

describe('F6: given a round from 1 August to 30 September 2020, late until 15 October', () => {
  test.each([
    ['2020-07-31T17:00:00Z', false],
    ['2020-09-30T16:59:59.999Z', false],
    ['2020-09-30T16:59:59.999999Z', false],
    ['2020-09-30T17:00:00Z', true],
    ['2020-10-15T16:59:59.999Z', true],
  ])('when received at %s, then it is accepted and its being late is %s', async (moment, late) => {
    const { data, error } = await receivedAt(moment)
    expect(error).toBeNull()
    expect(data).toMatchObject({ late, round: 'Đợt kiểm điểm năm 2020' })
    expect(new Date(data.receivedAt).getTime()).toBe(new Date(moment).getTime())
  })

  test.each([
    '2020-07-31T16:59:59.999Z',
    '2020-10-15T17:00:00Z',
    '2012-07-31T16:59:59Z',
    '2012-09-30T17:00:00Z',
  ])('when received at %s, outside every round, then KD002 and nothing is stored', async (moment) => {
    const before = await countRows(stack.sql)
    const { data, error } = await receivedAt(moment)
    expect({ data, code: error?.code }).toEqual({ data: null, code: 'KD002' })
    expect(await countRows(stack.sql)).toEqual(before)
  })

  test.each(['2020-02-29', '2026-12-31', '2026-11-23'])(
    'when %s closes, then its last second is in time',
    async (day) => {
      const [row] = await stack.sql`select
      private.is_late(${`${day}T23:59:59.999999+07:00`}::text::timestamptz, ${day}::date, null, 0::smallint) as last,
      private.is_late(${`${day}T23:59:59.999999+07:00`}::text::timestamptz + interval '1 microsecond', ${day}::date,
        null, 0::smallint) as next`
      expect(row).toEqual({ last: false, next: true })
    },
  )

  test('when the server’s or the caller’s time zone is another, then the answer is the same', async () => {
    for (const zone of ['UTC', 'America/Los_Angeles', 'Pacific/Kiritimati']) {
      const rows = await stack.sql.begin(async (tx) => {
        await tx`select set_config('TimeZone', ${zone}, true)`
        return tx`select private.is_late('2020-09-30T16:59:59.999Z', '2020-09-30', null, 0::smallint) as before,
          private.is_late('2020-09-30T17:00:00Z', '2020-09-30', null, 0::smallint) as after`
      })
      expect(rows, zone).toEqual([{ before: false, after: true }])
    }
  })
})

describe('F6: given the round that people see', () => {
  test('when the year’s round is open, then it is the current one and accepting', async () => {
    const { data } = await stack.anon().rpc('current_round', { body: stack.body.slug })
    expect(data).toMatchObject({ accepting: true, late: false })
  })

  test('when a body’s only round is that of 2012, then it does not accept', async () => {
    const { subjects, contentAreas, superiorName } = stack.body
    const [round] = intakeRounds(stack.timeline)
    const body = { slug: 'chi-co-2012', name: 'Đảng ủy 2012', superiorName }
    const made = await stack
      .service()
      .rpc('publish_round', { definition: { body, round, subjects, contentAreas } })
    expect(made.error).toBeNull()
    const { data } = await stack.anon().rpc('current_round', { body: body.slug })
    expect(data).toMatchObject({ accepting: false, late: true, closesOn: '2012-09-30' })
    const sent = await stack.anon().rpc('submit_feedback', {
      body: body.slug,
      content: aContent(),
      idempotency_key: crypto.randomUUID(),
    })
    expect(sent.error?.code).toBe('KD002')
  })

  test('when the body does not exist, then there is no round', async () => {
    expect((await stack.anon().rpc('current_round', { body: 'khong-co' })).data).toBeNull()
  })
})

describe('given samples beside real letters', () => {
  test('when the owner deletes a real letter under cover of removing samples, then KD009', async () => {
    await storedFeedback(stack)
    for (const table of ['public.comment', 'private.contributor_identity', 'public.feedback']) {
      const attempt = stack.sql.begin(async (tx) => {
        await tx`select set_config('app.removing_samples', 'on', true)`
        await tx.unsafe(`delete from ${table}`)
      })
      expect(await codeOf(attempt), table).toBe('KD009')
    }
  })

  test('when samples are removed, then they go whole and nothing else does', async () => {
    const real = await storedFeedback(stack)
    await receivedAt('2020-09-01T00:00:00Z')
    const [samples] = await stack.sql`select count(*)::int as n from public.feedback where is_sample`
    const before = await countRows(stack.sql)
    const { data, error } = await stack.service().rpc('remove_samples')
    expect(error).toBeNull()
    expect(data).toBe(samples?.['n'])
    const removed = Number(samples?.['n'])
    expect(await countRows(stack.sql)).toEqual({
      feedback: before.feedback - removed,
      comment: before.comment - removed,
      identity: before.identity - removed,
    })
    expect(await stack.sql`select id from public.feedback where id = ${real}`).toHaveLength(1)
    expect(await stack.sql`select id from public.feedback where is_sample`).toHaveLength(0)
  })

  test('when they have been removed, then originals are as immutable as before', async () => {
    await stack.service().rpc('remove_samples')
    await storedFeedback(stack)
    expect(await codeOf(stack.sql`delete from public.comment`)).toBe('KD009')
  })
})
