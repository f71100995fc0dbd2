/**
 * Synthesis (tổng hợp, design §5.4): every comment is linked to a point of the report or excluded with a reason.
 * Messages are keys of src/strings/errors.ts.
 */
import { z } from 'zod'
import {
  type Aspect,
  aspects,
  collectiveCategories,
  contributorKinds,
  individualCategories,
} from './contributor.ts'
import { limits } from './limits.ts'
import { codePoints, hasContent, normaliseLine } from './text.ts'

export const outcomes = ['open', 'linked', 'excluded'] as const
export type Outcome = (typeof outcomes)[number]

const settlement = {
  passage_id: z.number(),
  aspect: z.enum(aspects).nullable(),
  /** Place of the comment in its letter. */
  position: z.number(),
  text: z.string(),
  /** The last act: what `settle_comments` takes as seen. Null before the first. */
  act_id: z.number().nullable(),
  outcome: z.enum(outcomes),
  reason: z.string().nullable(),
  acted_by: z.string().nullable(),
  at: z.string().nullable(),
  points: z.array(z.string()),
  /** Not so: of a letter about the reader. */
  may_settle: z.boolean(),
}
type Settled = { outcome: Outcome; reason: string | null; acted_by: string | null; at: string | null }

export const synthesisCommentSchema = z.object({
  ...settlement,
  /** Keeps the order of arrival. */
  key: z.number(),
  contributor_kind: z.enum(contributorKinds),
  contributor_category: z.enum([...individualCategories, ...collectiveCategories]),
  reference: z.string(),
  channel: z.enum(['web', 'paper']),
  received_at: z.string(),
  is_sample: z.boolean(),
  late: z.boolean(),
})
export type SynthesisComment = z.infer<typeof synthesisCommentSchema>

export const letterPassageSchema = z.object({
  ...settlement,
  subject_id: z.string(),
  content_area_id: z.string(),
})
export type LetterPassage = z.infer<typeof letterPassageSchema>

export const synthesisCountSchema = z.object({
  subject_id: z.string(),
  content_area_id: z.string(),
  open_count: z.number(),
  linked_count: z.number(),
  excluded_count: z.number(),
})
export type SynthesisCount = z.infer<typeof synthesisCountSchema>

export const pointSchema = z.object({
  id: z.string(),
  subject_id: z.string(),
  content_area_id: z.string(),
  version: z.number(),
  aspect: z.enum(aspects).nullable(),
  text: z.string(),
  withdrawn: z.boolean(),
  saved_by: z.string(),
  saved_at: z.string(),
  individual_comments: z.number(),
  collective_comments: z.number(),
  individual_feedbacks: z.number(),
  collective_feedbacks: z.number(),
  individual_contributors: z.number(),
  collective_contributors: z.number(),
})
/** One line of the report, with how many comments, feedbacks and contributors it stands for: unweighted. */
export type SynthesisPoint = z.infer<typeof pointSchema>

export const pointVersionSchema = z.object({
  version: z.number(),
  aspect: z.enum(aspects).nullable(),
  text: z.string(),
  withdrawn: z.boolean(),
  saved_by: z.string(),
  saved_at: z.string(),
})
export type PointVersion = z.infer<typeof pointVersionSchema>

const line = (max: number) =>
  z
    .string()
    .refine((typed) => typed.isWellFormed(), { error: 'malformed', abort: true })
    .transform(normaliseLine)
    .refine(hasContent, { error: 'required', abort: true })
    .refine((typed) => codePoints(typed) <= max, { error: 'tooLong', params: { max } })

/** @returns messages `required`, `malformed`, `tooLong` */
export const pointTextSchema = line(limits.pointText)
export const exclusionReasonSchema = line(limits.exclusionReason)

export function readAspect(typed: string): Aspect | null {
  return aspects.find((aspect) => aspect === typed) ?? null
}

/** A comment that was ticked, and the act that was read of it: one checkbox. */
export interface Ticked {
  passage: number
  seen: number | null
}

export function tickOf({ passage_id, act_id }: { passage_id: number; act_id: number | null }): string {
  return `${passage_id} ${act_id ?? ''}`.trim()
}

export function readTick(value: string): Ticked | undefined {
  const found = /^([1-9]\d{0,14})(?: ([1-9]\d{0,14}))?$/.exec(value)
  return found ? { passage: Number(found[1]), seen: found[2] ? Number(found[2]) : null } : undefined
}

/** What is to become of a comment, as `settle_comments` takes it. */
export interface Choice extends Ticked {
  /** Drops every point it was linked to. */
  afresh?: boolean
  add?: string
  remove?: string
  exclude?: string
}

export interface NewPoint {
  id: string
  subject: string
  contentArea: string
  aspect: Aspect | null
  text: string
}

/** Sums of comments by what became of them. */
export class SynthesisTable {
  readonly #counts: readonly SynthesisCount[]

  constructor(counts: readonly SynthesisCount[]) {
    this.#counts = counts
  }

  count(outcome: Outcome, subjectId: string, areaId?: string): number {
    let sum = 0
    for (const row of this.#counts) {
      if (row.subject_id !== subjectId || (areaId !== undefined && row.content_area_id !== areaId)) continue
      sum += row[`${outcome}_count`]
    }
    return sum
  }

  total(subjectId: string, areaId?: string): number {
    return outcomes.reduce((sum, outcome) => sum + this.count(outcome, subjectId, areaId), 0)
  }
}

export function commentCount(point: SynthesisPoint): number {
  return point.individual_comments + point.collective_comments
}

/** Points of one content area that are in force, in their order; their numbers count from 1. */
export function pointsInForce<Point extends Pick<SynthesisPoint, 'content_area_id' | 'withdrawn'>>(
  points: readonly Point[],
  areaId: string,
): Point[] {
  return points.filter(({ content_area_id, withdrawn }) => content_area_id === areaId && !withdrawn)
}

/**
 * Where a point goes by one step.
 * @returns the point it is put before, null for the end, undefined where it stands there already
 */
export function stepTo(
  points: readonly { id: string }[],
  id: string,
  direction: 'up' | 'down',
): string | null | undefined {
  const at = points.findIndex((point) => point.id === id)
  if (at < 0) return undefined
  if (direction === 'up') return points[at - 1]?.id
  return at + 1 < points.length ? (points[at + 2]?.id ?? null) : undefined
}

export function isSettled({ outcome }: Pick<Settled, 'outcome'>): boolean {
  return outcome !== 'open'
}

/** What the form of a letter carries for one of its passages. */
export interface PassageDraft {
  /** keep, open, new, exclude, or a point's id. */
  choice: string
  text: string
  reason: string
  /** Given with the form, so that the new point is one however often it is sent. */
  pointId: string
}

/** The names of its fields. */
export function draftNames(passage: number): Record<keyof PassageDraft, string> {
  return {
    choice: `choice.${passage}`,
    text: `text.${passage}`,
    reason: `reason.${passage}`,
    pointId: `pointId.${passage}`,
  }
}
