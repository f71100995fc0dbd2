/** The Help Team's session: Supabase Auth's, checked at Supabase with every request (H1, H8). */
import { type AuthError, isAuthError } from '@supabase/supabase-js'
import { z } from 'zod'
import { type Staff, staffSchema } from '../domain/desk.ts'
import { endsSoon } from './access-token.ts'
import type { Tokens } from './cookies.ts'
import { problemOf } from './database-errors.ts'
import { Problem } from './problem.ts'
import { signInClient, staffClient } from './supabase.ts'

export type SessionState =
  /** `tokens` are new where the access token was about to end. */
  | { state: 'signedIn'; staff: Staff; tokens: Tokens }
  /** By password alone: a one-time code is asked for, or has to be set up first. */
  | { state: 'secondStep' | 'enrolment'; who: Pick<Staff, 'displayName' | 'role'>; tokens: Tokens }
  | { state: 'notStaff'; tokens: Tokens }
  | { state: 'ended' }

/** @throws Problem unavailable, unexpected */
export async function openSession(kept: Tokens): Promise<SessionState> {
  const tokens = endsSoon(kept.accessToken) ? await refresh(kept.refreshToken) : kept
  if (!tokens) return { state: 'ended' }
  // A token outlives its session; only Auth knows whether the person has signed out since.
  const [live, session] = await Promise.all([isLive(tokens.accessToken), judge(tokens.accessToken)])
  if (!live || session.state === 'ended') return { state: 'ended' }
  if (session.state === 'stranger') return { state: 'notStaff', tokens }
  if (session.state === 'open') return { state: 'signedIn', staff: session.staff, tokens }
  return { state: session.state, who: session, tokens }
}

/** Whether Auth still knows the session. @throws Problem unavailable */
async function isLive(accessToken: string): Promise<boolean> {
  const { error } = await signInClient().auth.getUser(accessToken)
  if (error && isAway(error)) throw away(error)
  return !error
}

const judgement = z.discriminatedUnion('state', [
  z.object({ state: z.literal('open'), staff: staffSchema }),
  staffSchema.pick({ displayName: true, role: true }).extend({ state: z.enum(['secondStep', 'enrolment']) }),
  z.object({ state: z.literal('ended') }),
  z.object({ state: z.literal('stranger') }),
])

/** What the database holds of the session; it notes that the session was seen. @throws Problem unavailable */
export async function judge(accessToken: string): Promise<z.infer<typeof judgement>> {
  const { data, error, status } = await staffClient(accessToken).rpc('session_state')
  if (status === 401) return { state: 'ended' }
  if (error) throw problemOf(error, status)
  return judgement.parse(data)
}

const refreshes = new Map<string, Promise<Tokens | undefined>>()
/** Two tabs that wake up together bring the same refresh token; Auth gives it out once. */
const sharedFor = 10_000

function refresh(refreshToken: string): Promise<Tokens | undefined> {
  const running = refreshes.get(refreshToken)
  if (running) return running
  const started = refreshNow(refreshToken)
  refreshes.set(refreshToken, started)
  const forget = () => refreshes.delete(refreshToken)
  started.then(() => setTimeout(forget, sharedFor).unref(), forget)
  return started
}

async function refreshNow(refreshToken: string): Promise<Tokens | undefined> {
  const { data, error } = await impatient(signInClient().auth.refreshSession({ refresh_token: refreshToken }))
  if (error && isAway(error)) throw away(error)
  if (!data.session) return undefined
  return { accessToken: data.session.access_token, refreshToken: data.session.refresh_token }
}

/** supabase-js tries to refresh for half a minute; a person waiting for a page does not. */
async function impatient<T>(attempt: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const patience = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(away(new Error('refresh took too long'))), 8_000)
  })
  try {
    return await Promise.race([attempt, patience])
  } finally {
    clearTimeout(timer)
  }
}

/**
 * Ends the session at Supabase.
 * @returns whether Supabase has confirmed it; a session that had ended before counts
 */
export async function endSession(kept: Tokens): Promise<boolean> {
  try {
    const tokens = endsSoon(kept.accessToken) ? await refresh(kept.refreshToken) : kept
    if (!tokens) return true
    const { error } = await signInClient().auth.admin.signOut(tokens.accessToken, 'local')
    return !error || !isAway(error)
  } catch {
    return false
  }
}

/** Auth did not answer, as against: Auth said no. */
export function isAway(error: AuthError): boolean {
  return (
    error.name === 'AuthRetryableFetchError' ||
    error.status === undefined ||
    error.status === 0 ||
    error.status >= 500
  )
}

export function away(cause: unknown): Problem {
  return new Problem('unavailable', {
    cause: isAuthError(cause) ? named(cause) : cause,
    headers: { 'retry-after': '30' },
  })
}

/** Auth's messages may quote what was sent; the log gets the code. */
function named(error: AuthError): Error {
  return Object.assign(new Error('auth'), {
    name: error.name,
    code: error.code ?? String(error.status ?? ''),
  })
}
