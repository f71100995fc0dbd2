/** The round a page of the desk works in. */

import type { DeskRound } from '../../domain/desk.ts'
import { yearName } from '../../domain/desk-addresses.ts'
import { Problem } from '../problem.ts'
import type { Client } from '../supabase.ts'
import { chooseRound, readRounds } from './rounds.ts'

/** @throws Problem noRound before there is any, notFound for a year without one */
export async function requireRound(client: Client, query: URLSearchParams): Promise<DeskRound> {
  const rounds = await readRounds(client)
  if (rounds.length === 0) throw new Problem('noRound')
  const round = chooseRound(rounds, query.get(yearName))
  if (!round) throw new Problem('notFound')
  return round
}
