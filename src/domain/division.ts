/** Letters divided into passages, as stored and as posted (H3). */
import { z } from 'zod'
import { aspects } from './contributor.ts'
import { choices, type Row } from './division-draft.ts'
import { limits } from './limits.ts'
import { codePoints, hasContent, normaliseText } from './text.ts'
import { comparisonOutcomes } from './verification.ts'

const timestamp = z.string().min(1)

export const divisionSchema = z.object({
  id: z.number(),
  version: z.number(),
  made_by: z.string(),
  made_at: timestamp,
})
export const divisionComparisonSchema = z.object({
  id: z.number(),
  division_id: z.number(),
  outcome: z.enum(comparisonOutcomes),
  note: z.string().nullable(),
  /** There is one, by another, and the letter is about the reader. */
  note_hidden: z.boolean(),
  compared_by: z.string(),
  at: timestamp,
})
export const passageSchema = z.object({
  comment_id: z.number(),
  starts_at: z.number(),
  ends_at: z.number(),
  subject_id: z.string().nullable(),
  content_area_id: z.string().nullable(),
  aspect: z.enum(aspects).nullable(),
  /** Set aside: about no subject. */
  set_aside: z.string().nullable(),
  reason_hidden: z.boolean(),
})

export interface DivisionComparison extends z.infer<typeof divisionComparisonSchema> {
  displayName: string
}

/** One version, with who found what of it, newest first. */
export interface Division extends z.infer<typeof divisionSchema> {
  displayName: string
  comparisons: DivisionComparison[]
}

/** Where a letter stands. */
export type DivisionState = 'none' | 'open' | 'waiting' | 'different' | 'same'

/** @param open sentences of the newest version that nothing covers */
export function divisionState(newest: Division | undefined, open: number): DivisionState {
  if (!newest) return 'none'
  const outcome = newest.comparisons[0]?.outcome
  if (outcome) return outcome
  return open > 0 ? 'open' : 'waiting'
}

/** The version whose passages count: the newest that a second person found right. */
export function divisionInForce(divisions: readonly Division[]): Division | undefined {
  return divisions.find(({ comparisons }) => comparisons[0]?.outcome === 'same')
}

const line = z
  .string()
  .refine((text) => text.isWellFormed())
  .transform((text) => normaliseText(text).trim())
const place = z.coerce.number().int().min(0).max(limits.commentText)

const rowsSchema = z
  .array(
    z.object({
      comment: z.coerce.number().int().min(1).max(limits.comments),
      start: place,
      end: place,
      subject: z.string().max(100),
      area: z.string().max(100),
      aspect: z.union([z.literal(''), z.enum(aspects)]),
      reason: line,
    }),
  )
  // sentences that nothing covers are rows as well
  .max(4 * limits.passages)

export const rowFields = ['comment', 'start', 'end', 'subject', 'area', 'aspect', 'reason'] as const

/** The rows of a posted form, each field of it repeated once a row; undefined if they are not what the page sent. */
export function readRows(form: FormData): Row[] | undefined {
  const columns = rowFields.map((name) => form.getAll(name))
  const count = columns[0]?.length ?? 0
  if (columns.some((column) => column.length !== count)) return undefined
  const rows = Array.from({ length: count }, (_, index) =>
    Object.fromEntries(rowFields.map((name, column) => [name, columns[column]?.[index]])),
  )
  return rowsSchema.safeParse(rows).data
}

export type RowError = 'area' | 'reason' | 'reasonTooLong'

/** What is missing in a row that is to be saved. */
export function rowError({ subject, area, reason }: Row): RowError | undefined {
  if (subject === choices.aside) {
    if (!hasContent(reason)) return 'reason'
    return codePoints(reason) > limits.setAside ? 'reasonTooLong' : undefined
  }
  return subject !== choices.open && subject !== choices.same && area === '' ? 'area' : undefined
}

/** As public.save_division takes it. */
export function passageOf({ comment, start, end, subject, area, aspect, reason }: Row) {
  const where = { comment, startsAt: start, endsAt: end }
  return subject === choices.aside
    ? { ...where, setAside: reason }
    : { ...where, subject, contentArea: area, ...(aspect && { aspect }) }
}

export const divisionFindingSchema = z
  .object({
    outcome: z.enum(comparisonOutcomes, { error: 'outcome' }),
    note: z
      .string()
      .refine((text) => text.isWellFormed(), { error: 'malformed', abort: true })
      .transform((text) => normaliseText(text).trim())
      .refine((text) => codePoints(text) <= limits.divisionNote, { error: 'tooLong' }),
  })
  .refine(({ outcome, note }) => outcome === 'same' || hasContent(note), {
    error: 'differenceMissing',
    path: ['note'],
  })
