/** Received feedback: the list, newest first and paged by key, and one feedback with its comments. */
import { z } from 'zod'
import type { ContributorKind } from '../../domain/contributor.ts'
import {
  type DeskComment,
  type DeskFeedback,
  deskCommentSchema,
  deskFeedbackSchema,
} from '../../domain/desk.ts'
import { type Cursor, type Page, pageOf, pageSize } from '../../domain/keyset.ts'
import { problemOf } from '../database-errors.ts'
import type { Client } from '../supabase.ts'

const columns =
  'id, round_id, reference, channel, contributor_kind, contributor_category, received_at, comment_count, is_sample, late'

/** @param cursor by reference: short to write and to check; a reference that is gone gives the first page */
export async function readFeedbackList(
  client: Client,
  { roundId, kind }: { roundId: string; kind: ContributorKind | undefined },
  cursor?: Cursor,
): Promise<Page<DeskFeedback>> {
  const border = cursor && (await findFeedback(client, cursor.key))
  const older = cursor?.direction !== 'before'
  let rows = client.from('desk_feedback').select(columns).eq('round_id', roundId)
  if (kind) rows = rows.eq('contributor_kind', kind)
  if (border) {
    const { received_at: at, id } = border
    // The first condition alone bounds the index; the second settles feedbacks of the same moment.
    rows = older
      ? rows.lte('received_at', at).or(`received_at.lt."${at}",id.gt.${id}`)
      : rows.gte('received_at', at).or(`received_at.gt."${at}",id.lt.${id}`)
  }
  const { data, error, status } = await rows
    .order('received_at', { ascending: !older })
    .order('id', { ascending: older })
    .limit(pageSize + 1)
  if (error) throw problemOf(error, status)
  return pageOf(z.array(deskFeedbackSchema).parse(data), border ? cursor : undefined)
}

export async function findFeedback(client: Client, reference: string): Promise<DeskFeedback | null> {
  const { data, error, status } = await client
    .from('desk_feedback')
    .select(columns)
    .eq('reference', reference)
    .maybeSingle()
  if (error) throw problemOf(error, status)
  return deskFeedbackSchema.nullable().parse(data)
}

/** As the contributor ordered them. */
export async function readFeedbackComments(client: Client, feedbackId: string): Promise<DeskComment[]> {
  const { data, error, status } = await client
    .from('desk_comment')
    .select(
      'id, subject_id, content_area_id, contributor_kind, contributor_category, aspect, position, text, reference, received_at, is_sample, late',
    )
    .eq('feedback_id', feedbackId)
    .order('position')
  if (error) throw problemOf(error, status)
  return z.array(deskCommentSchema).parse(data)
}
