/** Everything the desk's first page shows: what came in, what is mine to do, what is stuck, how far the round is. */
import type { DeskRound } from '../../domain/desk.ts'
import { yearName } from '../../domain/desk-addresses.ts'
import type { Arrival, RoundProgress } from '../../domain/work.ts'
import type { WorkTable } from '../../domain/work-filters.ts'
import type { Client } from '../supabase.ts'
import { readArrivals, readRoundProgress, readSameWordsGroups, type SameWordsGroups } from './progress.ts'
import { chooseRound, hasSamples, readRounds } from './rounds.ts'
import { readWorkTable } from './work.ts'

export interface TodayPage {
  round: DeskRound
  others: DeskRound[]
  table: WorkTable
  arrivals: Arrival[]
  sameWords: SameWordsGroups
  progress: RoundProgress
  samples: boolean
}

/**
 * @returns undefined before there is a round
 * @throws Problem notFound, unavailable
 */
export async function readTodayPage(client: Client, query: URLSearchParams): Promise<TodayPage | undefined> {
  const rounds = await readRounds(client)
  const round = chooseRound(rounds, query.get(yearName))
  if (!round) return undefined
  const [table, arrivals, sameWords, progress, samples] = await Promise.all([
    readWorkTable(client, round.id),
    readArrivals(client, round.id),
    readSameWordsGroups(client, round.id),
    readRoundProgress(client, round.id),
    hasSamples(client, round.id),
  ])
  return {
    round,
    others: rounds.filter((other) => other !== round),
    table,
    arrivals,
    sameWords,
    progress,
    samples,
  }
}
