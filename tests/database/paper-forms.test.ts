/** F5: paper forms: numbered once, accounted for, all or none. Denials first. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { addDays, today } from '../../src/domain/day.ts'
import { aComment, individual } from '../factories.ts'
import { answered, codeOf, emptyIntake, importRows, invitees, refused, roundOf } from '../invitees.ts'
import { type Stack, startStack, type TestUser } from '../stack.ts'

let stack: Stack
let deputy: TestUser
let outsiders: Record<'stranger' | 'otherBody', TestUser>
let round: string
let past: string

beforeAll(async () => {
  stack = await startStack()
  deputy = await stack.addUser('to-pho', { role: 'deputy' })
  outsiders = {
    stranger: await stack.addUser('nguoi-la'),
    otherBody: await stack.addUser('co-so', { role: 'lead' }, stack.otherBody),
  }
  round = await roundOf(stack, Number(today().slice(0, 4)))
  past = await roundOf(stack, 2012)
})
afterAll(() => stack?.stop())
beforeEach(() => emptyIntake(stack))

const print = (args: Record<string, unknown>, of = round) =>
  deputy.client.rpc('print_paper_forms', { p_round_id: of, p_count: 0, ...args })
const numbersOf = (forms: { number: number }[]) => forms.map(({ number }) => number)
const record = (p_numbers: number[], p_kind: string, more: Record<string, unknown> = {}, of = round) =>
  deputy.client.rpc('record_paper_forms', { p_round_id: of, p_numbers, p_kind, ...more })
const ledger = (args: Record<string, unknown> = {}, of = round) =>
  answered(deputy.client.rpc('paper_form_list', { p_round_id: of, ...args }))
const states = async (of = round) => (await ledger({}, of)).map(({ state }: { state: string }) => state)
const events = async () =>
  (await stack.sql<{ count: number }[]>`select count(*)::int from public.paper_form_event`)[0]?.count

describe('F5: given someone who is not of this body’s Help Team', () => {
  const calls = () => ({
    print_paper_forms: { p_round_id: round, p_count: 3 },
    paper_forms_to_print: { p_round_id: round, p_from: 1, p_to: 3 },
    record_paper_forms: { p_round_id: round, p_numbers: [1], p_kind: 'handed_out' },
  })
  const reads = () => ({ paper_form_list: { p_round_id: round }, paper_form_totals: { p_round_id: round } })

  test('when the intake’s key calls any of it, then it is refused', async () => {
    for (const [name, args] of Object.entries({ ...calls(), ...reads() })) {
      expect(`${name} ${await refused(stack.anon().rpc(name, args))}`).toBe(`${name} 42501`)
    }
  })

  test.each(['stranger', 'otherBody'] as const)(
    'when a %s calls any of it, then nothing happens',
    async (who) => {
      await answered(print({ p_count: 2 }))
      const { client } = outsiders[who]
      for (const [name, args] of Object.entries(calls())) {
        expect(`${name} ${await refused(client.rpc(name, args))}`).toBe(`${name} KD005`)
      }
      for (const [name, args] of Object.entries(reads())) {
        expect(await answered(client.rpc(name, args)), name).toEqual([])
      }
      expect(await answered(client.from('paper_form').select('id'))).toEqual([])
      expect(await states()).toEqual(['printed', 'printed'])
      expect(await events()).toBe(0)
    },
  )

  test('then nobody rewrites what was noted', async () => {
    await answered(print({ p_count: 1 }))
    await answered(record([1], 'handed_out'))
    await expect(stack.sql`delete from public.paper_form_event`).rejects.toMatchObject({ code: 'KD009' })
    await expect(stack.sql`update public.paper_form_event set kind = 'lost'`).rejects.toMatchObject({
      code: 'KD009',
    })
  })
})

describe('F5: given forms to number', () => {
  test('then numbers go on without a gap, by round', async () => {
    expect(numbersOf(await answered(print({ p_count: 3 })))).toEqual([1, 2, 3])
    expect(numbersOf(await answered(print({ p_count: 2 })))).toEqual([4, 5])
    expect(numbersOf(await answered(print({ p_count: 1 }, past)))).toEqual([1])
  })

  test('when many are asked for at once, then no number is given twice and none is left out', async () => {
    const batches = await Promise.all(Array.from({ length: 8 }, () => answered(print({ p_count: 25 }))))
    const numbers = batches.flatMap(numbersOf).sort((a, b) => a - b)
    expect(numbers).toEqual(Array.from({ length: 200 }, (_, index) => index + 1))
    for (const batch of batches) {
      const [first = 0] = numbersOf(batch)
      expect(numbersOf(batch)).toEqual(Array.from({ length: 25 }, (_, index) => first + index))
    }
  })

  test('when the same wish comes twice, one after the other or at once, then it gets the same numbers', async () => {
    const wish = { p_count: 4, p_batch: crypto.randomUUID() }
    const answers = await Promise.all(Array.from({ length: 5 }, () => answered(print(wish))))
    for (const answer of [...answers, await answered(print(wish))])
      expect(numbersOf(answer)).toEqual([1, 2, 3, 4])
    expect((await ledger()).length).toBe(4)
  })

  test('when something else is wanted under the same batch, then it is another wish', async () => {
    await answered(importRows(deputy.client, round, invitees(3)))
    const p_batch = crypto.randomUUID()
    expect(numbersOf(await answered(print({ p_count: 2, p_batch })))).toEqual([1, 2])
    expect(numbersOf(await answered(print({ p_count: 3, p_batch })))).toEqual([3, 4, 5])
    expect(numbersOf(await answered(print({ p_invitations: [1, 2], p_batch })))).toEqual([6, 7])
    const named = { p_invitations: [2, 3], p_batch: crypto.randomUUID() }
    expect(numbersOf(await answered(print(named)))).toEqual([8, 9])
    expect(numbersOf(await answered(print({ ...named, p_invitations: [3, 2, 2] })))).toEqual([8, 9])
    expect((await ledger()).length).toBe(9)
  })

  test('when invitations are named, then each gets one, in their order', async () => {
    await answered(importRows(deputy.client, round, invitees(4)))
    expect(numbersOf(await answered(print({ p_invitations: [4, 2, 2] })))).toEqual([1, 2])
    expect((await ledger()).map(({ invitation }: { invitation: number }) => invitation)).toEqual([2, 4])
  })

  test('when one of them is not there or withdrawn, then none is printed and they are named', async () => {
    await answered(importRows(deputy.client, round, invitees(3)))
    const [row] = await stack.sql<{ id: string }[]>`select id from public.invitation where number = 2`
    await answered(deputy.client.rpc('withdraw_invitation', { p_invitation_id: row?.id, p_withdrawn: true }))
    expect(await refused(print({ p_invitations: [1, 2, 9] }))).toBe('KD021 2,9')
    expect(await ledger()).toEqual([])
  })

  test.each([0, -1, 501])('when %s are wanted, then it is refused', async (p_count) => {
    expect(await refused(print({ p_count }))).toBe('KD023 count')
    expect(await ledger()).toEqual([])
  })
})

describe('F5: given forms numbered before', () => {
  test('then they print again as they were, without a new number; each reading is logged', async () => {
    await answered(importRows(deputy.client, round, [{ ...invitees(1)[0], phone: '0901234567' }]))
    await answered(print({ p_count: 1 }))
    await answered(print({ p_invitations: [1] }))
    const again = () =>
      answered(deputy.client.rpc('paper_forms_to_print', { p_round_id: round, p_from: 1, p_to: 9 }))
    const code = await codeOf(stack, round, 1)
    const expected = [
      { number: 1 },
      {
        number: 2,
        invitation: 1,
        kind: 'individual',
        category: 'retired',
        name: 'Người được mời 1',
        address: '1 ngõ Thử nghiệm',
        phone: '0901234567',
        code,
      },
    ]
    expect(await again()).toEqual(expected)
    expect(await again()).toEqual(expected)
    expect((await ledger()).length).toBe(2)
    const log = await stack.sql`select action, reason from public.access_log`
    expect([...log]).toEqual(Array(2).fill({ action: 'forms_printed', reason: 'phiếu góp ý số 1–9' }))
  })

  test('then the ledger pages by key both ways and knows each state', async () => {
    await answered(print({ p_count: 6 }))
    await answered(record([2, 3], 'handed_out'))
    expect(numbersOf(await ledger({ p_limit: 2, p_after: 2 }))).toEqual([3, 4])
    expect(numbersOf(await ledger({ p_limit: 2, p_before: 4 }))).toEqual([3, 2])
    expect(numbersOf(await ledger({ p_state: 'handed_out' }))).toEqual([2, 3])
  })

  test('then totals count every one of many', async () => {
    await stack.sql`insert into public.paper_form (body_id, round_id, number, batch, printed_by)
      select r.body_id, r.id, g, gen_random_uuid(), ${deputy.id} from public.round r, generate_series(1, 1500) as g
      where r.id = ${round}`
    const totals = await answered(deputy.client.rpc('paper_form_totals', { p_round_id: round }))
    expect(totals).toEqual([{ state: 'printed', count: 1500 }])
  })
})

describe('F5: given what becomes of forms', () => {
  beforeEach(() => answered(print({ p_count: 6 })))

  test('then the way is handed out, returned at the meeting or later, lost, taken back', async () => {
    await answered(record([1, 2, 3, 4], 'handed_out'))
    await answered(record([1], 'returned_at_meeting'))
    await answered(record([2], 'returned_later'))
    await answered(record([3], 'lost'))
    expect(await states()).toEqual([
      'returned_at_meeting',
      'returned_later',
      'lost',
      'handed_out',
      'printed',
      'printed',
    ])
    await answered(record([1, 3], 'reset'))
    expect((await states()).slice(0, 3)).toEqual(['printed', 'returned_later', 'printed'])
    await answered(record([3], 'lost'))
    await answered(record([3], 'returned_later'))
    expect((await states())[2]).toBe('returned_later')
  })

  test('when a number is not there, then none is noted, and it is named', async () => {
    expect(await refused(record([1, 2, 7, 99], 'handed_out'))).toBe('KD021 7,99')
    expect(await events()).toBe(0)
  })

  test('when one is in no state for it, then none is noted, and they are named', async () => {
    await answered(record([1, 2], 'returned_at_meeting'))
    expect(await refused(record([1, 2, 3], 'handed_out'))).toBe('KD022 1,2')
    expect(await refused(record([1, 3], 'lost'))).toBe('KD022 1')
    expect(await refused(record([2], 'returned_later'))).toBe('KD022 2')
    expect(await events()).toBe(2)
  })

  test('when it is noted so already, then nothing more is written', async () => {
    expect(await answered(record([1, 2], 'handed_out'))).toBe(2)
    expect(await answered(record([1, 2, 3], 'handed_out'))).toBe(1)
    expect(await answered(record([4], 'reset'))).toBe(0)
    expect(await events()).toBe(3)
  })

  test('when two note the same at once, then it is noted once', async () => {
    const counts = await Promise.all(
      Array.from({ length: 6 }, () => answered(record([1, 2, 3], 'handed_out'))),
    )
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(3)
    expect(await events()).toBe(3)
  })

  test('when the word is none we know, or the numbers are none or too many, then it is refused', async () => {
    expect(await refused(record([1], 'dot-di'))).not.toBe('allowed')
    expect(await refused(record([], 'handed_out'))).toBe('KD023 numbers')
    const many = Array.from({ length: 1001 }, (_, index) => index + 1)
    expect(await refused(record(many, 'handed_out'))).toBe('KD023 numbers')
    expect(await events()).toBe(0)
  })

  test('when the day lies ahead or before the form was printed, then it is refused; a day gone by holds', async () => {
    expect(await refused(record([1], 'handed_out', { p_on: addDays(today(), 1) }))).toBe('KD023 on')
    expect(await refused(record([1], 'handed_out', { p_on: addDays(today(), -1) }))).toBe('KD023 on')
    await stack.sql`update public.paper_form set printed_at = now() - interval '10 days'`
    await answered(record([1], 'handed_out', { p_on: addDays(today(), -3) }))
    const [row] = await ledger()
    expect(new Date(row.at).getTime()).toBeLessThan(Date.now() - 2 * 86_400_000)
    const [event] = await stack.sql<{ recorded_at: Date }[]>`select recorded_at from public.paper_form_event`
    expect(Date.now() - (event?.recorded_at.getTime() ?? 0)).toBeLessThan(60_000)
  })

  test('when a form’s words are entered, then it has come back, whatever was noted', async () => {
    await answered(record([1, 2], 'handed_out'))
    await answered(record([2], 'lost'))
    for (const paperForm of [1, 2]) {
      await answered(
        deputy.client.rpc('enter_paper_feedback', {
          content: { contributor: individual, comments: [aComment()] },
          idempotency_key: crypto.randomUUID(),
          received_on: today(),
          circumstances: { paperForm },
        }),
      )
    }
    expect((await ledger()).slice(0, 3)).toEqual([
      expect.objectContaining({ state: 'returned_later', entered: true }),
      expect.objectContaining({ state: 'returned_later', entered: true }),
      expect.objectContaining({ state: 'printed', entered: false }),
    ])
    expect(await refused(record([1], 'lost'))).toBe('KD022 1')
  })
})

describe('F5, F6: given a round that is over', () => {
  test('then what was handed out is missing, what comes back is late unless it came in time', async () => {
    await answered(print({ p_count: 4 }, past))
    await answered(record([1, 2, 3], 'handed_out', {}, past))
    await answered(record([1], 'returned_later', {}, past))
    // noted after the fact, as of a day within the round
    await stack.sql`update public.paper_form set printed_at = '2012-08-15' where round_id = ${past}`
    await answered(record([2], 'returned_later', { p_on: '2012-09-30' }, past))
    await answered(record([4], 'returned_at_meeting', { p_on: '2012-08-20' }, past))
    expect(await states(past)).toEqual(['late', 'returned_later', 'missing', 'returned_at_meeting'])
    const totals = await answered(deputy.client.rpc('paper_form_totals', { p_round_id: past }))
    expect(totals.reduce((sum: number, { count }: { count: number }) => sum + count, 0)).toBe(4)
  })
})
