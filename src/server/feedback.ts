/** Taking a feedback in: parsed once, stored by one SQL function in one transaction. */
import type { z } from 'zod'
import { type Feedback, feedbackSchema } from '../domain/feedback.ts'
import { idempotencyKeyLimit } from '../domain/limits.ts'
import { type NewReceipt, newReceiptSchema } from '../domain/receipt.ts'
import { fieldMessage } from '../strings/errors.ts'
import { bodySlug } from './config.ts'
import { problemOf } from './database-errors.ts'
import { type FieldError, fieldError, Problem } from './problem.ts'
import { intakeClient } from './supabase.ts'

export type Parsed = { feedback: Feedback; errors?: never } | { feedback?: never; errors: FieldError[] }

/** The feedback, or one Vietnamese message per field. */
export function parseFeedback(input: unknown): Parsed {
  const result = feedbackSchema.safeParse(input)
  if (result.success) return { feedback: result.data }
  const errors = new Map<string, FieldError>()
  for (const issue of result.error.issues) {
    const field = issue.path.join('.') || 'contributor'
    if (!errors.has(field)) errors.set(field, fieldError(field, fieldMessage(issue.message, maxOf(issue))))
  }
  return { errors: [...errors.values()] }
}

function maxOf(issue: z.core.$ZodIssue): number | undefined {
  const max: unknown = issue.code === 'custom' ? issue.params?.['max'] : undefined
  return typeof max === 'number' ? max : undefined
}

const keyForm = new RegExp(`^[\\x21-\\x7e]{1,${idempotencyKeyLimit}}$`)

/**
 * Stores a feedback; the same key with the same content gives the receipt of the first time.
 * @throws Problem keyReused, roundClosed, validation, unavailable
 */
export async function submitFeedback(feedback: Feedback, idempotencyKey: string): Promise<NewReceipt> {
  if (!keyForm.test(idempotencyKey)) throw new Problem('idempotencyKey')
  const { contributor, comments } = feedback
  const { data, error, status } = await intakeClient().rpc('submit_feedback', {
    body: bodySlug,
    content: { contributor, comments },
    idempotency_key: idempotencyKey,
  })
  if (error) throw problemOf(error, status)
  return newReceiptSchema.parse(data)
}
