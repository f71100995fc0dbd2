/** Identities: opened one at a time, with a reason, and logged whether opened or refused (H8, I.5). */
import { z } from 'zod'
import {
  type Access,
  accessSchema,
  type Identity,
  openedIdentitySchema,
  reasonSchema,
} from '../../domain/desk.ts'
import { fieldErrors } from '../../strings/errors.ts'
import { problemOf } from '../database-errors.ts'
import { fieldError, Problem } from '../problem.ts'
import type { Client } from '../supabase.ts'
import { readStaffNames } from './staff.ts'

export type Opened = { refused: true } | { refused: false; identity: Identity }

/** @throws Problem validation (the reason), forbidden, unavailable */
export async function openIdentity(client: Client, feedbackId: string, typed: string): Promise<Opened> {
  const reason = reasonSchema.safeParse(typed)
  if (!reason.success)
    throw new Problem('validation', { errors: [fieldError('reason', fieldErrors.reasonLength())] })
  const { data, error, status } = await client.rpc('open_identity', {
    p_feedback_id: feedbackId,
    p_reason: reason.data,
  })
  if (error) throw problemOf(error, status)
  const answer = openedIdentitySchema.parse(data)
  return answer.refused ? { refused: true } : { refused: false, identity: answer }
}

/** Subjects the signed-in member is: their feedbacks' identities stay closed (design §5.6). */
export async function readOwnSubjectCodes(client: Client): Promise<string[]> {
  const { data, error, status } = await client.from('staff_subject').select('subject_code')
  if (error) throw problemOf(error, status)
  return z
    .array(z.object({ subject_code: z.string() }))
    .parse(data)
    .map((row) => row.subject_code)
}

/** Whether a letter comments on the signed-in member, also by a passage that somebody of the team gave them. */
export async function isAboutReader(client: Client, feedbackId: string): Promise<boolean> {
  const { data, error, status } = await client.rpc('letter_is_about_me', { p_feedback_id: feedbackId })
  if (error) throw problemOf(error, status)
  return z.boolean().parse(data)
}

/** Earlier openings and refusals of a feedback's identity, newest first. */
export async function readAccesses(client: Client, feedbackId: string): Promise<Access[]> {
  const [log, names] = await Promise.all([
    client
      .from('access_log')
      .select('id, at, staff_id, action, reason, scan_id')
      .eq('feedback_id', feedbackId)
      .order('id', { ascending: false }),
    readStaffNames(client),
  ])
  if (log.error) throw problemOf(log.error, log.status)
  return z
    .array(accessSchema)
    .parse(log.data)
    .map((access) => ({ ...access, displayName: names.get(access.staff_id) ?? '' }))
}
