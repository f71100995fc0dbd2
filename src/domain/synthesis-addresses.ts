/** Addresses of the synthesis: all subjects, one subject, one content area of it, one point, one letter. */
import type { Aspect, ContributorCategory, ContributorKind } from './contributor.ts'
import { aggregatePath, yearName } from './desk-addresses.ts'
import { aspectSlugs, categorySlugs, filterNames, keyOf, kindSlugs, readKind } from './desk-filters.ts'
import { type Cursor, cursorQuery } from './keyset.ts'

export const synthesisPath = `${aggregatePath}/theo-doi-tuong`

/** Names in the address; `done` and `count` say what was just done. */
export const synthesisNames = { list: 'danh-sach', point: 'y', done: 'da', count: 'so' } as const

export const listSlugs = { open: 'chua-xep', excluded: 'khong-dua-vao' } as const
export type SynthesisList = keyof typeof listSlugs

export interface SynthesisView {
  /** Code of a content area; without one, the subject as a whole. */
  area?: string | undefined
  list?: SynthesisList | undefined
  /** Comments linked to this point. */
  point?: string | undefined
  kind?: ContributorKind | undefined
  category?: ContributorCategory | undefined
  aspect?: Aspect | 'none' | undefined
}

export const doneWords = {
  linked: 'xep',
  excluded: 'de-ngoai',
  opened: 'tra',
  made: 'lap',
  saved: 'luu',
  withdrawn: 'rut',
} as const
export type Done = keyof typeof doneWords

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

export function readSynthesisView(query: URLSearchParams, areaCodes: readonly string[]): SynthesisView {
  const area = query.get(filterNames.area)
  const point = query.get(synthesisNames.point) ?? ''
  return {
    area: area !== null && areaCodes.includes(area) ? area : undefined,
    list: keyOf(listSlugs, query.get(synthesisNames.list)) ?? 'open',
    point: uuid.test(point) ? point : undefined,
    kind: readKind(query.get(filterNames.kind)),
    category: keyOf(categorySlugs, query.get(filterNames.category)),
    aspect: keyOf(aspectSlugs, query.get(filterNames.aspect)),
  }
}

export function isFiltered({ kind, category, aspect }: SynthesisView): boolean {
  return kind !== undefined || category !== undefined || aspect !== undefined
}

export function synthesisAddress(
  code: string,
  year: number,
  view: SynthesisView = {},
  cursor?: Cursor,
  done?: { what: Done; count: number },
): string {
  const { area, list, point, kind, category, aspect } = view
  const pairs: [string, string][] = [[yearName, String(year)]]
  if (area) pairs.push([filterNames.area, area])
  if (list && list !== 'open') pairs.push([synthesisNames.list, listSlugs[list]])
  if (point) pairs.push([synthesisNames.point, point])
  if (kind) pairs.push([filterNames.kind, kindSlugs[kind]])
  if (category) pairs.push([filterNames.category, categorySlugs[category]])
  if (aspect) pairs.push([filterNames.aspect, aspectSlugs[aspect]])
  if (cursor) pairs.push(cursorQuery(cursor))
  if (done)
    pairs.push([synthesisNames.done, doneWords[done.what]], [synthesisNames.count, String(done.count)])
  return `${aggregatePath}/${code}?${new URLSearchParams(pairs)}`
}

/** @returns what the address says was just done */
export function readDone(query: URLSearchParams): { what: Done; count: number } | undefined {
  const what = keyOf(doneWords, query.get(synthesisNames.done))
  const count = query.get(synthesisNames.count) ?? ''
  return what && /^\d{1,6}$/.test(count) ? { what, count: Number(count) } : undefined
}

export function synthesisListAddress(year: number): string {
  return `${synthesisPath}?${new URLSearchParams([[yearName, String(year)]])}`
}

/** Where a point's words are changed. */
export function pointAddress(id: string): string {
  return `${aggregatePath}/y/${id}`
}

/** Where the comments of one letter are settled. */
export function letterSynthesisAddress(reference: string): string {
  return `${aggregatePath}/van-ban/${reference}`
}

export function pointAnchor(id: string): string {
  return `y-${id}`
}
