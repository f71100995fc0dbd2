/** Another office publishes its own plan by replacing the files of src/content, and nothing else (II.2.5, R4). */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { root } from '../../netlify/site.ts'
import { contentFolder } from '../../src/office/files.ts'
import { type BuiltPage, builtPages, contentsOf, decode, textOf } from '../pages.ts'
import { ProjectCopy } from '../project-copy.ts'

const sample = join(root, 'tests', 'sample-office', 'content')
const own = join(root, contentFolder)

let copy: ProjectCopy
let pages: BuiltPage[]
beforeAll(async () => {
  copy = new ProjectCopy()
  copy.replaceContent(sample)
  const { code, output } = await copy.astro('build').ended
  if (code !== 0) throw new Error(output)
  pages = builtPages(copy.dist)
}, 120_000)
afterAll(() => copy?.remove())

function page(path: string): BuiltPage {
  const found = pages.find((each) => each.path === path)
  if (!found) throw new Error(`${path} was not built; there are ${pages.map((each) => each.path).join(', ')}`)
  return found
}

const upper = (text: string) => text.toLocaleUpperCase('vi')

function files(folder: string, kind: RegExp): { name: string; text: string }[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => kind.test(name))
    .map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }))
}

/** Every text in a folder of YAML files that is long enough to be somebody's own. */
function sentencesIn(folder: string): string[] {
  const found: string[] = []
  const collect = (value: unknown): void => {
    if (typeof value === 'string' && value.length >= 25) found.push(value)
    else if (typeof value === 'object' && value !== null) Object.values(value).forEach(collect)
  }
  for (const { text } of files(folder, /\.yaml$/)) collect(parse(text))
  return found
}

describe('given the sample office’s files in src/content', () => {
  test('P1: when the site is built, then its plan is there word for word', () => {
    const plan = readFileSync(join(sample, 'plan.source.txt'), 'utf8').replace(/\*(?=\S)|(?<=\S)\*/g, '')
    const text = textOf(page('/ke-hoach').html)
    for (const line of plan.split('\n').filter((each) => each.trim() !== ''))
      expect(text).toContain(line.trim())
    expect(page('/ke-hoach').html).toContain('id="ii-1-a2-g1"')
  })

  test('then every page has its names in title, letterhead and foot', () => {
    for (const { path, html } of pages) {
      expect(contentsOf(html, 'title')[0], path).toMatch(/Kế hoạch 01-KH\/MẪU – Trường Mẫu$/)
      expect(textOf(html), path).toContain(upper('Đảng ủy Phường Thử Nghiệm'))
      expect(textOf(html), path).toContain(upper('Đảng ủy Trường Mẫu'))
      expect(textOf(html), path).toContain('Văn phòng Trường Mẫu')
    }
  })

  test('then its own words are on the home page and where feedback begins', () => {
    expect(textOf(page('/').html)).toContain(
      'Đảng ủy Trường Mẫu lấy ý kiến trước khi kiểm điểm cuối năm học.',
    )
    expect(textOf(page('/gop-y').html)).toContain('Chi bộ gửi biên bản có chữ ký.')
  })

  test('F1–F3: then the forms ask for its subjects, content areas and kinds of contributors', () => {
    for (const path of ['/gop-y/ca-nhan', '/gop-y/tap-the']) {
      const text = textOf(page(path).html)
      for (const own of ['Đồng chí Tổ trưởng Tổ Mẫu', 'Đời sống', 'Dạy và học'])
        expect(text, path).toContain(own)
    }
    expect(textOf(page('/gop-y/ca-nhan').html)).toContain('Thầy cô đã nghỉ')
    expect(textOf(page('/gop-y/tap-the').html)).toContain('Tổ Thanh tra Thử Nghiệm')
  })

  test('P2–P10: then guidance, documents and organisation are its own', () => {
    expect(pages.map(({ path }) => path).filter((path) => path.startsWith('/huong-dan/'))).toEqual([
      '/huong-dan/gop-y-o-truong-mau',
      '/huong-dan/thu-tu-o-truong-mau',
    ])
    expect(textOf(page('/huong-dan/thu-tu-o-truong-mau').html)).toContain('Kiểm điểm ở chi bộ nơi dạy.')
    expect(textOf(page('/van-ban').html)).toContain('09-HD/MẪU')
    for (const own of ['Trần Văn Ví Dụ', 'Bộ phận Chỉ đạo Mẫu', 'vanphong@truong-mau.example'])
      expect(textOf(page('/to-chuc').html)).toContain(own)
  })

  test('P9: then the timeline and its calendars are its own', () => {
    const text = textOf(page('/tien-do').html)
    for (const own of ['Nhận ý kiến năm học mẫu', 'Họp kiểm điểm năm học mẫu', '2031', 'Tổ Thư ký Mẫu'])
      expect(text).toContain(own)
  })

  test('then not a word of the first office is left in anything built', () => {
    const built = files(copy.dist, /\.(html|xml|txt|json|js|css|ics|svg|webmanifest)$|_headers$/)
    expect(built.length).toBeGreaterThan(10)
    const names = /ĐUK|Khối|TCCN|Nguyễn Thị Là|Thành ủy|Hồ Chí Minh|346-KH|Kế hoạch 346|dang-uy-khoi/
    const mine = new Set(sentencesIn(sample))
    const theirs = sentencesIn(own).filter((sentence) => !mine.has(sentence))
    expect(theirs.length).toBeGreaterThan(200)
    for (const { name, text } of built) {
      const plain = decode(text).replace(/\s+/g, ' ')
      expect(names.exec(plain)?.[0], name).toBeUndefined()
      expect(
        theirs.filter((sentence) => plain.includes(sentence.trim())),
        name,
      ).toEqual([])
    }
  })

  test('then no word of the first office stands in the code, where other pages would show it', () => {
    const names = /ĐUK|Đảng ủy Khối|TCCN|Nguyễn Thị Là|Thành ủy|346-KH|Kế hoạch 346|dang-uy-khoi/
    const code = files(join(root, 'src'), /\.(ts|astro|js|css)$/).concat(
      files(join(root, 'netlify'), /\.ts$/),
    )
    expect(code.filter(({ text }) => names.test(text)).map(({ name }) => name)).toEqual([])
  })
})
