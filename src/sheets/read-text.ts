/** CSV and its relatives: parted by commas, semicolons or tabs, whichever the rest of the reading makes sense of. */
import { CsvError, parse } from 'csv-parse/sync'
import { importLimits } from '../domain/invitation.ts'
import type { Table } from '../domain/invitation-headings.ts'
import { SheetError } from './sheet-error.ts'

const delimiters = [',', ';', '\t'] as const

/** @throws SheetError quoteNotClosed, unreadable */
export function readText(text: string): Table[] {
  // one kind of line end, whatever programs a file has been through; `sep=;` is Excel's own, and no row
  const body = text.replace(/\r\n?/g, '\n').replace(/^sep=.(?=\n)/i, '')
  const head = body.slice(0, 20_000)
  const used = delimiters.filter((delimiter) => head.includes(delimiter))
  const tables: Table[] = []
  let failure: unknown
  for (const delimiter of used.length > 0 ? used : [delimiters[0]]) {
    try {
      tables.push({ rows: parseRows(body, delimiter) })
    } catch (cause) {
      failure = cause
    }
  }
  if (tables.length > 0) return tables
  throw sheetErrorOf(failure)
}

function sheetErrorOf(cause: unknown): SheetError {
  if (!(cause instanceof CsvError && cause.code === 'CSV_QUOTE_NOT_CLOSED'))
    return new SheetError('unreadable', { cause })
  const line = Number(cause['lines'])
  return new SheetError('quoteNotClosed', { cause, ...(Number.isInteger(line) && { line }) })
}

function parseRows(text: string, delimiter: string): string[][] {
  return parse(text, {
    delimiter,
    relax_column_count: true,
    // Trường "Một": a quotation mark inside a cell is a letter like any other
    relax_quotes: true,
    // a title and blank lines stand above
    to: importLimits.rows + 100,
  })
}
