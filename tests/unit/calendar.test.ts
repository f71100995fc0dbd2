/** The timeline as a calendar (P9), read back by a library of other hands. */
import { beforeAll, describe, expect, test } from 'vitest'
import { root } from '../../netlify/site.ts'
import type { Timeline } from '../../src/domain/timeline.ts'
import { buildCalendar } from '../../src/office/calendar.ts'
import type { CalendarContent } from '../../src/office/calendar-entries.ts'
import { readOfficeContent } from '../../src/office/read.ts'
import { formFaults, type ReadEvent, readCalendar, turnsBefore } from '../calendars.ts'
import { aTimeline, withRoundOf2027 } from '../timelines.ts'

let content: CalendarContent

beforeAll(async () => {
  content = { ...(await readOfficeContent(root)), timeline: aTimeline }
})

const eventsOf = (timeline: Timeline) => readCalendar(buildCalendar({ ...content, timeline })).events
const uidsOf = (timeline: Timeline) => eventsOf(timeline).map(({ uid }) => uid)

function named(events: ReadEvent[], name: string): ReadEvent {
  const found = events.find(({ uid }) => uid === `${name}@dang-uy-khoi`)
  if (!found) throw new Error(`no event ${name}`)
  return found
}

describe('P9: given a round', () => {
  test('P9: when a milestone has days, then they are whole days, the last one too, and block nobody’s time', () => {
    const event = named(eventsOf(aTimeline), 'gop-y-2012')
    expect(event).toMatchObject({ summary: 'Mốc gop-y', start: '2012-08-01', lastDay: '2012-09-30' })
    expect(event.event.component.getFirstPropertyValue('transp')).toBe('TRANSPARENT')
  })

  test('P9: when intake closes, then the moment is an event of its own, in Vietnam’s time', () => {
    const { event, summary } = named(eventsOf(aTimeline), 'gop-y-2012-het-han')
    expect(summary).toBe('Mốc gop-y – hết hạn')
    expect(event.startDate.zone.tzid).toBe('Asia/Ho_Chi_Minh')
    expect(event.startDate.toJSDate().toISOString()).toBe('2012-09-30T16:59:00.000Z')
  })

  test('P9: when a milestone has no first day, then it stands on its last and says so', () => {
    const event = named(eventsOf(aTimeline), 'hoc-tap-2012')
    expect(event).toMatchObject({
      summary: 'Mốc hoc-tap – ngày cuối',
      start: '2015-12-31',
      lastDay: '2015-12-31',
    })
    expect(event.description).toContain('Thời gian: đến hết năm 2015.')
  })

  test('P9: when it is opened, then it says what, who, when, by which clause, until when late, and the office’s remark', () => {
    expect(named(eventsOf(aTimeline), 'gop-y-2012').description.split('\n')).toEqual([
      'Việc của mốc gop-y; hai việc, ba việc.',
      'Phụ trách: Văn phòng Đảng ủy Khối.',
      'Thời gian: tháng 8 và tháng 9 năm 2012.',
      'Góp ý gửi muộn được nhận đến hết ngày 15/10/2012 và ghi là gửi muộn.',
      'Theo mục II.2.4.1 của Kế hoạch 346-KH/ĐUK.',
      'Văn phòng ghi chú: Văn phòng cần xác nhận.',
    ])
  })

  test('P9: when another year is added as data, then its events are beside those of before', () => {
    const events = eventsOf(withRoundOf2027)
    expect(named(events, 'kiem-diem-2027')).toMatchObject({ start: '2027-09-01', lastDay: '2027-10-31' })
    expect(named(events, 'gop-y-2027-het-han').event.startDate.toJSDate().toISOString()).toBe(
      '2027-08-20T16:59:00.000Z',
    )
    expect(events.map(({ uid }) => uid)).toEqual(expect.arrayContaining(uidsOf(aTimeline)))
  })
})

describe('P9: given reminders', () => {
  test.each([
    ['gop-y-2012', ['START PT8H', 'END -P7DT16H']],
    ['gop-y-2012-het-han', ['START -PT15H59M']],
    ['hoc-tap-2012', ['START PT8H', 'END -P7DT16H']],
    ['kiem-diem-2012', ['START PT8H']],
    ['bao-cao', ['START PT8H', 'END -P7DT16H']],
    ['giam-sat-0-12', ['START PT8H', 'END -P7DT16H']],
  ])('P9: when it is “%s”, then they come at %j', (name, triggers) => {
    const { alarms } = named(eventsOf(aTimeline), name)
    expect(alarms.map(({ related, trigger }) => `${related} ${trigger}`)).toEqual(triggers)
    for (const { action, description } of alarms) {
      expect(action).toBe('DISPLAY')
      expect(description).toMatch(/^(Hôm nay|Bắt đầu từ hôm nay|Còn 7 ngày đến ngày cuối): Mốc /)
    }
  })
})

describe('P9: given a rule', () => {
  test('P9: when it is every half-year’s last day, then it is 30 June and 31 December', () => {
    const report = named(eventsOf(aTimeline), 'bao-cao')
    expect(turnsBefore(report, 2014)).toEqual(
      ['2012-06-30', '2012-12-31', '2013-06-30', '2013-12-31'].map((day) => [day, day]),
    )
    // one month and one day of it: what Outlook takes, too (MS-OXCICAL 2.1.3.2.2.3)
    expect(report.rule).toBe('FREQ=MONTHLY;INTERVAL=6;BYMONTHDAY=-1')
  })

  test('P9: when it is every year’s last day, then it is 31 December', () => {
    expect(turnsBefore(named(eventsOf(aTimeline), 'tong-ket'), 2015)).toEqual(
      [2012, 2013, 2014].map((year) => [`${year}-12-31`, `${year}-12-31`]),
    )
  })

  test('P9: when it is whole years, then each begins on 1 January and ends on 31 December, leap years too', () => {
    const events = eventsOf(aTimeline).filter(({ uid }) => uid.startsWith('giam-sat'))
    const turns = events.flatMap((event) => turnsBefore(event, 2040)).sort()
    expect(turns).toEqual(
      Array.from({ length: 28 }, (_, index) => [`${2012 + index}-01-01`, `${2012 + index}-12-31`]),
    )
  })

  test('P9: when it is whole half-years, then no day is left out', () => {
    const events = eventsOf(aTimeline).filter(({ uid }) => uid.startsWith('so-ket'))
    const turns = events.flatMap((event) => turnsBefore(event, 2030)).sort()
    expect(turns).toEqual(
      Array.from({ length: 17 }, (_, index) => 2013 + index).flatMap((year) => [
        [`${year}-01-01`, `${year}-06-30`],
        [`${year}-07-01`, `${year}-12-31`],
      ]),
    )
  })
})

describe('P9: given that apps keep what they have read', () => {
  test('P9: when it is built twice, then every byte is the same', () => {
    expect(buildCalendar(content)).toBe(buildCalendar(content))
  })

  test('P9: when the office changes days, words and parties, then every event keeps its name and is newer', () => {
    const [round] = aTimeline.rounds
    const revised: Timeline = {
      ...aTimeline,
      revisedOn: '2026-12-01',
      milestones: aTimeline.milestones.map((milestone) => ({
        ...milestone,
        title: `${milestone.title} (sửa)`,
        ...(milestone.repeats && { repeats: { ...milestone.repeats, firstYear: 2014 } }),
      })),
      rounds: round
        ? [{ ...round, days: { ...round.days, 'gop-y': { from: '2012-08-02', to: '2012-09-15' } } }]
        : [],
    }
    expect(uidsOf(revised).sort()).toEqual(uidsOf(aTimeline).sort())
    expect(new Set(uidsOf(aTimeline)).size).toBe(uidsOf(aTimeline).length)
    const stamps = (timeline: Timeline) =>
      eventsOf(timeline).map(({ event: { component } }) =>
        ['dtstamp', 'last-modified', 'sequence'].map((name) => String(component.getFirstPropertyValue(name))),
      )
    expect(new Set(stamps(aTimeline).map(String))).toEqual(
      new Set(['2026-11-23T17:00:00Z,2026-11-23T17:00:00Z,20261124']),
    )
    expect(new Set(stamps(revised).map(String))).toEqual(
      new Set(['2026-11-30T17:00:00Z,2026-11-30T17:00:00Z,20261201']),
    )
  })

  test('P9: when the site’s address is configured, then each event leads back to its place on the page', () => {
    const text = buildCalendar(content, undefined, new URL('https://duk.example'))
    const { event } = named(readCalendar(text).events, 'gop-y-2012-het-han')
    expect(event.component.getFirstPropertyValue('url')).toBe('https://duk.example/tien-do#gop-y-2012')
    expect(buildCalendar(content)).not.toContain('URL')
  })

  test('P9: when names hold commas, quotes and line ends, then the text keeps its form and its words', () => {
    const said = 'Một, hai; ba\\bốn “năm” "sáu":\nbảy'
    const milestones = aTimeline.milestones.map((milestone) => ({ ...milestone, title: said, what: said }))
    const office = { ...content.office, planName: 'Kế hoạch 1, 2; 3' }
    const text = buildCalendar({ ...content, office, timeline: { ...aTimeline, milestones } })
    expect(formFaults(text)).toEqual([])
    expect(text).toContain('\r\nNAME:Tiến độ Kế hoạch 1\\, 2\\; 3\r\n')
    const { events } = readCalendar(text)
    expect(named(events, 'kiem-diem-2012').summary).toBe(said)
    expect(named(events, 'kiem-diem-2012').description.startsWith(said)).toBe(true)
  })
})
