/** Sums over the counts of a round. What is asked for by no subject, area or kind is summed over all. */
import type { ContributorKind } from './contributor.ts'
import type { CommentCount, FeedbackCount } from './desk.ts'

export class CommentTable {
  readonly #counts: readonly CommentCount[]

  constructor(counts: readonly CommentCount[]) {
    this.#counts = counts
  }

  /** @param of.unverified only those whose sender the office has not confirmed */
  count(of: { subjectId?: string; areaId?: string; kind?: ContributorKind; unverified?: boolean }): number {
    let sum = 0
    for (const row of this.#counts) {
      if (of.subjectId !== undefined && row.subject_id !== of.subjectId) continue
      if (of.areaId !== undefined && row.content_area_id !== of.areaId) continue
      if (of.kind !== undefined && row.contributor_kind !== of.kind) continue
      sum += of.unverified ? row.unverified_count : row.comment_count
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
