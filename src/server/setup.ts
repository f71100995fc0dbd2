/** Setting up with the secret key: rounds and samples. Never used by the site itself. */
import { createClient } from '@supabase/supabase-js'
import type { Database } from '../../supabase/database.types.ts'
import { type Body, roundDefinition } from '../domain/body.ts'
import { today } from '../domain/day.ts'
import type { Feedback } from '../domain/feedback.ts'
import { intakeRounds, type Round, type Timeline, withTrialRound } from '../domain/timeline.ts'
import { problemOf } from './database-errors.ts'
import type { Client } from './supabase.ts'

export function secretClient(url: string, secretKey: string): Client {
  return createClient<Database>(url, secretKey, { auth: { persistSession: false, autoRefreshToken: false } })
}

/** Writes the rounds of the office's files; with `trial` also one for this year where they have none. */
export async function publishRounds(
  client: Client,
  { body, timeline }: { body: Body; timeline: Timeline },
  options: { trial: boolean },
): Promise<Round[]> {
  const rounds = intakeRounds(
    options.trial ? withTrialRound(timeline, Number(today().slice(0, 4))) : timeline,
  )
  for (const round of rounds) {
    const { error, status } = await client.rpc('publish_round', { definition: roundDefinition(body, round) })
    if (error) throw problemOf(error, status)
  }
  return rounds
}

export interface Sample {
  feedback: Feedback
  receivedAt: Date
  key: string
}

export async function storeSamples(client: Client, body: Body, samples: readonly Sample[]): Promise<void> {
  for (const { feedback, receivedAt, key } of samples) {
    const { error, status } = await client.rpc('store_sample', {
      body: body.slug,
      content: { contributor: feedback.contributor, comments: feedback.comments },
      idempotency_key: key,
      received_at: receivedAt.toISOString(),
    })
    if (error) throw problemOf(error, status)
  }
}

/** Not while a body is being tried out; whoever has a second factor uses it all the same. */
export async function requireSecondFactor(client: Client, body: Body, required: boolean): Promise<void> {
  const { error, status } = await client.rpc('require_second_factor', { body: body.slug, required })
  if (error) throw problemOf(error, status)
}

/**
 * For a lead who lost theirs; the desk itself serves everybody else.
 * @returns whose it was; null when nobody of the staff with that address has one
 */
export async function resetSecondFactor(client: Client, email: string): Promise<string | null> {
  const { data, error, status } = await client.rpc('reset_second_factor_by_operator', { email })
  if (error) throw problemOf(error, status)
  return data
}

/** @returns how many feedbacks were removed */
export async function removeSamples(client: Client): Promise<number> {
  const { data, error, status } = await client.rpc('remove_samples')
  if (error) throw problemOf(error, status)
  return data
}
