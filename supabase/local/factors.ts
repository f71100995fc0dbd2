/**
 * Upstream gap: no second factor. `/auth/v1/factors` as hosted Auth answers it, for TOTP alone: enrol, challenge,
 * verify (the session becomes aal2), unenrol. A code is taken once, and wrong ones are counted.
 */
import { randomUUID } from 'node:crypto'
import type { Sql, TransactionSql } from 'postgres'
import { isJson, type Json, noteMethod } from './assurance.ts'
import { aalMissing, authError, factorMissing } from './auth-answers.ts'
import { makeTotpSecret, matchingStep } from './totp.ts'

export interface FactorCaller {
  userId: string
  sessionId: string
  email: string
  aal: string
}

/** Seconds a challenge can be answered. */
const challengeSeconds = 300
/** Wrong codes for one factor in a quarter of an hour; then nobody's guess counts until it has passed. */
const wrongCodes = 10
const factorLimit = 10

type Factor = { id: string; status: string; secret: string | null }

/** @returns undefined for an address that is not of factors; `session` once a code was right */
export async function answerFactors(
  sql: Sql,
  {
    method,
    path,
    body,
    ip,
    caller,
  }: { method: string; path: string; body: unknown; ip: string; caller: FactorCaller },
): Promise<Response | 'session' | undefined> {
  const [, id, act] = /^\/auth\/v1\/factors(?:\/([0-9a-f-]{36})(?:\/(challenge|verify))?)?$/.exec(path) ?? []
  const given = isJson(body) ? body : {}
  if (method === 'POST' && path === '/auth/v1/factors') return enrol(sql, caller, given)
  if (!id) return undefined
  return sql.begin(async (tx) => {
    // locked: guesses at one factor wait for each other
    const [factor] = await tx<Factor[]>`
      select id, status::text, secret from auth.mfa_factors where id = ${id} and user_id = ${caller.userId} for update`
    if (!factor) return factorMissing()
    if (method === 'DELETE' && !act) return unenrol(tx, caller, factor)
    if (method === 'POST' && act === 'challenge') return challenge(tx, factor, ip)
    if (method === 'POST' && act === 'verify') return verify(tx, caller, factor, given)
    return authError(405, 'bad_json', 'Method not allowed')
  })
}

async function enrol(sql: Sql, caller: FactorCaller, given: Json): Promise<Response> {
  if (given['factor_type'] !== 'totp')
    return authError(400, 'validation_failed', 'factor_type needs to be totp')
  const name = String(given['friendly_name'] ?? '').trim()
  const issuer = String(given['issuer'] ?? '') || 'localhost'
  const known = await sql<{ status: string; friendly_name: string | null }[]>`
    select status::text, friendly_name from auth.mfa_factors where user_id = ${caller.userId}`
  if (known.some(({ status }) => status === 'verified') && caller.aal !== 'aal2')
    return aalMissing('enroll a new factor')
  if (known.length >= factorLimit)
    return authError(422, 'too_many_enrolled_mfa_factors', 'Maximum number of enrolled factors reached')
  if (name && known.some((factor) => factor.friendly_name === name))
    return authError(422, 'mfa_factor_name_conflict', 'A factor with this friendly name already exists')
  const [id, secret] = [randomUUID(), makeTotpSecret()]
  await sql`insert into auth.mfa_factors (id, user_id, friendly_name, factor_type, status, created_at, updated_at, secret)
    values (${id}, ${caller.userId}, ${name}, 'totp', 'unverified', now(), now(), ${secret})`
  const label = `${encodeURIComponent(issuer)}:${encodeURIComponent(caller.email)}`
  const query = `algorithm=SHA1&digits=6&issuer=${encodeURIComponent(issuer)}&period=30&secret=${secret}`
  const uri = `otpauth://totp/${label}?${query}`
  // hosted draws the picture, too; whoever shows it here draws it from the address
  return Response.json({ id, type: 'totp', friendly_name: name, totp: { qr_code: '', secret, uri } })
}

async function unenrol(tx: TransactionSql, caller: FactorCaller, factor: Factor): Promise<Response> {
  const isVerified = factor.status === 'verified'
  if (isVerified && caller.aal !== 'aal2') return aalMissing('unenroll verified factor')
  await tx`delete from auth.mfa_factors where id = ${factor.id}`
  if (isVerified)
    await tx`update auth.sessions set aal = 'aal1', factor_id = null where factor_id = ${factor.id}`
  return Response.json({ id: factor.id })
}

async function challenge(tx: TransactionSql, factor: Factor, ip: string): Promise<Response> {
  const id = randomUUID()
  await tx`insert into auth.mfa_challenges (id, factor_id, created_at, ip_address) values (${id}, ${factor.id}, now(), ${ip})`
  const expires = Math.floor(Date.now() / 1000) + challengeSeconds
  return Response.json({ id, type: 'totp', expires_at: expires })
}

async function verify(
  tx: TransactionSql,
  caller: FactorCaller,
  factor: Factor,
  given: Json,
): Promise<Response | 'session'> {
  const challengeId = String(given['challenge_id'] ?? '')
  const [asked] = /^[0-9a-f-]{36}$/.test(challengeId)
    ? await tx<{ open: boolean }[]>`
      select verified_at is null and created_at > now() - make_interval(secs => ${challengeSeconds}) as open
      from auth.mfa_challenges where id = ${challengeId} and factor_id = ${factor.id}`
    : []
  if (!asked) return factorMissing()
  if (!asked.open) return authError(422, 'mfa_challenge_expired', 'MFA challenge has expired')
  const [wrong] = await tx<{ count: number }[]>`select count(*)::int as count from auth.local_mfa_tries
    where factor_id = ${factor.id} and step is null and at > now() - interval '15 minutes'`
  if ((wrong?.count ?? 0) >= wrongCodes)
    return authError(429, 'over_request_rate_limit', 'Too many wrong codes')
  const step = matchingStep(factor.secret ?? '', String(given['code'] ?? ''))
  const taken =
    await tx`insert into auth.local_mfa_tries (factor_id, step) values (${factor.id}, ${step ?? null})
    on conflict do nothing returning step`
  if (step === undefined || taken.length === 0)
    return authError(422, 'mfa_verification_failed', 'Invalid TOTP code entered')
  await raise(tx, caller, factor, challengeId)
  return 'session'
}

/** The session becomes aal2; sessions that have proven less and factors that were begun and left are gone. */
async function raise(
  tx: TransactionSql,
  { userId, sessionId }: FactorCaller,
  factor: Factor,
  challengeId: string,
): Promise<void> {
  await tx`update auth.mfa_challenges set verified_at = now() where id = ${challengeId}`
  await tx`update auth.mfa_factors set status = 'verified', updated_at = now() where id = ${factor.id}`
  await tx`update auth.sessions set aal = 'aal2', factor_id = ${factor.id}, updated_at = now() where id = ${sessionId}`
  await noteMethod(tx, sessionId, 'totp')
  if (factor.status === 'verified') return
  await tx`delete from auth.sessions where user_id = ${userId} and coalesce(aal, 'aal1') = 'aal1'`
  await tx`delete from auth.mfa_factors where user_id = ${userId} and status = 'unverified'`
}
