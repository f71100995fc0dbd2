/** Holding a transcription against the paper (F5): what was found, and finding it. */
import { z } from 'zod'
import { type Comparison, comparisonFormSchema, comparisonSchema } from '../../domain/verification.ts'
import { paperErrors, paperWords } from '../../strings/paper.ts'
import { problemOf } from '../database-errors.ts'
import { Problem } from '../problem.ts'
import type { Client } from '../supabase.ts'
import { readStaffNames } from './staff.ts'

const words = paperWords.compare

/** Newest first; of a letter about themselves a member sees only their own. */
export async function readComparisons(client: Client, feedbackId: string): Promise<Comparison[]> {
  const [log, names] = await Promise.all([
    client
      .from('comparison')
      .select('id, outcome, note, compared_by, at')
      .eq('feedback_id', feedbackId)
      .order('id', { ascending: false }),
    readStaffNames(client),
  ])
  if (log.error) throw problemOf(log.error, log.status)
  return z
    .array(comparisonSchema)
    .parse(log.data)
    .map((each) => ({ ...each, displayName: names.get(each.compared_by) ?? '' }))
}

/** What came of posting a comparison; nothing for any other request. */
export interface Comparing {
  /** As typed, after a refusal. */
  typed?: { outcome: string; note: string }
  errors?: { outcome?: string; note?: string }
  refusal?: string
}

export function typedFinding(form: FormData): { outcome: string; note: string } {
  const text = (name: string) => {
    const value = form.get(name)
    return typeof value === 'string' ? value : ''
  }
  return { outcome: text('outcome'), note: text('note') }
}

/** @returns `done` once it is noted */
export async function compare(
  client: Client,
  feedbackId: string,
  form: FormData,
): Promise<{ status: number; done?: 'same' | 'different' } & Comparing> {
  const typed = typedFinding(form)
  const parsed = comparisonFormSchema.safeParse(typed)
  if (!parsed.success) {
    const errors = Object.fromEntries(
      parsed.error.issues.map(({ path, message }) => [path.join('.'), words.errors[message] ?? message]),
    )
    return { status: 422, typed, errors }
  }
  const { outcome, note } = parsed.data
  const { error, status } = await client.rpc('compare_feedback', {
    p_feedback_id: feedbackId,
    p_outcome: outcome,
    ...(note && { p_note: note }),
  })
  if (!error) return { status: 303, done: outcome }
  const problem = problemOf(error, status)
  switch (error.code) {
    case 'KD017':
      return { status: 403, typed, refusal: words.ownTyped }
    case 'KD018':
      return { status: 409, typed, refusal: paperErrors.replaces }
    case 'KD020':
      return { status: 422, typed, errors: { outcome: paperErrors.nameUnseen } }
  }
  if (problem.key === 'forbidden') throw new Problem('notFound', { cause: problem.cause })
  throw problem
}
