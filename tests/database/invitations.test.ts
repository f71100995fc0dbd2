/** F4: those asked: who may see and change the list, numbering, what has become of each. Denials first. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { today } from '../../src/domain/day.ts'
import { aComment, individual } from '../factories.ts'
import {
  anInvitee,
  answered,
  codeOf,
  emptyIntake,
  importRows,
  invitees,
  refused,
  roundOf,
} from '../invitees.ts'
import { type Stack, startStack, type TestUser } from '../stack.ts'

let stack: Stack
let deputy: TestUser
let subject: TestUser
let outsiders: Record<'stranger' | 'disabled' | 'otherBody', TestUser>
let round: string
let past: string

beforeAll(async () => {
  stack = await startStack()
  deputy = await stack.addUser('to-pho', { role: 'deputy' })
  subject = await stack.addUser('doi-tuong', { role: 'lead', subjectCode: 'bi-thu' })
  outsiders = {
    stranger: await stack.addUser('nguoi-la'),
    disabled: await stack.addUser('da-nghi', { role: 'member' }),
    otherBody: await stack.addUser('co-so', { role: 'lead' }, stack.otherBody),
  }
  await stack.sql`update public.staff set disabled_at = now() where user_id = ${outsiders.disabled.id}`
  round = await roundOf(stack, Number(today().slice(0, 4)))
  past = await roundOf(stack, 2012)
})
afterAll(() => stack?.stop())
beforeEach(() => emptyIntake(stack))

const list = (user: TestUser, args: Record<string, unknown> = {}, of = round) =>
  answered(user.client.rpc('invitation_list', { p_round_id: of, ...args }))
const totals = async (user: TestUser, args: Record<string, unknown> = {}, of = round) =>
  Object.fromEntries(
    (await answered(user.client.rpc('invitation_totals', { p_round_id: of, ...args }))).map(
      ({ state, count }: { state: string; count: number }) => [state, count],
    ),
  )

async function logged() {
  return (await stack.sql<{ reason: string }[]>`select reason from public.access_log order by id`).map(
    ({ reason }) => reason,
  )
}

describe('F4: given someone who is not of this body’s Help Team', () => {
  const calls = (id: string) => ({
    import_invitations: { p_round_id: round, p_rows: [anInvitee({ name: 'Kẻ lạ' })] },
    known_invitees: { p_round_id: round, p_rows: [anInvitee()] },
    withdraw_invitation: { p_invitation_id: id, p_withdrawn: true },
    invitations_to_print: { p_round_id: round, p_from: 1, p_to: 9 },
  })
  const reads = () => ({
    invitation_list: { p_round_id: round },
    invitation_totals: { p_round_id: round },
  })
  async function anInvitationId(): Promise<string> {
    await answered(importRows(deputy.client, round, [anInvitee()]))
    const [row] = await stack.sql<{ id: string }[]>`select id from public.invitation`
    return row?.id ?? ''
  }

  test('when the intake’s key calls any of it, then it is refused', async () => {
    const id = await anInvitationId()
    for (const [name, args] of Object.entries({ ...calls(id), ...reads() })) {
      expect(`${name} ${await refused(stack.anon().rpc(name, args))}`).toBe(`${name} 42501`)
    }
  })

  test.each(['stranger', 'disabled', 'otherBody'] as const)(
    'when a %s calls any of it, then nothing is told, changed or logged',
    async (who) => {
      const id = await anInvitationId()
      const { client } = outsiders[who]
      for (const [name, args] of Object.entries(calls(id))) {
        expect(`${name} ${await refused(client.rpc(name, args))}`).toBe(`${name} KD005`)
      }
      for (const [name, args] of Object.entries(reads())) {
        expect(await answered(client.rpc(name, args)), name).toEqual([])
      }
      expect(await answered(client.from('invitation').select('id'))).toEqual([])
      expect(await totals(deputy)).toEqual({ asked: 1 })
      expect(await logged()).toEqual([])
    },
  )

  test('then no table tells a name or a code to anybody', async () => {
    await anInvitationId()
    const { error } = await deputy.client.schema('private').from('invitee').select('code')
    expect(error).not.toBeNull()
  })
})

describe('F4: given an import', () => {
  test('then rows are numbered in their order, and the next import goes on without a gap', async () => {
    const first = await answered(importRows(deputy.client, round, invitees(3)))
    expect(first).toEqual({ added: 3, known: 0, last: 3 })
    await answered(importRows(deputy.client, round, invitees(2, 'Người khác')))
    expect(
      (await list(deputy)).map(({ number, name }: { number: number; name: string }) => [number, name]),
    ).toEqual([
      [1, 'Người được mời 1'],
      [2, 'Người được mời 2'],
      [3, 'Người được mời 3'],
      [4, 'Người khác 1'],
      [5, 'Người khác 2'],
    ])
  })

  test('then each has a code of its own that reads aloud', async () => {
    await answered(importRows(deputy.client, round, invitees(50)))
    const codes = await stack.sql<{ code: string }[]>`select code from private.invitee`
    expect(new Set(codes.map(({ code }) => code)).size).toBe(50)
    for (const { code } of codes) expect(code).toMatch(/^(?:[A-HJ-NPR-Y2-9]{4}-){2}[A-HJ-NPR-Y2-9]{4}$/)
  })

  test('when a row is on the list, with other marks or case, or twice in the file, then it is added once', async () => {
    await answered(importRows(deputy.client, round, [anInvitee()]))
    const rows = [
      anInvitee({ name: 'DANG THI DUOC MOI', address: '1, ngo thu nghiem' }),
      anInvitee({ name: 'Người mới' }),
      anInvitee({ name: 'nguoi moi' }),
    ]
    expect(await answered(deputy.client.rpc('known_invitees', { p_round_id: round, p_rows: rows }))).toEqual([
      { row: 0, number: 1 },
      { row: 2, sameAs: 1 },
    ])
    const moved = [anInvitee({ address: '9 phố khác' }), anInvitee({ name: 'Chưa ai biết' })]
    expect(await answered(deputy.client.rpc('known_invitees', { p_round_id: round, p_rows: moved }))).toEqual(
      [{ row: 0, namesake: 1 }],
    )
    expect(await answered(importRows(deputy.client, round, rows))).toEqual({ added: 1, known: 2, last: 2 })
    expect((await list(deputy)).map(({ name }: { name: string }) => name)).toEqual([
      'Đặng Thị Được Mời',
      'Người mới',
    ])
  })

  test('when one row of many cannot stand, then none is added', async () => {
    const bad = [
      anInvitee({ name: '' }),
      anInvitee({ name: 'x'.repeat(201) }),
      anInvitee({ kind: 'collective' }),
      anInvitee({ category: 'khong-co' }),
      { kind: 'individual' },
    ]
    for (const row of bad) {
      expect(await refused(importRows(deputy.client, round, [...invitees(3), row]))).not.toBe('allowed')
    }
    expect(await totals(deputy)).toEqual({})
  })

  test('when it is more than 5,000 rows, or none, or no rows at all, then it is refused or adds nothing', async () => {
    expect(await refused(importRows(deputy.client, round, invitees(5_001)))).toBe('KD023 rows')
    expect(
      await refused(deputy.client.rpc('import_invitations', { p_round_id: round, p_rows: { kind: 'x' } })),
    ).toBe('KD023 rows')
    expect(await answered(importRows(deputy.client, round, []))).toEqual({ added: 0, known: 0, last: 0 })
  })

  test('when several come at once with the same people, then each is numbered once', async () => {
    const rows = invitees(40)
    const answers = await Promise.all(
      Array.from({ length: 4 }, () => answered(importRows(deputy.client, round, rows))),
    )
    expect(answers.reduce((sum, { added }) => sum + added, 0)).toBe(40)
    const numbers = (await list(deputy)).map(({ number }: { number: number }) => number)
    expect(numbers).toEqual(Array.from({ length: 40 }, (_, index) => index + 1))
  })

  test('then a full list of 5,000 goes in and is counted whole', async () => {
    expect(await answered(importRows(deputy.client, round, invitees(5_000)))).toMatchObject({ added: 5_000 })
    expect(await totals(deputy)).toEqual({ asked: 5_000 })
  })
})

describe('F4: given the list', () => {
  test('then pages by key show each once, forwards and backwards', async () => {
    await answered(importRows(deputy.client, round, invitees(7)))
    const numbers = async (args: Record<string, unknown>) =>
      (await list(deputy, args)).map(({ number }: { number: number }) => number)
    expect(await numbers({ p_limit: 3 })).toEqual([1, 2, 3])
    expect(await numbers({ p_limit: 3, p_after: 3 })).toEqual([4, 5, 6])
    expect(await numbers({ p_limit: 3, p_after: 6 })).toEqual([7])
    // away from the border, as the paging of the desk expects
    expect(await numbers({ p_limit: 3, p_before: 7 })).toEqual([6, 5, 4])
  })

  test.each(['nguyễn văn ưng', 'NGUYEN VAN UNG', 'van u', 'Ưng'])(
    'when one searches “%s”, then the name is found with or without marks',
    async (p_search) => {
      await answered(
        importRows(deputy.client, round, [
          anInvitee({ name: 'Nguyễn Văn Ưng' }),
          anInvitee({ name: 'Trần Bình' }),
        ]),
      )
      expect((await list(deputy, { p_search })).map(({ name }: { name: string }) => name)).toEqual([
        'Nguyễn Văn Ưng',
      ])
      expect(await totals(deputy, { p_search })).toEqual({ asked: 1 })
    },
  )

  test('when one searches for signs that mean something to SQL, then they are only signs', async () => {
    await answered(importRows(deputy.client, round, [anInvitee()]))
    for (const p_search of ['%', '_', '\\', "'", 'không có']) {
      const rows = await list(deputy, { p_search })
      expect(Object.values(await totals(deputy, { p_search })).reduce((a, b) => a + b, 0)).toBe(rows.length)
    }
    expect(await list(deputy, { p_search: 'không có' })).toEqual([])
  })

  test('then a member who is a subject sees it, too: it is who was asked, not who wrote what', async () => {
    await answered(importRows(deputy.client, round, [anInvitee()]))
    expect((await list(subject)).length).toBe(1)
    expect(Object.keys((await list(subject))[0]).sort()).toEqual([
      'address',
      'contributor_category',
      'contributor_kind',
      'form_numbers',
      'id',
      'name',
      'number',
      'state',
      'withdrawn',
    ])
  })
})

describe('F4: given what invitees do', () => {
  const send = (code: string) =>
    answered(
      stack.anon().rpc('submit_feedback', {
        body: stack.body.slug,
        content: { contributor: individual, comments: [aComment()] },
        idempotency_key: crypto.randomUUID(),
        circumstances: { invitation: code },
      }),
    )
  const states = async (of = round) =>
    (await list(deputy, {}, of)).map(({ number, state }: { number: number; state: string }) => [
      number,
      state,
    ])

  test('when one answers on the site, then the list says so; withdrawn later it still does', async () => {
    await answered(importRows(deputy.client, round, invitees(2)))
    await send(await codeOf(stack, round, 1))
    expect(await states()).toEqual([
      [1, 'answered'],
      [2, 'asked'],
    ])
    const [first] = await list(deputy)
    await answered(deputy.client.rpc('withdraw_invitation', { p_invitation_id: first.id, p_withdrawn: true }))
    expect((await list(deputy))[0]).toMatchObject({ state: 'answered', withdrawn: true })
  })

  test('when one is withdrawn, then its code opens nothing until it is given again; who did it stays', async () => {
    await answered(importRows(deputy.client, round, [anInvitee()]))
    const [{ id }] = await list(deputy)
    const code = await codeOf(stack, round, 1)
    const found = () =>
      answered(stack.anon().rpc('find_invitation', { body: stack.body.slug, code, address: '203.0.113.9' }))
    const withdraw = (user: TestUser, p_withdrawn: boolean) =>
      answered(user.client.rpc('withdraw_invitation', { p_invitation_id: id, p_withdrawn }))
    await withdraw(deputy, true)
    await withdraw(subject, true)
    expect(await found()).toBeNull()
    expect(await totals(deputy)).toEqual({ withdrawn: 1 })
    expect(await answered(deputy.client.from('invitation').select('withdrawn_by'))).toEqual([
      { withdrawn_by: deputy.id },
    ])
    await withdraw(deputy, false)
    expect(await found()).toMatchObject({ name: 'Đặng Thị Được Mời' })
    expect(await totals(deputy)).toEqual({ asked: 1 })
  })

  test('when the round is over, then who has not answered is missing, and who answers is late', async () => {
    await answered(importRows(deputy.client, past, invitees(3)))
    await answered(
      deputy.client.rpc('print_paper_forms', { p_round_id: past, p_count: 0, p_invitations: [1, 2] }),
    )
    await answered(
      deputy.client.rpc('record_paper_forms', { p_round_id: past, p_numbers: [1], p_kind: 'returned_later' }),
    )
    expect(await states(past)).toEqual([
      [1, 'late'],
      [2, 'missing'],
      [3, 'missing'],
    ])
  })

  test('when named forms go out and come back, then the list follows, and totals agree with it', async () => {
    await answered(importRows(deputy.client, round, invitees(5)))
    await answered(
      deputy.client.rpc('print_paper_forms', { p_round_id: round, p_count: 0, p_invitations: [1, 2, 3, 4] }),
    )
    const record = (p_numbers: number[], p_kind: string) =>
      answered(deputy.client.rpc('record_paper_forms', { p_round_id: round, p_numbers, p_kind }))
    await record([1, 2, 3, 4], 'handed_out')
    await record([1], 'returned_at_meeting')
    await record([2], 'returned_later')
    await record([4], 'lost')
    expect(await states()).toEqual([
      [1, 'returned_at_meeting'],
      [2, 'returned_later'],
      [3, 'handed_out'],
      [4, 'asked'],
      [5, 'asked'],
    ])
    const counts = await totals(deputy)
    expect(counts).toEqual({ returned_at_meeting: 1, returned_later: 1, handed_out: 1, asked: 2 })
    for (const [p_state, count] of Object.entries(counts)) {
      expect((await list(deputy, { p_state })).length, p_state).toBe(count)
    }
  })

  test('when a letter comes on paper with its form, then the invitation is entered', async () => {
    await answered(importRows(deputy.client, round, [anInvitee()]))
    await answered(
      deputy.client.rpc('print_paper_forms', { p_round_id: round, p_count: 0, p_invitations: [1] }),
    )
    await answered(
      deputy.client.rpc('enter_paper_feedback', {
        content: { contributor: individual, comments: [aComment()] },
        idempotency_key: crypto.randomUUID(),
        received_on: today(),
        circumstances: { paperForm: 1 },
      }),
    )
    expect(await states()).toEqual([[1, 'entered']])
  })
})

describe('F4: given letters to print', () => {
  beforeEach(() => answered(importRows(deputy.client, round, invitees(4))))
  const letters = (args: Record<string, unknown>) =>
    answered(deputy.client.rpc('invitations_to_print', { p_round_id: round, ...args }))

  test('then they bear name, address and code, and every reading is logged', async () => {
    const printed = await letters({ p_from: 2, p_to: 3 })
    expect(printed).toEqual([
      expect.objectContaining({ number: 2, name: 'Người được mời 2', address: '1 ngõ Thử nghiệm' }),
      expect.objectContaining({ number: 3, code: await codeOf(stack, round, 3) }),
    ])
    await letters({ p_from: 2, p_to: 3 })
    expect(await logged()).toEqual(['thư mời số 2–3', 'thư mời số 2–3'])
    const log = await answered(deputy.client.from('access_log').select('action, staff_id, feedback_id'))
    expect(log?.[0]).toEqual({ action: 'invitations_printed', staff_id: deputy.id, feedback_id: null })
  })

  test('then reminders go to those who have not answered; the withdrawn get nothing', async () => {
    const rows = await list(deputy)
    await answered(
      deputy.client.rpc('withdraw_invitation', { p_invitation_id: rows[3].id, p_withdrawn: true }),
    )
    await answered(
      stack.anon().rpc('submit_feedback', {
        body: stack.body.slug,
        content: { contributor: individual, comments: [aComment()] },
        idempotency_key: crypto.randomUUID(),
        circumstances: { invitation: await codeOf(stack, round, 2) },
      }),
    )
    const numbers = (all: { number: number }[]) => all.map(({ number }) => number)
    expect(numbers(await letters({ p_from: 1, p_to: 4, p_unanswered: true }))).toEqual([1, 3])
    expect(numbers(await letters({ p_from: 1, p_to: 4 }))).toEqual([1, 2, 3])
    expect(await logged()).toEqual(['thư nhắc số 1–4', 'thư mời số 1–4'])
  })

  test('when there is none to print, then nothing is logged; when the range is none, then it is refused', async () => {
    expect(await letters({ p_from: 5, p_to: 9 })).toEqual([])
    expect(await logged()).toEqual([])
    for (const [p_from, p_to] of [
      [0, 5],
      [3, 2],
      [1, 501],
    ]) {
      const call = deputy.client.rpc('invitations_to_print', { p_round_id: round, p_from, p_to })
      expect(await refused(call)).toBe('KD023 numbers')
    }
  })
})
