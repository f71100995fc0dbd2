/** The round that takes feedback now, or the next to do so (F6). */
import { z } from 'zod'
import { bodySlug } from './body.ts'
import { problemOf } from './database-errors.ts'
import { intakeClient } from './supabase.ts'

const roundStateSchema = z.object({
  title: z.string(),
  opensOn: z.string(),
  closesOn: z.string(),
  graceMinutes: z.number(),
  late: z.boolean(),
  accepting: z.boolean(),
})
export type RoundState = z.infer<typeof roundStateSchema>

/** @returns null when the body has no round at all */
export async function currentRound(): Promise<RoundState | null> {
  const { data, error, status } = await intakeClient().rpc('current_round', { body: bodySlug })
  if (error) throw problemOf(error, status)
  return roundStateSchema.nullable().parse(data)
}

/** A token that proves when a form was begun, for the round's grace. */
export async function beginFeedback(): Promise<string> {
  const { data, error, status } = await intakeClient().rpc('begin_feedback', { body: bodySlug })
  if (error) throw problemOf(error, status)
  return z.string().parse(data)
}
