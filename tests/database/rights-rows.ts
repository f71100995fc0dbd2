/** A row of each of two bodies in every table, whatever its columns are, so that nobody sees nothing for lack of it. */
import type postgres from 'postgres'

/** Something that fits a type; what a rule says of it does not matter where checks and keys are asleep. */
const values: Readonly<Record<string, string>> = {
  uuid: 'gen_random_uuid()',
  text: 'gen_random_uuid()::text',
  boolean: 'false',
  date: 'current_date',
  'timestamp with time zone': 'now()',
  bytea: 'pg_catalog.sha256(gen_random_uuid()::text::bytea)',
  jsonb: `'{}'`,
}

interface Column {
  name: string
  type: string
}

/**
 * @param owner a superuser's connection: the database is spoilt for anything but looking at rights
 * @returns names of the tables that now have such rows
 */
export async function fillAll(owner: postgres.Sql, bodyIds: readonly string[]): Promise<string[]> {
  const tables = await owner<{ name: string; columns: Column[] }[]>`
    select format('%I.%I', n.nspname, c.relname) as name, coalesce(jsonb_agg(jsonb_build_object('name', a.attname,
        'type', format_type(a.atttypid, null))) filter (where a.attnotnull and not a.atthasdef and a.attidentity = ''), '[]')
      as columns
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where n.nspname = 'public' and c.relkind = 'r' group by 1
    having bool_or(a.attname = 'body_id')`
  await owner.begin(async (tx) => {
    await tx`set local session_replication_role = replica`
    const checks = await tx<{ statement: string }[]>`
      select format('alter table %s drop constraint %I', conrelid::regclass, conname) as statement
      from pg_constraint where contype = 'c' and connamespace = 'public'::regnamespace`
    for (const { statement } of checks) await tx.unsafe(statement)
    for (const { name, columns } of tables) {
      for (const [n, bodyId] of bodyIds.entries()) {
        const given = columns.map((column) => [column.name, fitting(name, column, bodyId, n)] as const)
        await tx.unsafe(
          `insert into ${name} (${given.map(([column]) => column)}) values (${given.map(([, value]) => value)})`,
        )
      }
    }
  })
  return tables.map(({ name }) => name)
}

function fitting(table: string, { name, type }: Column, bodyId: string, n: number): string {
  if (name === 'body_id') return `'${bodyId}'`
  // numbers that are not given twice
  const value = /^((small|big)?int|numeric)/.test(type) ? String(900 + n) : values[type]
  if (!value) throw new Error(`${table}.${name}: no value of type ${type} is known here`)
  return value
}
