/**
 * `POST /rest/v1/rpc/<function>` with named arguments, as PostgREST answers it, in one round trip.
 *
 * @supabase/lite spends a dozen round trips on such a call; a submission of feedback is one. Whatever
 * is not plainly this case (filters, Prefer, another schema, an unknown function) is left to it.
 */
import postgres, { type ReservedSql, type Sql } from 'postgres'
import { type Callable, readCallables } from './callable-functions.ts'
import type { Caller } from './callers.ts'
import { bodyOf, isUnavailable, statusOf, UNAVAILABLE } from './postgrest-errors.ts'

export interface Answer {
  status: number
  /** JSON text; absent for 204. */
  body?: string
}

export interface RpcRequest {
  functionName: string
  caller: Caller
  path: string
  headers: string
  body: Buffer
}

const CONTEXT = `select set_config('role', $1, true), set_config('request.jwt.claims', $2, true),
  set_config('request.method', 'POST', true), set_config('request.path', $3, true),
  set_config('request.headers', $4, true)`

export class Rpc {
  readonly #sql: Sql
  #callables = new Map<string, Callable>()

  /** `sql` connects as `authenticator`: it has no rights but those of the role it takes on. */
  constructor(sql: Sql) {
    this.#sql = sql
  }

  /** `reader` is a superuser connection with an empty search path. */
  async reload(reader: Sql): Promise<void> {
    this.#callables = await readCallables(reader)
  }

  /** Undefined: not ours to answer. */
  async answer(request: RpcRequest): Promise<Answer | undefined> {
    const callable = this.#callables.get(request.functionName)
    const given = callable && namesIn(request.body)
    if (!callable || !given?.accepts(callable)) return undefined
    try {
      const text = await this.#call(request, callable.statement(given.names))
      return callable.isVoid ? { status: 204 } : { status: 200, body: text }
    } catch (error) {
      if (isUnavailable(error)) return { status: 503, body: JSON.stringify(UNAVAILABLE) }
      if (!(error instanceof postgres.PostgresError)) throw error
      return failure(error, request.caller.role === 'anon')
    }
  }

  /** The four statements travel together; the answer is given only once the commit is on disk. */
  async #call({ caller, path, headers, body }: RpcRequest, statement: string): Promise<string> {
    const connection = await this.#sql.reserve()
    try {
      const [begin, context, call, commit] = await pipeline(
        connection,
        caller,
        path,
        headers,
        statement,
        body,
      )
      for (const step of [begin, context, call, commit]) {
        if (step?.status === 'rejected') throw step.reason
      }
      if (call?.status !== 'fulfilled') throw new Error('no answer')
      return String(call.value[0]?.['body'] ?? '')
    } finally {
      connection.release()
    }
  }
}

function pipeline(
  connection: ReservedSql,
  caller: Caller,
  path: string,
  headers: string,
  statement: string,
  body: Buffer,
) {
  const prepared = { prepare: true }
  return Promise.allSettled([
    connection.unsafe('begin'),
    connection.unsafe(CONTEXT, [caller.role, caller.claims, path, headers], prepared),
    connection.unsafe(statement, [body.length > 0 ? body.toString('utf8') : '{}'], prepared),
    connection.unsafe('commit'),
  ])
}

function namesIn(body: Buffer): { names: string[]; accepts(callable: Callable): boolean } | undefined {
  try {
    const value: unknown = body.length > 0 ? JSON.parse(body.toString('utf8')) : {}
    if (typeof value !== 'object' || !value || Array.isArray(value)) return undefined
    const names = Object.keys(value).sort()
    return { names, accepts: (callable) => callable.accepts(names) }
  } catch {
    return undefined
  }
}

function failure(error: postgres.PostgresError, anonymous: boolean): Answer | undefined {
  return { status: statusOf(error.code, anonymous), body: JSON.stringify(bodyOf(error)) }
}
