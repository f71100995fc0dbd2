/** F4: whatever an office uploads is read as it meant it, or refused with a reason; nothing brings the server down. */

import fc from 'fast-check'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { readTables } from '../../src/sheets/read-tables.ts'
import { SheetError } from '../../src/sheets/sheet-error.ts'
import { unpackedLimit } from '../../src/sheets/unpack.ts'
import { writeTemplate } from '../../src/sheets/write-template.ts'
import { aWorkbook, textRows } from '../workbooks.ts'

const utf8 = (text: string) => new TextEncoder().encode(text)
const utf16 = (text: string, { mark, big }: { mark: boolean; big: boolean }) => {
  const bytes = Buffer.from(`${mark ? '\ufeff' : ''}${text}`, 'utf16le')
  return new Uint8Array(big ? bytes.swap16() : bytes)
}

async function faultOf(bytes: Uint8Array): Promise<string> {
  try {
    await readTables(bytes)
    return 'read'
  } catch (error) {
    if (!(error instanceof SheetError)) throw error
    return error.fault
  }
}

/** The table whose cells are parted as meant. */
async function cellsOf(
  bytes: Uint8Array,
  columns: number,
): Promise<readonly (readonly string[])[] | undefined> {
  return (await readTables(bytes)).find(({ rows }) => rows[0]?.length === columns)?.rows
}

const rows = [
  ['Họ và tên', 'Địa chỉ'],
  ['Nguyễn Thị Ưng', 'số 1, đường Đề Thám'],
]
const csv = 'Họ và tên;Địa chỉ\r\nNguyễn Thị Ưng;"số 1, đường Đề Thám"\r\n'

describe('F4: given a text file', () => {
  test.each([
    ['UTF-8', utf8(csv)],
    ['UTF-8 with a mark', utf8(`\ufeff${csv}`)],
    ['UTF-16 with a mark', utf16(csv, { mark: true, big: false })],
    ['UTF-16, the other way round', utf16(csv, { mark: true, big: true })],
    ['UTF-16 without a mark', utf16(csv, { mark: false, big: false })],
    ['UTF-16, the other way round, without a mark', utf16(csv, { mark: false, big: true })],
  ])('when it is %s, then its letters are read', async (_, bytes) => {
    expect(await cellsOf(bytes, 2)).toEqual(rows)
  })

  test('when it is Windows-1258, then letters and marks come together', async () => {
    // Tên;Địa chỉ / Trần Dũng;1 Lê Lợi: marks stand behind their letters there
    const bytes = [
      ...[0x54, 0xea, 0x6e, 0x3b, 0xd0, 0x69, 0xf2, 0x61, 0x20, 0x63, 0x68, 0x69, 0xd2, 0x0a],
      ...[0x54, 0x72, 0xe2, 0xcc, 0x6e, 0x20, 0x44, 0x75, 0xde, 0x6e, 0x67, 0x3b, 0x31, 0x20],
      ...[0x4c, 0xea, 0x20, 0x4c, 0xf5, 0xf2, 0x69, 0x0a],
    ]
    const read = await cellsOf(new Uint8Array(bytes), 2)
    expect(read?.map((cells) => cells.map((cell) => cell.normalize('NFC')))).toEqual([
      ['Tên', 'Địa chỉ'],
      ['Trần Dũng', '1 Lê Lợi'],
    ])
  })

  test.each([
    [
      'commas',
      'a,b\n1,2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'semicolons',
      'a;b\n1;2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'tabs',
      'a\tb\n1\t2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'old Mac line ends',
      'a;b\r1;2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    ['a line that names the separator', 'sep=;\r\na;b\r\n1;2', [[''], ['a', 'b'], ['1', '2']]],
    [
      'a line break inside a cell',
      'a;b\n"1\n2";3',
      [
        ['a', 'b'],
        ['1\n2', '3'],
      ],
    ],
    [
      'a doubled quotation mark',
      'a;b\n"Trường ""Một""";2',
      [
        ['a', 'b'],
        ['Trường "Một"', '2'],
      ],
    ],
    [
      'a quotation mark inside a cell',
      'a;b\nTrường "Một";2',
      [
        ['a', 'b'],
        ['Trường "Một"', '2'],
      ],
    ],
    ['blank lines', 'a;b\n\n1;2', [['a', 'b'], [''], ['1', '2']]],
    ['rows of uneven length', 'a;b\n1\n1;2;3', [['a', 'b'], ['1'], ['1', '2', '3']]],
  ])('when it has %s, then cells and row numbers are those of the file', async (_, text, expected) => {
    const tables = await readTables(utf8(text))
    expect(tables.map((table) => table.rows)).toContainEqual(expected)
  })

  test('when a quotation mark is never closed, then the line is named', async () => {
    await expect(readTables(utf8('a;b\n1;2\n"3;4\n5;6\n'))).rejects.toMatchObject({
      fault: 'quoteNotClosed',
      line: expect.any(Number),
    })
  })

  test('property: whatever the cells, written as CSV they are read back', async () => {
    // a row of one empty cell is a blank line
    const cell = fc.string({ unit: 'grapheme', maxLength: 12 }).map((text) => text.replace(/\p{Cc}/gu, ''))
    const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 6 })
    await fc.assert(
      fc.asyncProperty(table, fc.constantFrom(',', ';', '\t'), async (written, delimiter) => {
        const quoted = written.map((cells) =>
          cells.map((text) => `"${text.replaceAll('"', '""')}"`).join(delimiter),
        )
        const tables = await readTables(utf8(quoted.join('\r\n')))
        expect(tables.map(({ rows: read }) => read)).toContainEqual(written)
      }),
    )
  })

  test('property: no bytes do more than be refused', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
        expect(typeof (await faultOf(bytes))).toBe('string')
      }),
      { numRuns: 300 },
    )
  })
})

describe('F4: given a workbook', () => {
  test('then shared, rich and plain text, formulas’ values, figures and empty cells are read in their places', async () => {
    const bytes = aWorkbook(
      [
        {
          name: 'Danh sách',
          rows: `<row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="s"><v>1</v></c></row>
            <row r="3"><c r="A3" t="str"><f>B1&amp;"x"</f><v>kết quả</v></c><c r="B3"><f>1+1</f><v>2</v></c>
            <c r="C3" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="D3" t="inlineStr"><is><t>trong ô</t></is></c>
            <c r="E3"><f>NOW()</f></c><c r="F3"><v>901234567</v></c></row>`,
        },
      ],
      { strings: ['<t>Họ và tên</t>', '<r><t>Địa </t></r><r><rPr><b/></rPr><t>chỉ</t></r>'] },
    )
    expect(await readTables(bytes)).toEqual([
      {
        name: 'Danh sách',
        rows: [
          ['Họ và tên', '', 'Địa chỉ', '', '', ''],
          ['', '', '', '', '', ''],
          ['kết quả', '2', '#DIV/0!', 'trong ô', '', '901234567'],
        ],
      },
    ])
  })

  test('then only the sheets one sees are read', async () => {
    const sheet = (name: string, state?: 'hidden' | 'veryHidden') => ({
      name,
      rows: textRows([[name]]),
      ...(state && { state }),
    })
    const bytes = aWorkbook([sheet('một'), sheet('hai', 'hidden'), sheet('ba', 'veryHidden'), sheet('bốn')])
    expect((await readTables(bytes)).map(({ name }) => name)).toEqual(['một', 'bốn'])
  })

  test('then pictures in it are passed over', async () => {
    const bytes = aWorkbook([{ name: 'a', rows: textRows([['x']]) }], {
      more: { 'xl/media/image1.png': new Uint8Array(300_000).fill(7) },
    })
    expect(await readTables(bytes)).toEqual([{ name: 'a', rows: [['x']] }])
  })

  test('property: whatever the cells, written as a workbook they are read back', async () => {
    const cell = fc
      .string({ unit: 'grapheme', maxLength: 12 })
      // not in XML at all
      .map((text) => text.replace(/[\p{Cc}\ufffe\uffff]/gu, '').replace(/_x[0-9a-f]{4}_/gi, ''))
    const table = fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 5 })
    await fc.assert(
      fc.asyncProperty(table, async (cells) => {
        const written = [...cells, ['x', 'y', 'z']]
        const [read] = await readTables(aWorkbook([{ name: 'a', rows: textRows(written) }]))
        expect(read?.rows).toEqual(written)
      }),
      { numRuns: 60 },
    )
  })
})

describe('F4: given a file that is no list, or means harm', () => {
  const packed = zipSync({ 'xl/worksheets/sheet1.xml': [new Uint8Array(unpackedLimit + 1), { level: 1 }] })
  const bomb = () => packed.slice()

  test.each([
    ['nothing', () => new Uint8Array(), 'empty'],
    [
      'an Excel file of before 2007, or with a password',
      () => new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1]),
      'oldExcel',
    ],
    ['a PDF', () => utf8('%PDF-1.7 …'), 'notATable'],
    ['a picture', () => new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 0x10, 1, 2, 3, 4, 5]), 'notATable'],
    ['an archive that is no workbook', () => zipSync({ 'a.txt': strToU8('x') }), 'unreadable'],
    [
      'half a workbook',
      () => aWorkbook([{ name: 'a', rows: textRows([['x']]) }]).slice(0, 500),
      'unreadable',
    ],
    ['a small archive that becomes a large one', bomb, 'tooBig'],
  ])('when it is %s, then it is refused as such', async (_, bytes, fault) => {
    expect(await faultOf(bytes())).toBe(fault)
  })

  test('when an archive lies about its size, then what comes out is counted all the same', async () => {
    const bytes = bomb()
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    for (let at = 0; at < bytes.length - 4; at += 1) {
      // the sizes in the local and in the central header
      if (view.getUint32(at, true) === 0x04034b50) view.setUint32(at + 22, 100, true)
      if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 100, true)
    }
    expect(await faultOf(bytes)).toBe('tooBig')
  })

  test('when an archive has parts without end, then it is refused', async () => {
    const parts = Object.fromEntries(
      Array.from({ length: 1_001 }, (_, at) => [`xl/${at}.xml`, strToU8('<a/>')]),
    )
    expect(await faultOf(zipSync(parts))).toBe('tooBig')
  })

  test.each(['A900000000', 'XFD1048576', 'ZZZZZZ1'])(
    'when one cell claims to stand at %s, then memory does not follow',
    async (address) => {
      const row = /\d+$/.exec(address)?.[0]
      const bytes = aWorkbook([{ name: 'a', rows: `<row r="${row}"><c r="${address}"><v>1</v></c></row>` }])
      const before = process.memoryUsage().rss
      expect(['read', 'unreadable']).toContain(await faultOf(bytes))
      expect(process.memoryUsage().rss - before).toBeLessThan(200 * 1_048_576)
    },
  )

  test('when entities of XML grow, then they do not', async () => {
    const lol = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    const bytes = aWorkbook(
      [{ name: 'a', rows: '<row r="1"><c r="A1" t="inlineStr"><is><t>&b;</t></is></c></row>' }],
      {
        more: { 'xl/styles.xml': strToU8(`${lol}<styleSheet>&b;</styleSheet>`) },
      },
    )
    const read = await readTables(bytes).catch(() => [])
    expect(JSON.stringify(read).length).toBeLessThan(1_000)
  })
})

describe('F4: given the file to fill in', () => {
  test('then it is read back with its headings, and the kinds can be chosen', async () => {
    const file = await writeTemplate({
      list: 'Danh sách mời',
      guide: 'Cách ghi',
      headings: [
        { heading: 'Họ và tên', width: 40, about: 'bắt buộc' },
        { heading: 'Loại', width: 40, about: 'bắt buộc' },
      ],
      chosen: 1,
      category: 'Loại',
      kind: 'Là',
      notes: 'Ghi chú',
      categories: [{ name: 'Khác', kind: 'Cá nhân' }],
      choose: 'Chọn.',
      wrong: 'Chọn lại.',
    })
    const [list, guide] = await readTables(file)
    expect(list).toEqual({ name: 'Danh sách mời', rows: [['Họ và tên', 'Loại']] })
    expect(guide?.rows[1]).toEqual(['Khác', 'Cá nhân'])
  })
})
