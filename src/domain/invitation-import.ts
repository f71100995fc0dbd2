/** A file's rows of cells as rows of the list: finds the headings, reads each row, says what is wrong where. */
import { type ContributorCategory, collectiveCategories, individualCategories } from './contributor.ts'
import { folded } from './fold.ts'
import { type Invitee, importLimits, inviteeSchema } from './invitation.ts'
import { normaliseLine } from './text.ts'

export interface Table {
  /** Of the sheet; a text file has none. */
  name?: string
  /** Every row of the file from the first, so that positions are the file's own numbers. */
  rows: readonly (readonly string[])[]
}

export const columns = ['name', 'address', 'category', 'phone', 'email'] as const
export type Column = (typeof columns)[number]

/** Headings, folded, as offices write them. */
const headings: Record<Column | 'counter', readonly string[]> = {
  name: [
    ...[
      'hovaten',
      'hoten',
      'hovatentapthe',
      'hovatententapthe',
      'hotentapthe',
      'hotententapthe',
      'tencanhan',
    ],
    ...[
      'tencanhantapthe',
      'tentapthe',
      'tentapthetochuc',
      'tapthe',
      'tentochuc',
      'tencoquan',
      'tencoquandonvi',
    ],
    ...[
      'tendonvi',
      'donvi',
      'nguoiduocmoi',
      'tennguoiduocmoi',
      'hovatennguoiduocmoi',
      'tencanhanhoactapthe',
      'ten',
    ],
    ...['hovatenhoactentapthe', 'hovatencanhan', 'dongchi'],
  ],
  address: ['diachi', 'diachinhanthu', 'diachilienhe', 'diachilienlac', 'noio', 'choohiennay', 'noiohiennay'],
  category: [
    'loai',
    'loainguoigopy',
    'loainguoimoi',
    'thanhphan',
    'doituong',
    'nhom',
    'phanloai',
    'loaitapthecanhan',
  ],
  phone: [
    'dienthoai',
    'sodienthoai',
    'sdt',
    'dt',
    'sodt',
    'dtdd',
    'didong',
    'dienthoaididong',
    'dienthoailienhe',
  ],
  email: [
    'thudientu',
    'email',
    'mail',
    'hopthu',
    'hopthudientu',
    'diachiemail',
    'diachithudientu',
    'diachimail',
  ],
  counter: ['stt', 'tt', 'sott', 'so', 'sothutu'],
}

export type FaultKey =
  | 'required'
  | 'addressRequired'
  | 'tooLong'
  | 'malformed'
  | 'emailForm'
  | 'phoneForm'
  | 'categoryMissing'
  | 'categoryUnknown'
  | 'categoryUnclear'
  | 'formulaError'
  | 'oldEncoding'
  | 'twoNames'
  | 'invalid'

export interface Fault {
  /** The row's number in the file. */
  row: number
  column: Column
  key: FaultKey
  /** What stands there. */
  value: string
  max?: number
}

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

type Categories = Readonly<Partial<Record<ContributorCategory, string>>>

/** Headings stand near the top, below a title. */
const headingsWithin = 20

interface Headings {
  table: Table
  at: number
  columns: Map<number, Column>
  ignored: string[]
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

function headingsOf(table: Table): Headings | undefined {
  let best: Headings | undefined
  for (const [at, cells] of table.rows.slice(0, headingsWithin).entries()) {
    const read = new Map<number, Column>()
    const ignored: string[] = []
    for (const [index, cell] of cells.entries()) {
      const heading = folded(cell)
      const column = columns.find((each) => headings[each].includes(heading))
      if (column) read.set(index, column)
      else if (heading !== '' && !headings.counter.includes(heading)) ignored.push(normaliseLine(cell))
    }
    const names = [...read.values()]
    // a title such as “Danh sách” above is no heading: one word alone is not enough
    if (!names.includes('name') || names.length < 2 || read.size <= (best?.columns.size ?? 0)) continue
    best = { table, at, columns: read, ignored }
  }
  return best
}

function readRow(
  cells: readonly string[],
  row: number,
  at: ReadonlyMap<number, Column>,
  categories: Categories,
): { invitee: Invitee } | { faults: Fault[] } {
  const faults: Fault[] = []
  const values: Record<Column, string> = { name: '', address: '', category: '', phone: '', email: '' }
  const say = (column: Column, key: FaultKey, max?: number) =>
    faults.push({ row, column, key, value: values[column], ...(max !== undefined && { max }) })
  for (const [index, column] of at) {
    const value = cells[index] ?? ''
    if (value === '') continue
    const isSecond = values[column] !== ''
    values[column] = isSecond ? `${values[column]}; ${value}` : value
    if (isSecond) say(column, column === 'name' ? 'twoNames' : 'invalid')
    else if (formulaError.test(value)) say(column, 'formulaError')
    else if (oldEncoding.test(value)) say(column, 'oldEncoding')
  }
  values.phone = withLeadingZero(values.phone)
  const read = readCategory(values.category, categories)
  if (typeof read === 'object') say('category', read.fault)
  // of a row whose kind nobody knows only what holds for every kind is asked
  const category = typeof read === 'string' ? read : 'subordinate_committee'
  const kind = isCollective(category) ? 'collective' : 'individual'
  const parsed = inviteeSchema.safeParse({ ...values, kind, category })
  if (parsed.success && faults.length === 0) return { invitee: parsed.data }
  for (const issue of parsed.error?.issues ?? []) {
    const column = columns.find((each) => each === issue.path[0])
    if (!column || faults.some((fault) => fault.column === column)) continue
    const max: unknown = issue.code === 'custom' ? issue.params?.['max'] : undefined
    say(column, keyOf(column, issue.message), typeof max === 'number' ? max : undefined)
  }
  return { faults }
}

function keyOf(column: Column, message: string): FaultKey {
  if (column === 'address' && message === 'required') return 'addressRequired'
  const known = ['required', 'tooLong', 'malformed', 'emailForm', 'phoneForm'] as const
  return known.find((key) => key === message) ?? 'invalid'
}

const formulaError = /^#(?:REF!|N\/A|NAME\?|VALUE!|DIV\/0!|NULL!|NUM!|SPILL!|CALC!|GETTING_DATA)$/i
// TCVN3 (.VnTime) read as anything else: signs of the upper half inside words, e.g. “NguyÔn V¨n”
const oldEncoding = /\p{L}[¡-§¨©¬®¯±-¹¼-¿]|[¡-§¨©¬®¯±-¹¼-¿]\p{L}/u

/** A spreadsheet that takes a telephone number for a figure drops its first zero. */
function withLeadingZero(phone: string): string {
  const bare = phone.replace(/[\s.]/g, '')
  return /^(?:[2-9]\d{8}|2\d{9})$/.test(bare) ? `0${phone}` : phone
}

function isCollective(category: ContributorCategory): boolean {
  return collectiveCategories.some((each) => each === category)
}

const allCategories: readonly ContributorCategory[] = [...individualCategories, ...collectiveCategories]

/** By the office's own words, whole or a part that only one of them has; with or without marks. */
export function readCategory(
  typed: string,
  categories: Categories,
): ContributorCategory | { fault: 'categoryMissing' | 'categoryUnknown' | 'categoryUnclear' } {
  const wanted = folded(typed)
  if (wanted === '') return { fault: 'categoryMissing' }
  const named = allCategories.map((category) => ({ category, name: folded(categories[category] ?? '') }))
  const same = named.find(({ name }) => name === wanted)
  if (same) return same.category
  const partly = wanted.length < 4 ? [] : named.filter(({ name }) => name.includes(wanted))
  const [only] = partly
  if (!only) return { fault: 'categoryUnknown' }
  return partly.length === 1 ? only.category : { fault: 'categoryUnclear' }
}
