/** Sums over the counts of a round. What is asked for by no subject, area or kind is of all together. */
import type { ContributorCategory, ContributorKind } from './contributor.ts'
import type { CommentCount, DistinctCount, EarlierCount, FeedbackCount, SubjectCount } from './desk.ts'
import type { AspectChoice, CommentFilter } from './desk-filters.ts'

/** One cell of a table of figures. */
export interface Cell {
  subjectId?: string | undefined
  areaId?: string | undefined
  kind?: ContributorKind | undefined
  category?: ContributorCategory | undefined
  /** Only those whose sender the office has not confirmed. */
  unverified?: boolean | undefined
}

export interface Figures {
  count(cell: Cell): number
}

/** Comments of a round: cells add up. */
export class CommentTable implements Figures {
  readonly #counts: readonly CommentCount[]

  constructor(counts: readonly CommentCount[]) {
    this.#counts = counts
  }

  count({ subjectId, areaId, kind, aspect, unverified }: Cell & { aspect?: AspectChoice }): number {
    let sum = 0
    for (const row of this.#counts) {
      if (subjectId !== undefined && row.subject_id !== subjectId) continue
      if (areaId !== undefined && row.content_area_id !== areaId) continue
      if (kind !== undefined && row.contributor_kind !== kind) continue
      if (aspect !== undefined && (row.aspect ?? 'none') !== aspect) continue
      sum += unverified ? row.unverified_count : row.comment_count
    }
    return sum
  }
}

/** Letters or contributors of a round: one that stands in two cells is one in their sum, so that every sum is counted by itself. */
export class DistinctTable implements Figures {
  readonly #counts = new Map<string, DistinctCount>()

  constructor(counts: readonly DistinctCount[]) {
    for (const row of counts) {
      const { subject_id, content_area_id, contributor_kind, contributor_category } = row
      this.#counts.set(keyOf(subject_id, content_area_id, contributor_kind, contributor_category), row)
    }
  }

  count({ subjectId, areaId, kind, category, unverified }: Cell): number {
    let sum = 0
    // nobody is of both kinds: these do add up
    for (const one of ['individual', 'collective'] as const) {
      if (kind !== undefined && kind !== one) continue
      const row = this.#counts.get(keyOf(subjectId, areaId, one, category))
      if (row) sum += unverified ? row.unverified_count : row.distinct_count
    }
    return sum
  }
}

function keyOf(...parts: (string | null | undefined)[]): string {
  return parts.map((part) => part ?? '').join(' ')
}

/** Comments on one subject, by everything its page filters by. */
export class SubjectTable implements Figures {
  readonly #counts: readonly SubjectCount[]

  constructor(counts: readonly SubjectCount[]) {
    this.#counts = counts
  }

  count({ areaId, unverified, ...filter }: Omit<CommentFilter, 'area'> & Cell): number {
    let sum = 0
    for (const row of this.#counts) {
      if (areaId !== undefined && row.content_area_id !== areaId) continue
      if (unverified && row.verified) continue
      if (fits(row, filter)) sum += row.comment_count
    }
    return sum
  }
}

function fits(row: SubjectCount, filter: Omit<CommentFilter, 'area'>): boolean {
  const { kind, category, aspect, timeliness, verified, written } = filter
  return (
    (kind === undefined || row.contributor_kind === kind) &&
    (category === undefined || row.contributor_category === category) &&
    (aspect === undefined || (row.aspect ?? 'none') === aspect) &&
    (timeliness === undefined || row.late === (timeliness === 'late')) &&
    (verified === undefined || row.verified === (verified === 'yes')) &&
    (written === undefined || row.divided === (written === 'passage'))
  )
}

/** Comments in the rounds before, by the codes that go on from year to year. */
export class EarlierRounds {
  /** Newest first. */
  readonly years: readonly number[]
  readonly #counts: readonly EarlierCount[]

  constructor(counts: readonly EarlierCount[]) {
    this.#counts = counts
    this.years = [...new Set(counts.map(({ year }) => year))].sort((a, b) => b - a)
  }

  /** @returns undefined where the round did not have this subject, or this content area */
  count(year: number, subjectCode: string, areaCode?: string): number | undefined {
    let sum: number | undefined
    for (const row of this.#counts) {
      if (row.year !== year || row.subject_code !== subjectCode) continue
      if (areaCode !== undefined && row.content_area_code !== areaCode) continue
      sum = (sum ?? 0) + row.comment_count
    }
    return sum
  }
}

export class FeedbackTotals {
  readonly received: number
  readonly individual: number
  readonly collective: number
  readonly late: number
  readonly samples: number
  readonly unverified: number
  /** Transcriptions that wait for a second person: counted nowhere else. */
  readonly uncompared: number

  constructor(counts: readonly FeedbackCount[]) {
    const sum = (take: (row: FeedbackCount) => number) => counts.reduce((total, row) => total + take(row), 0)
    const ofKind = (kind: ContributorKind) =>
      sum((row) => (row.contributor_kind === kind ? row.feedback_count : 0))
    this.received = sum((row) => row.feedback_count)
    this.individual = ofKind('individual')
    this.collective = ofKind('collective')
    this.late = sum((row) => row.late_count)
    this.samples = sum((row) => row.sample_count)
    this.unverified = sum((row) => row.unverified_count)
    this.uncompared = sum((row) => row.uncompared_count)
  }
}
