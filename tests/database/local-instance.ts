/** One embedded Supabase with a schema of its own, for the tests of `supabase/local`. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient, type SupabaseClient } from '@supabase/supabase-js'
import postgres, { type Sql } from 'postgres'
import { type LocalSupabase, startSupabase } from '../../supabase/local/index.ts'

export interface Instance {
  supabase: LocalSupabase
  sql: Sql
  anon: SupabaseClient
  service: SupabaseClient
  dataDir: string
  migrationsDir: string
  remove(): Promise<void>
}

/** A scratch folder with `data` (not yet made) and `migrations` holding the one script. */
export function makeFolders(migration: string, parent = tmpdir()) {
  const root = mkdtempSync(join(parent, 'pb346-test-'))
  const migrationsDir = join(root, 'migrations')
  mkdirSync(migrationsDir)
  writeFileSync(join(migrationsDir, '20260101000000_test.sql'), migration)
  return {
    root,
    dataDir: join(root, 'data'),
    migrationsDir,
    remove: () => rmSync(root, { recursive: true, force: true }),
  }
}

export const connect = (supabase: LocalSupabase, user = 'postgres') =>
  postgres({ ...supabase.database, user, max: 4, onnotice: () => {} })

export const client = (supabase: LocalSupabase, key = supabase.anonKey) =>
  createClient(supabase.url, key, { auth: { persistSession: false, autoRefreshToken: false } })

export async function startInstance(migration: string): Promise<Instance> {
  const { root: _root, ...folders } = makeFolders(migration)
  const supabase = await startSupabase(folders)
  const sql = connect(supabase)
  return {
    ...folders,
    supabase,
    sql,
    anon: client(supabase),
    service: client(supabase, supabase.serviceKey),
    async remove() {
      await sql.end({ timeout: 1 })
      await supabase.stop()
      folders.remove()
    },
  }
}
