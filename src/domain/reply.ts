/**
 * Replies (thông báo tiếp thu, H7; II.2.4.3): the record that a contributor was answered. A collective is answered by an
 * official document; an individual in writing, by a visit, by telephone or by e-mail. A wrong record is replaced, with a
 * reason, by a further one, or withdrawn.
 * Messages are keys; src/strings/replies.ts has the Vietnamese.
 */
import { z } from 'zod'
import { type ContributorKind, replyWays } from './contributor.ts'
import { isCalendarDay, readDay, today } from './day.ts'
import { limits } from './limits.ts'
import { codePoints, hasContent, normaliseLine, normaliseText } from './text.ts'

const collectiveWays = ['in_writing'] as const
export const answerWays = [...collectiveWays, ...replyWays] as const
export type AnswerWay = (typeof answerWays)[number]

/** The ways II.2.4.3 has for a kind of contributor. */
export function waysOf(kind: ContributorKind): readonly AnswerWay[] {
  return kind === 'collective' ? collectiveWays : replyWays
}

/** In the order of the form. */
export const replyFields = ['way', 'answeredOn', 'documentNumber', 'documentDate', 'doneBy', 'told'] as const
export type ReplyField = (typeof replyFields)[number]
/** As typed. */
export type ReplyDraft = Record<ReplyField, string>

export function readReplyDraft(form: FormData): ReplyDraft {
  const text = (name: ReplyField) => {
    const value = form.get(name)
    return typeof value === 'string' ? value : ''
  }
  return {
    way: text('way'),
    answeredOn: text('answeredOn'),
    documentNumber: text('documentNumber'),
    documentDate: text('documentDate'),
    doneBy: text('doneBy'),
    told: text('told'),
  }
}

const written = z.string().refine((typed) => typed.isWellFormed(), { error: 'malformed', abort: true })
const short = (max: number) => ({ error: 'tooLong', params: { max } })
const day = z
  .string()
  .transform(readDay)
  .refine((typed) => typed === '' || isCalendarDay(typed), { error: 'dayForm', abort: true })
  .refine((typed) => typed <= today(), { error: 'ahead' })

/**
 * What the database takes; what was left empty is not there.
 * @returns messages `chooseOne`, `required`, `malformed`, `tooLong`, `dayForm`, `ahead`, `documentWhole`, `noDocument`,
 * `documentAfter`, `toldMissing`
 */
export const replySchema = z
  .object({
    way: z.enum(answerWays, { error: 'chooseOne' }),
    answeredOn: day.refine((typed) => typed !== '', { error: 'required' }),
    documentNumber: written
      .transform(normaliseLine)
      .refine((typed) => codePoints(typed) <= limits.replyDocumentNumber, short(limits.replyDocumentNumber)),
    documentDate: day,
    doneBy: z.uuid({ error: 'chooseOne' }),
    told: written
      .transform((typed) => normaliseText(typed).trim())
      .refine((typed) => codePoints(typed) <= limits.replyNote, short(limits.replyNote)),
  })
  .superRefine((reply, context) => {
    const fault = (field: ReplyField, message: string) =>
      context.addIssue({ code: 'custom', path: [field], message })
    const { way, answeredOn, documentNumber, documentDate, told } = reply
    for (const field of ['documentNumber', 'documentDate'] as const) {
      const other = field === 'documentNumber' ? documentDate : documentNumber
      const missing = field === 'documentNumber' ? !hasContent(documentNumber) : documentDate === ''
      if (way === 'in_writing' && missing) fault(field, 'required')
      else if (way === 'letter' && missing && other !== '') fault(field, 'documentWhole')
      else if (way !== 'in_writing' && way !== 'letter' && !missing) fault(field, 'noDocument')
    }
    if (documentDate !== '' && answeredOn !== '' && documentDate > answeredOn)
      fault('answeredOn', 'documentAfter')
    // of what was only spoken nothing else is left
    if ((way === 'visit' || way === 'telephone') && !hasContent(told)) fault('told', 'toldMissing')
  })
  .transform(({ documentNumber, documentDate, told, ...reply }) => ({
    ...reply,
    ...(documentNumber && { documentNumber }),
    ...(documentDate && { documentDate }),
    ...(hasContent(told) && { note: told }),
  }))
export type ReplyContent = z.output<typeof replySchema>

const recordSchema = z.object({
  id: z.number(),
  recording: z.string(),
  /** Null: withdraws the record it replaces. */
  way: z.enum(answerWays).nullable(),
  answeredOn: z.string().nullable(),
  documentNumber: z.string().nullable(),
  documentDate: z.string().nullable(),
  doneBy: z.string().nullable(),
  note: z.string().nullable(),
  replaces: z.number().nullable(),
  reason: z.string().nullable(),
  recordedBy: z.string(),
  recordedAt: z.string(),
  /** Of a record that stands: references of the letters it stands for. */
  together: z.array(z.string()).nullable(),
})
export type ReplyRecord = z.infer<typeof recordSchema>

export const replyStateSchema = z.discriminatedUnion('aboutMe', [
  /** The letter comments on the reader: nothing is told. */
  z.object({ aboutMe: z.literal(true) }),
  z.object({
    aboutMe: z.literal(false),
    /** False: the letter does not count, or the named sender has denied it. */
    needed: z.boolean(),
    wish: z.enum(replyWays).nullable(),
    repliedOn: z.string().nullable(),
    /** Newest first. */
    replies: z.array(recordSchema),
  }),
])
export type ReplyState = z.infer<typeof replyStateSchema>
