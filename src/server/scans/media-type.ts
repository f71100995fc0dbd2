/**
 * What a scan is, judged by its content as it streams by; its name is never asked. Refuses what the office could not
 * open: a locked or cut-off PDF, a Word file with another ending.
 */
import { Buffer } from 'node:buffer'
import type { ScanMediaType } from '../../domain/scan.ts'
import { Problem } from '../problem.ts'

const headBytes = 4_096
const tailBytes = 4_096
/** Longer than any of the patterns below, so that none is missed where two chunks meet. */
const overlap = 64

const pngSignature = '\x89PNG\r\n\x1a\n'
const oleSignature = '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'
/** Brands of pictures that HEVC encodes; `mif1` alone may be anything, AVIF too. */
const heicBrands = new Set(['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'hevm', 'hevs'])

export class ScanJudge {
  #head = ''
  #tail = ''
  #isPdf = false
  #hasPages = false

  /** @throws Problem scanKind, scanOffice, scanTiff, scanLocked: as soon as it is certain */
  add(chunk: Uint8Array): void {
    const text = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength).toString('latin1')
    if (this.#head.length < headBytes) {
      this.#head = (this.#head + text).slice(0, headBytes)
      if (this.#head.length === headBytes) {
        this.#isPdf = typeOf(this.#head) === 'application/pdf'
        if (this.#isPdf) this.#readPdf(this.#head)
      }
    }
    const window = this.#tail.slice(-overlap) + text
    if (this.#isPdf) this.#readPdf(window)
    this.#tail = (this.#tail + text).slice(-tailBytes)
  }

  /** @throws Problem scanKind, scanOffice, scanTiff, scanLocked, scanDamaged */
  verdict(): ScanMediaType {
    const mediaType = typeOf(this.#head)
    if (mediaType === 'application/pdf') {
      // shorter than a head: it has not been looked at yet
      if (!this.#isPdf) this.#readPdf(this.#head)
      if (!this.#hasPages || !this.#tail.includes('%%EOF')) throw new Problem('scanDamaged')
    }
    if (mediaType === 'image/png' && !this.#tail.includes('IEND')) throw new Problem('scanDamaged')
    return mediaType
  }

  #readPdf(text: string): void {
    if (/\/Encrypt(?:\s+\d{1,10}\s+\d{1,5}\s+R|\s*<<)/.test(text)) throw new Problem('scanLocked')
    // pages may be packed into object streams
    this.#hasPages ||= /\/Type\s*\/(?:Page(?![A-Za-z])|ObjStm)/.test(text)
  }
}

/** @throws Problem scanKind, scanOffice, scanTiff */
function typeOf(head: string): ScanMediaType {
  // blanks and a byte order mark before it are common; anything else before it makes it something else
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are bytes
  if (/^(?:\xef\xbb\xbf)?[\x00\s]*%PDF-\d\.\d/.test(head)) return 'application/pdf'
  if (/^\xff\xd8\xff[\xc0-\xfe]/.test(head)) return 'image/jpeg'
  if (head.startsWith(pngSignature) && head.slice(12, 16) === 'IHDR') return 'image/png'
  if (isHeic(head)) return 'image/heic'
  if (head.startsWith('PK\x03\x04') || head.startsWith(oleSignature)) throw new Problem('scanOffice')
  if (head.startsWith('II*\0') || head.startsWith('MM\0*')) throw new Problem('scanTiff')
  throw new Problem('scanKind')
}

/** ISO/IEC 23008-12: a box of kind `ftyp` comes first and lists the brands. */
function isHeic(head: string): boolean {
  if (head.slice(4, 8) !== 'ftyp') return false
  const end = Math.min(Buffer.from(head.slice(0, 4), 'latin1').readUInt32BE(), head.length)
  for (let at = 8; at + 4 <= end; at += 4) {
    // after the first brand comes a version, not a brand
    if (at !== 12 && heicBrands.has(head.slice(at, at + 4))) return true
  }
  return false
}
