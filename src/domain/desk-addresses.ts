/** Addresses of the desk's pages. A round is named by its year, so that an address means the same next year. */

import { type AggregateView, aggregateViewQuery } from './aggregate.ts'
import {
  type CommentFilter,
  commentFilterQuery,
  type LetterFilter,
  letterFilterQuery,
} from './desk-filters.ts'
import { type Cursor, cursorQuery } from './keyset.ts'
import { deskPath } from './return-path.ts'

export const yearName = 'dot'

function address(path: string, pairs: [string, string][]): string {
  return `${path}?${new URLSearchParams(pairs)}`
}

export function subjectAddress(
  code: string,
  year: number,
  filter: CommentFilter = {},
  cursor?: Cursor,
): string {
  return address(`${deskPath}/doi-tuong/${code}`, [
    [yearName, String(year)],
    ...commentFilterQuery(filter),
    ...(cursor ? [cursorQuery(cursor)] : []),
  ])
}

export const aggregatePath = `${deskPath}/tong-hop`

export function aggregateAddress(year: number, view?: AggregateView): string {
  return address(aggregatePath, [[yearName, String(year)], ...(view ? aggregateViewQuery(view) : [])])
}

export function feedbackListAddress(year: number, filter: LetterFilter = {}, cursor?: Cursor): string {
  return address(`${deskPath}/van-ban`, [
    [yearName, String(year)],
    ...letterFilterQuery(filter),
    ...(cursor ? [cursorQuery(cursor)] : []),
  ])
}

export function feedbackAddress(reference: string): string {
  return `${deskPath}/van-ban/${reference}`
}

export const passageName = 'doan'

/** A comment where it stands in its letter; with a passage, the comment is whole and the passage marked. */
export function commentAddress(reference: string, position: number, passageId: number | null = null): string {
  return passageId === null
    ? `${feedbackAddress(reference)}#y-kien-${position}`
    : `${feedbackAddress(reference)}?${passageName}=${passageId}#${passageName}`
}

export const entryPath = `${deskPath}/nhap-phieu`
export const comparePath = `${deskPath}/doi-chieu`

export function entryAddress(year: number): string {
  return address(entryPath, [[yearName, String(year)]])
}

/** @param done reference of a transcription just found the same: said on the page */
export function comparisonListAddress(year: number, done?: string): string {
  return address(comparePath, [
    [yearName, String(year)],
    ...(done ? [['xong', done] satisfies [string, string]] : []),
  ])
}

export function comparisonAddress(reference: string): string {
  return `${comparePath}/${reference}`
}

/** The page where a letter's scans are opened. */
export function scansAddress(reference: string): string {
  return `${feedbackAddress(reference)}/ban-quet`
}

export const downloadName = 'tai-ve'

/** The bytes of an opened scan; as a file to keep with `download`. */
export function scanAddress(reference: string, position: number, download = false): string {
  return `${scansAddress(reference)}/${position}${download ? `?${downloadName}=1` : ''}`
}

/** The part of the work list one works through goes along in the address. */
export const workName = 'viec'
/** A letter or form that is ticked in the work list: its key, and who had it. */
export const chosenName = 'item'

export interface DivisionView {
  /** The form, also where the newest version only waits to be compared. */
  edit?: boolean
  /** A version to hold against the one before it. */
  version?: number
  /** Just saved: said on the page. */
  saved?: boolean
  /** The part of the work list one came from: goes along from page to page. */
  work?: string | null
}

/** The page on which a letter is divided into passages. */
export function divisionAddress(
  reference: string,
  { edit, version, saved, work }: DivisionView = {},
): string {
  const pairs: [string, string][] = []
  if (edit) pairs.push(['sua', '1'])
  if (version !== undefined) pairs.push(['ban', String(version)])
  if (saved) pairs.push(['luu', '1'])
  if (work) pairs.push([workName, work])
  const path = `${deskPath}/phan-y/${reference}`
  return pairs.length > 0 ? address(path, pairs) : path
}

/** Who else has the letter open, as JSON. */
export function presenceAddress(reference: string): string {
  return `${divisionAddress(reference)}/dang-xem.json`
}
