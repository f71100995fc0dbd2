/** Everything the list of received feedback shows, and the search by reference. */
import type { ContributorKind } from '../../domain/contributor.ts'
import type { DeskFeedback, DeskRound } from '../../domain/desk.ts'
import { referenceName, yearName } from '../../domain/desk-addresses.ts'
import { filterNames, readKind } from '../../domain/desk-filters.ts'
import { type Page, readCursor } from '../../domain/keyset.ts'
import { readReference } from '../../domain/reference.ts'
import type { Client } from '../supabase.ts'
import { findFeedback, readFeedbackList } from './feedback.ts'
import { chooseRound, hasSamples, readRounds } from './rounds.ts'

export interface FeedbackListPage {
  round: DeskRound | undefined
  kind: ContributorKind | undefined
  feedbacks: Page<DeskFeedback> | undefined
  samples: boolean
  /** The reference that was searched for and is there. */
  found?: string
  /** A search that found nothing: what was typed, and whether it could be a reference at all. */
  search?: { typed: string; possible: boolean }
}

/** @throws Problem notFound for a year without a round, unavailable */
export async function readFeedbackListPage(
  client: Client,
  query: URLSearchParams,
): Promise<FeedbackListPage> {
  const kind = readKind(query.get(filterNames.kind))
  const [rounds, search] = await Promise.all([
    readRounds(client),
    searchFeedback(client, query.get(referenceName)),
  ])
  const round = chooseRound(rounds, query.get(yearName))
  if (search.found || !round) return { round, kind, feedbacks: undefined, samples: false, ...search }
  const [feedbacks, samples] = await Promise.all([
    readFeedbackList(client, { roundId: round.id, kind }, readCursor(query, readReference)),
    hasSamples(client, round.id),
  ])
  return { round, kind, feedbacks, samples, ...search }
}

async function searchFeedback(
  client: Client,
  text: string | null,
): Promise<Pick<FeedbackListPage, 'found' | 'search'>> {
  const typed = text?.trim().slice(0, 40) ?? ''
  if (typed === '') return {}
  const reference = readReference(typed)
  if (!reference) return { search: { typed, possible: false } }
  const feedback = await findFeedback(client, reference)
  return feedback ? { found: feedback.reference } : { search: { typed: reference, possible: true } }
}
