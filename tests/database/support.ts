/** What the database tests share: acting as a role of the API, and reading the catalog. */
import type { TransactionSql } from 'postgres'
import postgres from 'postgres'

export type Role = 'anon' | 'authenticated' | 'service_role'

export interface Actor {
  role: Role
  /** The signed-in user's id, as the token carries it. */
  sub?: string
}

class Undone extends Error {}

/** Runs as the role the API would take on, in a transaction that is always undone. */
export async function actAs<T>(
  sql: postgres.Sql,
  { role, sub }: Actor,
  act: (tx: TransactionSql) => Promise<T>,
): Promise<T> {
  const results: T[] = []
  try {
    await sql.begin(async (tx) => {
      const claims = JSON.stringify({ role, ...(sub && { sub, aal: 'aal2' }) })
      await tx`select set_config('request.jwt.claims', ${claims}, true), set_config('role', ${role}, true)`
      results.push(await act(tx))
      throw new Undone()
    })
  } catch (error) {
    if (!(error instanceof Undone)) throw error
  }
  const [result] = results
  return result as T
}

/** The SQLSTATE a statement is refused with; `allowed` when it is not refused. */
export async function refusalOf(sql: postgres.Sql, actor: Actor, statement: string): Promise<string> {
  return codeOf(actAs(sql, actor, (tx) => tx.unsafe(statement)))
}

export async function codeOf(attempt: PromiseLike<unknown>): Promise<string> {
  try {
    await attempt
    return 'allowed'
  } catch (error) {
    if (!(error instanceof postgres.PostgresError)) throw error
    return error.code
  }
}

export interface Relation {
  name: string
  schema: string
  kind: 'table' | 'view'
  column: string
  columns: string[]
  hasBodyId: boolean
}

/** Every table and view of ours, from the catalog: new ones are covered without a word here. */
export async function relationsOf(sql: postgres.Sql): Promise<Relation[]> {
  return sql<Relation[]>`
    select format('%I.%I', n.nspname, c.relname) as name, n.nspname as schema,
      case when c.relkind in ('r', 'p') then 'table' else 'view' end as kind,
      min(a.attname) filter (where a.attidentity = '') as column,
      array_agg(a.attname::text order by a.attnum) as columns,
      bool_or(a.attname = 'body_id') as "hasBodyId"
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where n.nspname in ('public', 'private') and c.relkind in ('r', 'p', 'v', 'm', 'f')
    group by 1, 2, 3 order by 1`
}

export interface SqlFunction {
  /** e.g. public.find_receipt */
  name: string
  /** A call with null for every argument that is not known. */
  call: string
  /** The arguments that are. */
  named: string[]
}

/** @param known SQL by the name of an argument */
export async function functionsOf(
  sql: postgres.Sql,
  known: Readonly<Record<string, string>> = {},
): Promise<SqlFunction[]> {
  return sql<SqlFunction[]>`
    select format('%I.%I', n.nspname, p.proname) as name,
      format('select * from %I.%I(%s)', n.nspname, p.proname, (
        select string_agg(coalesce(known.value, case when p.proisstrict then fitting.value end, 'null') || '::'
          || format_type(t, null), ', ' order by o)
        from unnest(p.proargtypes) with ordinality as u(t, o)
        -- a strict function is not called at all with null
        left join (values ('text', '''x'''), ('bytea', '''\\x00'''), ('integer', '1'), ('date', 'current_date'),
          ('timestamp with time zone', 'now()')) as fitting (type, value) on fitting.type = format_type(t, null)
        left join jsonb_each_text(${JSON.stringify(known)}::text::jsonb) as known on known.key = p.proargnames[o])) as call,
      array(select a from unnest(p.proargnames) as a where ${JSON.stringify(known)}::text::jsonb ? a) as named
    from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where n.nspname in ('public', 'private') and p.prorettype not in ('trigger'::regtype, 'event_trigger'::regtype)
    order by 1`
}

/** The functions a role may execute, by name. */
export async function executableBy(sql: postgres.Sql, role: Role): Promise<string[]> {
  const rows = await sql<{ name: string }[]>`
    select format('%I.%I', n.nspname, p.proname) as name
    from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where n.nspname in ('public', 'private') and has_function_privilege(${role}, p.oid, 'execute')
    order by 1`
  return rows.map(({ name }) => name)
}

/** The four things one may do to rows, in a form that changes nothing when allowed. */
export function writesTo({ name, column }: Relation): Record<'insert' | 'update' | 'delete', string> {
  return {
    insert: `insert into ${name} (${column}) select ${column} from ${name} where false`,
    update: `update ${name} set ${column} = null where false`,
    delete: `delete from ${name} where false`,
  }
}

/** Every write on every relation that is not refused. */
export async function allowedWrites(
  sql: postgres.Sql,
  relations: Relation[],
  actor: Actor,
): Promise<string[]> {
  const allowed: string[] = []
  for (const relation of relations) {
    // a view that is not updatable says so before it looks at rights
    const refusals = relation.kind === 'view' ? ['42501', '55000'] : ['42501']
    for (const [action, statement] of Object.entries(writesTo(relation))) {
      const code = await refusalOf(sql, actor, statement)
      if (!refusals.includes(code)) allowed.push(`${action} ${relation.name}: ${code}`)
    }
  }
  return allowed
}

/** The relations an actor may read at all, rows or none. */
export async function readable(sql: postgres.Sql, relations: Relation[], actor: Actor): Promise<string[]> {
  const allowed: string[] = []
  for (const { name } of relations) {
    if ((await refusalOf(sql, actor, `select from ${name} limit 1`)) !== '42501') allowed.push(name)
  }
  return allowed
}
