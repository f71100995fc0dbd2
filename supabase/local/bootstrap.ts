/** Brings a cluster to what a hosted project is before its first migration. */
import { readFileSync } from 'node:fs'
import { getAuthSchemaSql, getStorageSchemaSql } from '@supabase/lite'
import type { Sql } from 'postgres'

const script = (name: string) => readFileSync(new URL(name, import.meta.url), 'utf8')

/** `admin` is a superuser connection. Upstream swallows errors when it creates its tables: here they stop the start. */
export async function bootstrap(admin: Sql): Promise<void> {
  const steps = [
    script('bootstrap.sql'),
    getAuthSchemaSql(),
    script('mfa.sql'),
    getStorageSchemaSql(),
    script('bootstrap-grants.sql'),
  ]
  for (const step of steps) await admin.unsafe(step).simple()
}
