/** Checking a letter against its claimed sender (F7): what was found, and finding it. */
import { z } from 'zod'
import { type Verification, verificationFormSchema, verificationSchema } from '../../domain/verification.ts'
import { verificationWords as words } from '../../strings/verification.ts'
import { problemOf } from '../database-errors.ts'
import { Problem } from '../problem.ts'
import type { Client } from '../supabase.ts'
import { readStaffNames } from './staff.ts'

/** Newest first; of a letter about themselves a member sees only their own. */
export async function readVerifications(client: Client, feedbackId: string): Promise<Verification[]> {
  const [log, names] = await Promise.all([
    client
      .from('verification')
      .select('id, outcome, method, note, verified_by, at')
      .eq('feedback_id', feedbackId)
      .order('id', { ascending: false }),
    readStaffNames(client),
  ])
  if (log.error) throw problemOf(log.error, log.status)
  return z
    .array(verificationSchema)
    .parse(log.data)
    .map((each) => ({ ...each, displayName: names.get(each.verified_by) ?? '' }))
}

/** What came of posting a verification; nothing for any other request. */
export interface Verifying {
  /** As typed, after a refusal. */
  typed?: { outcome: string; method: string; note: string }
  errors?: { outcome?: string; method?: string; note?: string }
  refusal?: string
}

/** @returns `done` once it is noted */
export async function verify(
  client: Client,
  feedbackId: string,
  form: FormData,
): Promise<{ status: number; done?: true } & Verifying> {
  const text = (name: string) => {
    const value = form.get(name)
    return typeof value === 'string' ? value : ''
  }
  const typed = { outcome: text('outcome'), method: text('method'), note: text('note') }
  const parsed = verificationFormSchema.safeParse(typed)
  if (!parsed.success) {
    const messages: Record<string, string> = words.errors
    const errors = Object.fromEntries(
      parsed.error.issues.map(({ path, message }) => [
        path.join('.'),
        messages[message] ?? words.errors.outcome,
      ]),
    )
    return { status: 422, typed, errors }
  }
  const { outcome, method, note } = parsed.data
  const { error, status } = await client.rpc('verify_feedback', {
    p_feedback_id: feedbackId,
    p_outcome: outcome,
    p_method: method,
    ...(note && { p_note: note }),
  })
  if (!error) return { status: 303, done: true }
  const problem = problemOf(error, status)
  if (error.code === 'KD017') return { status: 403, typed, refusal: words.own }
  if (error.code === 'KD018') return { status: 409, typed, refusal: words.replaced }
  if (problem.key === 'forbidden') throw new Problem('notFound', { cause: problem.cause })
  throw problem
}
