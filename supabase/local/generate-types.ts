/**
 * Writes `supabase/database.types.ts` from the migrated database, in the format of
 * `supabase gen types typescript`; with `--check` only compares and exits 1 when it is stale.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import postgres from 'postgres'
import { bootstrap } from './bootstrap.ts'
import { SUPERUSER } from './cluster.ts'
import { migrate } from './migrations.ts'
import { PORT, startPostgres } from './postgres-process.ts'
import { readCatalog } from './type-catalog.ts'
import { writeTypes } from './type-writer.ts'

const MIGRATIONS = fileURLToPath(new URL('../migrations', import.meta.url))
const TARGET = fileURLToPath(new URL('../database.types.ts', import.meta.url))

/** The text for a directory of migrations, from a database made for it and thrown away. */
export async function generateTypes(migrationsDir = MIGRATIONS): Promise<string> {
  const dataDir = mkdtempSync(join(tmpdir(), 'pb346-types-'))
  const server = await startPostgres(dataDir)
  const connect = (username: string) =>
    postgres({
      host: server.socketDir,
      port: PORT,
      username,
      database: 'postgres',
      max: 1,
      onnotice: () => {},
    })
  const admin = connect(SUPERUSER)
  const owner = connect('postgres')
  try {
    await bootstrap(admin)
    await migrate(owner, migrationsDir)
    return writeTypes(await readCatalog(owner))
  } finally {
    await Promise.all([admin.end(), owner.end()])
    await server.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const text = await generateTypes()
  if (!process.argv.includes('--check')) writeFileSync(TARGET, text)
  else if (readFileSync(TARGET, 'utf8') !== text) {
    console.error('supabase/database.types.ts không khớp với các bản di trú: chạy "npm run types".')
    process.exitCode = 1
  }
}
