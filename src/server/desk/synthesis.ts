/** The synthesis as the signed-in member may read it, and settling comments (design §5.4). */
import { z } from 'zod'
import type { ContentArea } from '../../domain/desk.ts'
import { type Cursor, type Page, pageOf, pageSize } from '../../domain/keyset.ts'
import {
  type Choice,
  type LetterPassage,
  letterPassageSchema,
  type NewPoint,
  type PointVersion,
  pointSchema,
  pointVersionSchema,
  type SynthesisComment,
  type SynthesisPoint,
  SynthesisTable,
  synthesisCommentSchema,
  synthesisCountSchema,
} from '../../domain/synthesis.ts'
import type { SynthesisView } from '../../domain/synthesis-addresses.ts'
import { type DatabaseFailure, problemOf } from '../database-errors.ts'
import type { Client } from '../supabase.ts'

/** Of a round, or of one subject. */
export async function readSynthesisTable(
  client: Client,
  roundId: string,
  subjectId?: string,
): Promise<SynthesisTable> {
  const { data, error, status } = await client.rpc('synthesis_counts', {
    p_round_id: roundId,
    ...(subjectId && { p_subject_id: subjectId }),
  })
  if (error) throw problemOf(error, status)
  return new SynthesisTable(z.array(synthesisCountSchema).parse(data))
}

/** In their order, those withdrawn too. */
export async function readPoints(
  client: Client,
  roundId: string,
  subjectId?: string,
): Promise<SynthesisPoint[]> {
  const { data, error, status } = await client.rpc('synthesis_points', {
    p_round_id: roundId,
    ...(subjectId && { p_subject_id: subjectId }),
  })
  if (error) throw problemOf(error, status)
  return z.array(pointSchema).parse(data)
}

export interface CommentsWanted {
  roundId: string
  subjectId: string
  area: ContentArea
  view: SynthesisView
}

export async function readSynthesisComments(
  client: Client,
  { roundId, subjectId, area, view }: CommentsWanted,
  cursor?: Cursor,
): Promise<Page<SynthesisComment>> {
  const { list = 'open', point, kind, category, aspect } = view
  const { data, error, status } = await client.rpc('synthesis_comments', {
    p_round_id: roundId,
    p_subject_id: subjectId,
    p_area_id: area.id,
    p_outcome: point ? 'linked' : list,
    p_limit: pageSize + 1,
    ...(point && { p_point_id: point }),
    ...(kind && { p_kind: kind }),
    ...(category && { p_category: category }),
    ...(aspect && { p_aspect: aspect }),
    ...(cursor && { [cursor.direction === 'after' ? 'p_after' : 'p_before']: Number(cursor.key) }),
  })
  if (error) throw problemOf(error, status)
  return pageOf(z.array(synthesisCommentSchema).parse(data), cursor)
}

/** None before the letter comes to that step. */
export async function readLetterPassages(client: Client, feedbackId: string): Promise<LetterPassage[]> {
  const { data, error, status } = await client.rpc('synthesis_letter', { p_feedback_id: feedbackId })
  if (error) throw problemOf(error, status)
  return z.array(letterPassageSchema).parse(data)
}

/** Newest first. */
export async function readPointVersions(client: Client, pointId: string): Promise<PointVersion[]> {
  const { data, error, status } = await client
    .from('synthesis_point_version')
    .select('version, aspect, text, withdrawn, saved_by, saved_at')
    .eq('point_id', pointId)
    .order('version', { ascending: false })
  if (error) throw problemOf(error, status)
  return z.array(pointVersionSchema).parse(data)
}

export type Settling = { count: number } | { failure: DatabaseFailure; status: number }

export async function settleComments(
  client: Client,
  roundId: string,
  choices: readonly Choice[],
  newPoints: readonly NewPoint[] = [],
): Promise<Settling> {
  const { data, error, status } = await client.rpc('settle_comments', {
    p_round_id: roundId,
    p_choices: choices.map((choice) => ({ ...choice })),
    p_new_points: newPoints.map((point) => ({ ...point })),
  })
  return error ? { failure: error, status } : { count: z.number().parse(data) }
}

/** What somebody else decided on a comment meanwhile. */
export interface Meanwhile {
  passage: number
  reference: string
  outcome: 'open' | 'linked' | 'excluded'
  actedBy: string
  at: string
}

const lastActSchema = z.object({
  passage_id: z.number(),
  feedback_id: z.string(),
  outcome: z.enum(['open', 'linked', 'excluded']),
  acted_by: z.string(),
  at: z.string(),
})

/** The last act on each of these passages. */
export async function readMeanwhile(client: Client, passages: readonly number[]): Promise<Meanwhile[]> {
  const acts = await client
    .from('synthesis_act')
    .select('passage_id, feedback_id, outcome, acted_by, at')
    .in('passage_id', [...passages])
    .order('id')
  if (acts.error) throw problemOf(acts.error, acts.status)
  const last = new Map(
    z
      .array(lastActSchema)
      .parse(acts.data)
      .map((act) => [act.passage_id, act]),
  )
  const letters = await client
    .from('feedback')
    .select('id, reference')
    .in('id', [...new Set([...last.values()].map(({ feedback_id }) => feedback_id))])
  if (letters.error) throw problemOf(letters.error, letters.status)
  const references = new Map(letters.data.map(({ id, reference }) => [id, reference]))
  return [...last.values()].map(({ passage_id, feedback_id, outcome, acted_by, at }) => ({
    passage: passage_id,
    reference: references.get(feedback_id) ?? '',
    outcome,
    actedBy: acted_by,
    at,
  }))
}
