/** What the sign-in page shows for a request: the form, with a notice or errors, or the way on. */
import { showMoment } from '../domain/day.ts'
import { safeReturnPath } from '../domain/return-path.ts'
import { desk } from '../strings/desk.ts'
import { staffDesk } from '../strings/staff-desk.ts'
import { type CookieJar, keepTokens } from './cookies.ts'
import { logError } from './log.ts'
import { Problem } from './problem.ts'
import { readBody } from './request-body.ts'
import { credentialsSchema, type SignIn, signIn } from './sign-in.ts'

export interface SignInPage {
  status: number
  email: string
  /** Path of the desk to go to afterwards. */
  back: string
  /** Something to know, not an error. */
  notice?: string | undefined
  error?: string
  fieldErrors?: { email?: string | undefined; password?: string | undefined }
  retryAfterSeconds?: number
  /** Signed in: where to go. */
  seeOther?: string
}

const words = desk.signIn

export function askForSignIn(query: URLSearchParams): SignInPage {
  return { status: 200, email: '', back: safeReturnPath(query.get('ve')), notice: noticeOf(query) }
}

function noticeOf(query: URLSearchParams): string | undefined {
  if (query.has('het-phien')) return words.ended
  if (query.has('da-nhan')) return staffDesk.joining.done
  const signedOut = query.get('dang-xuat')
  if (signedOut === 'xong') return words.signedOut
  return signedOut === 'tren-may' ? words.signedOutHere : undefined
}

/** @param address the client's, for throttling */
export async function takeSignIn(
  request: Request,
  cookies: CookieJar,
  url: URL,
  address: string,
): Promise<SignInPage> {
  const typed = await readForm(request)
  if (!typed) return { status: 400, email: '', back: safeReturnPath(null), error: words.unreadable }
  const back = safeReturnPath(typed.back)
  const credentials = credentialsSchema.safeParse(typed)
  if (!credentials.success) {
    const wrong = new Set(credentials.error.issues.map((issue) => issue.path[0]))
    const fieldErrors = {
      email: wrong.has('email') ? words.missingEmail : undefined,
      password: wrong.has('password') ? words.missingPassword : undefined,
    }
    return { status: 422, email: typed.email, back, fieldErrors }
  }
  try {
    const result = await signIn(credentials.data, address)
    if (result.outcome !== 'signedIn') return { email: typed.email, back, ...refusal(result) }
    keepTokens(cookies, result.tokens, url)
    return { status: 303, email: '', back, seeOther: back }
  } catch (cause) {
    logError('sign-in', cause instanceof Problem ? cause.cause : cause)
    return { status: 503, email: typed.email, back, error: words.unavailable, retryAfterSeconds: 30 }
  }
}

function refusal(result: Exclude<SignIn, { outcome: 'signedIn' }>) {
  switch (result.outcome) {
    case 'refused':
      return { status: 401, error: words.refused }
    case 'notStaff':
      return { status: 403, error: words.notStaff }
    case 'throttled': {
      const { waitSeconds } = result
      const at = showMoment(new Date(Date.now() + waitSeconds * 1000).toISOString())
      return {
        status: 429,
        error: words.throttled(Math.ceil(waitSeconds / 60), at),
        retryAfterSeconds: waitSeconds,
      }
    }
  }
}

async function readForm(
  request: Request,
): Promise<{ email: string; password: string; back: string } | undefined> {
  try {
    const body = await readBody(request)
    if (body.kind === 'json') return undefined
    const text = (name: string) => {
      const value = body.value.get(name)
      return typeof value === 'string' ? value : ''
    }
    return { email: text('email'), password: text('password'), back: text('ve') }
  } catch {
    return undefined
  }
}
