/** The functions of the API schema that `rpc.ts` can call, and the SQL text of each call. */
import type { Sql } from 'postgres'

type Shape = 'void' | 'value' | 'row' | 'values' | 'rows'

export class Callable {
  readonly #name: string
  readonly #shape: Shape
  readonly #types: ReadonlyMap<string, string>
  readonly #required: readonly string[]
  readonly #statements = new Map<string, string>()

  constructor(name: string, shape: Shape, types: ReadonlyMap<string, string>, required: readonly string[]) {
    this.#name = name
    this.#shape = shape
    this.#types = types
    this.#required = required
  }

  /** PostgREST answers a void function with 204 and no body. */
  get isVoid(): boolean {
    return this.#shape === 'void'
  }

  accepts(given: readonly string[]): boolean {
    return (
      given.every((name) => this.#types.has(name)) && this.#required.every((name) => given.includes(name))
    )
  }

  /**
   * Takes the arguments as one JSON text ($1), answers one row with the response `body` as text.
   * One text per set of arguments given, since an argument not given must take its default.
   */
  statement(given: readonly string[]): string {
    const key = given.join('\0')
    const known = this.#statements.get(key)
    if (known) return known
    const text = this.#write(given)
    this.#statements.set(key, text)
    return text
  }

  #write(given: readonly string[]): string {
    const columns = given.map((name) => `${quote(name)} ${this.#types.get(name)}`).join(', ')
    const source =
      given.length > 0 ? `json_to_record($1::text::json) as a(${columns})` : '(select $1::text) as a'
    const call = `"public".${quote(this.#name)}(${given.map((name) => `${quote(name)} => a.${quote(name)}`).join(', ')})`
    const from = `from ${source}, lateral ${call} as f`
    switch (this.#shape) {
      case 'void':
        return `select ${call}::text as body from ${source}`
      case 'value':
        return `select coalesce(to_json(${call})::text, 'null') as body from ${source}`
      case 'row':
        return `select to_json(r)::text as body from (select f.* ${from}) as r`
      case 'values':
        return `select coalesce(json_agg(f.v)::text, '[]') as body ${from}(v)`
      case 'rows':
        return `select coalesce(json_agg(r)::text, '[]') as body from (select f.* ${from}) as r`
    }
  }
}

interface FunctionRow {
  name: string
  names: string[] | null
  modes: string[] | null
  types: string[]
  defaults: number
  is_set: boolean
  is_void: boolean
  is_row: boolean
}

/**
 * Overloaded, variadic and unnamed-argument functions are left to @supabase/lite. `sql` must have an
 * empty search path, so that every type is written with its schema.
 */
export async function readCallables(sql: Sql): Promise<Map<string, Callable>> {
  const rows = await sql<FunctionRow[]>`
    select p.proname as name, p.proargnames as names, p.proargmodes::text[] as modes,
      p.pronargdefaults as defaults, p.proretset as is_set, p.prorettype = 'void'::regtype as is_void,
      t.typtype = 'c' or p.prorettype = 'record'::regtype as is_row,
      array(select format_type(a, null) from unnest(p.proargtypes) with ordinality as u(a, n) order by n) as types
    from pg_catalog.pg_proc p
    join pg_catalog.pg_namespace n on n.oid = p.pronamespace
    join pg_catalog.pg_type t on t.oid = p.prorettype
    where n.nspname = 'public' and p.prokind = 'f' and p.provariadic = 0 and t.typtype <> 'd'
      and p.prorettype not in ('trigger'::regtype, 'event_trigger'::regtype)`
  const callables = new Map<string, Callable>()
  for (const [name, overloads] of Map.groupBy(rows, (row) => row.name)) {
    const [row] = overloads
    const callable = row && overloads.length === 1 ? toCallable(row) : undefined
    if (callable) callables.set(name, callable)
  }
  return callables
}

function toCallable({ name, names, modes, types, defaults, ...result }: FunctionRow): Callable | undefined {
  const inputs = (names ?? []).filter(
    (_, index) => modes === null || modes[index] === 'i' || modes[index] === 'b',
  )
  if (inputs.length !== types.length || inputs.includes('')) return undefined
  const hasOutputs = modes?.some((mode) => mode === 'o' || mode === 'b' || mode === 't') ?? false
  // A single OUT argument outside a TABLE is a corner where PostgREST's versions differ.
  if (hasOutputs && !result.is_set && !result.is_row) return undefined
  const isRow = result.is_row || hasOutputs
  const shape = result.is_void
    ? 'void'
    : result.is_set
      ? isRow
        ? 'rows'
        : 'values'
      : isRow
        ? 'row'
        : 'value'
  const required = inputs.slice(0, inputs.length - defaults)
  return new Callable(
    name,
    shape,
    new Map(inputs.map((input, index) => [input, types[index] ?? 'text'])),
    required,
  )
}

const quote = (identifier: string) => `"${identifier.replaceAll('"', '""')}"`
