/** What the desk reads: rows of the database as the signed-in Help Team member sees them. No identities. */
import { z } from 'zod'
import {
  aspects,
  collectiveCategories,
  contributorKinds,
  individualCategories,
  replyWays,
} from './contributor.ts'
import { limits } from './limits.ts'
import { codePoints, normaliseText } from './text.ts'
import { comparisonOutcomes, verificationOutcomes } from './verification.ts'

const kind = z.enum(contributorKinds)
const category = z.enum([...individualCategories, ...collectiveCategories])
const timestamp = z.string().min(1)

export const staffSchema = z.object({
  userId: z.string(),
  role: z.enum(['lead', 'deputy', 'member', 'auditor']),
  displayName: z.string(),
  bodyName: z.string(),
})
/** A member of the Help Team (III.1), or an auditor who reads its log. */
export type Staff = z.infer<typeof staffSchema>

export const roundSchema = z.object({
  id: z.string(),
  year: z.number(),
  title: z.string(),
  opens_on: z.string(),
  closes_on: z.string(),
  accepts_late_until: z.string().nullable(),
})
export type DeskRound = z.infer<typeof roundSchema>

export const subjectSchema = z.object({
  id: z.string(),
  code: z.string(),
  kind: z.enum(['collective', 'member']),
  title: z.string(),
})
export type Subject = z.infer<typeof subjectSchema>

export const areaSchema = z.object({
  id: z.string(),
  code: z.string(),
  title: z.string(),
  short_title: z.string(),
  is_focus: z.boolean(),
})
export type ContentArea = z.infer<typeof areaSchema>

export const commentCountSchema = z.object({
  subject_id: z.string(),
  content_area_id: z.string(),
  contributor_kind: kind,
  aspect: z.enum(aspects).nullable(),
  comment_count: z.number(),
  unverified_count: z.number(),
})
export type CommentCount = z.infer<typeof commentCountSchema>

/** Null stands for all together. */
export const distinctCountSchema = z.object({
  subject_id: z.string().nullable(),
  content_area_id: z.string().nullable(),
  contributor_kind: kind,
  contributor_category: category.nullable(),
  distinct_count: z.number(),
  unverified_count: z.number(),
})
export type DistinctCount = z.infer<typeof distinctCountSchema>

export const subjectCountSchema = z.object({
  content_area_id: z.string(),
  contributor_kind: kind,
  contributor_category: category,
  aspect: z.enum(aspects).nullable(),
  late: z.boolean(),
  verified: z.boolean(),
  divided: z.boolean(),
  comment_count: z.number(),
})
export type SubjectCount = z.infer<typeof subjectCountSchema>

/** Subjects and content areas by code: these go on from year to year, their rows do not. */
export const earlierCountSchema = z.object({
  year: z.number(),
  subject_code: z.string(),
  content_area_code: z.string(),
  comment_count: z.number(),
})
export type EarlierCount = z.infer<typeof earlierCountSchema>

export const arrivalSchema = z.object({
  day: z.string(),
  contributor_kind: kind,
  feedback_count: z.number(),
})
export type ArrivalCount = z.infer<typeof arrivalSchema>

export const feedbackCountSchema = z.object({
  contributor_kind: kind,
  feedback_count: z.number(),
  late_count: z.number(),
  sample_count: z.number(),
  unverified_count: z.number(),
  uncompared_count: z.number(),
})
export type FeedbackCount = z.infer<typeof feedbackCountSchema>

export const deskFeedbackSchema = z.object({
  id: z.string(),
  round_id: z.string(),
  reference: z.string(),
  channel: z.enum(['web', 'paper']),
  contributor_kind: kind,
  contributor_category: category,
  received_at: timestamp,
  comment_count: z.number(),
  is_sample: z.boolean(),
  late: z.boolean(),
  /** Of paper: who typed it, and when. */
  entered_by: z.string().nullable(),
  entered_at: timestamp.nullable(),
  /** A field that people do not see was filled in. */
  trapped: z.boolean(),
  /** References of the transcription that corrects this one, and of the one this corrects. */
  replaced_by: z.string().nullable(),
  corrects: z.string().nullable(),
  verification: z.enum(verificationOutcomes).nullable(),
  comparison: z.enum(comparisonOutcomes).nullable(),
  /** Other letters of the round with the very same comments. */
  same_words_count: z.number(),
  scan_count: z.number(),
  /** Not so: paper that no second person has found the same, or that was typed again. */
  counted: z.boolean(),
})
export type DeskFeedback = z.infer<typeof deskFeedbackSchema>

export const deskCommentSchema = z.object({
  /** Keeps the order of arrival, and within one comment that of its passages. */
  key: z.number(),
  content_area_id: z.string(),
  contributor_kind: kind,
  contributor_category: category,
  aspect: z.enum(aspects).nullable(),
  /** Place of the comment in its letter. */
  position: z.number(),
  /** Null for a comment as its contributor wrote it. */
  passage_id: z.number().nullable(),
  text: z.string(),
  reference: z.string(),
  channel: z.enum(['web', 'paper']),
  received_at: timestamp,
  is_sample: z.boolean(),
  late: z.boolean(),
  verified: z.boolean(),
})
/** What counts as a comment: a passage of a divided letter, or a comment as written. */
export type DeskComment = z.infer<typeof deskCommentSchema>

export const letterCommentSchema = z.object({
  id: z.number(),
  subject_id: z.string(),
  content_area_id: z.string(),
  aspect: z.enum(aspects).nullable(),
  position: z.number(),
  text: z.string(),
})
/** A comment as it stands in its letter, whether it counts or not. */
export type LetterComment = z.infer<typeof letterCommentSchema>

/** Why an identity is opened (I.5: every reading has a reason, and is logged). */
export const reasonSchema = z
  .string()
  .refine((text) => text.isWellFormed())
  .transform((text) => normaliseText(text).trim())
  .refine((text) => codePoints(text) >= limits.reasonMin && codePoints(text) <= limits.reasonMax)

const identity = {
  refused: z.literal(false),
  category,
  address: z.string().optional(),
  phone: z.string().optional(),
  email: z.string().optional(),
  /** How they wish to be answered. */
  replyBy: z.enum(replyWays).optional(),
  /** Numbers of the invitation and of the paper form. */
  invitation: z.number().optional(),
  paperForm: z.number().optional(),
}
export const identitySchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('individual'), ...identity, fullName: z.string() }),
  z.object({
    kind: z.literal('collective'),
    ...identity,
    collectiveName: z.string(),
    documentNumber: z.string(),
    documentDate: z.string(),
    signatoryName: z.string(),
    signatoryPosition: z.string(),
  }),
])
/** Who wrote a feedback. */
export type Identity = z.infer<typeof identitySchema>

export const openedIdentitySchema = z.union([z.object({ refused: z.literal(true) }), identitySchema])

export const accessSchema = z.object({
  id: z.number(),
  at: timestamp,
  staff_id: z.string(),
  action: z.enum(['identity_opened', 'identity_refused', 'scan_opened', 'scan_refused']),
  scan_id: z.string().nullable(),
  reason: z.string(),
})
export type Access = z.infer<typeof accessSchema> & { displayName: string }
