/** The headings of a list, as offices write them, and where in a file they stand. */
import { folded } from './fold.ts'
import { normaliseLine } from './text.ts'

export interface Table {
  /** Of the sheet; a text file has none. */
  name?: string
  /** Every row of the file from the first, so that positions are the file's own numbers. */
  rows: readonly (readonly string[])[]
}

export const columns = ['name', 'address', 'category', 'phone', 'email'] as const
export type Column = (typeof columns)[number]

/** Folded. */
const headings: Readonly<Record<Column | 'counter', readonly string[]>> = {
  name: spellings(
    'hovaten hoten ten dongchi nguoiduocmoi tennguoiduocmoi hovatennguoiduocmoi hovatencanhan tencanhan',
    'tentapthe tapthe tentapthetochuc tentochuc tencoquan tencoquandonvi tendonvi donvi tencanhantapthe',
    'hovatentapthe hovatententapthe hotentapthe hotententapthe hovatenhoactentapthe tencanhanhoactapthe',
  ),
  address: spellings('diachi diachinhanthu diachilienhe diachilienlac noio choohiennay noiohiennay'),
  category: spellings('loai loainguoigopy loainguoimoi loaitapthecanhan thanhphan doituong nhom phanloai'),
  phone: spellings('dienthoai sodienthoai sdt dt sodt dtdd didong dienthoaididong dienthoailienhe'),
  email: spellings('thudientu email mail hopthu hopthudientu diachiemail diachithudientu diachimail'),
  counter: spellings('stt tt sott so sothutu'),
}

function spellings(...lines: string[]): string[] {
  return lines.flatMap((line) => line.split(' '))
}

/** Headings stand near the top, below a title. */
const headingsWithin = 20

export interface Headings {
  table: Table
  at: number
  columns: Map<number, Column>
  ignored: string[]
}

export function headingsOf(table: Table): Headings | undefined {
  let best: Headings | undefined
  for (const [at, cells] of table.rows.slice(0, headingsWithin).entries()) {
    const read = new Map<number, Column>()
    const ignored: string[] = []
    for (const [index, cell] of cells.entries()) {
      const heading = folded(cell)
      const column = columns.find((each) => headings[each].includes(heading))
      if (column) read.set(index, column)
      else if (heading !== '' && !headings.counter.includes(heading)) ignored.push(normaliseLine(cell))
    }
    const names = [...read.values()]
    // a title such as “Danh sách” above is no heading: one word alone is not enough
    if (!names.includes('name') || names.length < 2 || read.size <= (best?.columns.size ?? 0)) continue
    best = { table, at, columns: read, ignored }
  }
  return best
}
