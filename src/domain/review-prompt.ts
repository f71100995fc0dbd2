/**
 * Review prompts (gợi ý kiểm điểm, H6; II.2.3.1): what a superior or the Inspection Committee asks the collective or a
 * member to review, recorded from its official document. A correction is a further row; prompts out of one document share
 * its scans.
 * Messages are keys; src/strings/prompts.ts has the Vietnamese.
 */
import { z } from 'zod'
import { isCalendarDay, readDay, today } from './day.ts'
import { deskScanSchema } from './desk-scan.ts'
import { readScanDrafts, type ScanDraft } from './form.ts'
import { limits } from './limits.ts'
import { codePoints, hasContent, normaliseLine, normaliseText } from './text.ts'

export const promptSources = ['superior', 'inspection_committee'] as const
export type PromptSource = (typeof promptSources)[number]

/** In the order of the form. */
export const promptFields = ['source', 'sender', 'documentNumber', 'documentDate', 'subject', 'text'] as const
export type PromptField = (typeof promptFields)[number]

/** As typed. */
export interface PromptDraft extends Record<PromptField, string> {
  /** Given with the form, so that it is one prompt however often it is sent. */
  id: string
  scans: ScanDraft[]
  /** The same words out of the same document once more. */
  again: boolean
}

export function readPromptDraft(form: FormData): PromptDraft {
  const text = (name: string) => {
    const value = form.get(name)
    return typeof value === 'string' ? value : ''
  }
  return {
    subject: text('subject'),
    source: text('source'),
    sender: text('sender'),
    documentNumber: text('documentNumber'),
    documentDate: text('documentDate'),
    text: text('text'),
    id: text('id'),
    scans: readScanDrafts(form),
    again: text('again') === 'true',
  }
}

const line = (max: number) =>
  z
    .string()
    .refine((typed) => typed.isWellFormed(), { error: 'malformed' })
    .transform(normaliseLine)
    .refine(hasContent, { error: 'required' })
    .refine((typed) => codePoints(typed) <= max, { error: 'tooLong', params: { max } })

/** What the database takes. @returns messages `chooseOne`, `required`, `malformed`, `tooLong`, `dayForm`, `dayInFuture`, `scanUnusable` */
export const promptSchema = z.object({
  source: z.enum(promptSources, { error: 'chooseOne' }),
  sender: line(limits.promptSender),
  documentNumber: line(limits.promptDocumentNumber),
  documentDate: z
    .string()
    .transform(readDay)
    .refine((day) => day !== '', { error: 'required', abort: true })
    .refine(isCalendarDay, { error: 'dayForm', abort: true })
    .refine((day) => day <= today(), { error: 'dayInFuture' }),
  subject: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, { error: 'chooseOne' }),
  text: z
    .string()
    .refine((typed) => typed.isWellFormed(), { error: 'malformed' })
    .transform(normaliseText)
    .refine(hasContent, { error: 'required' })
    .refine((typed) => codePoints(typed) <= limits.promptText, {
      error: 'tooLong',
      params: { max: limits.promptText },
    }),
  scans: z
    .array(
      z.object({
        id: z.uuid({ error: 'scanUnusable' }),
        secret: z.string(),
        sha256: z.string().regex(/^[0-9a-f]{64}$/, { error: 'scanUnusable' }),
      }),
    )
    .max(limits.scans, { error: 'tooManyScans' }),
})
export type PromptContent = z.output<typeof promptSchema>

/** `review_prompt_id`: the row it was uploaded with. */
const promptScanSchema = deskScanSchema.extend({ review_prompt_id: z.string() })
export type PromptScan = z.infer<typeof promptScanSchema>

export const promptRowSchema = z.object({
  id: z.string(),
  subject_id: z.string(),
  source: z.enum(promptSources),
  sender: z.string(),
  document_number: z.string(),
  document_date: z.string(),
  text: z.string(),
  recorded_by: z.string(),
  recorded_at: z.string(),
  replaces: z.string().nullable(),
  /** The same for prompts out of one document. */
  document_key: z.string(),
  /** Uploaded with this row. */
  scans: z.array(promptScanSchema),
})
export type PromptRow = z.infer<typeof promptRowSchema>

/** A prompt in force. */
export interface ReviewPrompt extends PromptRow {
  /** What it was before each correction, newest first. */
  earlier: PromptRow[]
  /** Of its document: uploaded with it, with what it corrects, or with another prompt out of the same document. */
  scans: PromptScan[]
}

/** The prompts in force, in the order of the rows. */
export function promptsInForce(rows: readonly PromptRow[]): ReviewPrompt[] {
  const byId = new Map(rows.map((row) => [row.id, row]))
  const replaced = new Set(rows.map(({ replaces }) => replaces))
  const prompts = rows
    .filter(({ id }) => !replaced.has(id))
    .map((row) => ({ ...row, earlier: earlierOf(row, byId) }))
  const byDocument = new Map<string, PromptScan[]>()
  for (const { document_key, scans, earlier } of prompts) {
    const own = [...earlier.toReversed().flatMap((row) => row.scans), ...scans]
    byDocument.set(document_key, [...(byDocument.get(document_key) ?? []), ...own])
  }
  return prompts.map((prompt) => ({ ...prompt, scans: byDocument.get(prompt.document_key) ?? [] }))
}

function earlierOf(row: PromptRow, byId: ReadonlyMap<string, PromptRow>): PromptRow[] {
  const earlier: PromptRow[] = []
  for (
    let before = byId.get(row.replaces ?? '');
    before && !earlier.includes(before);
    before = byId.get(before.replaces ?? '')
  )
    earlier.push(before)
  return earlier
}
