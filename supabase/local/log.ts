/**
 * One line per event on stderr. What errors say stays out of it: a database error quotes the row
 * that failed, a parser the text it refused, and those hold names and what people wrote.
 */
import { inspect } from 'node:util'
import postgres from 'postgres'
import { statusOf, TranslatedError } from './postgrest-errors.ts'

export function log(line: string): void {
  process.stderr.write(`[supabase] ${new Date().toISOString()} ${line}\n`)
}

/** What may be said of anything thrown: kind, code and place, never its text. */
export function redacted(value: unknown): string {
  if (value instanceof postgres.PostgresError) {
    return ['PostgreSQL', value.code, value.routine, value.table_name, value.constraint_name]
      .filter(Boolean)
      .join(' ')
  }
  if (value instanceof TranslatedError) return redacted(value.original)
  if (!(value instanceof Error)) return typeof value === 'string' ? value : inspect(value, { depth: 0 })
  const place = /^\s+at .*$/m.exec(value.stack ?? '')?.[0].trim() ?? ''
  return [value.name, 'code' in value ? String(value.code) : '', place].filter(Boolean).join(' ')
}

/**
 * Upstream defects: @supabase/lite prints whole database errors, rows included, even those that only
 * tell a client it erred; and, having no mail server, prints the e-mails it would send. Once per process.
 */
export function redactConsole(): void {
  const print = (...values: unknown[]) => {
    if (values.every((value) => typeof value === 'string')) {
      const line = values.join(' ')
      // said at every start; why storage is on all the same is in docs/decisions
      if (!line.startsWith('EXPERIMENTAL FEATURES ENABLED: storage')) log(line)
      return
    }
    const serious = values.filter((value) => !isClientsFault(value))
    if (serious.some((value) => typeof value !== 'string')) log(serious.map(redacted).join(' '))
  }
  console.error = print
  console.warn = print
  console.log = () => {}
  console.info = () => {}
}

function isClientsFault(value: unknown): boolean {
  if (value instanceof postgres.PostgresError) return statusOf(value.code, false) < 500
  if (value instanceof TranslatedError) return isClientsFault(value.original)
  return value instanceof Error && 'relation' in value && 'schema' in value
}
