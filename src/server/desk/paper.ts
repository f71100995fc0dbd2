/** Storing a transcription as the signed-in member (F5). */
import { z } from 'zod'
import { type Circumstances, sqlCircumstances } from '../../domain/circumstances.ts'
import type { Feedback } from '../../domain/feedback.ts'
import { openedReceiptSchema } from '../../domain/opened-receipt.ts'
import type { Paper } from '../../domain/paper.ts'
import { paperWords as words } from '../../strings/paper.ts'
import { problemOf } from '../database-errors.ts'
import { fieldError, Problem } from '../problem.ts'
import type { Client } from '../supabase.ts'

const storedSchema = openedReceiptSchema.extend({ secret: z.string() })
export type StoredPaper = z.infer<typeof storedSchema>

/**
 * The same key with the same content gives the receipt of the first time.
 * @throws Problem keyReused, roundClosed, validation, unavailable
 */
export async function enterPaperFeedback(
  client: Client,
  { contributor, comments, scans }: Feedback,
  circumstances: Circumstances,
  paper: Paper,
  idempotencyKey: string,
): Promise<StoredPaper> {
  const { data, error, status } = await client.rpc('enter_paper_feedback', {
    content: { contributor, comments, scans },
    idempotency_key: idempotencyKey,
    received_on: paper.receivedOn,
    circumstances: { ...sqlCircumstances(circumstances), ...paper.circumstances },
  })
  if (!error) return storedSchema.parse(data)
  const problem = problemOf(error, status)
  const message = {
    KD002: ['receivedOn', words.errors['notInRound']],
    KD011: ['invitationCode', words.errors['invitationUnknown']],
  }[error.code]
  if (!message) throw problem
  const [field = '', text = ''] = message
  throw new Problem('validation', { cause: problem.cause, errors: [fieldError(field, text)] })
}
