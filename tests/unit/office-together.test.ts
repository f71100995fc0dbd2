/** The office's files held against each other: a reference that leads nowhere is told where it stands, with what it may have meant. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { root } from '../../netlify/site.ts'
import { readOfficeContent } from '../../src/office/read.ts'
import { OfficeCopy, placeOf, type Slip } from '../office-copy.ts'

const timeline = 'timeline.yaml'
const days = 'rounds › thứ 1 › days'
const slips: [string, Slip][] = [
  [
    'office.yaml names a clause that the plan has not',
    {
      file: 'office.yaml',
      change: ['clauses: [i-5]', 'clauses: [i-55]'],
      field: 'intake › writing › clauses › thứ 1',
      says: 'Kế hoạch không có địa chỉ “i-55”: có phải “i-5” không?',
    },
  ],
  [
    'a guidance page names a clause that the plan has not',
    {
      file: 'guidance/noi-kiem-diem.yaml',
      change: ['clauses: [ii-2-1-g2]', 'clauses: [xx-9-9-9]'],
      field: 'sections › thứ 1 › choices › thứ 1 › clauses › thứ 1',
      says: 'viết một địa chỉ có trong plan.yaml',
    },
  ],
  [
    'a guidance page leads to one that is not there',
    {
      file: 'guidance/thu-tu-kiem-diem.yaml',
      change: ['trong-kiem-diem', 'trong-kiem-diemm'],
      field: 'related › thứ 1',
      says: 'Không có trang hướng dẫn “trong-kiem-diemm”: có phải “trong-kiem-diem” không?',
    },
  ],
  [
    'a guidance page has two answers of one name',
    {
      file: 'guidance/noi-kiem-diem.yaml',
      change: ['- id: dang-vien\n', '- id: uy-vien-ban-thuong-vu\n'],
      field: 'sections › thứ 1 › choices › thứ 3 › id',
      says: '“uy-vien-ban-thuong-vu” đã dùng ở trên',
    },
  ],
  [
    'a guidance page has a section with nothing in it',
    {
      file: 'guidance/noi-kiem-diem.yaml',
      change: ['\nsections:', '\nsections:\n  - title: Phần trống'],
      at: 'Phần trống',
      field: 'sections › thứ 1',
      says: 'cần points, choices hoặc order',
    },
  ],
  [
    'words cited are not the plan’s',
    {
      file: 'documents.yaml',
      change: ['- Kế hoạch số 28-KH/TU ngày 02/4/2012', '- Kế hoạch số 28-KH/TU ngày 2/4/2012'],
      field: 'thứ 1 › citedAs › thứ 1',
      says: 'Kế hoạch không có đúng những chữ “Kế hoạch số 28-KH/TU ngày 2/4/2012”: chép lại từ plan.yaml',
    },
  ],
  [
    'two documents have one name',
    {
      file: 'documents.yaml',
      change: ['- id: chi-thi-ke-hoach-bo-chinh-tri', '- id: ke-hoach-28-kh-tu'],
      field: 'thứ 2 › id',
      says: 'đã dùng ở trên: đặt tên khác',
    },
  ],
  [
    'two parties have one name',
    {
      file: 'organisation.yaml',
      change: ['- id: ban-tuyen-giao', '- id: ban-to-chuc'],
      field: 'parties › thứ 6 › id',
      says: '“ban-to-chuc” đã dùng ở trên',
    },
  ],
  [
    'a milestone is for a party that is not there',
    {
      file: timeline,
      change: ['parties: [ban-tuyen-giao]', 'parties: [ban-tuyen-giaos]'],
      field: 'milestones › thứ 5 › parties › thứ 1',
      says: 'Không có cơ quan “ban-tuyen-giaos” trong organisation.yaml: có phải “ban-tuyen-giao” không?',
    },
  ],
  [
    'two milestones have one name',
    {
      file: timeline,
      change: ['- id: hoc-tap-tam-guong', '- id: kiem-diem-co-so'],
      field: 'milestones › thứ 5 › id',
      says: '“kiem-diem-co-so” đã dùng ở trên',
    },
  ],
  [
    'no milestone takes feedback',
    {
      file: timeline,
      change: [/\n {4}intake: true/, ''],
      at: 'milestones:',
      field: 'milestones',
      says: 'đúng một mốc ghi intake: true',
    },
  ],
  [
    'the milestone that takes feedback repeats by rule',
    {
      file: timeline,
      change: [
        '\n    intake: true',
        '\n    repeats: { every: year, firstYear: 2012, days: last-day }\n    intake: true',
      ],
      field: 'milestones › thứ 1 › repeats',
      says: 'bỏ repeats, ghi ngày trong từng đợt',
    },
  ],
  [
    'two milestones say until when contributors are answered',
    {
      file: timeline,
      change: ['\n    intake: true', '\n    reply: true\n    intake: true'],
      at: 'milestones:',
      field: 'milestones',
      says: 'Chỉ một mốc được ghi reply: true',
    },
  ],
  [
    'the milestone until which contributors are answered repeats by rule',
    {
      file: timeline,
      change: [
        '\n    reply: true',
        '\n    repeats: { every: year, firstYear: 2012, days: last-day }\n    reply: true',
      ],
      field: 'milestones › thứ 3 › repeats',
      says: 'Mốc thông báo tiếp thu không lặp',
    },
  ],
  [
    'a first day comes after the last',
    {
      file: timeline,
      change: ['from: 2012-09-01, to: 2012-11-30', 'from: 2012-12-01, to: 2012-11-30'],
      field: `${days} › kiem-diem-co-so › from`,
      says: 'Ngày đầu phải trước ngày cuối (to)',
    },
  ],
  [
    'late feedback ends before intake does',
    {
      file: timeline,
      change: ['acceptsLateUntil: 2012-09-30', 'acceptsLateUntil: 2012-09-29'],
      field: 'rounds › thứ 1 › acceptsLateUntil',
      says: 'Không được trước ngày cuối nhận góp ý (2012-09-30)',
    },
  ],
  [
    'intake has no first day',
    {
      file: timeline,
      change: ['lay-y-kien-gop-y: { from: 2012-08-01, ', 'lay-y-kien-gop-y: { '],
      field: `${days} › lay-y-kien-gop-y`,
      says: 'Mốc nhận góp ý cần ngày đầu: thêm from',
    },
  ],
  [
    'a milestone has no days',
    {
      file: timeline,
      change: [/\n {6}kiem-diem-co-so: .*/, ''],
      at: '    days:',
      field: days,
      says: 'Còn thiếu ngày của mốc “kiem-diem-co-so”: thêm một dòng kiem-diem-co-so: {',
    },
  ],
  [
    'days are for a milestone that is not there',
    {
      file: timeline,
      change: [
        '\n      kiem-diem-co-so: {',
        '\n      kiem-diem-coso: { to: 2012-11-30 }\n      kiem-diem-co-so: {',
      ],
      field: `${days} › kiem-diem-coso`,
      says: 'Không có mốc “kiem-diem-coso” ở phần milestones: có phải “kiem-diem-co-so” không?',
    },
  ],
  [
    'days are for a milestone that repeats by rule',
    {
      file: timeline,
      change: [
        '\n      kiem-diem-co-so: {',
        '\n      bao-cao-6-thang: { to: 2012-12-31 }\n      kiem-diem-co-so: {',
      ],
      field: `${days} › bao-cao-6-thang`,
      says: 'Mốc lặp lại theo quy tắc: bỏ ngày ở đây',
    },
  ],
  [
    'two rounds are of one year',
    {
      file: timeline,
      change: ['\ntrialTitle:', '\n  - { year: 2012, title: x, days: {} }\ntrialTitle:'],
      field: 'rounds › thứ 2 › year',
      says: '“2012” đã dùng ở trên',
    },
  ],
  [
    'two subjects have one code',
    {
      file: 'body.yaml',
      change: ['code: pho-bi-thu,', 'code: bi-thu,'],
      field: 'subjects › thứ 4 › code',
      says: '“bi-thu” đã dùng ở trên',
    },
  ],
  [
    'no subject is the collective',
    {
      file: 'body.yaml',
      change: ['code: tap-the,', 'code: tap-the-khac,'],
      at: 'subjects:',
      field: 'subjects',
      says: 'code: tap-the, kind: collective',
    },
  ],
  [
    'two clauses have one address',
    {
      file: 'plan.yaml',
      change: ['id: i-2\n', 'id: i-1\n'],
      field: 'parts › thứ 1 › clauses › thứ 2 › id',
      says: 'Địa chỉ i-1 dùng hai lần',
    },
  ],
  [
    'a title for the contents list is not the text’s',
    {
      file: 'plan.yaml',
      change: ["opening: 'Làm tốt", "opening: 'Làm thật tốt"],
      field: 'parts › thứ 1 › clauses › thứ 2 › opening',
      says: 'opening không phải là những chữ đầu của text',
    },
  ],
  [
    'a word of the plan is not its source’s',
    {
      file: 'plan.yaml',
      change: [
        "text: 'Làm tốt công tác xây dựng Đảng là cơ sở",
        "text: 'Làm tốt công tác xây dựng Đảng là nền tảng",
      ],
      at: '- id: i-2',
      field: 'parts › thứ 1 › clauses › thứ 2',
      says: 'bản gốc là “tác xây dựng Đảng là cơ sở để xây dựng, nâng”',
    },
  ],
]

describe('given the files of an office', () => {
  test.each(slips)('when %s, then the editor reads where and what was meant', async (_, slip) => {
    const copy = new OfficeCopy()
    const line = copy.make(slip)
    const complaint = await copy.complaint()
    expect(complaint).toContain(placeOf(slip, line))
    expect(complaint).toContain(slip.says)
  })

  test('F6: when the round that docs/editor.md shows is added, then it is one more round', async () => {
    const copy = new OfficeCopy()
    const guide = readFileSync(join(root, 'docs', 'editor.md'), 'utf8')
    const round = /```yaml\nrounds:\n( {2}- year:[\s\S]*?)```/.exec(guide)?.[1] ?? ''
    copy.make({ file: timeline, change: [/\n(?=trialTitle:)/, `\n${round}\n`], says: '' })
    const { rounds } = (await readOfficeContent(copy.root)).timeline
    expect(rounds.map(({ year }) => year)).toContain(2027)
  })

  test('when one file cannot be read, then the others are still held against each other, and nothing is told that is not so', async () => {
    const copy = new OfficeCopy()
    copy.make({ file: 'organisation.yaml', change: ['parties:', 'partie:'], says: '' })
    copy.make({ file: 'guidance/tap-the.yaml', change: ['title:', 'titel:'], says: '' })
    const line = copy.make({ file: 'office.yaml', change: ['[i-5]', '[i-55]'], says: '' })
    const complaint = await copy.complaint()
    expect(complaint).toContain(`● src/content/office.yaml, dòng ${line}, `)
    expect(complaint).not.toContain('timeline.yaml')
    expect(complaint).not.toContain('Không có trang hướng dẫn')
  })
})
