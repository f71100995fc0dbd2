/**
 * A file that people upload, as rows of cells of text. What it is follows from its first bytes, never from its name.
 * @example await readTables(new Uint8Array(await file.arrayBuffer()))
 */
import type { Table } from '../domain/invitation-headings.ts'
import { decodeText } from './decode-text.ts'
import { readText } from './read-text.ts'
import { readWorkbook } from './read-workbook.ts'
import { SheetError } from './sheet-error.ts'

const starts = {
  zip: [0x50, 0x4b, 0x03, 0x04],
  /** Excel before 2007, and any workbook with a password. */
  oldExcel: [0xd0, 0xcf, 0x11, 0xe0],
  pdf: [0x25, 0x50, 0x44, 0x46],
} as const

/** @throws SheetError */
export async function readTables(bytes: Uint8Array): Promise<Table[]> {
  const startsWith = (start: readonly number[]) => start.every((byte, index) => bytes[index] === byte)
  if (bytes.length === 0) throw new SheetError('empty')
  if (startsWith(starts.oldExcel)) throw new SheetError('oldExcel')
  if (startsWith(starts.pdf)) throw new SheetError('notATable')
  return startsWith(starts.zip) ? await readWorkbook(bytes) : readText(decodeText(bytes))
}
