/** JSON Web Tokens signed with HS256, the only kind @supabase/lite and an older hosted project share. */
import { createHmac, timingSafeEqual } from 'node:crypto'

export type Claims = Record<string, unknown>

const encode = (value: string | Buffer) => Buffer.from(value).toString('base64url')
const signature = (head: string, secret: string) => createHmac('sha256', secret).update(head).digest()

export function signToken(claims: Claims, secret: string): string {
  const head = `${encode(JSON.stringify({ alg: 'HS256', typ: 'JWT' }))}.${encode(JSON.stringify(claims))}`
  return `${head}.${encode(signature(head, secret))}`
}

export type Verdict = { claims: Claims } | { problem: 'malformed' | 'invalid' | 'expired' }

/** `now` in seconds since the epoch. */
export function verifyToken(token: string, secret: string, now = Date.now() / 1000): Verdict {
  const [header, payload, given, ...rest] = token.split('.')
  if (!header || !payload || !given || rest.length > 0) return { problem: 'malformed' }
  const expected = signature(`${header}.${payload}`, secret)
  const actual = Buffer.from(given, 'base64url')
  if (actual.length !== expected.length || !timingSafeEqual(actual, expected)) return { problem: 'invalid' }
  const claims = parse(payload)
  if (!claims || parse(header)?.['alg'] !== 'HS256') return { problem: 'invalid' }
  if (typeof claims['exp'] === 'number' && claims['exp'] <= now) return { problem: 'expired' }
  if (typeof claims['nbf'] === 'number' && claims['nbf'] > now) return { problem: 'invalid' }
  return { claims }
}

function parse(part: string): Claims | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'))
    return typeof value === 'object' && value && !Array.isArray(value) ? { ...value } : undefined
  } catch {
    return undefined
  }
}
