/** What came of asking for an identity: shown in the answer to that POST only (H8). */
import type { Identity } from '../../domain/desk.ts'
import { desk } from '../../strings/desk.ts'
import { Problem } from '../problem.ts'
import { type BodyLimits, readBody } from '../request-body.ts'
import type { Client } from '../supabase.ts'
import { openIdentity } from './identity.ts'

/** Nothing for any other request. */
export interface Opening {
  identity?: Identity
  /** As typed, after a refusal. */
  reason?: string
  /** The reason is missing, too short or too long. */
  reasonError?: string
  refusal?: string
}

export async function open(
  client: Client,
  feedbackId: string,
  form: FormData,
): Promise<Opening & { status: number }> {
  const typed = form.get('reason')
  const reason = typeof typed === 'string' ? typed : ''
  try {
    const opened = await openIdentity(client, feedbackId, reason)
    if (opened.refused) return { status: 403, refusal: desk.identity.refused }
    return { status: 200, identity: opened.identity }
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem
    if (problem.key === 'forbidden') return { status: 403, reason, refusal: desk.identity.forbidden }
    const message = problem.errors[0]?.message
    if (problem.key !== 'validation' || message === undefined) throw problem
    return { status: 422, reason, reasonError: message }
  }
}

/** @throws Problem mediaType, tooLarge, unreadable */
export async function readForm(request: Request, limits?: BodyLimits): Promise<FormData> {
  const body = await readBody(request, limits)
  if (body.kind === 'json') throw new Problem('mediaType')
  return body.value
}
