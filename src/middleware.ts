/**
 * Every answer made on demand gets the security headers; every page of the desk also needs a session.
 * Prerendered pages never come by here, so nothing of theirs may rely on it.
 */

import { defineMiddleware } from 'astro:middleware'
import type { APIContext, MiddlewareNext } from 'astro'
import type { Staff } from './domain/desk.ts'
import { homeOf, mayOpen } from './domain/desk-roles.ts'
import {
  deskPath,
  enrolmentPath,
  isDeskPath,
  joiningPath,
  onTheWayTo,
  safeReturnPath,
  secondStepPath,
  signInAddress,
  signInPath,
  signOutPath,
} from './domain/return-path.ts'
import { dropTokens, keepTokens, readTokens } from './server/cookies.ts'
import { holdPosted } from './server/desk/held-form.ts'
import { securityHeaders } from './server/headers.ts'
import { logError } from './server/log.ts'
import { Problem } from './server/problem.ts'
import { endSession, openSession } from './server/session.ts'

const statePath = '/to-giup-viec/trang-thai'
/** Without a guard: the ways in, and the way out, which must work for a session that cannot be checked. */
const open: readonly string[] = [signInPath, signOutPath, joiningPath]
/** All that a session sees that has only a password where more is needed. */
const steps = { secondStep: secondStepPath, enrolment: enrolmentPath } as const

export const onRequest = defineMiddleware(async (context, next) => {
  if (context.isPrerendered) return next()
  // the matched route, not the address: however a path is written, this is what would be rendered
  const isDesk = isDeskPath(context.routePattern)
  const response = isDesk ? await desk(context, next) : await next()
  const headers = isDesk ? { ...securityHeaders, ...privateHeaders } : securityHeaders
  const ownPolicy = response.headers.get(policy)
  const keepsPolicy = ownPolicy !== null && !isPage(response)
  for (const [name, value] of Object.entries(headers)) {
    // what says its own policy says as well where it may be framed
    const isOwn = name === policy ? keepsPolicy : (keepsPolicy || !isDesk) && response.headers.has(name)
    if (!isOwn) response.headers.set(name, value)
  }
  // Astro puts the hashes of a page made on demand into this header, of a built page into a meta tag; both policies hold
  if (ownPolicy !== null && !keepsPolicy) response.headers.set(policy, `${headers[policy]}, ${ownPolicy}`)
  return response
})

const policy = 'content-security-policy'

/** A page gets our policy whatever it says; a file of the desk may bring a stricter one. */
function isPage(response: Response): boolean {
  return response.headers.get('content-type')?.startsWith('text/html') ?? false
}

const privateHeaders = { 'cache-control': 'no-store', 'x-robots-tag': 'noindex, nofollow' }

async function desk(context: APIContext, next: MiddlewareNext): Promise<Response> {
  if (!isFromHere(context)) return showState(context, next, new Problem('forbidden'))
  const isOpen = open.includes(context.routePattern)
  // A clerk may have typed for half an hour: what was posted comes back when it cannot be taken.
  const posted = isOpen ? undefined : holdPosted(context.request)
  try {
    if (isOpen) return await next()
    return (await guarded(context, next)) ?? (await ended(context, next, await posted?.()))
  } catch (cause) {
    const problem = cause instanceof Problem ? cause : new Problem('unexpected', { cause })
    if (problem.status >= 500)
      logError('desk', problem.cause ?? cause, { problem: problem.key, route: context.routePattern })
    return showState(context, next, problem, problem.status >= 500 ? await posted?.() : undefined)
  }
}

/** The way back in; what was posted waits on the page until then. */
async function ended(context: APIContext, next: MiddlewareNext, fields?: Fields): Promise<Response> {
  const wanted = context.url.pathname + context.url.search
  const hadSession = readTokens(context.cookies) !== undefined
  if (hadSession) dropTokens(context.cookies)
  if (!fields) return seeOther(signInAddress(wanted, hadSession ? 'ended' : undefined))
  return rewrite(context, next, { state: 'ended', status: 401, wanted, fields })
}

/** A form of the desk comes from the desk; cookies that are SameSite=Strict are the other half of this. */
function isFromHere({ request, url }: APIContext): boolean {
  const isReading = request.method === 'GET' || request.method === 'HEAD'
  return isReading || request.headers.get('origin') === url.origin
}

/** @returns undefined without a session, or with one that has ended */
async function guarded(context: APIContext, next: MiddlewareNext): Promise<Response | undefined> {
  const { cookies, url } = context
  const kept = readTokens(cookies)
  if (!kept) return undefined
  const session = await openSession(kept)
  if (session.state === 'ended') return undefined
  if (session.state === 'notStaff') {
    dropTokens(cookies)
    await endSession(session.tokens)
    throw new Problem('forbidden')
  }
  if (session.tokens !== kept) keepTokens(cookies, session.tokens, url)
  if (session.state !== 'signedIn') {
    const step = steps[session.state]
    if (context.routePattern !== step) return stepFirst(context, step)
    context.locals.pending = session.who
    return next()
  }
  if (context.routePattern === secondStepPath) return seeOther(safeReturnPath(url.searchParams.get('ve')))
  context.locals.session = { staff: session.staff, accessToken: session.tokens.accessToken }
  if (!mayOpen(session.staff.role, context.routePattern)) return elsewhere(context, session.staff)
  return next()
}

/** @returns undefined for what was posted: it is held as if the session had ended */
function stepFirst({ request, url }: APIContext, step: string): Response | undefined {
  const isReading = request.method === 'GET' || request.method === 'HEAD'
  return isReading ? seeOther(onTheWayTo(step, url.pathname + url.search)) : undefined
}

/** Who may not open the overview begins on another page; any other page is refused. */
function elsewhere({ routePattern }: APIContext, { role }: Staff): Response {
  if (routePattern === deskPath) return seeOther(homeOf(role))
  throw new Problem('notForRole')
}

/** The state page in place of the wanted one; asked for anew, since a posted body may have been read. */
async function showState(
  context: APIContext,
  next: MiddlewareNext,
  problem: Problem,
  fields?: Fields,
): Promise<Response> {
  const wanted = context.url.pathname + context.url.search
  const response = await rewrite(context, next, {
    state: stateOf(problem),
    status: problem.status,
    wanted,
    ...(fields && { fields }),
  })
  for (const [name, value] of Object.entries(problem.headers)) response.headers.set(name, value)
  return response
}

type DeskState = NonNullable<App.Locals['deskState']>
type Fields = DeskState['fields']

function rewrite(context: APIContext, next: MiddlewareNext, state: DeskState): Promise<Response> {
  context.locals.deskState = state
  return next(new Request(new URL(statePath, context.url), { headers: { accept: 'text/html' } }))
}

const ownStates = ['notFound', 'noRound', 'forbidden', 'notForRole', 'unavailable'] as const

function stateOf({ key }: Problem): DeskState['state'] {
  return ownStates.find((state) => state === key) ?? 'unexpected'
}

function seeOther(location: string): Response {
  return new Response(null, { status: 303, headers: { location } })
}
