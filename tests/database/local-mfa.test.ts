/** Upstream gap: @supabase/lite has no second factor, no assurance level in its tokens and no admin API. */
import type { SupabaseClient } from '@supabase/supabase-js'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createAuthUser } from '../../supabase/local/index.ts'
import { matchingStep, totpCode, totpStep } from '../../supabase/local/totp.ts'
import { client, type Instance, startInstance } from './local-instance.ts'

const password = 'mật khẩu đủ dài 346'
let instance: Instance
beforeAll(async () => {
  instance = await startInstance(`
    create function public.claims() returns jsonb language sql as 'select auth.jwt()';`)
}, 60_000)
afterAll(() => instance?.remove())

async function signedIn(email: string) {
  const user = client(instance.supabase)
  const { data, error } = await user.auth.signInWithPassword({ email, password })
  if (error) throw error
  return { user, session: data.session }
}

async function newUser() {
  const email = `${crypto.randomUUID()}@example.vn`
  await createAuthUser(instance.sql, { email, password })
  return { email, ...(await signedIn(email)) }
}

async function begin(user: SupabaseClient) {
  const { data, error } = await user.auth.mfa.enroll({
    factorType: 'totp',
    friendlyName: 'máy',
    issuer: 'Tổ',
  })
  if (error) throw error
  return { factorId: data.id, secret: data.totp.secret, uri: data.totp.uri }
}

async function enrolled() {
  const made = await newUser()
  const factor = await begin(made.user)
  const { error } = await made.user.auth.mfa.challengeAndVerify({
    factorId: factor.factorId,
    code: totpCode(factor.secret),
  })
  if (error) throw error
  return { ...made, ...factor }
}

const levels = async (user: SupabaseClient) => {
  const { data } = await user.auth.mfa.getAuthenticatorAssuranceLevel()
  return [data?.currentLevel, data?.nextLevel]
}

test('RFC 6238, appendix B: the codes of its key at its times; a step more or less counts, two do not', () => {
  const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
  const codes = [59, 1_111_111_109, 1_234_567_890, 20_000_000_000].map((at) =>
    totpCode(secret, totpStep(at * 1000)),
  )
  expect(codes).toEqual(['287082', '081804', '005924', '353130'])
  const at = 1_234_567_890_000
  const matches = [-2, -1, 0, 1, 2].map((by) => matchingStep(secret, totpCode(secret, totpStep(at) + by), at))
  expect(matches.map((step) => step !== undefined)).toEqual([false, true, true, true, false])
})

describe('upstream: its tokens say nothing of how one signed in', () => {
  test('given a password alone, then token and database carry aal1, the method and the session', async () => {
    const { user, session } = await newUser()
    const { data: claims } = await user.rpc('claims')
    expect(claims).toMatchObject({ aal: 'aal1', amr: [{ method: 'password' }] })
    expect(claims.session_id).toMatch(/^[0-9a-f-]{36}$/)
    expect(await levels(user)).toEqual(['aal1', 'aal1'])
    expect(session.user.factors).toBeUndefined()
  })
})

describe('upstream: no second factor', () => {
  test('given an enrolment, when the code is right, then the session is aal2 and stays so when refreshed', async () => {
    const { user } = await newUser()
    const { factorId, secret, uri } = await begin(user)
    expect(uri).toMatch(/^otpauth:\/\/totp\/T%E1%BB%95:.*secret=[A-Z2-7]{32}$/)
    expect((await user.auth.mfa.listFactors()).data?.all).toMatchObject([
      { id: factorId, status: 'unverified' },
    ])
    expect(await levels(user)).toEqual(['aal1', 'aal1'])
    const { data, error } = await user.auth.mfa.challengeAndVerify({ factorId, code: totpCode(secret) })
    expect(error).toBeNull()
    expect(data?.user.factors).toMatchObject([{ id: factorId, status: 'verified', friendly_name: 'máy' }])
    expect(JSON.stringify(data?.user)).not.toContain(secret)
    expect((await user.rpc('claims')).data).toMatchObject({
      aal: 'aal2',
      amr: [{ method: 'totp' }, { method: 'password' }],
    })
    const before = (await user.rpc('claims')).data.session_id
    expect((await user.auth.refreshSession()).error).toBeNull()
    expect((await user.rpc('claims')).data).toMatchObject({ aal: 'aal2', session_id: before })
    expect(await levels(user)).toEqual(['aal2', 'aal2'])
  })

  test('given a factor, when one signs in anew, then the session is aal1 until a code is given', async () => {
    const { email, factorId, secret } = await enrolled()
    const { user } = await signedIn(email)
    expect(await levels(user)).toEqual(['aal1', 'aal2'])
    const code = totpCode(secret, totpStep() + 1)
    expect((await user.auth.mfa.challengeAndVerify({ factorId, code })).error).toBeNull()
    expect(await levels(user)).toEqual(['aal2', 'aal2'])
  })

  test('given a verified factor, then sessions that had proven less are gone', async () => {
    const { email, user } = await newUser()
    const other = await signedIn(email)
    const { factorId, secret } = await begin(user)
    await user.auth.mfa.challengeAndVerify({ factorId, code: totpCode(secret) })
    expect((await other.user.auth.getUser()).error?.name).toBe('AuthSessionMissingError')
    expect((await user.auth.getUser()).error).toBeNull()
  })

  test('given a code that was taken, when it is given again, then it is refused, at once and in parallel', async () => {
    const { email, factorId, secret } = await enrolled()
    const code = totpCode(secret, totpStep() + 1)
    const sessions = await Promise.all([1, 2, 3].map(() => signedIn(email)))
    const answers = await Promise.all(
      sessions.map(({ user }) => user.auth.mfa.challengeAndVerify({ factorId, code })),
    )
    expect(answers.filter(({ error }) => error === null)).toHaveLength(1)
    expect(answers.flatMap(({ error }) => error?.code ?? [])).toEqual([
      'mfa_verification_failed',
      'mfa_verification_failed',
    ])
  })

  test('given a challenge that was answered or is too old, then it takes no code', async () => {
    const { email, factorId, secret } = await enrolled()
    const { user } = await signedIn(email)
    const { data } = await user.auth.mfa.challenge({ factorId })
    const challengeId = data?.id ?? ''
    await instance.sql`update auth.mfa_challenges set created_at = now() - interval '6 minutes' where id = ${challengeId}`
    const code = totpCode(secret, totpStep() + 1)
    expect((await user.auth.mfa.verify({ factorId, challengeId, code })).error?.code).toBe(
      'mfa_challenge_expired',
    )
    const strange = await user.auth.mfa.verify({ factorId, challengeId: crypto.randomUUID(), code })
    expect(strange.error?.code).toBe('mfa_factor_not_found')
  })

  test('given ten wrong codes, when the right one follows, then it waits a quarter of an hour', async () => {
    const { email, factorId, secret } = await enrolled()
    const { user } = await signedIn(email)
    const valid = [-1, 0, 1, 2].map((by) => totpCode(secret, totpStep() + by))
    const wrong =
      ['000000', '111111', '222222', '333333', '444444'].find((code) => !valid.includes(code)) ?? ''
    const guess = async (code: string) =>
      (await user.auth.mfa.challengeAndVerify({ factorId, code })).error?.code
    const guesses = await Promise.all(Array.from({ length: 12 }, () => guess(wrong)))
    expect(guesses.filter((code) => code === 'mfa_verification_failed')).toHaveLength(10)
    expect(await guess(totpCode(secret, totpStep() + 1))).toBe('over_request_rate_limit')
    await instance.sql`update auth.local_mfa_tries set at = at - interval '16 minutes' where factor_id = ${factorId}`
    expect(await guess(totpCode(secret, totpStep() + 1))).toBeUndefined()
  })

  test('given someone else’s factor, then one can neither ask, answer nor remove it', async () => {
    const { factorId, secret } = await enrolled()
    const { user } = await newUser()
    const code = totpCode(secret, totpStep() + 1)
    expect((await user.auth.mfa.challenge({ factorId })).error?.code).toBe('mfa_factor_not_found')
    expect((await user.auth.mfa.challengeAndVerify({ factorId, code })).error?.code).toBe(
      'mfa_factor_not_found',
    )
    expect((await user.auth.mfa.unenroll({ factorId })).error?.code).toBe('mfa_factor_not_found')
  })

  test('given a verified factor and a password alone, then it is not removed and no second one is added', async () => {
    const { email, factorId } = await enrolled()
    const { user } = await signedIn(email)
    expect((await user.auth.mfa.unenroll({ factorId })).error?.code).toBe('insufficient_aal')
    const another = await user.auth.mfa.enroll({ factorType: 'totp', friendlyName: 'máy khác' })
    expect(another.error?.code).toBe('insufficient_aal')
  })

  test('given aal2, when the factor is removed, then the session falls back to aal1', async () => {
    const { user, factorId } = await enrolled()
    expect((await user.auth.mfa.unenroll({ factorId })).error).toBeNull()
    expect((await user.auth.refreshSession()).error).toBeNull()
    expect((await user.rpc('claims')).data).toMatchObject({ aal: 'aal1' })
    expect((await user.auth.mfa.listFactors()).data?.all).toEqual([])
  })

  test('given no token, a key or an ended session, then factors are closed', async () => {
    const { user, session } = await newUser()
    const ask = (authorization?: string) =>
      fetch(`${instance.supabase.url}/auth/v1/factors`, {
        method: 'POST',
        headers: { apikey: instance.supabase.anonKey, ...(authorization && { authorization }) },
        body: JSON.stringify({ factor_type: 'totp' }),
      })
    expect((await ask()).status).toBe(403)
    expect((await ask('Bearer abc')).status).toBe(401)
    await user.auth.signOut()
    expect((await ask(`Bearer ${session.access_token}`)).status).toBe(403)
  })

  test('the tables of factors are closed to the API roles', async () => {
    const rows = await instance.sql`select t, has_table_privilege(r, 'auth.' || t, 'select') as open
      from unnest(array['mfa_factors', 'mfa_challenges', 'mfa_amr_claims', 'local_mfa_tries']) t,
        unnest(array['anon', 'authenticated', 'service_role']) r`
    expect(rows.filter(({ open }) => open)).toEqual([])
  })
})

describe('upstream: no admin API', () => {
  const account = () => ({ email: `${crypto.randomUUID()}@example.vn`, password, email_confirm: true })

  test('given the service key, then a user is made once, can sign in, and gets another password', async () => {
    const made = account()
    const { data, error } = await instance.service.auth.admin.createUser(made)
    expect(error).toBeNull()
    await signedIn(made.email)
    expect((await instance.service.auth.admin.createUser(made)).error?.code).toBe('email_exists')
    const other = 'một mật khẩu khác, dài'
    const changed = await instance.service.auth.admin.updateUserById(data.user?.id ?? '', { password: other })
    expect(changed.error).toBeNull()
    await expect(signedIn(made.email)).rejects.toMatchObject({ code: 'invalid_credentials' })
    const again = await client(instance.supabase).auth.signInWithPassword({
      email: made.email,
      password: other,
    })
    expect(again.error).toBeNull()
  })

  test('given two at the same time with one address, then one user is made', async () => {
    const made = account()
    const answers = await Promise.all([1, 2, 3].map(() => instance.service.auth.admin.createUser(made)))
    expect(answers.filter(({ error }) => error === null)).toHaveLength(1)
  })

  test('given the public key or a signed-in user, then no user is made', async () => {
    expect((await instance.anon.auth.admin.createUser(account())).error?.status).toBe(403)
    const { user } = await newUser()
    const { error } = await user.auth.admin.createUser(account())
    expect(error?.status).toBe(403)
  })

  test('given a short password, then it is refused', async () => {
    const { error } = await instance.service.auth.admin.createUser({ ...account(), password: 'ngắn' })
    expect(error?.code).toBe('weak_password')
  })
})
