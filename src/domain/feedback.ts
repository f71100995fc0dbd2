/**
 * What a contributor sends: who writes (II.2.3.1, II.2.4.1) and the comments by subject × content area.
 * Messages are keys; src/strings/errors.ts has the Vietnamese.
 */
import { z } from 'zod'
import {
  aspects,
  collectiveCategories,
  collectiveSubjectCode,
  commentsOnMembersOnly,
  individualCategories,
  replyWays,
} from './contributor.ts'
import { isCalendarDay, readDay, today } from './day.ts'
import { limits, totalTextLimit } from './limits.ts'
import { codePoints, hasContent, normaliseLine, normaliseText } from './text.ts'

// Rules between fields are looked at beside wrong fields, too, so that everything is said at once.
const besideOthers = { when: ({ value }: { value: unknown }) => typeof value === 'object' && value !== null }

const wellFormed = (text: string) => text.isWellFormed()

const line = (max: number) =>
  z
    .string({ error: 'required' })
    .refine(wellFormed, { error: 'malformed' })
    .transform(normaliseLine)
    .refine(hasContent, { error: 'required' })
    .refine((text) => codePoints(text) <= max, { error: 'tooLong', params: { max } })
    .meta({ minLength: 1, maxLength: max })

/** A field one may leave out; blank is the same as left out. */
const optionalLine = (max: number, form?: { test: (text: string) => boolean; error: string }) =>
  z
    .string({ error: 'required' })
    .refine(wellFormed, { error: 'malformed' })
    .transform((text) => normaliseLine(text) || undefined)
    .refine((text) => text === undefined || codePoints(text) <= max, { error: 'tooLong', params: { max } })
    .refine((text) => !text || !form || form.test(text), { error: form?.error ?? 'required' })
    .optional()
    .meta({ maxLength: max })

const email = { test: (text: string) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text), error: 'emailForm' }
// Landlines are still given by retired members, with or without blanks and dots.
const phone = { test: (text: string) => /^\+?[\d\s().-]{6,}$/.test(text), error: 'phoneForm' }

export const individualSchema = z
  .object({
    kind: z.literal('individual'),
    category: z.enum(individualCategories, { error: 'chooseOne' }),
    fullName: line(limits.fullName),
    address: line(limits.address),
    phone: optionalLine(limits.phone, phone),
    email: optionalLine(limits.email, email),
    replyBy: z
      .union([z.enum(replyWays), z.literal('').transform(() => undefined)], { error: 'chooseOne' })
      .optional()
      .meta({
        description: 'How they wish to be answered (II.2.4.3); telephone needs phone, email needs email.',
      }),
  })
  .superRefine(({ replyBy, phone, email }, context) => {
    if (replyBy === 'telephone' && !phone) {
      context.addIssue({ code: 'custom', path: ['phone'], message: 'phoneForReply' })
    }
    if (replyBy === 'email' && !email) {
      context.addIssue({ code: 'custom', path: ['email'], message: 'emailForReply' })
    }
  }, besideOthers)
  .meta({ id: 'Individual', description: 'Clause II.2.4.1: in writing, with full name and address.' })

export const collectiveSchema = z
  .object({
    kind: z.literal('collective'),
    category: z.enum(collectiveCategories, { error: 'chooseOne' }),
    collectiveName: line(limits.collectiveName),
    address: optionalLine(limits.address),
    documentNumber: line(limits.documentNumber),
    documentDate: z
      .string({ error: 'required' })
      .transform(readDay)
      .refine((text) => text !== '', { error: 'required' })
      .refine(isCalendarDay, { error: 'dayForm' })
      .refine((day) => day <= today(), { error: 'dayInFuture' })
      .meta({ format: 'date' }),
    signatoryName: line(limits.signatoryName),
    signatoryPosition: line(limits.signatoryPosition),
    phone: optionalLine(limits.phone, phone),
    email: optionalLine(limits.email, email),
  })
  .meta({ id: 'Collective', description: "Clause II.2.3.1: the collective's official document." })

const code = z
  .string({ error: 'chooseOne' })
  .refine((text) => /^[a-z0-9]+(-[a-z0-9]+)*$/.test(text) && text.length <= 60, { error: 'chooseOne' })

export const commentSchema = z
  .object({
    subject: code.meta({ description: 'Code of a subject of the round.' }),
    contentArea: code.meta({ description: 'Code of a content area of the round.' }),
    aspect: z
      .union([z.enum(aspects), z.literal('').transform(() => undefined)], { error: 'chooseOne' })
      .optional(),
    text: z
      .string({ error: 'required' })
      .refine(wellFormed, { error: 'malformed' })
      .transform(normaliseText)
      .refine(hasContent, { error: 'commentMissing' })
      .refine((text) => codePoints(text) <= limits.commentText, {
        error: 'tooLong',
        params: { max: limits.commentText },
      })
      .meta({ minLength: 1, maxLength: limits.commentText }),
  })
  .meta({ id: 'Comment' })

/** A scan that was uploaded before (F1), by what its upload was told. */
export const scanSchema = z
  .object({
    id: z.uuid({ error: 'scanUnusable' }),
    sha256: z.string({ error: 'scanUnusable' }).regex(/^[0-9a-f]{64}$/, { error: 'scanUnusable' }),
  })
  .meta({ id: 'Scan' })

export const feedbackSchema = z
  .object({
    contributor: z.discriminatedUnion('kind', [individualSchema, collectiveSchema], { error: 'chooseOne' }),
    comments: z
      .array(commentSchema, { error: 'commentsMissing' })
      .min(1, { error: 'commentsMissing' })
      .max(limits.comments, { error: 'tooManyComments' }),
    scans: z
      .array(scanSchema, { error: 'scanUnusable' })
      .max(limits.scans, { error: 'tooManyScans' })
      .default([]),
    consent: z.literal(true, { error: 'consentMissing' }).meta({
      description:
        'The contributor has read the privacy notice and agrees (Law 91/2025/QH15: political views).',
    }),
  })
  .superRefine(({ contributor, comments, scans }, context) => {
    const say = (path: (string | number)[], message: string, params?: { max: number }) =>
      context.addIssue({ code: 'custom', path, message, ...(params && { params }) })
    // beside wrong fields: what is no list or no text was named already
    const cards = Array.isArray(comments) ? comments : []
    const total = cards.reduce((sum, card) => sum + codePoints(String(card?.text ?? '')), 0)
    if (total > totalTextLimit) say(['comments'], 'totalTooLong', { max: totalTextLimit })
    if (commentsOnMembersOnly(contributor?.category)) {
      for (const [index, card] of cards.entries()) {
        if (card?.subject === collectiveSubjectCode) say(['comments', index, 'subject'], 'membersOnly')
      }
    }
    const files = Array.isArray(scans) ? scans : []
    for (const [index, scan] of files.entries()) {
      if (files.findIndex((each) => each?.id === scan?.id) < index) say(['scans', index], 'scanUnusable')
    }
  }, besideOthers)
  .meta({ id: 'Feedback' })

export type Feedback = z.infer<typeof feedbackSchema>
export type Comment = z.infer<typeof commentSchema>
