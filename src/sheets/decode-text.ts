/** Text of a file whose encoding nobody says: what Excel, Calc and old Vietnamese programs write. */
import { SheetError } from './sheet-error.ts'

/** @throws SheetError notATable */
export function decodeText(bytes: Uint8Array): string {
  const text = new TextDecoder(encodingOf(bytes)).decode(bytes)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what tells a picture from a text
  if (/[\u0000-\u0008\u000e-\u001a]/.test(text)) throw new SheetError('notATable')
  return text
}

function encodingOf(bytes: Uint8Array): string {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  // without a mark: every second byte of Latin text in UTF-16 is nought or nearly so
  const sample = bytes.subarray(0, 512)
  const noughts = (from: 0 | 1) => sample.filter((byte, index) => index % 2 === from && byte === 0).length
  if (sample.length > 8 && noughts(1) > sample.length / 8) return 'utf-16le'
  if (sample.length > 8 && noughts(0) > sample.length / 8) return 'utf-16be'
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return 'utf-8'
  } catch {
    return 'windows-1258'
  }
}
