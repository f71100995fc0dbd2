/** Who a request comes from: its API key, and the signed-in user's token when there is one. */
import type { IncomingHttpHeaders } from 'node:http'
import type { Secrets } from './secrets.ts'
import { verifyToken } from './tokens.ts'

export interface Caller {
  role: string
  /** The token's claims as JSON text, what `auth.jwt()` reads. */
  claims: string
}

export type Identified = { caller: Caller } | { status: 401; body: object }

const refused = (body: object): Identified => ({ status: 401, body })

export class Callers {
  readonly #secrets: Secrets
  readonly #keys: Map<string, Caller>

  constructor(secrets: Secrets) {
    this.#secrets = secrets
    const entry = (key: string, role: string): [string, Caller] => [
      key,
      { role, claims: JSON.stringify({ role }) },
    ]
    this.#keys = new Map([entry(secrets.anonKey, 'anon'), entry(secrets.serviceKey, 'service_role')])
  }

  /** As the hosted gateway and PostgREST do: a key is needed, and a token that does not verify is never ignored. */
  identify(headers: IncomingHttpHeaders, queryKey: string | null): Identified {
    const key = String(headers['apikey'] ?? queryKey ?? '')
    const keyCaller = this.#keys.get(key)
    if (!key)
      return refused({
        message: 'No API key found in request',
        hint: 'No `apikey` request header or url param was found.',
      })
    if (!keyCaller)
      return refused({
        message: 'Invalid API key',
        hint: 'Double check your Supabase `anon` or `service_role` API key.',
      })
    const token = /^Bearer\s+(\S+)$/i.exec(headers.authorization ?? '')?.[1]
    if (!token || token === key) return { caller: keyCaller }
    const known = this.#keys.get(token)
    if (known) return { caller: known }
    const verdict = verifyToken(token, this.#secrets.jwtSecret)
    if ('problem' in verdict) {
      const [code, message] =
        verdict.problem === 'expired'
          ? ['PGRST303', 'JWT expired']
          : ['PGRST301', 'No suitable key or wrong key type']
      return refused({ code, details: null, hint: null, message })
    }
    const role = verdict.claims['role']
    return {
      caller: {
        role: typeof role === 'string' && role ? role : 'anon',
        claims: JSON.stringify(verdict.claims),
      },
    }
  }
}
