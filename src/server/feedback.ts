/** Taking a feedback in: parsed once, stored by one SQL function in one transaction. */
import type { z } from 'zod'
import { type Circumstances, circumstancesSchema, sqlCircumstances } from '../domain/circumstances.ts'
import { type Feedback, feedbackSchema } from '../domain/feedback.ts'
import { idempotencyKeyLimit } from '../domain/limits.ts'
import { type NewReceipt, newReceiptSchema } from '../domain/receipt.ts'
import { fieldMessage, isFieldErrorKey } from '../strings/errors.ts'
import { bodySlug } from './body.ts'
import { problemOf } from './database-errors.ts'
import { type FieldError, fieldError, Problem } from './problem.ts'
import { intakeClient } from './supabase.ts'

export type Parsed =
  | { feedback: Feedback; circumstances: Circumstances; errors?: never }
  | { feedback?: never; circumstances?: never; errors: FieldError[] }

/** The feedback and what goes with it, or one Vietnamese message per field. */
export function parseFeedback(input: unknown): Parsed {
  const feedback = feedbackSchema.safeParse(input)
  const circumstances = circumstancesSchema.safeParse(input)
  if (feedback.success && circumstances.success) {
    return { feedback: feedback.data, circumstances: circumstances.data }
  }
  const issues = [...(feedback.error?.issues ?? []), ...(circumstances.error?.issues ?? [])]
  const errors = new Map<string, FieldError>()
  for (const issue of issues) {
    const field = issue.path.join('.') || 'contributor'
    if (errors.has(field)) continue
    errors.set(field, fieldError(field, fieldMessage(issue.message, maxOf(issue)), ruleOf(issue.message)))
  }
  return { errors: [...errors.values()] }
}

function ruleOf(message: string): string {
  return isFieldErrorKey(message) ? message : 'invalid'
}

function maxOf(issue: z.core.$ZodIssue): number | undefined {
  const max: unknown = issue.code === 'custom' ? issue.params?.['max'] : undefined
  return typeof max === 'number' ? max : undefined
}

const keyForm = new RegExp(`^[\\x21-\\x7e]{1,${idempotencyKeyLimit}}$`)

/**
 * Stores a feedback; the same key with the same content gives the receipt of the first time.
 * @throws Problem keyReused, roundClosed, validation (one field), tooManyLetters, unavailable
 */
export async function submitFeedback(
  feedback: Feedback,
  idempotencyKey: string,
  circumstances: Circumstances = {},
): Promise<NewReceipt> {
  if (!keyForm.test(idempotencyKey)) throw new Problem('idempotencyKey')
  const { contributor, comments, scans } = feedback
  const { data, error, status } = await intakeClient().rpc('submit_feedback', {
    body: bodySlug,
    content: { contributor, comments, scans },
    idempotency_key: idempotencyKey,
    circumstances: sqlCircumstances(circumstances),
  })
  if (error) throw problemOf(error, status)
  return newReceiptSchema.parse(data)
}
