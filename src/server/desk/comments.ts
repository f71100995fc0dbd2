/** Comments on one subject, in the order they arrived, paged by key. */
import { z } from 'zod'
import { type ContentArea, type DeskComment, deskCommentSchema } from '../../domain/desk.ts'
import type { CommentFilter } from '../../domain/desk-filters.ts'
import { type Cursor, type Page, pageOf, pageSize } from '../../domain/keyset.ts'
import { problemOf } from '../database-errors.ts'
import type { Client } from '../supabase.ts'

export interface CommentQuery {
  roundId: string
  subjectId: string
  areas: readonly ContentArea[]
  filter: CommentFilter
}

const columns =
  'id, subject_id, content_area_id, contributor_kind, contributor_category, aspect, position, text, reference, channel, received_at, is_sample, late, verified'

export async function readComments(
  client: Client,
  query: CommentQuery,
  cursor?: Cursor,
): Promise<Page<DeskComment>> {
  const ascending = cursor?.direction !== 'before'
  let rows = filtered(client.from('desk_comment').select(columns), query)
  if (cursor) rows = ascending ? rows.gt('id', Number(cursor.key)) : rows.lt('id', Number(cursor.key))
  const { data, error, status } = await rows.order('id', { ascending }).limit(pageSize + 1)
  if (error) throw problemOf(error, status)
  return pageOf(z.array(deskCommentSchema).parse(data), cursor)
}

/** How many comments the filter leaves, on all pages together. */
export async function countComments(client: Client, query: CommentQuery): Promise<number> {
  const { count, error, status } = await filtered(
    client.from('desk_comment').select('id', { count: 'exact', head: true }),
    query,
  )
  if (error) throw problemOf(error, status)
  return z.number().parse(count)
}

/** The part of a query of supabase-js that filters. */
interface Filterable<Self> {
  eq(
    column: 'round_id' | 'subject_id' | 'content_area_id' | 'contributor_kind' | 'aspect',
    value: string,
  ): Self
  is(column: 'aspect', value: null): Self
  is(column: 'late' | 'verified', value: boolean): Self
}

function filtered<Query extends Filterable<Query>>(
  query: Query,
  { roundId, subjectId, areas, filter }: CommentQuery,
): Query {
  let rows = query.eq('round_id', roundId).eq('subject_id', subjectId)
  const area = areas.find(({ code }) => code === filter.area)
  if (area) rows = rows.eq('content_area_id', area.id)
  if (filter.kind) rows = rows.eq('contributor_kind', filter.kind)
  if (filter.aspect === 'none') rows = rows.is('aspect', null)
  else if (filter.aspect) rows = rows.eq('aspect', filter.aspect)
  if (filter.timeliness) rows = rows.is('late', filter.timeliness === 'late')
  if (filter.verified) rows = rows.is('verified', filter.verified === 'yes')
  return rows
}

/** A key of the address: a comment's number. */
export function readCommentKey(key: string): string | undefined {
  return /^[1-9]\d{0,14}$/.test(key) ? key : undefined
}
