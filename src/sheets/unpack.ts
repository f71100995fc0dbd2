/**
 * A workbook is an archive, and a few kilobytes of one can claim to be gigabytes. It is unpacked here once, counting
 * what comes out and not what it says of itself, and handed on as an archive of the parts that matter, unpressed.
 */
import { Unzip, UnzipInflate, zipSync } from 'fflate'
import { SheetError } from './sheet-error.ts'

/** Of all parts together: a full list of 5,000 rows has about five million. */
export const unpackedLimit = 64 * 1_048_576
const partsLimit = 1_000
/** Bytes fed at a time: what comes out of one helping is at most a thousand times as much. */
const helping = 16_384

/** @throws SheetError tooBig, unreadable */
export function unpack(bytes: Uint8Array): Uint8Array {
  const parts: Record<string, Uint8Array> = {}
  let total = 0
  let count = 0
  const unzip = new Unzip((part) => {
    count += 1
    if (count > partsLimit) throw new SheetError('tooBig')
    // pictures and the like are not read
    if (!/\.(?:xml|rels)$/i.test(part.name)) return
    const chunks: Uint8Array[] = []
    part.ondata = (error, chunk, isLast) => {
      if (error) throw error
      total += chunk.length
      if (total > unpackedLimit) throw new SheetError('tooBig')
      chunks.push(chunk)
      if (isLast) parts[part.name] = Buffer.concat(chunks)
    }
    part.start()
  })
  unzip.register(UnzipInflate)
  try {
    for (let at = 0; at < bytes.length; at += helping) {
      unzip.push(bytes.subarray(at, at + helping), at + helping >= bytes.length)
    }
    return zipSync(parts, { level: 0 })
  } catch (cause) {
    throw cause instanceof SheetError ? cause : new SheetError('unreadable', { cause })
  }
}
