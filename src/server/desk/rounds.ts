/** Rounds of the member's body, with what they are about. Row-level security leaves one body. */
import { z } from 'zod'
import { today } from '../../domain/day.ts'
import {
  areaSchema,
  type ContentArea,
  type DeskRound,
  roundSchema,
  type Subject,
  subjectSchema,
} from '../../domain/desk.ts'
import { problemOf } from '../database-errors.ts'
import { Problem } from '../problem.ts'
import type { Client } from '../supabase.ts'

/** Newest first. */
export async function readRounds(client: Client): Promise<DeskRound[]> {
  const { data, error, status } = await client
    .from('round')
    .select('id, year, title, opens_on, closes_on, accepts_late_until')
    .order('opens_on', { ascending: false })
  if (error) throw problemOf(error, status)
  return z.array(roundSchema).parse(data)
}

/**
 * The round an address names by its year; without a year the one that opened last, or the next to open.
 * @throws Problem notFound for a year without a round
 */
export function chooseRound(
  rounds: readonly DeskRound[],
  year: string | null,
  day: string = today(),
): DeskRound | undefined {
  if (year !== null) {
    const named = rounds.find((round) => String(round.year) === year)
    if (!named) throw new Problem('notFound')
    return named
  }
  return rounds.find((round) => round.opens_on <= day) ?? rounds.at(-1)
}

/** In the order of review (II.2.4.2: collective first, head before members). */
export async function readSubjects(client: Client, roundId: string): Promise<Subject[]> {
  const { data, error, status } = await client
    .from('subject')
    .select('id, code, kind, title')
    .eq('round_id', roundId)
    .order('order_no')
  if (error) throw problemOf(error, status)
  return z.array(subjectSchema).parse(data)
}

export async function readAreas(client: Client, roundId: string): Promise<ContentArea[]> {
  const { data, error, status } = await client
    .from('content_area')
    .select('id, code, title, short_title, is_focus')
    .eq('round_id', roundId)
    .order('order_no')
  if (error) throw problemOf(error, status)
  return z.array(areaSchema).parse(data)
}

/** Whether any feedback of the round is a sample. */
export async function hasSamples(client: Client, roundId: string): Promise<boolean> {
  const { data, error, status } = await client
    .from('feedback')
    .select('id')
    .eq('round_id', roundId)
    .is('is_sample', true)
    .limit(1)
  if (error) throw problemOf(error, status)
  return data.length > 0
}
