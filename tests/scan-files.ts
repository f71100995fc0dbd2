/** Small true files of each kind, made here. */
import { randomBytes } from 'node:crypto'

const latin1 = (text: string) => Buffer.from(text, 'latin1')

/** An object with bytes in it. `entries`: what its dictionary says besides their length. */
export function stream(entries: string, bytes: Buffer): Buffer {
  return Buffer.concat([
    latin1(`<< ${entries} /Length ${bytes.length} >>\nstream\n`),
    bytes,
    latin1('\nendstream'),
  ])
}

/** A PDF of these objects, numbered from 1, the first its catalog, with a true cross-reference table. */
export function pdfOf(objects: readonly Buffer[], extra = ''): Buffer {
  const parts = [latin1('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n')]
  const offsets: number[] = []
  let at = parts[0]?.length ?? 0
  objects.forEach((object, index) => {
    offsets.push(at)
    const whole = Buffer.concat([latin1(`${index + 1} 0 obj\n`), object, latin1('\nendobj\n')])
    parts.push(whole)
    at += whole.length
  })
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  const size = objects.length + 1
  parts.push(
    latin1(
      `xref\n0 ${size}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${size} /Root 1 0 R ${extra}>>\nstartxref\n${at}\n%%EOF\n`,
    ),
  )
  return Buffer.concat(parts)
}

/**
 * A PDF of so many blank pages with a true cross-reference table. `size`: blown up to this many bytes by a stream of
 * noise, as a scanned picture would.
 */
export function aPdf({ pages = 1, size = 0, extra = '' } = {}): Buffer {
  const kids = Array.from({ length: pages }, (_, at) => `${at + 3} 0 R`).join(' ')
  const objects = [
    latin1('<< /Type /Catalog /Pages 2 0 R >>'),
    latin1(`<< /Type /Pages /Kids [${kids}] /Count ${pages} >>`),
    ...Array.from({ length: pages }, () =>
      latin1('<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << >> >>'),
    ),
  ]
  const build = (noise: number) =>
    pdfOf(noise ? [...objects, stream('', randomBytes(noise))] : objects, extra)
  const bare = build(0).length
  if (size <= bare) return build(0)
  // the table and the length grow with it: come near, then close in
  let noise = size - bare - 120
  for (let built = build(noise); built.length !== size; built = build(noise)) noise += size - built.length
  return build(noise)
}

/** A red picture of 8 × 8. */
export const aJpeg = (): Buffer =>
  Buffer.from(
    '/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAAMCAgICAgMCAgIDAwMDBAYEBAQEBAgGBgUGCQgKCgkICQkKDA8MCgsOCwkJDRENDg8QEBEQCgwSExIQEw8QEBD/yQALCAAIAAgBAREA/8wABgAQEAX/2gAIAQEAAD8A0s8g/9k=',
    'base64',
  )

/** One red pixel. */
export const aPng = (): Buffer =>
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
    'base64',
  )

/** The beginning of a picture of a telephone: enough to be told by, not to be shown. */
export const aHeic = (brands = ['heic', 'mif1', 'heic']): Buffer => {
  const [major = '', ...compatible] = brands
  const boxes = latin1(`ftyp${major}\0\0\0\0${compatible.join('')}`)
  const size = Buffer.alloc(4)
  size.writeUInt32BE(boxes.length + 4)
  return Buffer.concat([size, boxes, randomBytes(500)])
}
