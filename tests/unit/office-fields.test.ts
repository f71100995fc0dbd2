/** Fields that are missing, misspelt or of the wrong kind: the editor reads the line, the field and what to write. */
import { describe, expect, test } from 'vitest'
import { fieldTree } from '../../src/office/field-about.ts'
import { fieldRows } from '../../src/office/field-rows.ts'
import { fileSchemas, guidanceSchema, siteFileSchema } from '../../src/office/files.ts'
import { OfficeCopy, placeOf, type Slip } from '../office-copy.ts'

const office = 'office.yaml'
const timeline = 'timeline.yaml'
const slips: [string, Slip][] = [
  [
    'is missing',
    {
      file: timeline,
      change: [/\n {4}title: Lấy ý kiến góp ý/, ''],
      field: 'milestones › thứ 1 › title',
      says: 'Còn thiếu trường này: viết thêm.\n  Trường này: Tên mốc, vài chữ.',
    },
  ],
  [
    'is empty',
    { file: office, change: [/officeName: .*/, 'officeName:'], field: 'officeName', says: 'còn trống' },
  ],
  [
    'is a blank',
    { file: office, change: [/officeName: .*/, "officeName: ' '"], field: 'officeName', says: 'còn trống' },
  ],
  [
    'is misspelt',
    {
      file: office,
      change: ['\n  phone: null', '\n  phones: null\n  phone: null'],
      field: 'contact › phones',
      says: 'Không có trường “phones” ở đây: có phải “phone” không?',
    },
  ],
  [
    'is nobody’s',
    {
      file: office,
      change: ['\n  phone: null', '\n  telefax: null\n  phone: null'],
      field: 'contact › telefax',
      says: 'viết một trong: address, phone, email, hours.',
    },
  ],
  [
    'is a number, not words',
    {
      file: office,
      change: ['phone: null', 'phone: 02838222222'],
      field: 'contact › phone',
      says: 'đặt trong dấu nháy đơn',
    },
  ],
  [
    'is words, not a number',
    {
      file: timeline,
      change: ['- year: 2012', "- year: '2012'"],
      field: 'rounds › thứ 1 › year',
      says: 'Cần một số',
    },
  ],
  [
    'is words, not true',
    {
      file: timeline,
      change: ['intake: true', 'intake: có'],
      field: 'milestones › thứ 1 › intake',
      says: 'Viết true hoặc false, không đặt trong dấu nháy',
    },
  ],
  [
    'is words, not a list',
    {
      file: office,
      change: ['clauses: [i-5]', 'clauses: i-5'],
      field: 'intake › writing › clauses',
      says: 'Cần một danh sách',
    },
  ],
  [
    'is an empty list',
    {
      file: office,
      change: ['clauses: [i-5]', 'clauses: []'],
      field: 'intake › writing › clauses',
      says: 'Cần ít nhất một mục',
    },
  ],
  [
    'is none of the choices',
    {
      file: 'body.yaml',
      change: ['code: bi-thu, kind: member', 'code: bi-thu, kind: person'],
      field: 'subjects › thứ 2 › kind',
      says: 'Viết một trong: collective, member',
    },
  ],
  [
    'is a name with capitals and blanks',
    {
      file: 'body.yaml',
      change: ['code: bi-thu,', 'code: Bí thư,'],
      field: 'subjects › thứ 2 › code',
      says: 'Chỉ dùng chữ thường không dấu, chữ số và gạch nối, ví dụ ban-to-chuc',
    },
  ],
  [
    'names days by such a name',
    {
      file: timeline,
      change: ['      kiem-diem-co-so: {', '      Kiểm điểm: {'],
      field: 'rounds › thứ 1 › days › Kiểm điểm',
      says: 'Chỉ dùng chữ thường không dấu',
    },
  ],
  [
    'is a clause as people write it',
    {
      file: office,
      change: ['clauses: [i-5]', 'clauses: [I.5]'],
      field: 'intake › writing › clauses › thứ 1',
      says: 'Viết địa chỉ như trên trang /ke-hoach, ví dụ ii-2-4-1',
    },
  ],
  [
    'is a day that does not exist',
    {
      file: timeline,
      change: ['to: 2012-11-30', 'to: 2012-11-31'],
      field: 'rounds › thứ 1 › days › kiem-diem-co-so › to',
      says: 'Viết ngày theo mẫu năm-tháng-ngày, ví dụ 2012-08-01',
    },
  ],
  [
    'is a day as people write it',
    {
      file: timeline,
      change: [/revisedOn: .*/, 'revisedOn: 24/11/2026'],
      field: 'revisedOn',
      says: 'năm-tháng-ngày',
    },
  ],
  [
    'is a year, not a day',
    {
      file: timeline,
      change: [/revisedOn: .*/, 'revisedOn: 2026'],
      field: 'revisedOn',
      says: 'năm-tháng-ngày',
    },
  ],
  [
    'is half an address',
    {
      file: 'documents.yaml',
      change: ['\n  kind: Kế hoạch', '\n  address: dangcongsan.vn\n  kind: Kế hoạch'],
      field: 'thứ 1 › address',
      says: 'Viết cả địa chỉ, bắt đầu bằng https://',
    },
  ],
  [
    'is a kind of contributor without a name',
    {
      file: 'body.yaml',
      change: [/\n {2}retired: .*/, ''],
      at: 'contributorCategories:',
      field: 'contributorCategories › retired',
      says: 'Còn thiếu trường này',
    },
  ],
  [
    'is a run of text that is neither italic nor bold',
    {
      file: 'plan.yaml',
      change: ['{ em: ', '{ e: '],
      field:
        'parts › thứ 2 › clauses › thứ 2 › clauses › thứ 3 › clauses › thứ 2 › blocks › thứ 1 › text › thứ 1 › e',
      says: 'Không có trường “e” ở đây: viết một trong: em, strong.',
    },
  ],
]

describe('given a field of an office’s file', () => {
  test.each(slips)('when it %s, then the editor reads where and what to write', async (_, slip) => {
    const copy = new OfficeCopy()
    const line = copy.make(slip)
    const complaint = await copy.complaint()
    expect(complaint).toContain(placeOf(slip, line))
    expect(complaint).toContain(slip.says)
  })

  test('when several files have slips, then all are told at once, file by file and line by line', async () => {
    const copy = new OfficeCopy()
    const several: Slip[] = [
      { file: office, change: ['shortName: ', 'shortNames: '], field: 'shortNames', says: '' },
      {
        file: office,
        change: ['clauses: [i-5]', 'clauses: [i-55]'],
        field: 'intake › writing › clauses › thứ 1',
        says: '',
      },
      { file: timeline, change: ['\ntrialTitle: ', '\ntrial: '], field: 'trial', says: '' },
      { file: 'guidance/tap-the.yaml', change: ['\ntitle: ', '\ntieu-de: '], field: 'tieu-de', says: '' },
    ]
    const made = several.map((slip): [Slip, number] => [slip, copy.make(slip)])
    const complaint = await copy.complaint()
    // an office.yaml with slips of its own is not held against the plan
    const places = made
      .filter(([{ field }]) => field !== made[1]?.[0].field)
      .map(([slip, line]) => placeOf(slip, line))
    for (const place of places) expect(complaint).toContain(place)
    expect(places.map((place) => complaint.indexOf(place))).toEqual(
      places.map((place) => complaint.indexOf(place)).toSorted((a, b) => a - b),
    )
  })

  test('then its schema says what it is for: the advice and docs/content-fields.md show it', () => {
    for (const schema of [...Object.values(fileSchemas), guidanceSchema, siteFileSchema]) {
      const silent = fieldRows(fieldTree(schema)).filter(({ about }) => about === undefined)
      expect(silent.map(({ field }) => field)).toEqual([])
    }
  })
})
