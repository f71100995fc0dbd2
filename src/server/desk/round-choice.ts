/** The round a page of the desk works in. */

import type { DeskRound } from '../../domain/desk.ts'
import { yearName } from '../../domain/desk-addresses.ts'
import { Problem } from '../problem.ts'
import type { Client } from '../supabase.ts'
import { chooseRound, readRounds } from './rounds.ts'

/** @throws Problem notFound for a year without a round, or before there is any */
export async function requireRound(client: Client, query: URLSearchParams): Promise<DeskRound> {
  const round = chooseRound(await readRounds(client), query.get(yearName))
  if (!round) throw new Problem('notFound')
  return round
}
