/**
 * Every answer made on demand gets the security headers; every page of the desk also needs a session.
 * Prerendered pages never come by here, so nothing of theirs may rely on it.
 */

import { defineMiddleware } from 'astro:middleware'
import type { APIContext, MiddlewareNext } from 'astro'
import { isDeskPath, signInAddress, signInPath, signOutPath } from './domain/return-path.ts'
import { dropTokens, keepTokens, readTokens } from './server/cookies.ts'
import { securityHeaders } from './server/headers.ts'
import { logError } from './server/log.ts'
import { Problem } from './server/problem.ts'
import { endSession, openSession } from './server/session.ts'

const statePath = '/to-giup-viec/trang-thai'
/** Without a guard: the way in, and the way out, which must work for a session that cannot be checked. */
const open: readonly string[] = [signInPath, signOutPath]

export const onRequest = defineMiddleware(async (context, next) => {
  if (context.isPrerendered) return next()
  // the matched route, not the address: however a path is written, this is what would be rendered
  const isDesk = isDeskPath(context.routePattern)
  const response = isDesk ? await desk(context, next) : await next()
  const headers = isDesk ? { ...securityHeaders, ...privateHeaders } : securityHeaders
  for (const [name, value] of Object.entries(headers)) {
    const isOwn = response.headers.has(name) && !(isDesk && (isPage(response) || name !== policyName))
    if (!isOwn) response.headers.set(name, value)
  }
  return response
})

const policyName = 'content-security-policy'

/** A page gets the desk's policy whatever it says; a file of the desk may bring a stricter one. */
function isPage(response: Response): boolean {
  return response.headers.get('content-type')?.startsWith('text/html') ?? false
}

const privateHeaders = { 'cache-control': 'no-store', 'x-robots-tag': 'noindex, nofollow' }

async function desk(context: APIContext, next: MiddlewareNext): Promise<Response> {
  try {
    if (!isFromHere(context)) throw new Problem('forbidden')
    return open.includes(context.routePattern) ? await next() : await guarded(context, next)
  } catch (cause) {
    const problem = cause instanceof Problem ? cause : new Problem('unexpected', { cause })
    if (problem.status >= 500)
      logError('desk', problem.cause ?? cause, { problem: problem.key, route: context.routePattern })
    return showState(context, next, problem)
  }
}

/** A form of the desk comes from the desk; cookies that are SameSite=Strict are the other half of this. */
function isFromHere({ request, url }: APIContext): boolean {
  const isReading = request.method === 'GET' || request.method === 'HEAD'
  return isReading || request.headers.get('origin') === url.origin
}

async function guarded(context: APIContext, next: MiddlewareNext): Promise<Response> {
  const { cookies, url } = context
  const wanted = url.pathname + url.search
  const kept = readTokens(cookies)
  if (!kept) return seeOther(signInAddress(wanted))
  const session = await openSession(kept)
  if (session.state === 'ended') {
    dropTokens(cookies)
    return seeOther(signInAddress(wanted, 'ended'))
  }
  if (session.state === 'notStaff') {
    dropTokens(cookies)
    await endSession(session.tokens)
    throw new Problem('forbidden')
  }
  if (session.tokens !== kept) keepTokens(cookies, session.tokens, url)
  context.locals.session = { staff: session.staff, accessToken: session.tokens.accessToken }
  return next()
}

/** The state page in place of the wanted one; asked for anew, since a posted body may have been read. */
async function showState(context: APIContext, next: MiddlewareNext, problem: Problem): Promise<Response> {
  const wanted = context.url.pathname + context.url.search
  context.locals.deskState = { state: stateOf(problem), status: problem.status, wanted }
  const response = await next(
    new Request(new URL(statePath, context.url), { headers: { accept: 'text/html' } }),
  )
  for (const [name, value] of Object.entries(problem.headers)) response.headers.set(name, value)
  return response
}

function stateOf({ key }: Problem) {
  return key === 'notFound' || key === 'forbidden' || key === 'unavailable' ? key : 'unexpected'
}

function seeOther(location: string): Response {
  return new Response(null, { status: 303, headers: { location } })
}
