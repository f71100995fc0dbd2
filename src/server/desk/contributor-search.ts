/** Letters found by a name: with a reason, logged whether found or not, references only (H8, I.5). */
import { z } from 'zod'
import { reasonSchema } from '../../domain/desk.ts'
import { plainWords } from '../../domain/desk-search.ts'
import { limits } from '../../domain/limits.ts'
import { searchWords as words } from '../../strings/desk-search.ts'
import { fieldErrors } from '../../strings/errors.ts'
import { problemOf } from '../database-errors.ts'
import type { Client } from '../supabase.ts'
import { readForm } from './form-fields.ts'

const foundSchema = z.object({ references: z.array(z.string()), more: z.boolean() })

/** Nothing for any request but the form's. */
export interface Finding {
  found?: z.infer<typeof foundSchema>
  /** As typed, after a refusal. */
  typed?: { name: string; reason: string }
  errors?: { name?: string; reason?: string }
  refusal?: string
}

/** @throws Problem mediaType, tooLarge, unreadable, unavailable */
export async function findContributor(
  client: Client,
  roundId: string,
  request: Request,
): Promise<Finding & { status: number }> {
  const field = await readForm(request)
  const typed = { name: field('name').slice(0, limits.searchQuery), reason: field('reason') }
  const reason = reasonSchema.safeParse(typed.reason)
  const errors = {
    ...(plainWords(typed.name).join('').length < 2 && { name: fieldErrors.searchTooShort() }),
    ...(!reason.success && { reason: fieldErrors.reasonLength() }),
  }
  if (!reason.success || errors.name) return { status: 422, typed, errors }
  const { data, error, status } = await client.rpc('find_contributor', {
    p_round_id: roundId,
    p_name: typed.name,
    p_reason: reason.data,
  })
  if (!error) return { status: 200, found: foundSchema.parse(data) }
  const problem = problemOf(error, status)
  if (problem.key === 'forbidden') return { status: 403, typed, refusal: words.contributor.forbidden }
  const [fault] = problem.errors
  if (problem.key !== 'validation' || !fault) throw problem
  // a reason or a name that only the database finds empty, e.g. made of blanks of another kind
  return { status: 422, typed, errors: { [fault.field === 'name' ? 'name' : 'reason']: fault.message } }
}
