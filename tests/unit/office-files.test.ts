/** Files that are missing, misnamed or no YAML: the editor reads which file, which line and what to do about it. */
import { readFileSync, rmSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { root } from '../../netlify/site.ts'
import { readOfficeContent } from '../../src/office/read.ts'
import { OfficeCopy, placeOf, type Slip } from '../office-copy.ts'

const file = 'office.yaml'
const slips: [string, Slip][] = [
  ['a tab', { file, change: ['  phone: null', '\tphone: null'], says: 'dấu tab: thay bằng dấu cách' }],
  [
    'a crooked line',
    { file, change: ['  phone: null', ' phone: null'], says: 'không thẳng hàng với các dòng cùng nhóm' },
  ],
  [
    'a blank pasted from Word',
    { file, change: ['  phone: null', '\u00a0 phone: null'], says: 'Đầu dòng có dấu cách lạ' },
  ],
  [
    'a quotation mark never closed',
    { file, change: ['officeName: ', "officeName: 'B"], says: 'Dấu nháy mở ở đây chưa đóng' },
  ],
  [
    'a quotation mark inside quotation marks',
    { file, change: [/officeName: .*/, "officeName: 'Văn 'phòng' Đảng ủy'"], says: "viết '' cho một dấu" },
  ],
  [
    'a colon in a sentence',
    { file, change: ['officeName: ', 'officeName: Nơi nhận: '], says: "trong dấu nháy đơn '…'" },
  ],
  ['a star before a sentence', { file, change: ['shortName: ', 'shortName: *'], says: 'bắt đầu bằng dấu *' }],
  ['an @ before a sentence', { file, change: ['shortName: ', 'shortName: @'], says: 'dấu đặc biệt' }],
  [
    'a backslash in quotation marks',
    { file, change: [/shortName: .*/, 'shortName: "C:\\Đảng"'], says: 'không viết được dấu \\' },
  ],
  ['a field without its colon', { file, change: ['shortName: ', 'shortName '], says: 'dấu hai chấm' }],
  ['a field twice', { file, change: ['shortName: ', 'name: Khác\nshortName: '], says: 'bỏ một chỗ' }],
  [
    'a bracket never closed',
    { file, change: ['[i-5]', '[i-5'], at: '  privacy:', says: 'Dấu ngoặc mở ở trên chưa đóng' },
  ],
  ['a line of dashes', { file, change: ['shortName: ', '---\nshortName: '], says: 'Bỏ dòng --- này' }],
]

describe('given the files of an office', () => {
  test('when nothing is wrong, then they are read', async () => {
    expect(await new OfficeCopy().complaint()).toBe('')
  })

  test.each(slips)('when there is %s, then the editor reads where and what to do', async (_, slip) => {
    const copy = new OfficeCopy()
    const line = copy.make(slip)
    const complaint = await copy.complaint()
    expect(complaint).toContain(placeOf(slip, line))
    expect(complaint).toContain(slip.says)
  })

  test.each(['office.yaml', 'timeline.yaml', 'site.json'])(
    'when %s is missing, then it says so and no more',
    async (name) => {
      const copy = new OfficeCopy()
      rmSync(copy.pathOf(name))
      const complaint = await copy.complaint()
      expect(complaint).toContain(`● src/content/${name}\n  Không có tệp này`)
      expect(complaint).toContain('có 1 chỗ')
    },
  )

  test.each([
    [
      'timelines.yaml',
      'src/content/timelines.yaml\n  Không dùng tệp tên này: có phải “timeline.yaml” không?',
    ],
    ['guidance/Tập thể.yaml', 'src/content/guidance/Tập thể.yaml\n  Tên tệp là địa chỉ của trang'],
    ['guidance/tap-the.yml', 'src/content/guidance/tap-the.yml\n  Tên tệp là địa chỉ của trang'],
  ])('when a file is called %s, then it is not passed over', async (name, says) => {
    const copy = new OfficeCopy()
    copy.write(name, '')
    expect(await copy.complaint()).toContain(says)
  })

  test('when a file is saved in another encoding, then it says how to save it', async () => {
    const copy = new OfficeCopy()
    copy.write(file, Buffer.from('\ufeffname: Đảng ủy', 'utf16le'))
    expect(await copy.complaint()).toContain('src/content/office.yaml\n  Tệp không ở bảng mã UTF-8')
  })

  test.each([
    ['{ body: dang-uy }', 'dòng 1\n  Tệp này viết theo dạng JSON'],
    ['{ "body": "Đảng ủy" }', 'dòng 1, body\n  Chỉ dùng chữ thường không dấu'],
    ['{ "bodi": "dang-uy" }', 'có phải “body” không?'],
  ])('when site.json is %s, then it says so', async (text, says) => {
    const copy = new OfficeCopy()
    copy.write('site.json', text)
    expect(await copy.complaint()).toContain(says)
  })

  test('when a file has letters and marks apart, Windows lines and a mark at its head, then it reads the same', async () => {
    const copy = new OfficeCopy()
    const text = readFileSync(copy.pathOf(file), 'utf8')
    copy.write(file, `\ufeff${text.normalize('NFD').replaceAll('\n', '\r\n')}`)
    expect(await readOfficeContent(copy.root)).toEqual(await readOfficeContent(root))
  })
})
