/** What the plan asks to be published, read from the built pages, row by row (requirements P2–P10). */
import { describe, expect, test } from 'vitest'
import { root } from '../../netlify/site.ts'
import { addressOf } from '../../src/domain/plan-text.ts'
import { readOfficeContent } from '../../src/office/read.ts'
import { builtPages, decode } from '../pages.ts'

const content = await readOfficeContent(root)
const pages = new Map(builtPages().map(({ path, html }) => [path, html]))

function pageOf(path: string): string {
  const html = pages.get(path)
  if (html === undefined) throw new Error(`${path} was not built`)
  return html
}

/** What a reader sees between <main> and </main>, blanks as one. */
function wordsOf(path: string): string {
  const main = /<main[^>]*>([\s\S]*)<\/main>/.exec(pageOf(path))?.[1] ?? ''
  const shown = main.replace(/<(script|style|title|desc)[^>]*>[\s\S]*?<\/\1>/g, ' ')
  return decode(shown.replace(/<[^>]+>/g, ' ')).replace(/\s+/g, ' ')
}

const clausesOn = (path: string) =>
  new Set([...pageOf(path).matchAll(/href="\/ke-hoach#([^"]+)"/g)].map(([, id = '']) => addressOf(id)))

describe.each(content.guidance.map(({ slug, ...guide }) => ({ slug, guide })))(
  'given the guidance page $slug',
  ({ slug, guide }) => {
    const path = `/huong-dan/${slug}`
    test('P2, P4–P8: then every statement stands on it', () => {
      const words = wordsOf(path)
      const said = guide.sections.flatMap(({ points = [], choices = [], order = [] }) => [
        ...points.flatMap(({ text, items = [] }) => [text, ...items]),
        ...choices.flatMap(({ who, answer }) => [who, ...answer]),
        ...order.flatMap(({ name, turns }) => [name, ...turns]),
      ])
      expect(said.length).toBeGreaterThan(2)
      for (const text of [guide.title, guide.summary.text, ...said])
        expect(words).toContain(text.replace(/\s+/g, ' '))
    })

    test('P2, P4–P8: then each statement is followed by a link to a clause that says so', () => {
      const statements = guide.sections.flatMap(({ points = [], choices = [], order = [] }) => [
        ...points,
        ...choices,
        ...order,
      ])
      const linked = clausesOn(path)
      for (const { clauses } of statements) for (const id of clauses) expect(linked).toContain(addressOf(id))
      const links = pageOf(path).match(/class="clause-links"/g) ?? []
      expect(links.length).toBeGreaterThanOrEqual(statements.length + 1)
    })
  },
)

describe('given who a reader is or what a reader asks', () => {
  test.each([
    ['P2', '/huong-dan/muc-dich-yeu-cau', ['I.1', 'I.2', 'I.3', 'I.4', 'I.5']],
    ['P4', '/huong-dan/noi-kiem-diem', ['II.2.1']],
    ['P5', '/huong-dan/noi-dung-kiem-diem', ['II.2.2', 'II.2.2.1', 'II.2.2.2']],
    ['P6', '/huong-dan/truoc-kiem-diem', ['II.2.3.1']],
    ['P6', '/huong-dan/trong-kiem-diem', ['II.2.3.2', 'II.2.4.2']],
    ['P6', '/huong-dan/sau-kiem-diem', ['II.2.3.3', 'II.2.4.3']],
    ['P7', '/huong-dan/thu-tu-kiem-diem', ['II.2.3.2', 'II.2.4.2', 'II.2.5']],
    ['P8', '/huong-dan/gui-gop-y', ['II.2.3.1', 'II.2.4.1', 'II.2.4.3']],
    ['P10', '/to-chuc', ['II.3.1', 'II.3.2', 'II.3.3', 'II.3.4', 'III.1', 'III.2', 'III.3']],
  ])('%s: then %s rests on %j', (_, path, clauses) => {
    expect([...clausesOn(path)]).toEqual(expect.arrayContaining(clauses))
  })

  test('P2–P8: then the list leads to a page for every role, step and matter', () => {
    const html = pageOf('/huong-dan')
    for (const { slug } of content.guidance) expect(html).toContain(`href="/huong-dan/${slug}"`)
    const groups = new Set(content.guidance.map(({ group }) => group))
    expect([...groups].sort()).toEqual(['matter', 'role', 'step'])
    expect(content.guidance.filter(({ group }) => group === 'role')).toHaveLength(8)
    expect(content.guidance.filter(({ group }) => group === 'step')).toHaveLength(3)
  })

  test('P4: then the four answers of clause II.2.1 are there without JavaScript, each beside its choice', () => {
    const html = pageOf('/huong-dan/noi-kiem-diem')
    const items = html.split('class="choice-item"').slice(1)
    expect(items).toHaveLength(4)
    for (const item of items) {
      expect(item).toMatch(/<input type="radio"/)
      expect(item).toMatch(/class="choice-answer"/)
    }
    const where = (who: string) => items.find((item) => item.includes(who)) ?? ''
    expect(where('Ủy viên Ban Thường vụ')).toContain('ở tập thể Ban Thường vụ Đảng ủy Khối')
    expect(where('Đảng viên khác')).toContain('tại chi bộ đang sinh hoạt')
  })

  test('P5: then the first content area is said to be the focus', () => {
    expect(wordsOf('/huong-dan/noi-dung-kiem-diem')).toMatch(/thứ nhất – trọng tâm/)
  })

  test('P7: then the picture of the order says in words what it shows', () => {
    const svg = /<svg[^>]*role="img"[\s\S]*?<\/svg>/.exec(pageOf('/huong-dan/thu-tu-kiem-diem'))?.[0] ?? ''
    const drawn = decode(svg.replace(/<(title|desc)[\s\S]*?<\/\1>/g, '').replace(/<[^>]+>/g, ' ')).replace(
      /\s+/g,
      ' ',
    )
    const said = decode(/<desc[^>]*>([\s\S]*?)<\/desc>/.exec(svg)?.[1] ?? '')
    for (const turn of ['Tập thể Ban Thường vụ', 'Người đứng đầu', 'Tập thể chi ủy', 'Bí thư chi bộ']) {
      expect(drawn).toContain(turn)
      expect(said).toContain(turn)
    }
    expect(drawn.indexOf('Tập thể Ban Thường vụ')).toBeLessThan(drawn.indexOf('Người đứng đầu'))
  })

  test('P8: then each group that is asked is named', () => {
    const words = wordsOf('/huong-dan/gui-gop-y')
    for (const group of [
      'Các Ban và Văn phòng Thành ủy',
      'Đảng đoàn Hội đồng nhân dân thành phố',
      'Ban Cán sự Đảng Ủy ban nhân dân thành phố',
      'Đảng ủy Thanh tra thành phố',
      'Cấp ủy các đảng bộ, chi bộ trực thuộc Đảng ủy Khối',
      'Chi ủy chi bộ nơi công tác và chi ủy chi bộ nơi cư trú',
      'đã nghỉ hưu',
      'Bộ phận Thường trực chỉ đạo, qua Văn phòng',
    ])
      expect(words).toContain(group)
  })
})

describe('given the documents the plan rests on', () => {
  test.each(['28-KH/TU', '334-KH/ĐUK', '03-CT/TW', '13-KH/TU'])(
    'P3: then %s is listed, and linked both ways',
    (number) => {
      const id = content.documents.find((document) => document.number === number)?.id ?? ''
      const entry = pageOf('/van-ban').split(`id="${id}"`)[1]?.split('<section')[0] ?? ''
      const places = [...entry.matchAll(/href="\/ke-hoach#([^"]+)"/g)].map(([, place = '']) => place)
      expect(places.length).toBeGreaterThan(0)
      for (const place of places) {
        const block =
          pageOf('/ke-hoach')
            .split(`id="${place}"`)[1]
            ?.split(/\sid="/)[0] ?? ''
        expect(block, place).toContain(`href="/van-ban#${id}"`)
      }
    },
  )
})

describe('given the organisation', () => {
  test('P10: then the four members of the Help Team stand there with their roles, and no other name', () => {
    const words = wordsOf('/to-chuc')
    for (const { name, position, role } of content.organisation.helpTeam.members)
      expect(words).toContain(`${name} ${position} ${role}`)
    expect(content.organisation.helpTeam.members.map(({ name }) => name)).toEqual([
      'Nguyễn Thị Là',
      'Lê Văn Tâm',
      'Trần Thanh Hải',
      'Lê Ngọc Hạnh',
    ])
  })

  test('P10: then contact details the office has not given are seen to be missing, not invented', () => {
    const given = Object.values(content.office.contact).filter((value) => value !== null)
    const gaps = pageOf('/to-chuc').match(/class="to-fill"/g) ?? []
    expect(gaps.length).toBe(4 - given.length)
  })
})
