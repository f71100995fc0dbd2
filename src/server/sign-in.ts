/** Signing in by Supabase Auth's password, throttled before the password is looked at. */
import { setTimeout } from 'node:timers/promises'
import { z } from 'zod'
import { limits } from '../domain/limits.ts'
import { normaliseLine } from '../domain/text.ts'
import type { Tokens } from './cookies.ts'
import { problemOf } from './database-errors.ts'
import { away, endSession, isAway, judge } from './session.ts'
import { intakeClient, signInClient, staffClient } from './supabase.ts'

export interface Credentials {
  email: string
  password: string
}

export type SignIn =
  | { outcome: 'signedIn'; tokens: Tokens }
  /** Wrong password or unknown account: told apart by nobody. */
  | { outcome: 'refused' }
  | { outcome: 'throttled'; waitSeconds: number }
  | { outcome: 'notStaff' }

/** Longer than checking a password takes, in milliseconds. */
const leastMs = 500

const seconds = z.int().nonnegative()

/** @throws Problem unavailable, unexpected */
export async function signIn({ email, password }: Credentials, address: string): Promise<SignIn> {
  const attempt = await intakeClient().rpc('begin_sign_in', { email, address })
  if (attempt.error) throw problemOf(attempt.error, attempt.status)
  const waitSeconds = seconds.parse(attempt.data)
  if (waitSeconds > 0) return { outcome: 'throttled', waitSeconds }

  // Only a known account costs a password check: without a common least time the clock would tell them apart.
  const [{ data, error }] = await Promise.all([
    signInClient().auth.signInWithPassword({ email, password }),
    setTimeout(leastMs),
  ])
  if (error?.status === 429) return { outcome: 'throttled', waitSeconds: 60 }
  if (error && isAway(error)) throw away(error)
  if (!data.session) return { outcome: 'refused' }
  const tokens = { accessToken: data.session.access_token, refreshToken: data.session.refresh_token }

  const { state } = await judge(tokens.accessToken)
  if (state === 'stranger' || state === 'ended') {
    await endSession(tokens)
    return { outcome: 'notStaff' }
  }
  const ended = await staffClient(tokens.accessToken).rpc('end_sign_in')
  if (ended.error) throw problemOf(ended.error, ended.status)
  return { outcome: 'signedIn', tokens }
}

/** Both fields are there and could be somebody's: a bound on work, not a check of form. */
export const credentialsSchema = z.object({
  email: z.string().transform(normaliseLine).pipe(z.string().min(1).max(limits.email)),
  password: z
    .string()
    .min(1)
    .max(200)
    .refine((text) => !text.includes('\0')),
})
