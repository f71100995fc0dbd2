/**
 * @supabase/lite's PostgreSQL connection with its faults mended from outside:
 * the request's role and claims in one round trip, no grants of its own, JSON encoded once,
 * database errors answered as PostgREST answers them.
 */
import type { ConnectionContextOptions, IntrospectResult, VarsContext } from '@supabase/lite'
import { PostgresConnection } from '@supabase/lite/postgres'
import { type Kysely, sql } from 'kysely'
import postgres from 'postgres'
import { TranslatedError } from './postgrest-errors.ts'
import { currentHeaders } from './request-headers.ts'

/** Codes upstream answers rightly, or that its Storage compares with: these pass as they are. */
const ANSWERED_UPSTREAM = new Set(['23503', '23505', '42501', '25006', 'PGRST'])

/** Upstream encodes JSON twice and answers times as PostgreSQL writes them; PostgREST's are ISO 8601. */
const TYPES = {
  json: jsonType(114),
  jsonb: jsonType(3802),
  timestamp: timeType(1114),
  timestamptz: timeType(1184),
}

class RolledBack<T> extends Error {
  readonly result: T
  constructor(result: T) {
    super('rolled back on purpose')
    this.result = result
  }
}

export class LocalConnection extends PostgresConnection {
  constructor(options: postgres.Options<Record<string, postgres.PostgresType>>) {
    super({ postgresOptions: { ...options, types: TYPES } })
  }

  /** The schema as last read; reading it takes tens of queries, so a request never does. */
  override async introspect(): Promise<IntrospectResult> {
    return this.introspection ?? super.introspect()
  }

  setIntrospection(introspection: IntrospectResult): void {
    this.introspection = introspection
  }

  override async withContext<T>(
    vars: VarsContext | undefined,
    run: (db: typeof this.kysely) => Promise<T>,
    options: ConnectionContextOptions = {},
  ): Promise<T> {
    if (options.transaction) {
      if (vars) await applyContext(options.transaction, vars)
      return run(options.transaction)
    }
    if (!vars && !options.forceRollback) return run(this.kysely)
    try {
      return await this.kysely.transaction().execute(async (transaction) => {
        if (vars) await applyContext(transaction, vars, options.rpc)
        const result = await run(transaction)
        if (options.forceRollback) throw new RolledBack(result)
        return result
      })
    } catch (error) {
      if (error instanceof RolledBack) return error.result
      throw error
    }
  }

  override normalizeDbError(error: unknown): unknown {
    if (!(error instanceof postgres.PostgresError) || ANSWERED_UPSTREAM.has(error.code)) return error
    return new TranslatedError(error)
  }
}

function timeType(type: number): postgres.PostgresType {
  return {
    to: type,
    from: [type],
    serialize: (value: unknown) => (value instanceof Date ? value.toISOString() : value),
    parse: (text: string) => text.replace(/^(\d+-\d\d-\d\d) /, '$1T').replace(/([+-]\d\d)$/, '$1:00'),
  }
}

function jsonType(type: number): postgres.PostgresType {
  return {
    to: type,
    from: [type],
    serialize: (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value)),
    parse: (text: string): unknown => JSON.parse(text),
  }
}

/** Everything transaction-local. The role comes first: what follows runs with the caller's rights. */
async function applyContext<DB>(
  db: Kysely<DB>,
  vars: VarsContext,
  rpc?: ConnectionContextOptions['rpc'],
): Promise<void> {
  const { role, jwt } = authOf(vars)
  const settings: Record<string, string> = {
    role,
    'request.jwt.claims': JSON.stringify({ role, ...jwt }),
    'storage.operation': operationOf(vars),
    'request.headers': currentHeaders(),
    'response.status': '',
    'response.headers': '',
  }
  if (rpc) {
    settings['request.method'] = rpc.method
    settings['request.path'] = rpc.path
    settings['request.headers'] = JSON.stringify(rpc.requestHeaders ?? {})
    if (rpc.readOnly) settings['transaction_read_only'] = 'on'
  }
  const calls = Object.entries(settings).map(([name, value]) => sql`set_config(${name}, ${value}, true)`)
  await sql`select ${sql.join(calls)}`.execute(db)
}

function authOf(vars: VarsContext): { role: string; jwt: object } {
  const auth = vars['auth']
  if (typeof auth !== 'object' || !auth) return { role: 'anon', jwt: {} }
  const role = 'role' in auth && typeof auth.role === 'string' && auth.role ? auth.role : 'anon'
  const jwt = 'jwt' in auth && typeof auth.jwt === 'object' && auth.jwt ? auth.jwt : {}
  return { role, jwt }
}

function operationOf(vars: VarsContext): string {
  const storage = vars['storage']
  return typeof storage === 'object' && storage && 'operation' in storage
    ? String(storage.operation ?? '')
    : ''
}
