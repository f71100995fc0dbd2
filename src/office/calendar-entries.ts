/** What calendars hold for each milestone (docs/decisions/0010-calendar-feeds.md). */
import { anchorOf, type Occurrence, occurrencesIn, partiesOf, turnsIn } from '../domain/milestones.ts'
import type { OfficeContent } from '../domain/office-content.ts'
import { addressOf } from '../domain/plan-text.ts'
import { spanWords, writeDay } from '../domain/span-words.ts'
import type { Milestone, TimelineRound } from '../domain/timeline.ts'
import { site } from '../strings/vi.ts'

export type CalendarContent = Pick<OfficeContent, 'timeline' | 'organisation' | 'office' | 'body'>

export interface CalendarEntry {
  /** Apps recognise an entry by it, whatever else changes: no day in it. */
  uid: string
  milestone: Milestone
  /** Its place on /tien-do. */
  anchor: string
  title: string
  description: string
  /** First and last day, both whole; of a repeated entry those of its first turn. */
  from: string
  to: string
  /** An entry with a time is that moment of its day. */
  time?: string
  /** The value of an RRULE. */
  rule?: string
}

/** The last minute of a day. */
const closingTime = '23:59:00'
const words = site.timeline

export function calendarEntries(content: CalendarContent): CalendarEntry[] {
  const { timeline } = content
  return [
    ...timeline.rounds.flatMap((round) =>
      occurrencesIn(timeline, round).flatMap((occurrence) => roundEntries(content, round, occurrence)),
    ),
    ...timeline.milestones.flatMap((milestone) => recurringEntries(content, milestone)),
  ]
}

function roundEntries(
  content: CalendarContent,
  round: TimelineRound,
  occurrence: Occurrence,
): CalendarEntry[] {
  const { milestone, span } = occurrence
  const { from, to } = span
  const anchor = anchorOf(occurrence)
  const late = milestone.intake ? words.late(round.acceptsLateUntil, to) : undefined
  const description = descriptionOf(content, milestone, spanWords(span), late)
  // What has no first day is an entry on its last.
  const title = from === undefined ? words.event.lastDay(milestone.title) : milestone.title
  const entry = { uid: anchor, milestone, anchor, title, description, from: from ?? to, to }
  if (!milestone.intake) return [entry]
  const closing = descriptionOf(content, milestone, words.event.closes(writeDay(to)), late)
  const end = {
    uid: `${anchor}-het-han`,
    title: words.event.closing(milestone.title),
    description: closing,
    from: to,
    time: closingTime,
  }
  return [entry, { ...entry, ...end }]
}

function recurringEntries(content: CalendarContent, milestone: Milestone): CalendarEntry[] {
  const { repeats } = milestone
  if (!repeats) return []
  const description = descriptionOf(content, milestone, words.rule(repeats))
  const common = { milestone, anchor: milestone.id, title: milestone.title, description }
  const entry = (uid: string, { span: { from, to } }: Occurrence, rule: string): CalendarEntry => ({
    ...common,
    uid,
    from: from ?? to,
    to,
    rule,
  })
  if (repeats.days === 'last-day') {
    const rule = repeats.every === 'year' ? 'FREQ=YEARLY' : 'FREQ=MONTHLY;INTERVAL=6;BYMONTHDAY=-1'
    return turnsIn(milestone, repeats.firstYear)
      .slice(0, 1)
      .map((turn) => entry(milestone.id, turn, rule))
  }
  // Turns of one rule are all equally long, and a year is not: each year of the leap cycle has its own.
  return [0, 1, 2, 3]
    .flatMap((after) => turnsIn(milestone, repeats.firstYear + after))
    .map((turn) => {
      const inCycle = `${turn.year % 4}-${turn.span.to.slice(5, 7)}`
      return entry(`${milestone.id}-${inCycle}`, turn, 'FREQ=YEARLY;INTERVAL=4')
    })
}

function descriptionOf(
  { organisation, office }: CalendarContent,
  milestone: Milestone,
  when: string,
  late?: string,
): string {
  const { what, clauses, note } = milestone
  const who = partiesOf(milestone, organisation.parties).map(({ name }) => name)
  return [
    what,
    `${words.facts.who}: ${who.join('; ')}.`,
    `${words.facts.when}: ${when}.`,
    late,
    words.event.source([...new Set(clauses.map(addressOf))].join(', '), office.planName),
    note && `${words.note} ${note}`,
  ]
    .filter(Boolean)
    .join('\n')
}
