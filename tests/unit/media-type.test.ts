/** F1: a scan is what its bytes say, whatever it is called. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Problem } from '../../src/server/problem.ts'
import { ScanJudge } from '../../src/server/scans/media-type.ts'
import { aHeic, aJpeg, aPdf, aPng } from '../scans.ts'

/** The verdict on a file that streams by in pieces, or the key of the refusal. */
function judge(...pieces: Uint8Array[]): string {
  const judge = new ScanJudge()
  try {
    for (const piece of pieces) judge.add(piece)
    return judge.verdict()
  } catch (cause) {
    if (!(cause instanceof Problem)) throw cause
    return cause.key
  }
}
const text = (content: string) => Buffer.from(content, 'latin1')
const padded = (start: string) => Buffer.concat([text(start), Buffer.alloc(600)])

describe('given a true file', () => {
  test.each<[string, Buffer, string]>([
    ['a PDF', aPdf(), 'application/pdf'],
    ['a PDF of 300 pages', aPdf({ pages: 300 }), 'application/pdf'],
    ['a PDF after a byte order mark', Buffer.concat([text('\xef\xbb\xbf'), aPdf()]), 'application/pdf'],
    ['a PDF after a blank line', Buffer.concat([text('\r\n'), aPdf()]), 'application/pdf'],
    [
      'a PDF whose pages are packed away',
      text('%PDF-1.5\n5 0 obj\n<</Type/ObjStm/N 3>>stream\nx\nendstream\nstartxref\n9\n%%EOF'),
      'application/pdf',
    ],
    ['a JPEG', aJpeg(), 'image/jpeg'],
    ['a PNG', aPng(), 'image/png'],
    ['a HEIC', aHeic(), 'image/heic'],
    ['a HEIC whose first brand is the general one', aHeic(['mif1', 'mif1', 'heic']), 'image/heic'],
    ['a JPEG that hides a PDF', Buffer.concat([aJpeg(), aPdf()]), 'image/jpeg'],
    [
      'a PDF that hides a page of HTML',
      aPdf({ extra: '/X (<script>alert(1)</script>) ' }),
      'application/pdf',
    ],
  ])('then %s is told', (_, bytes, mediaType) => {
    expect(judge(bytes)).toBe(mediaType)
  })
})

describe('given anything else', () => {
  test.each<[string, Buffer, string]>([
    ['nothing', Buffer.alloc(0), 'scanKind'],
    ['one byte', text('%'), 'scanKind'],
    ['text', text('Kính gửi Đảng ủy Khối'), 'scanKind'],
    ['HTML', text('<!doctype html><script>alert(1)</script>'), 'scanKind'],
    ['SVG', text('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'), 'scanKind'],
    ['HTML before a PDF', Buffer.concat([text('<script>alert(1)</script>'), aPdf()]), 'scanKind'],
    ['a programme', padded('MZ\x90\0'), 'scanKind'],
    ['a GIF', padded('GIF89a'), 'scanKind'],
    ['a WebP', padded('RIFF\x10\0\0\0WEBPVP8 '), 'scanKind'],
    ['an AVIF', aHeic(['avif', 'mif1', 'miaf']), 'scanKind'],
    ['a film', aHeic(['isom', 'iso2', 'mp41']), 'scanKind'],
    ['a HEIC in the place of the version only', aHeic(['mif1']), 'scanKind'],
    ['a Word file', padded('PK\x03\x04\x14\0'), 'scanOffice'],
    ['an old Word file', padded('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'), 'scanOffice'],
    ['a TIFF', padded('II*\0'), 'scanTiff'],
    ['a TIFF of the other order', padded('MM\0*'), 'scanTiff'],
    ['a PDF with a password', aPdf({ extra: '/Encrypt 9 0 R ' }), 'scanLocked'],
    [
      'a PDF with a password in its trailer',
      aPdf({ extra: '/Encrypt << /Filter /Standard >> ' }),
      'scanLocked',
    ],
    ['a PDF cut off', aPdf({ size: 100_000 }).subarray(0, 60_000), 'scanDamaged'],
    ['a PDF without a page', aPdf({ pages: 0 }), 'scanDamaged'],
    ['a PNG cut off', aPng().subarray(0, 40), 'scanDamaged'],
  ])('then %s is refused', (_, bytes, key) => {
    expect(judge(bytes)).toBe(key)
  })
})

test('then the verdict does not depend on where the bytes are cut', () => {
  const files = [
    aPdf({ pages: 3, size: 20_000 }),
    aPdf({ size: 20_000, extra: '/Encrypt 9 0 R ' }),
    aPdf({ size: 20_000 }).subarray(0, 15_000),
    aJpeg(),
    aPng(),
    aHeic(),
  ]
  fc.assert(
    fc.property(
      fc.constantFrom(...files),
      fc.array(fc.integer({ min: 0, max: 20_000 }), { maxLength: 20 }),
      (file, cuts) => {
        const at = [0, ...cuts.filter((cut) => cut <= file.length).sort((a, b) => a - b), file.length]
        const pieces = at.slice(1).map((end, index) => file.subarray(at[index], end))
        expect(judge(...pieces)).toBe(judge(file))
      },
    ),
  )
})
