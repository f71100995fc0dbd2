/**
 * What a scan is, judged by its content as it streams by; its name is never asked. Refuses what the office could not
 * open: a locked or cut-off PDF, a Word file with another ending.
 */
import { Buffer } from 'node:buffer'
import type { ScanMediaType } from '../../domain/scan.ts'
import { isScanMediaType, scanHeadBytes, scanTypeOf } from '../../domain/scan-type.ts'
import { Problem } from '../problem.ts'

const tailBytes = 4_096
/** Longer than any of the patterns below, so that none is missed where two chunks meet. */
const overlap = 64

export class ScanJudge {
  #head = ''
  #tail = ''
  #isPdf = false
  #hasPages = false

  /** @throws Problem scanKind, scanOffice, scanTiff, scanLocked: as soon as it is certain */
  add(chunk: Uint8Array): void {
    const text = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength).toString('latin1')
    if (this.#head.length < scanHeadBytes) {
      this.#head = (this.#head + text).slice(0, scanHeadBytes)
      if (this.#head.length === scanHeadBytes) {
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
  const type = scanTypeOf(head)
  if (isScanMediaType(type)) return type
  throw new Problem(type)
}
