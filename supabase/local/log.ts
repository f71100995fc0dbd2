/**
 * One line per event on stderr. Texts of database errors stay out of it: their message and
 * detail quote the row that failed, and a row holds names and what people wrote.
 */
import { inspect } from 'node:util'
import postgres from 'postgres'

export function log(line: string): void {
  process.stderr.write(`[supabase] ${new Date().toISOString()} ${line}\n`)
}

/** What may be said of an error: PostgreSQL's by code and place only, others in full. */
export function describe(value: unknown): string {
  if (value instanceof postgres.PostgresError) {
    const place = [value.routine, value.table_name, value.constraint_name].filter(Boolean).join(' ')
    return `PostgreSQL ${value.code} ${place}`.trim()
  }
  if (value instanceof Error && 'code' in value) return `${value.name} ${String(value.code)}`
  if (value instanceof Error) return value.stack ?? value.message
  return typeof value === 'string' ? value : inspect(value, { depth: 1, breakLength: Number.POSITIVE_INFINITY })
}

/** Upstream defect: @supabase/lite prints whole database errors, rows included. Call once per process. */
export function redactConsole(): void {
  const line = (...values: unknown[]) => log(values.map(describe).join(' '))
  console.error = line
  console.warn = line
  console.log = line
  console.info = line
}
