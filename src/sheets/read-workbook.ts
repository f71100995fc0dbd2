/** An Excel workbook (.xlsx): the sheets one sees, formulas as the values they had when the file was saved. */
import { type CellValue, readXlsx } from 'hucre/xlsx'
import { importLimits } from '../domain/invitation.ts'
import type { Table } from '../domain/invitation-headings.ts'
import { SheetError } from './sheet-error.ts'
import { unpack } from './unpack.ts'

/** A title and blank rows stand above the list; one row more than may be, so that too many are noticed. */
const range = `A1:Z${importLimits.rows + 100}`

/** @throws SheetError tooBig, unreadable */
export async function readWorkbook(bytes: Uint8Array): Promise<Table[]> {
  const archive = unpack(bytes)
  try {
    const { sheets } = await readXlsx(archive, {
      sheets: ({ hidden, veryHidden }) => !hidden && !veryHidden,
      range,
    })
    return sheets.map(({ name, rows }) => ({ name, rows: rows.map((cells) => cells.map(textOf)) }))
  } catch (cause) {
    throw new SheetError('unreadable', { cause })
  }
}

function textOf(value: CellValue): string {
  if (value === null) return ''
  return value instanceof Date ? value.toISOString().slice(0, 10) : String(value)
}
