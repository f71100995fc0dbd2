/**
 * Applies `supabase/migrations/*.sql` as the Supabase CLI does: in the order of their names, each in
 * one transaction, by the role `postgres`, recorded with version, name and statements.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import postgres, { type Sql } from 'postgres'
import { MigrationChangedError } from './errors.ts'
import { splitStatements } from './sql-statements.ts'

interface Migration {
  version: string
  name: string
  text: string
}

/**
 * Returns the versions applied now.
 * @throws MigrationChangedError before touching anything when history and files disagree.
 */
export async function migrate(sql: Sql, directory: string): Promise<string[]> {
  const migrations = readMigrations(directory)
  const applied = await sql<{ version: string; statements: string[] | null }[]>`
    select version, statements from supabase_migrations.schema_migrations order by version`
  for (const row of applied) {
    const file = migrations.find((migration) => migration.version === row.version)
    if (!file) {
      throw new MigrationChangedError(
        `Thiếu tệp của bản di trú ${row.version} đã áp dụng vào cơ sở dữ liệu này.`,
      )
    }
    const statements = splitStatements(file.text)
    if (row.statements?.join('\n') !== statements.join('\n')) {
      throw new MigrationChangedError(
        `Bản di trú ${row.version}_${file.name} đã bị sửa sau khi áp dụng: hãy trả lại tệp cũ và viết bản di trú mới.`,
      )
    }
  }
  const pending = migrations.filter(({ version }) => !applied.some((row) => row.version === version))
  for (const migration of pending) await apply(sql, migration)
  return pending.map(({ version }) => version)
}

function readMigrations(directory: string): Migration[] {
  return readdirSync(directory)
    .sort()
    .flatMap((file) => {
      const [, version, name] = /^(\d+)_(.+)\.sql$/.exec(file) ?? []
      return version && name ? [{ version, name, text: readFileSync(join(directory, file), 'utf8') }] : []
    })
}

async function apply(sql: Sql, { version, name, text }: Migration): Promise<void> {
  try {
    await sql.begin(async (transaction) => {
      await transaction.unsafe(text).simple()
      // A migration may have set its own path or role; what follows is ours.
      await transaction.unsafe('reset role; reset all').simple()
      await transaction`
        insert into supabase_migrations.schema_migrations (version, name, statements)
        values (${version}, ${name}, ${splitStatements(text)})`
    })
  } catch (cause) {
    const reason =
      cause instanceof postgres.PostgresError
        ? `${cause.code} ${cause.message}${placeOf(cause, text)}`
        : String(cause)
    throw new Error(`Bản di trú ${version}_${name} không áp dụng được: ${reason}`, { cause })
  }
}

function placeOf(error: postgres.PostgresError, text: string): string {
  const position = Number(error.position)
  if (!position) return error.where ? ` (${error.where.split('\n')[0]})` : ''
  return ` (dòng ${[...text].slice(0, position).filter((character) => character === '\n').length + 1})`
}
