/**
 * When milestones happen (row P9): on a round's days or by a rule, and how they stand on a day.
 * Days are days in Asia/Ho_Chi_Minh, written YYYY-MM-DD, so that they compare as text; the last one counts whole.
 */
import type { Party } from './organisation.ts'
import type { Milestone, Span, Timeline, TimelineRound } from './timeline.ts'

/** One happening of a milestone: in a round, or one turn of a recurring one. */
export interface Occurrence {
  milestone: Milestone
  /** The year of the round or of the turn. */
  year: number
  span: Span
}

export type State = 'past' | 'now' | 'soon'

/** First and last day of each period within a year. */
const periods = {
  year: [['01-01', '12-31']],
  'half-year': [
    ['01-01', '06-30'],
    ['07-01', '12-31'],
  ],
} as const

/** Its place on /tien-do and its name in calendars: a recurring milestone has one, any other one a round. */
export function anchorOf({ milestone, year }: Pick<Occurrence, 'milestone' | 'year'>): string {
  return milestone.repeats ? milestone.id : `${milestone.id}-${year}`
}

/** A round's milestones with its days, in the order of the file. */
export function occurrencesIn({ milestones }: Timeline, { year, days }: TimelineRound): Occurrence[] {
  return milestones.flatMap((milestone) => {
    const span = milestone.repeats ? undefined : days[milestone.id]
    return span ? [{ milestone, year, span }] : []
  })
}

/** The turns of a recurring milestone that fall in a year; none before its first year. */
export function turnsIn(milestone: Milestone, year: number): Occurrence[] {
  const { repeats } = milestone
  if (!repeats || year < repeats.firstYear) return []
  return periods[repeats.every].map(([first, last]) => {
    const from = repeats.days === 'last-day' ? last : first
    return { milestone, year, span: { from: `${year}-${from}`, to: `${year}-${last}` } }
  })
}

export function stateOn({ from, to }: Span, day: string): State {
  if (to < day) return 'past'
  return from !== undefined && from > day ? 'soon' : 'now'
}

/** How many years of turns are known beforehand, so that a page built long ago still knows what comes. */
const yearsAhead = 3

/** All that is not over on a day, the nearest end first: of the rounds, and of recurring milestones their next years. */
export function comingUp(timeline: Timeline, day: string): Occurrence[] {
  const { rounds, milestones } = timeline
  const thisYear = Number(day.slice(0, 4))
  const turns = milestones.flatMap((milestone) => {
    const first = Math.max(thisYear, milestone.repeats?.firstYear ?? thisYear)
    return Array.from({ length: yearsAhead }, (_, ahead) => turnsIn(milestone, first + ahead)).flat()
  })
  return [...rounds.flatMap((round) => occurrencesIn(timeline, round)), ...turns]
    .filter(({ span }) => stateOn(span, day) !== 'past')
    .sort((a, b) => compare(a.span.to, b.span.to) || compare(a.span.from ?? '', b.span.from ?? ''))
}

/** Of what is coming up the first few, of each recurring milestone only its next turn. */
export function nextFew(coming: readonly Occurrence[], count: number): Occurrence[] {
  return coming
    .filter(
      ({ milestone }, index) =>
        !milestone.repeats || coming.findIndex((other) => other.milestone.id === milestone.id) === index,
    )
    .slice(0, count)
}

/** The parties that a milestone names, in the order of the organisation's file. */
export function partiesOf({ parties }: Milestone, all: readonly Party[]): Party[] {
  return parties.flatMap((named) => all.filter(({ id }) => id === named))
}

/** The parties that have milestones, each of which has a calendar. */
export function partiesWithMilestones({ milestones }: Timeline, all: readonly Party[]): Party[] {
  return all.filter(({ id }) => milestones.some(({ parties }) => parties.includes(id)))
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
