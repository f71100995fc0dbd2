/** One row of a file as one of those asked, or what is wrong with it and where. */
import { type ContributorCategory, collectiveCategories, individualCategories } from './contributor.ts'
import { folded } from './fold.ts'
import { type Invitee, inviteeSchema } from './invitation.ts'
import { type Column, columns } from './invitation-headings.ts'

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

/** The office's own words for the kinds. */
export type Categories = Readonly<Partial<Record<ContributorCategory, string>>>

export function readRow(
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
