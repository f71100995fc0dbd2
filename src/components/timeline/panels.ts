/** The two panels of a round's picture: what takes months, and what takes years or comes again. */
import { addDays } from '../../domain/day.ts'
import { type Occurrence, occurrencesIn, turnsIn } from '../../domain/milestones.ts'
import { spanWords } from '../../domain/span-words.ts'
import type { Milestone, Span, Timeline, TimelineRound } from '../../domain/timeline.ts'
import { site } from '../../strings/vi.ts'
import type { Column, Lane } from './picture.ts'

export interface Panel {
  title: string
  lanes: (Lane & { words: string })[]
  columns: Column[]
  /** The day after the last column. */
  until: string
}

/** A panel of years shows at least so many, so that what comes again is seen to. */
const fewestYears = 4
const words = site.timeline

const isLong = ({ from, to }: Span) => from === undefined || addDays(from, 366) < to
const yearOf = (day: string) => Number(day.slice(0, 4))

/** @param recurring drawn beside what takes years */
export function panelsOf(timeline: Timeline, round: TimelineRound, recurring: readonly Milestone[]): Panel[] {
  const occurrences = occurrencesIn(timeline, round)
  return [
    monthPanel(occurrences.filter(({ span }) => !isLong(span))),
    yearPanel(
      round.year,
      occurrences.filter(({ span }) => isLong(span)),
      recurring,
    ),
  ].filter(({ lanes }) => lanes.length > 0)
}

function laneOf({ milestone, span }: Occurrence): Panel['lanes'][number] {
  return { label: milestone.title, spans: [span], accent: milestone.intake, words: spanWords(span) }
}

function monthPanel(occurrences: readonly Occurrence[]): Panel {
  const days = occurrences.flatMap(({ span: { from = '', to } }) => [from, to]).sort()
  const last = days.at(-1) ?? ''
  const columns: Column[] = []
  let month = `${days[0]?.slice(0, 7)}-01`
  for (; month <= last; month = `${addDays(month, 31).slice(0, 7)}-01`) {
    const number = Number(month.slice(5, 7))
    columns.push({ from: month, label: words.picture.month(number) })
  }
  const years = [...new Set([days[0], last].map((day) => day?.slice(0, 4)))].join('–')
  return { title: words.picture.months(years), lanes: occurrences.map(laneOf), columns, until: month }
}

function yearPanel(first: number, long: readonly Occurrence[], recurring: readonly Milestone[]): Panel {
  const last = Math.max(first + fewestYears - 1, ...long.map(({ span }) => yearOf(span.to)))
  const years = Array.from({ length: last - first + 1 }, (_, index) => first + index)
  const again = recurring.flatMap((milestone) =>
    milestone.repeats
      ? [
          {
            label: milestone.title,
            spans: years.flatMap((year) => turnsIn(milestone, year)).map(({ span }) => span),
            goesOn: true,
            words: words.rule(milestone.repeats),
          },
        ]
      : [],
  )
  return {
    title: words.picture.years,
    lanes: [...long.map(laneOf), ...again],
    columns: years.map((year) => ({ from: `${year}-01-01`, label: String(year) })),
    until: `${last + 1}-01-01`,
  }
}
