/** Counts of a round: subjects × content areas × kind of contributor (H2). Nothing is weighted or ranked. */
import { z } from 'zod'
import type { CountUnit } from '../../domain/aggregate.ts'
import type { ContributorKind } from '../../domain/contributor.ts'
import {
  type ArrivalCount,
  arrivalSchema,
  commentCountSchema,
  distinctCountSchema,
  earlierCountSchema,
  feedbackCountSchema,
  subjectCountSchema,
} from '../../domain/desk.ts'
import {
  CommentTable,
  DistinctTable,
  EarlierRounds,
  FeedbackTotals,
  SubjectTable,
} from '../../domain/desk-counts.ts'
import { problemOf } from '../database-errors.ts'
import type { Client } from '../supabase.ts'

export async function readCommentTable(client: Client, roundId: string): Promise<CommentTable> {
  const { data, error, status } = await client.rpc('comment_counts', { p_round_id: roundId })
  if (error) throw problemOf(error, status)
  return new CommentTable(z.array(commentCountSchema).parse(data))
}

export async function readDistinctTable(
  client: Client,
  roundId: string,
  unit: CountUnit,
  byCategory: boolean,
): Promise<DistinctTable> {
  const { data, error, status } = await client.rpc('distinct_counts', {
    p_round_id: roundId,
    p_unit: unit,
    p_by_category: byCategory,
  })
  if (error) throw problemOf(error, status)
  return new DistinctTable(z.array(distinctCountSchema).parse(data))
}

export async function readSubjectTable(
  client: Client,
  roundId: string,
  subjectId: string,
): Promise<SubjectTable> {
  const { data, error, status } = await client.rpc('subject_counts', {
    p_round_id: roundId,
    p_subject_id: subjectId,
  })
  if (error) throw problemOf(error, status)
  return new SubjectTable(z.array(subjectCountSchema).parse(data))
}

/** @param subjectCode counts of this subject only */
export async function readEarlierRounds(
  client: Client,
  roundId: string,
  subjectCode?: string,
): Promise<EarlierRounds> {
  const { data, error, status } = await client.rpc('earlier_counts', {
    p_round_id: roundId,
    ...(subjectCode !== undefined && { p_subject_code: subjectCode }),
  })
  if (error) throw problemOf(error, status)
  return new EarlierRounds(z.array(earlierCountSchema).parse(data))
}

/** Letters that count, by day. */
export async function readArrivals(client: Client, roundId: string): Promise<ArrivalCount[]> {
  const { data, error, status } = await client.rpc('arrivals', { p_round_id: roundId })
  if (error) throw problemOf(error, status)
  return z.array(arrivalSchema).parse(data)
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
