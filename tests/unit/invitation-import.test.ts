/** F4: rows of a file as rows of the list: headings as offices write them, and row by row what is wrong. */
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { root } from '../../netlify/site.ts'
import { collectiveCategories, individualCategories } from '../../src/domain/contributor.ts'
import { folded } from '../../src/domain/fold.ts'
import { inviteeSchema } from '../../src/domain/invitation.ts'
import { columns } from '../../src/domain/invitation-headings.ts'
import { readList } from '../../src/domain/invitation-import.ts'
import { readCategory } from '../../src/domain/invitation-row.ts'
import { readOfficeContent } from '../../src/office/read.ts'
import { invitations } from '../../src/strings/invitations.ts'

let categories: Record<string, string>
beforeAll(async () => {
  categories = (await readOfficeContent(root)).body.contributorCategories
})

const heading = ['Họ và tên', 'Địa chỉ', 'Loại', 'Điện thoại', 'Thư điện tử']
const person = ['Trần Thị Bưởi', '1 Lê Lợi', 'Khác', '', '']
const read = (...rows: string[][]) => readList([{ rows }], categories)
const invitees = (...rows: string[][]) => read(...rows).list?.rows.map(({ invitee }) => invitee)
const faults = (...rows: string[][]) =>
  read(...rows).list?.faults.map(({ row, column, key }) => `${row} ${column} ${key}`)

describe('F4: given headings', () => {
  test.each([
    ['as the template has them', heading],
    ['without marks', ['Ho va ten', 'Dia chi', 'Loai', 'Dien thoai', 'Email']],
    ['in capitals', ['HỌ VÀ TÊN', 'ĐỊA CHỈ', 'LOẠI', 'SỐ ĐIỆN THOẠI', 'E-MAIL']],
    ['of a collective', ['Tên tập thể', 'Địa chỉ', 'Thành phần', 'SĐT', 'Thư điện tử']],
    ['with a colon and a break', ['Họ và\ntên:', 'Địa chỉ ', 'Loại *', 'ĐT', 'Hộp thư điện tử']],
    ['typed letter and mark apart', heading.map((text) => text.normalize('NFD'))],
  ])('when they are written %s, then they are known', (_, headings) => {
    expect(invitees(headings, person)).toEqual([
      { kind: 'individual', category: 'other', name: 'Trần Thị Bưởi', address: '1 Lê Lợi' },
    ])
  })

  test('then every heading of ours is known by itself', () => {
    expect(
      read(
        columns.map((column) => invitations.columns[column]),
        person,
      ).list?.rows.length,
    ).toBe(1)
  })

  test('when titles and a counter stand above and before, then rows keep the numbers of the file', () => {
    const { list } = read(
      ['DANH SÁCH MỜI GÓP Ý'],
      [],
      ['STT', ...heading, 'Ghi chú'],
      ['1', ...person, 'x'],
      [],
      ['2', '', '', 'Khác', '', '', ''],
    )
    expect(list).toMatchObject({ headingRow: 3, ignored: ['Ghi chú'], rows: [{ row: 4 }] })
    expect(list?.faults.map(({ row, key }) => [row, key])).toEqual([
      [6, 'required'],
      [6, 'addressRequired'],
    ])
  })

  test('when there are several sheets, then the one that is a list is read', () => {
    const { list } = readList(
      [
        { name: 'Ghi chú', rows: [['Họ và tên', 'chỉ là chữ']] },
        { name: 'Danh sách', rows: [heading, person] },
      ],
      categories,
    )
    expect(list).toMatchObject({ sheet: 'Danh sách', rows: [{ row: 2 }] })
  })

  test.each([
    [
      'noHeadings',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    ['noHeadings', [['Họ và tên'], ['Trần Thị Bưởi']]],
    [
      'noCategories',
      [
        ['Họ và tên', 'Địa chỉ'],
        ['Trần Thị Bưởi', '1 Lê Lợi'],
      ],
    ],
    ['noRows', [heading]],
    ['noRows', [heading, ['', ' ', '', '', '']]],
    ['tooManyRows', [heading, ...Array.from({ length: 5_001 }, () => person)]],
  ])('when the file is not a list, then it is refused: %s', (fault, rows) => {
    expect(read(...rows).fault).toBe(fault)
  })
})

describe('F4: given rows', () => {
  test('when names of people and of collectives have a column each, then each row has one', () => {
    const headings = ['Họ và tên', 'Tên tập thể', 'Địa chỉ', 'Loại']
    expect(
      invitees(
        headings,
        ['Trần Thị Bưởi', '', '1 Lê Lợi', 'Khác'],
        ['', 'Đảng ủy Trường Thử', '', 'Cấp ủy đảng bộ, chi bộ trực thuộc Đảng ủy Khối'],
      ),
    ).toEqual([
      expect.objectContaining({ kind: 'individual', name: 'Trần Thị Bưởi' }),
      expect.objectContaining({ kind: 'collective', name: 'Đảng ủy Trường Thử' }),
    ])
    expect(faults(headings, ['Trần Thị Bưởi', 'Đảng ủy Trường Thử', '1 Lê Lợi', 'Khác'])).toEqual([
      '2 name twoNames',
    ])
  })

  test.each([
    ['901234567', '0901234567'],
    ['0901234567', '0901234567'],
    ['2838123456', '02838123456'],
    ['+84901234567', '+84901234567'],
    ['090 123 45 67', '090 123 45 67'],
  ])('when a spreadsheet took %s for a figure, then the first zero comes back', (typed, kept) => {
    expect(invitees(heading, ['A', 'B', 'Khác', typed, ''])).toEqual([
      expect.objectContaining({ phone: kept }),
    ])
  })

  test.each([
    ['', '1 Lê Lợi', 'Khác', '', '', ['2 name required']],
    ['Trần', '', 'Khác', '', '', ['2 address addressRequired']],
    ['Trần', '1 Lê Lợi', '', '', '', ['2 category categoryMissing']],
    ['Trần', '1 Lê Lợi', 'Bạn bè', '', '', ['2 category categoryUnknown']],
    ['Trần', '', 'Chi ủy', '', '', ['2 category categoryUnclear']],
    ['Trần', '1 Lê Lợi', 'Khác', 'không có', 'x@', ['2 phone phoneForm', '2 email emailForm']],
    ['x'.repeat(121), '1', 'Khác', '', '', ['2 name tooLong']],
    ['x'.repeat(150), '', 'Chi ủy chi bộ nơi cư trú', '', '', []],
    ['Trần', '#REF!', 'Khác', '', '', ['2 address formulaError']],
    ['NguyÔn V¨n An', '1', 'Khác', '', '', ['2 name oldEncoding']],
    ['Hồng «Hoa» 1½ nº 2', '1', 'Khác', '', '', []],
    ['Trần \ud800', '1', 'Khác', '', '', ['2 name malformed']],
  ])(
    'when a row is “%s”, “%s”, “%s”, “%s”, “%s”, then it says what to mend',
    (name, address, kind, phone, email, said) => {
      expect(faults(heading, [name, address, kind, phone, email])).toEqual(said)
    },
  )

  test('when one row is wrong, then the others are still read, and every fault has its words', () => {
    const { list } = read(heading, person, ['', '', '', 'x', 'y'], ['Lê', '2 Lê Lợi', 'Khác', '', ''])
    expect(list?.rows.map(({ row }) => row)).toEqual([2, 4])
    for (const fault of list?.faults ?? []) {
      expect(invitations.importing.fault[fault.key](fault.max)).toMatch(/^[A-ZĐÔ].+\.$/)
    }
  })

  test('property: what is read is what the list takes; a row is read or named, never both, never lost', () => {
    const cell = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 30 }),
      fc.constantFrom('Khác', '1 Lê Lợi', ''),
    )
    fc.assert(
      fc.property(
        fc.array(fc.tuple(cell, cell, cell, cell, cell), { minLength: 1, maxLength: 20 }),
        (rows) => {
          const { list } = read(heading, ...rows.map((cells) => [...cells]))
          const filled = rows.flatMap((cells, index) =>
            cells.some((text) => hasSome(text)) ? [index + 2] : [],
          )
          const right = list?.rows.map(({ row }) => row) ?? []
          const wrong = [...new Set(list?.faults.map(({ row }) => row) ?? [])]
          expect([...right, ...wrong].sort((a, b) => a - b)).toEqual(filled)
          for (const { invitee } of list?.rows ?? []) expect(inviteeSchema.parse(invitee)).toEqual(invitee)
        },
      ),
    )
  })
})

/** Whether anything is left of a cell once it is one line. */
const hasSome = (text: string) => text.replace(/\p{Cc}/gu, ' ').trim() !== ''

describe('F4: given a kind as people write it', () => {
  test('then every name of the office’s own leads to its code, with and without marks', () => {
    for (const code of [...individualCategories, ...collectiveCategories]) {
      const name = categories[code] ?? ''
      for (const typed of [name, name.toUpperCase(), folded(name), ` ${name.normalize('NFD')} `]) {
        expect(readCategory(typed, categories)).toBe(code)
      }
    }
  })

  test.each([
    ['nghỉ hưu', 'retired'],
    ['Nguyên thủ trưởng', 'former_head'],
    ['nơi cư trú', 'residence_cell_committee'],
  ])('when “%s” is part of one name only, then it is that one', (typed, code) => {
    expect(readCategory(typed, categories)).toBe(code)
  })

  test('property: folding is done once and for all', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(folded(folded(text))).toBe(folded(text))
      }),
    )
  })
})
