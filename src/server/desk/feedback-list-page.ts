/** Everything the list of received feedback shows. */
import type { DeskFeedback, DeskRound } from '../../domain/desk.ts'
import { yearName } from '../../domain/desk-addresses.ts'
import type { FeedbackTotals } from '../../domain/desk-counts.ts'
import { type LetterFilter, readLetterFilter } from '../../domain/desk-filters.ts'
import { type Page, readCursor } from '../../domain/keyset.ts'
import { readReference } from '../../domain/reference.ts'
import type { Client } from '../supabase.ts'
import { countFeedback, readFeedbackList } from './feedback.ts'
import { readFeedbackTotals } from './overview.ts'
import { chooseRound, readRounds } from './rounds.ts'

export interface FeedbackListPage {
  round: DeskRound | undefined
  filter: LetterFilter
  feedbacks: Page<DeskFeedback> | undefined
  /** Of the kind that is chosen. */
  totals: FeedbackTotals | undefined
  /** Feedbacks the filter leaves, on all pages. */
  count: number
  samples: boolean
}

/** @throws Problem notFound for a year without a round, unavailable */
export async function readFeedbackListPage(
  client: Client,
  query: URLSearchParams,
): Promise<FeedbackListPage> {
  const filter = readLetterFilter(query)
  const round = chooseRound(await readRounds(client), query.get(yearName))
  const none = { feedbacks: undefined, totals: undefined, count: 0, samples: false }
  if (!round) return { round, filter, ...none }
  const wanted = { roundId: round.id, filter }
  const [feedbacks, totals, exact] = await Promise.all([
    readFeedbackList(client, wanted, readCursor(query, readReference)),
    readFeedbackTotals(client, round.id, filter.kind),
    knownOf(filter) ? undefined : countFeedback(client, wanted),
  ])
  const known = knownOf(filter)
  const count = exact ?? (known ? known(totals) : 0)
  return { round, filter, feedbacks, totals, count, samples: totals.samples > 0 }
}

/** What the round's counts tell already; the rest has to be counted. */
function knownOf({ state }: LetterFilter): ((totals: FeedbackTotals) => number) | undefined {
  switch (state) {
    case undefined:
      return ({ received, uncompared }) => received + uncompared
    case 'unverified':
      return ({ unverified }) => unverified
    case 'late':
      return ({ late }) => late
    case 'uncompared':
      return ({ uncompared }) => uncompared
    default:
      return undefined
  }
}
