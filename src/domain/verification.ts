/** A letter checked against its claimed sender (F7, I.5), and a transcription held against the paper (F5). */
import { z } from 'zod'
import { limits } from './limits.ts'
import { codePoints, hasContent, normaliseText } from './text.ts'

export const verificationOutcomes = ['confirmed', 'doubtful', 'denied'] as const
export type VerificationOutcome = (typeof verificationOutcomes)[number]

export const verificationMethods = [
  'called_back',
  'document_seen',
  'known_to_office',
  'met_in_person',
  'by_post',
] as const
export type VerificationMethod = (typeof verificationMethods)[number]

export const comparisonOutcomes = ['same', 'different'] as const
export type ComparisonOutcome = (typeof comparisonOutcomes)[number]

const note = (max: number) =>
  z
    .string()
    .refine((text) => text.isWellFormed(), { error: 'malformed', abort: true })
    .transform((text) => normaliseText(text).trim())
    .refine((text) => codePoints(text) <= max, { error: 'tooLong' })

/** As a form posts it; messages are keys. */
export const verificationFormSchema = z.object({
  outcome: z.enum(verificationOutcomes, { error: 'outcome' }),
  method: z.enum(verificationMethods, { error: 'method' }),
  note: note(limits.verificationNote),
})

export const comparisonFormSchema = z
  .object({ outcome: z.enum(comparisonOutcomes, { error: 'outcome' }), note: note(limits.comparisonNote) })
  .refine(({ outcome, note: text }) => outcome === 'same' || hasContent(text), {
    error: 'differenceMissing',
    path: ['note'],
  })

const timestamp = z.string().min(1)

export const verificationSchema = z.object({
  id: z.number(),
  outcome: z.enum(verificationOutcomes),
  method: z.enum(verificationMethods),
  note: z.string().nullable(),
  verified_by: z.string(),
  at: timestamp,
})
export type Verification = z.infer<typeof verificationSchema> & { displayName: string }

export const comparisonSchema = z.object({
  id: z.number(),
  outcome: z.enum(comparisonOutcomes),
  note: z.string().nullable(),
  compared_by: z.string(),
  at: timestamp,
})
export type Comparison = z.infer<typeof comparisonSchema> & { displayName: string }
