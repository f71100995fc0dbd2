/** The second step of signing in: one-time codes, by Supabase Auth's MFA. */
import type { AuthError } from '@supabase/supabase-js'
import { staffDesk } from '../strings/staff-desk.ts'
import type { Tokens } from './cookies.ts'
import { problemOf } from './database-errors.ts'
import { Problem } from './problem.ts'
import { away, isAway } from './session.ts'
import { signInClient, staffClient } from './supabase.ts'

export type CodeTaken = { outcome: 'taken'; tokens: Tokens } | { outcome: 'wrong' | 'throttled' | 'stale' }

type Auth = ReturnType<typeof signInClient>['auth']

/** @throws Problem unavailable, unexpected */
async function authOf({ accessToken, refreshToken }: Tokens): Promise<Auth> {
  const { auth } = signInClient()
  const { error } = await auth.setSession({ access_token: accessToken, refresh_token: refreshToken })
  if (error) throw failed(error)
  return auth
}

function failed(error: AuthError): Problem {
  return isAway(error) ? away(error) : new Problem('unexpected', { cause: error })
}

async function factorsOf(auth: Auth) {
  const { data, error } = await auth.mfa.listFactors()
  if (error) throw failed(error)
  return data.all
}

export async function hasFactor(tokens: Tokens): Promise<boolean> {
  return (await factorsOf(await authOf(tokens))).some(({ status }) => status === 'verified')
}

/** Answers the second step with a code of the person's factor. */
export async function takeCode(tokens: Tokens, code: string): Promise<CodeTaken> {
  const auth = await authOf(tokens)
  const factor = (await factorsOf(auth)).find(({ status }) => status === 'verified')
  return factor ? verify(auth, factor.id, code) : { outcome: 'stale' }
}

async function verify(auth: Auth, factorId: string, code: string): Promise<CodeTaken> {
  const { data, error } = await auth.mfa.challengeAndVerify({ factorId, code })
  if (data)
    return { outcome: 'taken', tokens: { accessToken: data.access_token, refreshToken: data.refresh_token } }
  if (error.status === 429) return { outcome: 'throttled' }
  if (error.code === 'mfa_verification_failed') return { outcome: 'wrong' }
  if (error.code === 'mfa_factor_not_found') return { outcome: 'stale' }
  throw failed(error)
}

export interface NewFactor {
  factorId: string
  /** What the picture says: `otpauth://totp/…`. */
  uri: string
}

/** Begins anew; what was begun and left before is forgotten. */
export async function beginFactor(tokens: Tokens): Promise<NewFactor> {
  const auth = await authOf(tokens)
  for (const { id, status } of await factorsOf(auth)) {
    if (status === 'unverified') await auth.mfa.unenroll({ factorId: id })
  }
  const { data, error } = await auth.mfa.enroll({
    factorType: 'totp',
    issuer: staffDesk.enrolment.issuer,
    friendlyName: new Date().toISOString(),
  })
  if (error) throw failed(error)
  return { factorId: data.id, uri: data.totp.uri }
}

/** The first code makes it count; a factor on an earlier telephone goes. */
export async function confirmFactor(tokens: Tokens, factorId: string, code: string): Promise<CodeTaken> {
  const auth = await authOf(tokens)
  const taken = await verify(auth, factorId, code)
  if (taken.outcome !== 'taken') return taken
  for (const { id, status } of await factorsOf(auth)) {
    if (id === factorId || status !== 'verified') continue
    const { error } = await auth.mfa.unenroll({ factorId: id })
    if (error) throw failed(error)
  }
  const { error: unnoted, status } = await staffClient(taken.tokens.accessToken).rpc('note_second_factor')
  if (unnoted) throw problemOf(unnoted, status)
  return taken
}
