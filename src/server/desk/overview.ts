/** Counts of a round: subjects × content areas × kind of contributor (H2). Nothing is weighted or ranked. */
import { z } from 'zod'
import type { ContributorKind } from '../../domain/contributor.ts'
import { commentCountSchema, feedbackCountSchema } from '../../domain/desk.ts'
import { CommentTable, FeedbackTotals } from '../../domain/desk-counts.ts'
import { problemOf } from '../database-errors.ts'
import type { Client } from '../supabase.ts'

/** @param subjectId counts of this subject only */
export async function readCommentTable(
  client: Client,
  roundId: string,
  subjectId?: string,
): Promise<CommentTable> {
  const { data, error, status } = await client.rpc('comment_counts', { p_round_id: roundId })
  if (error) throw problemOf(error, status)
  const counts = z.array(commentCountSchema).parse(data)
  return new CommentTable(counts.filter((count) => subjectId === undefined || count.subject_id === subjectId))
}

/** @param kind counts of this kind only */
export async function readFeedbackTotals(
  client: Client,
  roundId: string,
  kind?: ContributorKind,
): Promise<FeedbackTotals> {
  const { data, error, status } = await client.rpc('feedback_counts', { p_round_id: roundId })
  if (error) throw problemOf(error, status)
  const counts = z.array(feedbackCountSchema).parse(data)
  return new FeedbackTotals(counts.filter((row) => kind === undefined || row.contributor_kind === kind))
}
