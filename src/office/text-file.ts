/** Text as an editor's program left it on disk: in UTF-8, with composed letters. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ContentError } from './faults.ts'

/**
 * @param root the project's folder
 * @param name the file's path from there, as an editor knows it
 * @throws ContentError
 */
export async function readTextFile(root: string, name: string): Promise<string> {
  const refuse = (message: string) => new ContentError([{ file: name, line: 0, field: [], message }])
  const bytes = await readFile(join(root, name)).catch((cause: unknown) => {
    const missing = cause instanceof Error && 'code' in cause && cause.code === 'ENOENT'
    throw missing ? refuse('Không có tệp này: thêm tệp vào, đúng tên này.') : cause
  })
  const text = decode(bytes)
  if (text === undefined)
    throw refuse('Tệp không ở bảng mã UTF-8: mở bằng chương trình soạn thảo, chọn lưu dạng UTF-8.')
  return text
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes).normalize('NFC')
  } catch {
    return undefined
  }
}
