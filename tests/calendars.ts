/** Calendars as a reader's app takes them: by ical.js, which shares no code with what writes them. */
import ICAL from 'ical.js'

export interface ReadEvent {
  uid: string
  summary: string
  description: string
  /** `2012-08-01`; with a time for a moment. */
  start: string
  /** The last day, whole. */
  lastDay: string
  rule: string | undefined
  alarms: { trigger: string; related: string; description: string; action: string }[]
  event: ICAL.Event
}

const textOf = (component: ICAL.Component, name: string) =>
  String(component.getFirstPropertyValue(name) ?? '')

export function readCalendar(text: string): { calendar: ICAL.Component; events: ReadEvent[] } {
  const calendar = new ICAL.Component(ICAL.parse(text))
  for (const zone of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone)
  const events = calendar.getAllSubcomponents('vevent').map((component): ReadEvent => {
    const event = new ICAL.Event(component)
    return {
      uid: event.uid,
      summary: event.summary,
      description: event.description,
      start: event.startDate.toString(),
      lastDay: lastDayOf(event.endDate),
      rule: component.getFirstProperty('rrule') ? textOf(component, 'rrule') : undefined,
      alarms: component.getAllSubcomponents('valarm').map((alarm) => ({
        trigger: textOf(alarm, 'trigger'),
        related: String(alarm.getFirstProperty('trigger')?.getParameter('related') ?? 'START'),
        description: textOf(alarm, 'description'),
        action: textOf(alarm, 'action'),
      })),
      event,
    }
  })
  return { calendar, events }
}

function lastDayOf(end: ICAL.Time): string {
  const day = end.clone()
  if (day.isDate) day.adjust(-1, 0, 0, 0)
  return day.toString().slice(0, 10)
}

/** First and last day of every turn that begins before a year. */
export function turnsBefore({ event }: ReadEvent, year: number): [string, string][] {
  const turns: [string, string][] = []
  const times = event.iterator()
  for (let start = times.next(); start && start.year < year; start = times.next()) {
    const end = start.clone()
    end.addDuration(event.duration)
    turns.push([start.toString(), lastDayOf(end)])
  }
  return turns
}

/** What is wrong with the text by RFC 5545 §3.1 and §3.6, which parsers forgive and apps may not. */
export function formFaults(text: string): string[] {
  const faults: string[] = []
  if (!text.endsWith('END:VCALENDAR\r\n')) faults.push('the last line does not end')
  if (/(?<!\r)\n|\r(?!\n)/.test(text)) faults.push('a line ends with half of CRLF')
  const lines = text.split('\r\n')
  for (const line of lines) if (Buffer.byteLength(line) > 75) faults.push(`more than 75 octets: ${line}`)
  let inner = false
  for (const line of text.replaceAll('\r\n ', '').split('\r\n')) {
    if (line.startsWith('BEGIN:')) inner = false
    else if (line.startsWith('END:')) inner = true
    else if (inner && line !== '') faults.push(`after the components within: ${line}`)
  }
  return faults
}
