/** Denials as they arrive over HTTP (H1, H8, F7, I.5); who may do what in the database is in rights.ts. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Stack, startStack, type TestUser } from '../stack.ts'
import { storedFeedback } from '../submissions.ts'
import { type Relation, relationsOf } from './support.ts'

let stack: Stack
let relations: Relation[]
let users: Record<'stranger' | 'disabled', TestUser>
let feedbackId: string

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

describe('H8, F7: given the intake’s key (anon)', () => {
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
  test('then the desk’s functions say nothing', async () => {
    const { client } = users.stranger
    expect((await client.rpc('staff_me')).data).toBeNull()
    for (const round of await roundIds()) {
      for (const name of ['comment_counts', 'arrivals', 'earlier_counts']) {
        expect((await client.rpc(name, { p_round_id: round })).data).toEqual([])
      }
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
