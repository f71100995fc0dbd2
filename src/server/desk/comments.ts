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

export async function readComments(
  client: Client,
  { roundId, subjectId, areas, filter }: CommentQuery,
  cursor?: Cursor,
): Promise<Page<DeskComment>> {
  const area = areas.find(({ code }) => code === filter.area)
  const { data, error, status } = await client.rpc('subject_comments', {
    p_round_id: roundId,
    p_subject_id: subjectId,
    p_limit: pageSize + 1,
    ...(area && { p_area_id: area.id }),
    ...(filter.kind && { p_kind: filter.kind }),
    ...(filter.category && { p_category: filter.category }),
    ...(filter.aspect && { p_aspect: filter.aspect }),
    ...(filter.timeliness && { p_late: filter.timeliness === 'late' }),
    ...(filter.verified && { p_verified: filter.verified === 'yes' }),
    ...(filter.written && { p_divided: filter.written === 'passage' }),
    ...(cursor && { [cursor.direction === 'after' ? 'p_after' : 'p_before']: Number(cursor.key) }),
  })
  if (error) throw problemOf(error, status)
  return pageOf(z.array(deskCommentSchema).parse(data), cursor)
}

/** A key of the address. */
export function readCommentKey(key: string): string | undefined {
  return /^[1-9]\d{0,14}$/.test(key) ? key : undefined
}
