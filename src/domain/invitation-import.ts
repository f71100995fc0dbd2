/** A file's rows of cells as rows of the list: finds the headings, reads each row, says what is wrong where. */
import { type Invitee, importLimits } from './invitation.ts'
import { headingsOf, type Table } from './invitation-headings.ts'
import { type Categories, type Fault, readRow } from './invitation-row.ts'
import { normaliseLine } from './text.ts'

export interface ReadRow {
  row: number
  invitee: Invitee
}

export type ListFault = 'noHeadings' | 'noCategories' | 'noRows' | 'tooManyRows'

export interface ReadList {
  sheet?: string | undefined
  /** The headings' row. */
  headingRow: number
  /** Headings that say nothing to us, as written. */
  ignored: string[]
  rows: ReadRow[]
  faults: Fault[]
}

/** A file that was read, held against the list. */
export interface ImportPreview {
  file: string
  list: ReadList
  /** What an import would add, in the order of the file. */
  fresh: ReadRow[]
  /** Rows it would not add: on the list already, under a number, or the same as an earlier row. */
  known: (ReadRow & { number?: number | undefined; sameAs?: number | undefined })[]
  /** Rows it would add although that name is on the list, under that number, with another address. */
  namesakes: (ReadRow & { number: number })[]
}

/** Of several sheets, or several ways to part a text into cells, the one whose headings say most. */
export function readList(
  tables: readonly Table[],
  categories: Categories,
): { list: ReadList; fault?: never } | { list?: never; fault: ListFault } {
  const found = tables
    .map(headingsOf)
    .filter((each) => each !== undefined)
    .sort((a, b) => new Set(b.columns.values()).size - new Set(a.columns.values()).size)[0]
  if (!found) return { fault: 'noHeadings' }
  if (![...found.columns.values()].includes('category')) return { fault: 'noCategories' }
  const rows: ReadRow[] = []
  const faults: Fault[] = []
  const data = found.table.rows
    .map((cells, index) => ({ cells: cells.map(normaliseLine), row: index + 1 }))
    .slice(found.at + 1)
    .filter(({ cells }) => [...found.columns.keys()].some((column) => (cells[column] ?? '') !== ''))
  if (data.length === 0) return { fault: 'noRows' }
  if (data.length > importLimits.rows) return { fault: 'tooManyRows' }
  for (const { cells, row } of data) {
    const read = readRow(cells, row, found.columns, categories)
    if ('invitee' in read) rows.push({ row, invitee: read.invitee })
    else faults.push(...read.faults)
  }
  const { name } = found.table
  return { list: { sheet: name, headingRow: found.at + 1, ignored: found.ignored, rows, faults } }
}
