/** What the aggregation shows (H2), as it stands in the address: which unit is counted, and of whom. */
import { keyOf } from './desk-filters.ts'

/** A collective is one contributor, however many stand behind it. */
export const unitSlugs = { comment: 'y-kien', feedback: 'van-ban', contributor: 'nguoi-gop-y' } as const
export type CountUnit = keyof typeof unitSlugs
export const countUnits: readonly CountUnit[] = ['comment', 'feedback', 'contributor']

/** Both kinds side by side, one kind alone, or the groups named in clause II.2.4.1. */
export const breakdownSlugs = {
  kinds: 'hai-loai',
  individual: 'ca-nhan',
  collective: 'tap-the',
  categories: 'thanh-phan',
} as const
export type Breakdown = keyof typeof breakdownSlugs
export const breakdowns: readonly Breakdown[] = ['kinds', 'individual', 'collective', 'categories']

export interface AggregateView {
  unit: CountUnit
  by: Breakdown
}

export const viewNames = { unit: 'dem', by: 'theo' } as const

/** Reads the view of an address; words it does not know change nothing. */
export function readAggregateView(query: URLSearchParams): AggregateView {
  return {
    unit: keyOf(unitSlugs, query.get(viewNames.unit)) ?? 'comment',
    by: keyOf(breakdownSlugs, query.get(viewNames.by)) ?? 'kinds',
  }
}

/** What is shown when nothing is said is left out of the address. */
export function aggregateViewQuery({ unit, by }: AggregateView): [string, string][] {
  const pairs: [string, string][] = []
  if (unit !== 'comment') pairs.push([viewNames.unit, unitSlugs[unit]])
  if (by !== 'kinds') pairs.push([viewNames.by, breakdownSlugs[by]])
  return pairs
}
