/** The timeline as calendars that apps subscribe to (row P9; docs/decisions/0010-calendar-feeds.md). */
import ical, {
  escape as escapeText,
  ICalAlarmRelatesTo,
  type ICalEvent,
  ICalEventTransparency,
} from 'ical-generator'
import { addDays, timeZone } from '../domain/day.ts'
import type { Party } from '../domain/organisation.ts'
import { site as words } from '../strings/vi.ts'
import { type CalendarContent, type CalendarEntry, calendarEntries } from './calendar-entries.ts'
import { ownLinesFirst, vietnamTime } from './calendar-text.ts'

/** Seconds. */
const hour = 3_600
const day = 24 * hour
/** When a reminder comes, from the beginning of its day. */
const morning = 8 * hour
const week = 7
const { event: eventWords } = words.timeline

/**
 * @param party only the milestones it is responsible for
 * @param site where the site stands, for links back to it
 * @returns an iCalendar object (RFC 5545), the same for the same content whenever it is built
 */
export function buildCalendar(content: CalendarContent, party?: Party, site?: URL): string {
  const { timeline, office, body } = content
  const { planName } = office
  const name = party ? eventWords.partyCalendar(planName, party.name) : eventWords.calendar(planName)
  const revised = new Date(`${timeline.revisedOn}T00:00:00+07:00`)
  const calendar = ical({
    prodId: { company: 'phe-binh', product: 'tien-do', language: 'VI' },
    scale: 'GREGORIAN',
    name: escapeText(name, false),
    // Not named: in a calendar with a named time zone the library writes stamps without their Z.
    timezone: { name: null, generator: () => vietnamTime },
    x: { 'X-WR-TIMEZONE': timeZone },
    ttl: day,
  })
  for (const entry of calendarEntries(content)) {
    const { uid, milestone, anchor, title, description, from, to, time, rule } = entry
    if (party && !milestone.parties.includes(party.id)) continue
    const event = calendar.createEvent({
      id: `${uid}@${body.slug}`,
      summary: title,
      description,
      ...(time === undefined
        ? { allDay: true, start: midnight(from), end: midnight(addDays(to, 1)) }
        : { timezone: timeZone, start: `${to}T${time}` }),
      ...(rule !== undefined && { repeating: rule }),
      ...(site && { url: new URL(`/tien-do#${anchor}`, site).href }),
      transparency: ICalEventTransparency.TRANSPARENT,
      stamp: revised,
      lastModified: revised,
      // An app that was given the file once takes a changed entry only with a higher number.
      sequence: Number(timeline.revisedOn.replaceAll('-', '')),
    })
    addAlarms(event, entry)
  }
  return ownLinesFirst(calendar.toString())
}

/** The library writes the day that a Date has in UTC. */
const midnight = (day: string) => new Date(`${day}T00:00:00Z`)

/** A reminder on the first morning, and one a week before the last day where that is neither over nor near by then. */
function addAlarms(event: ICalEvent, { title, from, to, time }: CalendarEntry): void {
  const { start, end } = ICalAlarmRelatesTo
  if (time !== undefined) {
    const [hours = 0, minutes = 0] = time.split(':').map(Number)
    const before = hours * hour + minutes * 60 - morning
    event.createAlarm({ description: eventWords.today(title), triggerBefore: before }).relatesTo(start)
    return
  }
  const oneDay = from === to
  const first = oneDay ? eventWords.today(title) : eventWords.startsToday(title)
  event.createAlarm({ description: first, triggerAfter: morning }).relatesTo(start)
  if (oneDay || addDays(from, 2 * week) <= to)
    event
      .createAlarm({
        description: eventWords.endsInAWeek(title),
        triggerBefore: (week + 1) * day - morning,
      })
      .relatesTo(end)
}
