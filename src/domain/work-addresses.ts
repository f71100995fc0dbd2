/** Addresses of the desk's work: the list, and where each step is done. */
import {
  comparisonAddress,
  divisionAddress,
  entryAddress,
  feedbackAddress,
  workName,
  yearName,
} from './desk-addresses.ts'
import { type Cursor, cursorQuery } from './keyset.ts'
import { readReference } from './reference.ts'
import { replyAnchorAddress } from './reply-addresses.ts'
import { deskPath } from './return-path.ts'
import { letterSynthesisAddress } from './synthesis-addresses.ts'
import type { Step, WorkItem } from './work.ts'
import { type WorkFilter, workFilterWord } from './work-filters.ts'

/** Names in the address: a letter just done, a form to type. */
export const doneName = 'xong'
export const formName = 'phieu'

/** What an item of the list is called by: a letter's reference, or the number of a form. */
export function readWorkKey(text: string): string | undefined {
  return isFormKey(text) ? text : readReference(text)
}

export function isFormKey(key: string): boolean {
  return /^[1-9]\d{0,8}$/.test(key)
}

export const workPath = `${deskPath}/viec`
export const progressPath = `${deskPath}/tien-trinh`

export function deskAddress(year: number): string {
  return `${deskPath}?${new URLSearchParams([[yearName, String(year)]])}`
}

export function workAddress(year: number, filter: WorkFilter, cursor?: Cursor): string {
  const pairs: [string, string][] = [
    [yearName, String(year)],
    [workName, workFilterWord(filter)],
    ...(cursor ? [cursorQuery(cursor)] : []),
  ]
  return `${workPath}?${new URLSearchParams(pairs)}`
}

export function progressAddress(year: number): string {
  return `${progressPath}?${new URLSearchParams([[yearName, String(year)]])}`
}

/** The address of a page with the part of the list one came from, and the letter just done. */
export function withWork(address: string, work: string | null | undefined, done?: string): string {
  const pairs: [string, string][] = [
    ...(work ? [[workName, work] satisfies [string, string]] : []),
    ...(done ? [[doneName, done] satisfies [string, string]] : []),
  ]
  if (pairs.length === 0) return address
  const [path = '', fragment] = address.split('#')
  const query = `${path.includes('?') ? '&' : '?'}${new URLSearchParams(pairs)}`
  return `${path}${query}${fragment ? `#${fragment}` : ''}`
}

/** Where a step of a letter is done. */
export function stepAddress(
  step: Step,
  item: Pick<WorkItem, 'key' | 'reference' | 'state'>,
  year: number,
): string {
  const { key, reference, state } = item
  if (reference === null) return `${entryAddress(year)}&${new URLSearchParams([[formName, key]])}`
  switch (step) {
    case 'verify':
      return `${feedbackAddress(reference)}#xac-minh`
    case 'transcribe':
      return comparisonAddress(reference)
    case 'compare':
      return state === 'transcription' ? comparisonAddress(reference) : divisionAddress(reference)
    case 'divide':
      return divisionAddress(reference)
    case 'synthesise':
      return letterSynthesisAddress(reference)
    case 'answer':
      return replyAnchorAddress(reference)
  }
}
