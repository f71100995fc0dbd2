/**
 * Upstream gap: its tokens do not say how a person signed in. Here every token of a session carries the claims `aal`
 * and `amr`, every user the factors, as hosted Auth has it; Auth's own answers are completed on their way out.
 */
import { randomUUID } from 'node:crypto'
import type { Sql, TransactionSql } from 'postgres'
import { signToken, verifyToken } from './tokens.ts'

export type Json = Record<string, unknown>

export function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** As a user lists them; the secret is told once, when a factor is made. */
export async function factorsOf(sql: Sql, userId: string): Promise<Json[]> {
  return sql`select id, friendly_name, factor_type, status, created_at, updated_at from auth.mfa_factors
    where user_id = ${userId} order by created_at, id`
}

/** What a session has proven so far. */
async function assuranceOf(sql: Sql, sessionId: string): Promise<{ aal: string; amr: Json[] } | undefined> {
  const [session] = await sql<{ aal: string }[]>`
    select coalesce(aal, 'aal1') as aal from auth.sessions where id = ${sessionId}`
  if (!session) return undefined
  const amr = await sql`
    select authentication_method as method, extract(epoch from updated_at)::bigint::int as timestamp
    from auth.mfa_amr_claims where session_id = ${sessionId} order by updated_at desc`
  return { aal: session.aal, amr: [...amr] }
}

/** The same token with what its session has proven; undefined when the session is gone. */
export async function assuredToken(sql: Sql, token: string, jwtSecret: string): Promise<string | undefined> {
  const verdict = verifyToken(token, jwtSecret)
  if (!('claims' in verdict)) return undefined
  const assurance = await assuranceOf(sql, String(verdict.claims['session_id'] ?? ''))
  return assurance && signToken({ ...verdict.claims, ...assurance }, jwtSecret)
}

export async function noteMethod(
  sql: Sql | TransactionSql,
  sessionId: string,
  method: string,
): Promise<void> {
  await sql`insert into auth.mfa_amr_claims (session_id, created_at, updated_at, authentication_method, id)
    values (${sessionId}, now(), now(), ${method}, ${randomUUID()})
    on conflict (session_id, authentication_method) do update set updated_at = now()`
}

/** Completes an answer with tokens (`/token`, `/verify`) or with a user (`/user`). */
export async function withAssurance(
  response: Response,
  { sql, jwtSecret, password }: { sql: Sql; jwtSecret: string; password: boolean },
): Promise<Response> {
  if (!response.ok) return response
  const body: unknown = await response.clone().json()
  if (!isJson(body)) return response
  const token = typeof body['access_token'] === 'string' ? body['access_token'] : undefined
  const user = token ? body['user'] : body
  const factors = isJson(user) ? await factorsOf(sql, String(user['id'])) : []
  const completed = isJson(user) && factors.length > 0 ? { ...user, factors } : user
  if (!token) return Response.json(completed, { status: response.status })
  if (password) await notePassword(sql, token, jwtSecret)
  const assured = (await assuredToken(sql, token, jwtSecret)) ?? token
  return Response.json({ ...body, access_token: assured, user: completed }, { status: response.status })
}

async function notePassword(sql: Sql, token: string, jwtSecret: string): Promise<void> {
  const verdict = verifyToken(token, jwtSecret)
  if ('claims' in verdict) await noteMethod(sql, String(verdict.claims['session_id']), 'password')
}
