/** The passage of a letter that an address names. */
import { passageName } from '../../domain/desk-addresses.ts'
import { type MarkedPassage, markedPassageSchema } from '../../domain/passage-mark.ts'
import { problemOf } from '../database-errors.ts'
import type { Client } from '../supabase.ts'
import { readCommentKey } from './comments.ts'

/** @returns undefined where none is named, or one of another letter */
export async function readMarkedPassage(
  client: Client,
  feedbackId: string,
  query: URLSearchParams,
): Promise<MarkedPassage | undefined> {
  const id = readCommentKey(query.get(passageName) ?? '')
  if (id === undefined) return undefined
  const { data, error, status } = await client
    .from('passage')
    .select('comment_id, starts_at, ends_at')
    .eq('id', Number(id))
    .eq('feedback_id', feedbackId)
    .maybeSingle()
  if (error) throw problemOf(error, status)
  return markedPassageSchema.nullable().parse(data) ?? undefined
}
