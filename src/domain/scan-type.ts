/** What a file is by its first bytes: asked before it is uploaded, and again by the server, which alone decides. */
import type { ScanMediaType } from './scan.ts'

/** As many of the first bytes as are needed to tell. */
export const scanHeadBytes = 4_096

export type ScanKindRefusal = 'scanKind' | 'scanOffice' | 'scanTiff'

const pngSignature = '\x89PNG\r\n\x1a\n'
const oleSignature = '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'
/** Brands of pictures that HEVC encodes; `mif1` alone may be anything, AVIF too. */
const heicBrands = new Set(['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'hevm', 'hevs'])

/** @param head the first bytes, one character each */
export function scanTypeOf(head: string): ScanMediaType | ScanKindRefusal {
  // blanks and a byte order mark before it are common; anything else before it makes it something else
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are bytes
  if (/^(?:\xef\xbb\xbf)?[\x00\s]*%PDF-\d\.\d/.test(head)) return 'application/pdf'
  if (/^\xff\xd8\xff[\xc0-\xfe]/.test(head)) return 'image/jpeg'
  if (head.startsWith(pngSignature) && head.slice(12, 16) === 'IHDR') return 'image/png'
  if (isHeic(head)) return 'image/heic'
  if (head.startsWith('PK\x03\x04') || head.startsWith(oleSignature)) return 'scanOffice'
  if (head.startsWith('II*\0') || head.startsWith('MM\0*')) return 'scanTiff'
  return 'scanKind'
}

export function isScanMediaType(type: ScanMediaType | ScanKindRefusal): type is ScanMediaType {
  return type.includes('/')
}

/** ISO/IEC 23008-12: a box of kind `ftyp` comes first and lists the brands. */
function isHeic(head: string): boolean {
  if (head.slice(4, 8) !== 'ftyp') return false
  const size = [0, 1, 2, 3].reduce((sum, at) => sum * 256 + head.charCodeAt(at), 0)
  for (let at = 8; at + 4 <= Math.min(size, head.length); at += 4) {
    // after the first brand comes a version, not a brand
    if (at !== 12 && heicBrands.has(head.slice(at, at + 4))) return true
  }
  return false
}
