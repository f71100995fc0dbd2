/** What the pages of the second step show: asking for a code, and setting codes up. */
import { safeReturnPath } from '../domain/return-path.ts'
import { readOneTimeCode, sessionsPath } from '../domain/staff-desk.ts'
import { staffDesk } from '../strings/staff-desk.ts'
import { type CookieJar, keepTokens, readTokens, type Tokens } from './cookies.ts'
import { type FormFields, readForm } from './desk/form-fields.ts'
import {
  beginFactor,
  type CodeTaken,
  confirmFactor,
  hasFactor,
  type NewFactor,
  takeCode,
} from './second-factor.ts'

export interface SecondStepPage {
  status: number
  /** Path of the desk to go to afterwards. */
  back: string
  error?: string
  seeOther?: string
}

function tokensOf(cookies: CookieJar): Tokens {
  const tokens = readTokens(cookies)
  if (!tokens) throw new Error('a page of the second step without a session')
  return tokens
}

type Refused = { status: number; error: string }

const refusals = {
  wrong: { status: 422, error: staffDesk.code.wrong },
  throttled: { status: 429, error: staffDesk.code.throttled },
  stale: { status: 409, error: staffDesk.enrolment.stale },
} satisfies Record<Exclude<CodeTaken['outcome'], 'taken'>, Refused>

/** The tokens once a code was right; otherwise what to say beside the field. */
async function tryCode(
  field: FormFields,
  take: (code: string) => Promise<CodeTaken>,
): Promise<Tokens | Refused> {
  const code = readOneTimeCode(field('code'))
  if (!code) return { status: 422, error: staffDesk.code.missing }
  const taken = await take(code)
  return taken.outcome === 'taken' ? taken.tokens : refusals[taken.outcome]
}

export async function readSecondStepPage(
  request: Request,
  cookies: CookieJar,
  url: URL,
): Promise<SecondStepPage> {
  if (request.method !== 'POST') return { status: 200, back: safeReturnPath(url.searchParams.get('ve')) }
  const field = await readForm(request)
  const back = safeReturnPath(field('ve'))
  const tried = await tryCode(field, (code) => takeCode(tokensOf(cookies), code))
  if ('error' in tried) return { back, ...tried }
  keepTokens(cookies, tried, url)
  return { status: 303, back, seeOther: back }
}

export interface EnrolmentPage extends SecondStepPage {
  /** The account has a factor already: this is for another telephone. */
  another: boolean
  /** Begun: what to scan or type. */
  factor?: NewFactor
}

export async function readEnrolmentPage(
  request: Request,
  cookies: CookieJar,
  url: URL,
): Promise<EnrolmentPage> {
  const tokens = tokensOf(cookies)
  const another = await hasFactor(tokens)
  if (request.method !== 'POST')
    return { status: 200, another, back: safeReturnPath(url.searchParams.get('ve')) }
  const field = await readForm(request)
  const back = safeReturnPath(field('ve'))
  const factor = begunIn(field)
  if (!factor) return { status: 200, another, back, factor: await beginFactor(tokens) }
  const tried = await tryCode(field, (code) => confirmFactor(tokens, factor.factorId, code))
  if ('error' in tried) {
    const isStale = tried.error === refusals.stale.error
    return { another, back, ...tried, ...(!isStale && { factor }) }
  }
  keepTokens(cookies, tried, url)
  return { status: 303, another, back, seeOther: field('ve') ? back : `${sessionsPath}?da-cai=1` }
}

/** The form carries what was begun, so that a wrong code shows the same picture again. */
function begunIn(field: FormFields): NewFactor | undefined {
  const [factorId, uri] = [field('factor'), field('uri')]
  return /^[0-9a-f-]{36}$/.test(factorId) && URL.canParse(uri) && uri.startsWith('otpauth://totp/')
    ? { factorId, uri }
    : undefined
}

/** The key in groups of four, to be typed. */
export function secretOf({ uri }: NewFactor): string {
  return (new URL(uri).searchParams.get('secret')?.match(/.{1,4}/g) ?? []).join(' ')
}
