/** H1, H8: which sessions count, and what the lead may do about the team. Denials first. */
import { createClient, type SupabaseClient } from '@supabase/supabase-js'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { limits } from '../../src/domain/limits.ts'
import { requireSecondFactor, resetSecondFactor, secretClient } from '../../src/server/setup.ts'
import { totpCode } from '../../supabase/local/totp.ts'
import { type Stack, startStack, type TestUser } from '../stack.ts'
import { storedFeedback } from '../submissions.ts'
import { readable, relationsOf } from './support.ts'

let stack: Stack
let lead: TestUser
let member: TestUser
let otherLead: TestUser
let auditor: TestUser
beforeAll(async () => {
  stack = await startStack()
  lead = await stack.addUser('lead', { role: 'lead' })
  member = await stack.addUser('member', { role: 'member', subjectCode: 'bi-thu' })
  auditor = await stack.addUser('auditor', { role: 'auditor' })
  otherLead = await stack.addUser('other-lead', { role: 'lead' }, stack.otherBody)
  await storedFeedback(stack)
})
afterAll(() => stack?.stop())

const reason = 'Chuyển công tác từ hôm nay'
const stateOf = async (client: SupabaseClient) => (await client.rpc('session_state')).data?.state
const codeOf = async (call: PromiseLike<{ error: { code?: string } | null }>) => (await call).error?.code

let added = 0
function newMember(role: 'lead' | 'deputy' | 'member' = 'member') {
  added += 1
  return stack.addUser(`thanh-vien-${added}`, { role })
}

async function setFactor({ client }: TestUser): Promise<string> {
  const { data, error } = await client.auth.mfa.enroll({ factorType: 'totp', friendlyName: 'máy' })
  if (error) throw error
  const { secret } = data.totp
  const verified = await client.auth.mfa.challengeAndVerify({ factorId: data.id, code: totpCode(secret) })
  if (verified.error) throw verified.error
  return secret
}

async function signedIn({ email, password }: TestUser): Promise<SupabaseClient> {
  const client = stack.anon()
  const { error } = await client.auth.signInWithPassword({ email, password })
  if (error) throw error
  return client
}

/** Rows by relation that a client sees over HTTP, and what the desk's functions tell it. */
async function seen(client: SupabaseClient): Promise<Record<string, number>> {
  const relations = await relationsOf(stack.sql)
  const open = await readable(stack.sql, relations, { role: 'authenticated', sub: crypto.randomUUID() })
  const counts: Record<string, number> = {}
  for (const name of open.filter((each) => each.startsWith('public.'))) {
    const { data, error } = await client.from(name.slice('public.'.length)).select().limit(1)
    // a column that is not granted: asked for by name below
    if (!error && data.length > 0) counts[name] = data.length
  }
  for (const [table, column] of [
    ['body', 'id'],
    ['feedback', 'id'],
    ['comment', 'id'],
    ['staff', 'user_id'],
    ['staff_subject', 'user_id'],
    ['staff_event', 'id'],
  ] as const) {
    const { data } = await client.from(table).select(column).limit(1)
    if (data?.length) counts[`public.${table}`] = data.length
  }
  if ((await client.rpc('staff_me')).data) counts['staff_me'] = 1
  if ((await client.rpc('staff_list')).data?.length) counts['staff_list'] = 1
  if ((await client.rpc('my_sessions')).data?.length) counts['my_sessions'] = 1
  return counts
}

test('given the minutes of src/domain/limits.ts, then they are the database’s', async () => {
  const [row] = await stack.sql`select extract(epoch from private.session_idle())::int / 60 as minutes`
  expect(row?.['minutes']).toBe(limits.sessionIdleMinutes)
})

describe('H8: given a second factor', () => {
  test('when a person who has one signs in by password alone, then a raw call reads nothing and does nothing', async () => {
    const user = await stack.addUser('co-ma', { role: 'lead', subjectCode: 'chanh-van-phong' })
    expect(Object.keys(await seen(user.client))).toContain('public.feedback')
    const secret = await setFactor(user)
    const half = await signedIn(user)
    expect(await stateOf(half)).toBe('secondStep')
    expect(await seen(half)).toEqual({})
    expect(await codeOf(half.rpc('remove_staff', { p_user_id: member.id, p_reason: reason }))).toBe('KD005')
    expect(await codeOf(half.rpc('close_my_sessions', {}))).toBe('KD005')
    expect(secret).toHaveLength(32)
    expect(Object.keys(await seen(user.client))).toContain('public.feedback')
    expect(await stateOf(user.client)).toBe('open')
  })

  test('when one is set up, then it is noted once; by who has none, never', async () => {
    const user = await newMember()
    const notes = () =>
      stack.sql`select actor from public.staff_event where staff_id = ${user.id} and kind = 'second_factor_set'`
    await user.client.rpc('note_second_factor')
    expect(await notes()).toEqual([])
    await setFactor(user)
    for (const _ of [1, 2]) expect((await user.client.rpc('note_second_factor')).error).toBeNull()
    expect(await notes()).toEqual([{ actor: user.id }])
    expect((await stack.anon().rpc('note_second_factor')).error?.code).toBe('42501')
  })

  test('when the body requires one, then who has none reads nothing until it is set', async () => {
    const secret = secretClient(stack.supabase.url, stack.supabase.serviceKey)
    const user = await stack.addUser('bat-buoc', { role: 'member' }, stack.otherBody)
    await requireSecondFactor(secret, stack.otherBody, true)
    try {
      expect(await stateOf(user.client)).toBe('enrolment')
      expect(await seen(user.client)).toEqual({})
      await setFactor(user)
      expect(await stateOf(user.client)).toBe('open')
      expect(Object.keys(await seen(user.client))).toContain('public.body')
    } finally {
      await requireSecondFactor(secret, stack.otherBody, false)
    }
    const kinds =
      await stack.sql`select e.kind from public.staff_event e join public.body b on b.id = e.body_id
      where b.slug = ${stack.otherBody.slug} and e.kind like 'second_factor%' and e.actor is null order by e.id desc limit 2`
    expect(kinds.map(({ kind }) => kind)).toEqual(['second_factor_waived', 'second_factor_required'])
  })

  test('when a body is new, then it requires one', async () => {
    const [row] =
      await stack.sql`insert into public.body (slug, name) values ('moi', 'Mới') returning second_factor_required`
    expect(row?.['second_factor_required']).toBe(true)
  })
})

describe('H8: given a session', () => {
  test('when it was idle for half an hour, then it reads nothing, its state is ended and it cannot be woken', async () => {
    const user = await newMember()
    expect(await stateOf(user.client)).toBe('open')
    const age = (minutes: number) => stack.sql`update private.staff_session
      set last_seen_at = statement_timestamp() - make_interval(mins => ${minutes}) where user_id = ${user.id}`
    await age(limits.sessionIdleMinutes - 1)
    expect(Object.keys(await seen(user.client))).toContain('public.feedback')
    expect(await stateOf(user.client)).toBe('open')
    await age(limits.sessionIdleMinutes + 1)
    expect(await seen(user.client)).toEqual({})
    expect(await stateOf(user.client)).toBe('ended')
    expect((await user.client.auth.refreshSession()).error).not.toBeNull()
    expect(await stateOf(await signedIn(user))).toBe('open')
  })

  test('when one signs out, then the token that lives on reads nothing', async () => {
    const user = await newMember()
    const { data } = await user.client.auth.getSession()
    const left = createClient(stack.supabase.url, stack.supabase.anonKey, {
      accessToken: () => Promise.resolve(data.session?.access_token ?? ''),
    })
    expect((await left.from('feedback').select('id').limit(1)).data).toHaveLength(1)
    await user.client.auth.signOut()
    expect((await left.from('feedback').select('id').limit(1)).data).toEqual([])
    expect((await left.rpc('session_state')).data).toEqual({ state: 'ended' })
  })

  test('when it is seen many times within a minute, then it is written once', async () => {
    const user = await newMember()
    await stateOf(user.client)
    const read = () =>
      stack.sql`select xmin::text, last_seen_at from private.staff_session where user_id = ${user.id}`
    const before = await read()
    await Promise.all([stateOf(user.client), stateOf(user.client)])
    expect(await read()).toEqual(before)
  })

  test('when somebody else’s is to be closed, then it is refused; one’s own close one by one or all but this', async () => {
    const user = await newMember()
    await stateOf(user.client)
    const others = [await signedIn(user), await signedIn(user), await signedIn(user)]
    for (const other of others) await stateOf(other)
    const [mine] = await stack.sql<{ session_id: string }[]>`
      select session_id from private.staff_session where user_id = ${user.id} limit 1`
    const foreign = { p_session_id: mine?.session_id }
    expect(await codeOf(member.client.rpc('close_my_sessions', foreign))).toBe('KD005')
    const { data } = await user.client.rpc('my_sessions')
    expect(data).toHaveLength(4)
    const first = data.find((row: { is_current: boolean }) => !row.is_current)
    expect(
      await codeOf(user.client.rpc('close_my_sessions', { p_session_id: first.session_id })),
    ).toBeUndefined()
    expect((await user.client.rpc('my_sessions')).data).toHaveLength(3)
    expect((await user.client.rpc('close_my_sessions')).data).toBe(2)
    for (const other of others) expect(await seen(other)).toEqual({})
    expect(await stateOf(user.client)).toBe('open')
  })
})

describe('H1: given anyone but the lead of the body', () => {
  const invite = (email: string) => ({
    p_id: crypto.randomUUID(),
    p_email: email,
    p_display_name: 'Người mới',
    p_role: 'member',
  })
  test('when they invite, withdraw, remove, reset or close, then each is refused and nothing is noted', async () => {
    const target = await newMember()
    const open = invite('cho@test.example')
    expect(await codeOf(lead.client.rpc('invite_staff', open))).toBeUndefined()
    const before = await stack.sql`select count(*) from public.staff_event`
    for (const { client } of [member, auditor, otherLead]) {
      expect(await codeOf(client.rpc('remove_staff', { p_user_id: target.id, p_reason: reason }))).toBe(
        'KD005',
      )
      expect(
        await codeOf(client.rpc('reset_second_factor', { p_user_id: target.id, p_reason: reason })),
      ).toBe('KD005')
      expect(await codeOf(client.rpc('close_sessions_of', { p_user_id: target.id }))).toBe('KD005')
      expect((await client.from('staff_invitation').select('id')).data).toEqual([])
    }
    for (const { client } of [member, auditor]) {
      expect(await codeOf(client.rpc('invite_staff', invite('x@test.example')))).toBe('KD005')
      expect(await codeOf(client.rpc('withdraw_staff_invitation', { p_id: open.p_id }))).toBe('KD005')
    }
    expect(await codeOf(otherLead.client.rpc('withdraw_staff_invitation', { p_id: open.p_id }))).toBe('KD033')
    expect(await stack.sql`select count(*) from public.staff_event`).toEqual(before)
  })

  test('then the list shows names and roles alone, to the lead also how accounts are guarded', async () => {
    const rowOf = async ({ client }: TestUser) =>
      (await client.rpc('staff_list')).data.find((row: { user_id: string }) => row.user_id === lead.id)
    expect(await rowOf(member)).toMatchObject({
      role: 'lead',
      email: null,
      has_second_factor: null,
      open_sessions: null,
    })
    expect(await rowOf(lead)).toMatchObject({ email: lead.email, has_second_factor: false, is_me: true })
    expect((await auditor.client.rpc('staff_list')).data).toEqual([])
  })
})

describe('H1: given the lead', () => {
  test('when it is about the lead, then each act is refused', async () => {
    const self = { p_user_id: lead.id }
    expect(await codeOf(lead.client.rpc('remove_staff', { ...self, p_reason: reason }))).toBe('KD030')
    expect(await codeOf(lead.client.rpc('reset_second_factor', { ...self, p_reason: reason }))).toBe('KD030')
    expect(await codeOf(lead.client.rpc('close_sessions_of', self))).toBe('KD030')
  })

  test('when no reason is given or nothing is there to reset, then nothing is done', async () => {
    const user = await newMember()
    expect(await codeOf(lead.client.rpc('remove_staff', { p_user_id: user.id, p_reason: 'ngắn' }))).toBe(
      'KD004',
    )
    expect(
      await codeOf(lead.client.rpc('reset_second_factor', { p_user_id: user.id, p_reason: reason })),
    ).toBe('KD035')
    expect(await stateOf(user.client)).toBe('open')
  })

  test('when somebody is removed, then their sessions are over at once and it is noted', async () => {
    const user = await newMember()
    const unseen = await signedIn(user)
    await stateOf(user.client)
    expect(
      await codeOf(lead.client.rpc('remove_staff', { p_user_id: user.id, p_reason: reason })),
    ).toBeUndefined()
    for (const client of [user.client, unseen]) {
      expect(await stateOf(client)).toBe('stranger')
      expect(await seen(client)).toEqual({})
      expect((await client.auth.refreshSession()).error).not.toBeNull()
    }
    const events =
      await stack.sql`select kind, actor, reason from public.staff_event where staff_id = ${user.id} order by id`
    expect(events).toMatchObject([
      { kind: 'enrolled', actor: null },
      { kind: 'removed', actor: lead.id, reason },
    ])
  })

  test('when two leads remove each other at once, then one stays', async () => {
    const [one, two] = [await newMember('lead'), await newMember('lead')]
    const remove = (by: TestUser, whom: TestUser) =>
      codeOf(by.client.rpc('remove_staff', { p_user_id: whom.id, p_reason: reason }))
    const codes = await Promise.all([remove(one, two), remove(two, one)])
    expect(codes.sort()).toEqual(['KD005', undefined])
  })

  test('when a factor is reset, then it is gone and so are the sessions', async () => {
    const user = await newMember()
    await setFactor(user)
    await stateOf(user.client)
    expect(
      await codeOf(lead.client.rpc('reset_second_factor', { p_user_id: user.id, p_reason: reason })),
    ).toBeUndefined()
    expect(await seen(user.client)).toEqual({})
    expect(await stateOf(await signedIn(user))).toBe('open')
    const secret = secretClient(stack.supabase.url, stack.supabase.serviceKey)
    expect(await resetSecondFactor(secret, user.email)).toBeNull()
    expect(await resetSecondFactor(secret, 'khong-co@test.example')).toBeNull()
  })

  test('when the operator resets a lead’s factor, then that is noted without an actor', async () => {
    const user = await newMember('lead')
    await setFactor(user)
    const secret = secretClient(stack.supabase.url, stack.supabase.serviceKey)
    expect(await resetSecondFactor(secret, user.email.toUpperCase())).toMatch(/^thanh-vien-/)
    const [event] =
      await stack.sql`select kind, actor from public.staff_event where staff_id = ${user.id} order by id desc limit 1`
    expect(event).toEqual({ kind: 'second_factor_reset', actor: null })
    expect(await seen(user.client)).toEqual({})
  })
})

test('H8: given what was noted about the team, then nobody changes, removes or empties it', async () => {
  for (const statement of [
    'update public.staff_event set reason = null',
    'delete from public.staff_event',
    'truncate public.staff_event',
  ]) {
    await expect(stack.sql.unsafe(statement)).rejects.toMatchObject({ code: 'KD009' })
  }
})
