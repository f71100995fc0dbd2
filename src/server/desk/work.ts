/** What waits to be done in a round (H1): counts, pages of the list, and giving work to somebody. */
import { z } from 'zod'
import { type Cursor, type Page, pageOf, pageSize } from '../../domain/keyset.ts'
import { type WorkItem, workCountSchema, workItemSchema } from '../../domain/work.ts'
import { type WorkFilter, WorkTable } from '../../domain/work-filters.ts'
import { problemOf } from '../database-errors.ts'
import type { Client } from '../supabase.ts'

export async function readWorkTable(client: Client, roundId: string): Promise<WorkTable> {
  const { data, error, status } = await client.rpc('work_counts', { p_round_id: roundId })
  if (error) throw problemOf(error, status)
  return new WorkTable(z.array(workCountSchema).parse(data))
}

/** Oldest first. @param cursor by the key of an item, which may have left the list meanwhile */
export async function readWorkList(
  client: Client,
  roundId: string,
  filter: WorkFilter,
  cursor?: Cursor,
  size: number = pageSize,
): Promise<Page<WorkItem>> {
  const { step, whose, assignee, kind, state, timeliness } = filter
  const { data, error, status } = await client.rpc('work_list', {
    p_round_id: roundId,
    p_step: step,
    ...(whose && { p_whose: whose }),
    ...(assignee && { p_assignee: assignee }),
    ...(kind && { p_kind: kind }),
    ...(state && { p_state: state }),
    ...(timeliness && { p_late: timeliness === 'late' }),
    ...(cursor?.direction === 'after' && { p_after: cursor.key }),
    ...(cursor?.direction === 'before' && { p_before: cursor.key }),
    p_limit: size + 1,
  })
  if (error) throw problemOf(error, status)
  return pageOf(z.array(workItemSchema).parse(data), cursor, size)
}
