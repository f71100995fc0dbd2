/** What Auth is asked: some of it upstream does not know and is answered here, the rest is completed on its way out. */
import type { IncomingHttpHeaders } from 'node:http'
import type { Sql } from 'postgres'
import { isJson, withAssurance } from './assurance.ts'
import { answerAdmin } from './auth-admin.ts'
import { authError } from './auth-answers.ts'
import { refuseBanned } from './auth-responses.ts'
import type { Callers } from './callers.ts'
import { answerFactors, type FactorCaller } from './factors.ts'
import type { Lite } from './lite.ts'

export interface AuthServices {
  callers: Callers
  lite: Lite
  /** Connected as upstream's own role. */
  authSql: Sql
  jwtSecret: string
}

export async function serveAuth(
  web: Request,
  headers: IncomingHttpHeaders,
  body: Buffer,
  services: AuthServices,
): Promise<Response> {
  const { lite, authSql: sql, jwtSecret } = services
  const { pathname: path, searchParams } = new URL(web.url)
  if (/^\/auth\/v1\/(factors|admin)(\/|$)/.test(path)) return serveOurs(web, path, headers, body, services)
  const answered = await lite.fetch(web)
  const isToken = path === '/auth/v1/token'
  const allowed = isToken ? await refuseBanned(answered, lite) : answered
  if (!isToken && path !== '/auth/v1/user') return allowed
  return withAssurance(allowed, {
    sql,
    jwtSecret,
    password: isToken && searchParams.get('grant_type') === 'password',
  })
}

async function serveOurs(
  web: Request,
  path: string,
  headers: IncomingHttpHeaders,
  body: Buffer,
  services: AuthServices,
): Promise<Response> {
  const { callers, authSql: sql } = services
  const identified = callers.identify(headers, null)
  if ('status' in identified) return Response.json(identified.body, { status: identified.status })
  const given = parse(body)
  if (given === undefined) return authError(400, 'bad_json', 'Could not parse request body as JSON')
  const asked = { method: web.method, path, body: given }
  const { role, claims } = identified.caller
  const admin = await answerAdmin(sql, { ...asked, role })
  if (admin) return admin
  const caller = await callerOf(sql, claims)
  if (!caller)
    return authError(403, 'session_not_found', 'Session from session_id claim in JWT does not exist')
  const answer = await answerFactors(sql, { ...asked, ip: '127.0.0.1', caller })
  if (answer === 'session') return raisedSession(web, headers, caller, services)
  return answer ?? authError(404, 'not_found', '404 page not found')
}

function parse(body: Buffer): unknown {
  try {
    return body.length > 0 ? JSON.parse(body.toString('utf8')) : {}
  } catch {
    return undefined
  }
}

/** Of a signed-in user's token; undefined for a key, or when the session has ended. */
async function callerOf(sql: Sql, claims: string): Promise<FactorCaller | undefined> {
  const parsed: unknown = JSON.parse(claims)
  if (!isJson(parsed) || typeof parsed['session_id'] !== 'string') return undefined
  const [session] = await sql<FactorCaller[]>`
    select s.user_id as "userId", s.id as "sessionId", u.email, coalesce(s.aal, 'aal1') as aal
    from auth.sessions s join auth.users u on u.id = s.user_id
    where s.id = ${parsed['session_id']} and s.user_id = ${String(parsed['sub'])}`
  return session
}

/** Fresh tokens by upstream's own refreshing, so that its rotation stays right. */
async function raisedSession(
  web: Request,
  headers: IncomingHttpHeaders,
  { sessionId }: FactorCaller,
  { authSql: sql, lite, jwtSecret }: AuthServices,
): Promise<Response> {
  const [last] = await sql<{ token: string }[]>`
    select token from auth.refresh_tokens where session_id = ${sessionId} and not revoked order by created_at desc limit 1`
  const answered = await lite.fetch(
    new Request(new URL('/auth/v1/token?grant_type=refresh_token', web.url), {
      method: 'POST',
      headers: { 'content-type': 'application/json', apikey: String(headers['apikey'] ?? '') },
      body: JSON.stringify({ refresh_token: last?.token ?? '' }),
    }),
  )
  return withAssurance(answered, { sql, jwtSecret, password: false })
}
