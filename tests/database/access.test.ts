/** Who may reach what (H1, H8, F7, I.5): denials first, from the catalog where possible. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Stack, startStack, type TestUser } from '../stack.ts'
import { storedFeedback } from '../submissions.ts'
import {
  type Actor,
  allowedWrites,
  executableBy,
  functionsOf,
  type Relation,
  readable,
  refusalOf,
  relationsOf,
  visibleRows,
} from './support.ts'

const intakeFunctions = [
  'private.is_open_upload',
  'public.begin_feedback',
  'public.begin_sign_in',
  'public.complete_upload',
  'public.current_round',
  'public.find_invitation',
  'public.find_receipt',
  'public.find_staff_invitation',
  'public.find_upload',
  'public.look_up_receipt',
  'public.open_upload',
  'public.submit_feedback',
]
const deskFunctions = [
  'private.closing_moment',
  'private.comparison_of',
  'private.divisions_in_force',
  'private.is_about_me',
  'private.is_late',
  'private.may_view_scan',
  'private.my_body_id',
  'private.my_lead_body_id',
  'private.my_log_body_id',
  'private.same_words_count',
  'private.uncounted',
  'private.verification_of',
  'private.verified',
  'public.close_my_sessions',
  'public.close_sessions_of',
  'public.comment_counts',
  'public.compare_feedback',
  'public.end_sign_in',
  'public.enter_paper_feedback',
  'public.feedback_counts',
  'public.import_invitations',
  'public.invitation_list',
  'public.invitation_totals',
  'public.invitations_to_print',
  'public.invite_staff',
  'public.known_invitees',
  'public.my_sessions',
  'public.note_second_factor',
  'public.open_identity',
  'public.open_scan',
  'public.paper_form_list',
  'public.paper_form_totals',
  'public.paper_forms_to_print',
  'public.print_paper_forms',
  'public.record_paper_forms',
  'public.remove_staff',
  'public.reset_second_factor',
  'public.same_words',
  'public.session_state',
  'public.staff_list',
  'public.staff_me',
  'public.verify_feedback',
  'public.withdraw_invitation',
  'public.withdraw_staff_invitation',
]
const setupFunctions = [
  'public.begin_joining',
  'public.complete_joining',
  'public.enrol_staff',
  'public.forget_uploads',
  'public.publish_round',
  'public.remove_samples',
  'public.require_second_factor',
  'public.reset_second_factor_by_operator',
  'public.stale_uploads',
  'public.store_sample',
]

let stack: Stack
let relations: Relation[]
let users: Record<'stranger' | 'disabled', TestUser>
let feedbackId: string

const anon: Actor = { role: 'anon' }
const service: Actor = { role: 'service_role' }
const as = (user: TestUser): Actor => ({ role: 'authenticated', sub: user.id })

beforeAll(async () => {
  stack = await startStack()
  relations = await relationsOf(stack.sql)
  users = {
    stranger: await stack.addUser('stranger'),
    disabled: await stack.addUser('disabled', { role: 'lead' }),
  }
  await stack.sql`update public.staff set disabled_at = now() where user_id = ${users.disabled.id}`
  feedbackId = await storedFeedback(stack)
  await stack.addUser('subject', { role: 'member', subjectCode: 'bi-thu' })
})
afterAll(() => stack?.stop())

describe('given the catalog', () => {
  test('the tests look at tables and views of both schemas', () => {
    expect(relations.length).toBeGreaterThanOrEqual(13)
    expect(new Set(relations.map(({ schema }) => schema))).toEqual(new Set(['public', 'private']))
    expect(relations.filter(({ kind }) => kind === 'view').length).toBeGreaterThanOrEqual(2)
  })
})

describe('H8, F7: given the intake’s key (anon)', () => {
  test('when it reads any table or view, then it is refused', async () => {
    expect(await readable(stack.sql, relations, anon)).toEqual([])
  })

  test('when it writes to any table or view, then it is refused', async () => {
    expect(await allowedWrites(stack.sql, relations, anon)).toEqual([])
  })

  test('then it executes the intake’s functions and no other', async () => {
    expect(await executableBy(stack.sql, 'anon')).toEqual(intakeFunctions)
  })

  test('when it calls any other function, or one of a policy by name, then it is refused', async () => {
    const others = (await functionsOf(stack.sql)).filter(
      ({ name }) => name.startsWith('private.') || !intakeFunctions.includes(name),
    )
    expect(others.length).toBeGreaterThan(10)
    for (const { name, call } of others) {
      expect(`${name} ${await refusalOf(stack.sql, anon, call)}`).toBe(`${name} 42501`)
    }
  })

  test('when it asks over HTTP for any relation, then it gets an error and no row', async () => {
    for (const { name, schema } of relations) {
      const [, relation = ''] = name.split('.')
      const { data, error } = await stack.anon().schema(schema).from(relation).select('*').limit(1)
      expect(data, name).toBeNull()
      expect(error, name).not.toBeNull()
    }
  })

  test('when it calls the desk’s and the setup’s functions over HTTP, then each is refused', async () => {
    const calls = {
      open_identity: { p_feedback_id: feedbackId, p_reason: 'Một lý do đủ dài' },
      remove_samples: {},
      staff_me: {},
    }
    for (const [name, args] of Object.entries(calls)) {
      const { data, error } = await stack.anon().rpc(name, args)
      expect(data).toBeNull()
      expect(error?.code).toBe('42501')
    }
  })
})

describe('H1: given a signed-in user who is nobody’s staff', () => {
  test('then no row of any relation is visible', async () => {
    expect(await visibleRows(stack.sql, relations, as(users.stranger))).toEqual({})
  })

  test('then the desk’s functions say nothing', async () => {
    const { client } = users.stranger
    expect((await client.rpc('staff_me')).data).toBeNull()
    for (const round of await roundIds()) {
      expect((await client.rpc('comment_counts', { p_round_id: round })).data).toEqual([])
      expect((await client.rpc('feedback_counts', { p_round_id: round })).data).toEqual([])
    }
    const opened = await client.rpc('open_identity', {
      p_feedback_id: feedbackId,
      p_reason: 'Một lý do đủ dài',
    })
    expect(opened.error?.code).toBe('KD005')
  })
})

async function roundIds(): Promise<string[]> {
  return (await stack.sql<{ id: string }[]>`select id from public.round`).map(({ id }) => id)
}

describe('H1: given a disabled staff member, still signed in', () => {
  test('then no row is visible and no identity opens', async () => {
    expect(await visibleRows(stack.sql, relations, as(users.disabled))).toEqual({})
    const { client } = users.disabled
    expect((await client.rpc('staff_me')).data).toBeNull()
    expect((await client.from('desk_feedback').select('id')).data).toEqual([])
    const opened = await client.rpc('open_identity', {
      p_feedback_id: feedbackId,
      p_reason: 'Một lý do đủ dài',
    })
    expect(opened.error?.code).toBe('KD005')
  })
})

describe('given the secret key (service_role)', () => {
  test('when it reads or writes any table or view, then it is refused', async () => {
    expect(await readable(stack.sql, relations, service)).toEqual([])
    expect(await allowedWrites(stack.sql, relations, service)).toEqual([])
  })

  test('then it executes the setup’s functions and no other', async () => {
    expect(await executableBy(stack.sql, 'service_role')).toEqual(setupFunctions)
  })
})

describe('given any signed-in user', () => {
  test('then the desk’s functions can be executed and no other', async () => {
    expect(await executableBy(stack.sql, 'authenticated')).toEqual(deskFunctions)
  })
})
