/** /tien-do, its calendars and what comes next on the first page, as built (P9). */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { startHost } from '../../netlify/host.ts'
import { root } from '../../netlify/site.ts'
import { anchorOf, comingUp, occurrencesIn, partiesWithMilestones } from '../../src/domain/milestones.ts'
import type { OfficeContent } from '../../src/domain/office-content.ts'
import { addressOf } from '../../src/domain/plan-text.ts'
import { spanWords } from '../../src/domain/span-words.ts'
import { readOfficeContent } from '../../src/office/read.ts'
import { site } from '../../src/strings/vi.ts'
import { formFaults, readCalendar } from '../calendars.ts'

const dist = join(root, 'dist')
let content: OfficeContent
let page = ''
let home = ''

beforeAll(async () => {
  if (!existsSync(join(dist, 'tien-do')))
    throw new Error('dist/tien-do is missing: run `npm run build` first')
  content = await readOfficeContent(root)
  page = readFileSync(join(dist, 'tien-do', 'index.html'), 'utf8')
  home = readFileSync(join(dist, 'index.html'), 'utf8')
})

const textOf = (html: string) =>
  html
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ')

/** The part of the page that has an id, up to the next milestone. */
function milestoneAt(id: string): string {
  const found = new RegExp(`<li class="milestone" id="${id}"[\\s\\S]*?</li>`).exec(page)?.[0]
  if (found === undefined) throw new Error(`no milestone ${id} on /tien-do`)
  return found
}

describe('P9: the timeline as published', () => {
  test('P9: each round’s milestone shows what, who, from when to when and the clause', () => {
    const { timeline, organisation } = content
    for (const round of timeline.rounds)
      for (const occurrence of occurrencesIn(timeline, round)) {
        const { milestone, span } = occurrence
        const html = milestoneAt(anchorOf(occurrence))
        const text = textOf(html)
        expect(text).toContain(milestone.title)
        expect(text).toContain(milestone.what)
        expect(text).toContain(spanWords(span))
        expect(html).toContain(`data-to="${span.to}"`)
        if (span.from !== undefined) expect(html).toContain(`data-from="${span.from}"`)
        for (const id of milestone.parties)
          expect(text).toContain(organisation.parties.find((party) => party.id === id)?.name)
        for (const clause of milestone.clauses) expect(text).toContain(addressOf(clause))
        expect(html).toMatch(/href="\/ke-hoach#[ivx]/)
        if (milestone.note) expect(text).toContain(`${site.timeline.note} ${milestone.note}`)
      }
  })

  test('P9: each recurring milestone shows its rule', () => {
    const recurring = content.timeline.milestones.filter(({ repeats }) => repeats)
    expect(recurring.map(({ id }) => id)).toEqual([
      'bao-cao-6-thang',
      'chuong-trinh-giam-sat',
      'kiem-diem-hang-nam',
    ])
    for (const { id, title, what, repeats } of recurring) {
      const text = textOf(milestoneAt(id))
      for (const words of [title, what, repeats && site.timeline.rule(repeats)]) expect(text).toContain(words)
    }
  })

  test('P9: the days of the plan are on the page in its own words', () => {
    for (const words of [
      'tháng 8 và tháng 9 năm 2012',
      'tháng 9, tháng 10 và tháng 11 năm 2012',
      'đến hết năm 2015',
    ])
      expect(textOf(page)).toContain(words)
  })

  test('P9: the picture names every milestone, and says in words what it shows', () => {
    const pictures = [...page.matchAll(/<svg[\s\S]*?<\/svg>/g)].map(([svg]) => svg)
    expect(pictures.length).toBeGreaterThanOrEqual(2)
    const words = pictures.map((svg) => textOf(/<desc[\s\S]*?<\/desc>/.exec(svg)?.[0] ?? '')).join(' ')
    for (const { title } of content.timeline.milestones) expect(words).toContain(title)
    for (const svg of pictures) expect(svg).toContain('role="img"')
  })

  test('P9: the first page shows what is under way and what comes next, and since when it knows', () => {
    const asOf = /data-as-of="([\d-]+)"/.exec(home)?.[1] ?? ''
    const coming = comingUp(content.timeline, asOf)
    const items = [...home.matchAll(/<li data-from[\s\S]*?<\/li>/g)].map(([html]) => html)
    expect(items.length).toBeGreaterThanOrEqual(coming.length)
    const shown = items.filter((html) => !/^<li[^>]*\shidden/.test(html))
    expect(shown.length).toBeGreaterThan(0)
    expect(shown.length).toBeLessThanOrEqual(5)
    for (const html of shown) expect(textOf(html)).toMatch(/đang diễn ra|sắp tới/)
  })
})

describe('P9: the calendars as published', () => {
  const files = () => ['tien-do.ics', ...readdirSync(join(dist, 'tien-do')).map((name) => `tien-do/${name}`)]
  const calendars = () =>
    files()
      .filter((name) => name.endsWith('.ics'))
      .map((name) => ({ name, text: readFileSync(join(dist, name), 'utf8') }))

  test('P9: there is one for all and one for each party that has milestones, each linked from the page', () => {
    const parties = partiesWithMilestones(content.timeline, content.organisation.parties)
    expect(calendars().map(({ name }) => name)).toEqual(
      ['tien-do.ics', ...parties.map(({ id }) => `tien-do/${id}.ics`).sort()].sort(),
    )
    for (const { name } of calendars()) expect(page).toContain(`href="/${name}"`)
  })

  test('P9: each keeps to the form of RFC 5545 and says how often to look again', () => {
    for (const { text } of calendars()) {
      expect(formFaults(text)).toEqual([])
      const { calendar, events } = readCalendar(text)
      expect(calendar.getFirstPropertyValue('version')).toBe('2.0')
      expect(String(calendar.getFirstPropertyValue('refresh-interval'))).toBe('P1D')
      expect(calendar.getFirstPropertyValue('x-published-ttl')).toBe('P1D')
      expect(calendar.getFirstPropertyValue('x-wr-timezone')).toBe('Asia/Ho_Chi_Minh')
      expect(calendar.getFirstPropertyValue('x-wr-calname')).toContain('Tiến độ Kế hoạch 346-KH/ĐUK')
      expect(new Set(events.map(({ uid }) => uid)).size).toBe(events.length)
      for (const { event } of events)
        expect(event.component.getFirstPropertyValue('transp')).toBe('TRANSPARENT')
    }
  })

  test('P9: every milestone is in the calendar of all, and each party’s holds exactly its own', () => {
    const [all, ...others] = calendars()
    const titlesIn = (text = '') =>
      new Set(readCalendar(text).events.map(({ summary }) => summary.split(' – ')[0]))
    expect(titlesIn(all?.text)).toEqual(new Set(content.timeline.milestones.map(({ title }) => title)))
    for (const { name, text } of others) {
      const party = /\/(.+)\.ics$/.exec(name)?.[1] ?? ''
      const own = content.timeline.milestones.filter(({ parties }) => parties.includes(party))
      expect(titlesIn(text)).toEqual(new Set(own.map(({ title }) => title)))
    }
  })

  test('P9: a host serves them as calendars', async () => {
    const host = await startHost({ staticDir: dist, functions: [], port: 0 })
    try {
      for (const { name, text } of calendars()) {
        const answer = await fetch(`${host.url}/${name}`)
        expect(answer.status).toBe(200)
        expect(answer.headers.get('content-type')).toBe('text/calendar; charset=utf-8')
        expect(await answer.text()).toBe(text)
      }
    } finally {
      await host.stop()
    }
    expect(readFileSync(join(dist, '_headers'), 'utf8')).toContain(
      '/*.ics\n  content-type: text/calendar; charset=utf-8\n',
    )
  })
})
