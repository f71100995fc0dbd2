/** Everything the aggregation shows (H2). */
import { type AggregateView, readAggregateView } from '../../domain/aggregate.ts'
import type { DayCount } from '../../domain/charts.ts'
import type { ContentArea, DeskRound, Subject } from '../../domain/desk.ts'
import { yearName } from '../../domain/desk-addresses.ts'
import type { CommentTable, EarlierRounds, FeedbackTotals, Figures } from '../../domain/desk-counts.ts'
import type { Client } from '../supabase.ts'
import {
  readArrivals,
  readCommentTable,
  readDistinctTable,
  readEarlierRounds,
  readFeedbackTotals,
} from './overview.ts'
import { chooseRound, readAreas, readRounds, readSubjects } from './rounds.ts'

export interface AggregatePage {
  view: AggregateView
  /** Newest first, without the one that is shown. */
  others: DeskRound[]
  round: DeskRound | undefined
  /** Of the round; nothing before there is one. */
  shown?: {
    /** In the order of review. */
    subjects: Subject[]
    areas: ContentArea[]
    totals: FeedbackTotals
    /** Comments, for the pictures. */
    comments: CommentTable
    /** In the unit that was chosen. */
    figures: Figures
    arrivals: DayCount[]
    earlier: EarlierRounds
  }
}

/** @throws Problem notFound for a year without a round, unavailable */
export async function readAggregatePage(client: Client, query: URLSearchParams): Promise<AggregatePage> {
  const view = readAggregateView(query)
  const rounds = await readRounds(client)
  const round = chooseRound(rounds, query.get(yearName))
  const others = rounds.filter((other) => other !== round)
  if (!round) return { view, others, round }
  const byCategory = view.by === 'categories'
  const [subjects, areas, totals, comments, distinct, arrivals, earlier] = await Promise.all([
    readSubjects(client, round.id),
    readAreas(client, round.id),
    readFeedbackTotals(client, round.id),
    readCommentTable(client, round.id),
    // comments by kind add up to everything that is asked of them
    view.unit === 'comment' && !byCategory
      ? undefined
      : readDistinctTable(client, round.id, view.unit, byCategory),
    readArrivals(client, round.id),
    readEarlierRounds(client, round.id),
  ])
  return {
    view,
    others,
    round,
    shown: {
      subjects,
      areas,
      totals,
      comments,
      figures: distinct ?? comments,
      arrivals: arrivals.map(({ day, contributor_kind: kind, feedback_count: count }) => ({
        day,
        kind,
        count,
      })),
      earlier,
    },
  }
}
