/** How far a round is (H1): in figures of the round, by subject, by person and day, and what came in lately. */
import { z } from 'zod'
import { replyWays } from '../../domain/contributor.ts'
import {
  type Arrival,
  arrivalSchema,
  type RoundProgress,
  roundProgressSchema,
  type StaffProgress,
  type SubjectProgress,
  staffProgressSchema,
  subjectProgressSchema,
} from '../../domain/work.ts'
import { problemOf } from '../database-errors.ts'
import type { Client } from '../supabase.ts'

type Name =
  | 'round_progress'
  | 'subject_progress'
  | 'staff_progress'
  | 'work_arrivals'
  | 'same_words_groups'
  | 'reply_wishes'

async function ask<Row>(client: Client, name: Name, roundId: string, row: z.ZodType<Row>): Promise<Row[]> {
  const { data, error, status } = await client.rpc(name, { p_round_id: roundId })
  if (error) throw problemOf(error, status)
  return z.array(row).parse(data)
}

export async function readRoundProgress(client: Client, roundId: string): Promise<RoundProgress> {
  const [row] = await ask(client, 'round_progress', roundId, roundProgressSchema)
  return roundProgressSchema.parse(row)
}

export function readSubjectProgress(client: Client, roundId: string): Promise<SubjectProgress[]> {
  return ask(client, 'subject_progress', roundId, subjectProgressSchema)
}

export function readStaffProgress(client: Client, roundId: string): Promise<StaffProgress[]> {
  return ask(client, 'staff_progress', roundId, staffProgressSchema)
}

/** Of today and yesterday. */
export function readArrivals(client: Client, roundId: string): Promise<Arrival[]> {
  return ask(client, 'work_arrivals', roundId, arrivalSchema)
}

const groupsSchema = z.object({ groups: z.number(), letters: z.number() })
export type SameWordsGroups = z.infer<typeof groupsSchema>

export async function readSameWordsGroups(client: Client, roundId: string): Promise<SameWordsGroups> {
  const [row] = await ask(client, 'same_words_groups', roundId, groupsSchema)
  return groupsSchema.parse(row)
}

const wishSchema = z.object({ reply_by: z.enum(replyWays).nullable(), count: z.number() })
export type ReplyWish = z.infer<typeof wishSchema>

/** How those whose letters count wish to be answered; null: they did not say. */
export function readReplyWishes(client: Client, roundId: string): Promise<ReplyWish[]> {
  return ask(client, 'reply_wishes', roundId, wishSchema)
}
