/** Received feedback: the list, newest first and paged by key, and one feedback with its comments. */
import { z } from 'zod'
import {
  type DeskFeedback,
  deskFeedbackSchema,
  type LetterComment,
  letterCommentSchema,
} from '../../domain/desk.ts'
import type { LetterFilter } from '../../domain/desk-filters.ts'
import { type Cursor, type Page, pageOf, pageSize } from '../../domain/keyset.ts'
import { problemOf } from '../database-errors.ts'
import type { Client } from '../supabase.ts'

export const feedbackColumns =
  'id, round_id, reference, channel, contributor_kind, contributor_category, received_at, comment_count, is_sample, late, entered_by, entered_at, trapped, replaced_by, corrects, verification, comparison, same_words_count, scan_count, counted'

export interface FeedbackQuery {
  roundId: string
  filter: LetterFilter
}

/** @param cursor by reference: short to write and to check; a reference that is gone gives the first page */
export async function readFeedbackList(
  client: Client,
  query: FeedbackQuery,
  cursor?: Cursor,
): Promise<Page<DeskFeedback>> {
  const border = cursor && (await findFeedback(client, cursor.key))
  const older = cursor?.direction !== 'before'
  let rows = filtered(client.from('desk_feedback').select(feedbackColumns), query)
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

/** How many feedbacks the filter leaves, on all pages together. */
export async function countFeedback(client: Client, query: FeedbackQuery): Promise<number> {
  const rows = filtered(client.from('desk_feedback').select('id', { count: 'exact', head: true }), query)
  const { count, error, status } = await rows
  if (error) throw problemOf(error, status)
  return z.number().parse(count)
}

/** The part of a query of supabase-js that filters. */
interface Filterable<Self> {
  eq(column: 'round_id' | 'contributor_kind', value: string): Self
  is(column: 'late' | 'trapped' | 'counted', value: boolean): Self
  is(column: 'replaced_by', value: null): Self
  not(column: 'replaced_by', operator: 'is', value: null): Self
  gt(column: 'same_words_count', value: number): Self
  or(filters: string): Self
}

/** A transcription that was typed again is in no list but the one of such. */
function filtered<Query extends Filterable<Query>>(
  query: Query,
  { roundId, filter: { kind, state } }: FeedbackQuery,
): Query {
  let rows = query.eq('round_id', roundId)
  if (kind) rows = rows.eq('contributor_kind', kind)
  if (state === 'replaced') return rows.not('replaced_by', 'is', null)
  if (state === 'uncompared') return rows.is('counted', false).is('replaced_by', null)
  if (state === undefined) return rows.is('replaced_by', null)
  rows = rows.is('counted', true)
  switch (state) {
    case 'unverified':
      return rows.or('verification.is.null,verification.neq.confirmed')
    case 'sameWords':
      return rows.gt('same_words_count', 0)
    case 'late':
      return rows.is('late', true)
    case 'trapped':
      return rows.is('trapped', true)
  }
}

export async function findFeedback(client: Client, reference: string): Promise<DeskFeedback | null> {
  const { data, error, status } = await client
    .from('desk_feedback')
    .select(feedbackColumns)
    .eq('reference', reference)
    .maybeSingle()
  if (error) throw problemOf(error, status)
  return deskFeedbackSchema.nullable().parse(data)
}

/** As the contributor ordered them. */
export async function readFeedbackComments(client: Client, feedbackId: string): Promise<LetterComment[]> {
  const { data, error, status } = await client
    .from('comment')
    .select('id, subject_id, content_area_id, aspect, position, text')
    .eq('feedback_id', feedbackId)
    .order('position')
  if (error) throw problemOf(error, status)
  return z.array(letterCommentSchema).parse(data)
}

/** References of the other letters with the very same comments. */
export async function readSameWords(
  client: Client,
  { id, same_words_count }: DeskFeedback,
): Promise<string[]> {
  if (same_words_count === 0) return []
  const { data, error, status } = await client.rpc('same_words', { p_feedback_id: id })
  if (error) throw problemOf(error, status)
  return z
    .array(z.object({ reference: z.string() }))
    .parse(data)
    .map((row) => row.reference)
}
