/**
 * A PDF as a scanner makes it: each page a picture, in any of the ways pictures are packed. All show the same: a dark
 * square in the upper left quarter of white paper, so that one sees whether a page is there and how it is turned.
 */
import { pdfOf, stream } from './scan-files.ts'

const latin1 = (text: string) => Buffer.from(text, 'latin1')
const packed = (base64: string) => Buffer.from(base64, 'base64')

const side = 64
const ccitt = packed('/zMC////////////j/////gAgAg=')
const jpeg = packed(
  '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABsSFBcUERsXFhceHBsgKEIrKCUlKFE6PTBCYFVlZF9VXVtqeJmBanGQc1tdhbWGkJ6jq62rZ4C8ybqmx5moq6T/wAALCABAAEABAREA/8QAHwAAAQUBAQEBAQEAAAAAAAAAAAECAwQFBgcICQoL/8QAtRAAAgEDAwIEAwUFBAQAAAF9AQIDAAQRBRIhMUEGE1FhByJxFDKBkaEII0KxwRVS0fAkM2JyggkKFhcYGRolJicoKSo0NTY3ODk6Q0RFRkdISUpTVFVWV1hZWmNkZWZnaGlqc3R1dnd4eXqDhIWGh4iJipKTlJWWl5iZmqKjpKWmp6ipqrKztLW2t7i5usLDxMXGx8jJytLT1NXW19jZ2uHi4+Tl5ufo6erx8vP09fb3+Pn6/9oACAEBAAA/AOmoooooooorzOiivTKKKKK8zoor0yiiiivM6KK9Mooooooooooooooooooooooooooooooooooor//Z',
)
const jpx = packed(
  '/0//UQApAAAAAABAAAAAQAAAAAAAAAAAAAAAQAAAAEAAAAAAAAAAAAABBwEB/1IADAAAAAEAAQQEAAH/XAAHQEBISFD/ZAAlAAFDcmVhdGVkIGJ5IE9wZW5KUEVHIHZlcnNpb24gMi41LjT/kAAKAAAAAAFpAAH/k9+F6CkiMEbgGsUoMz/Y2qd/isC31qsr0sd7LqtIGdg0I7qbynSceAAAGEMqPSPlliEZgHi6AAj1XuLMzMuNACPzEOCq4RvHq31F0ypDGeQAGEglJrBISo6gAwkGpO8JCU9kBGMg1J3hISkYwSI5w7uAAAAYSBomMEhKjqADCQak7wkJT2QEYyDUneEhKRjBFcGjsaIQEAAwkD9M4JCVHUAGEg1J3hISnsgIxkGVRxiISjKkEKEv8gAAAADCQUE3hISo6gAwkGpO8JCVHUAGEg1J3hIS/18aQAAAABhIKCbwkJUdQAYSDUneEhKjqADCQak7wkJf/3/PwKZ+BND7QwCPTgAfk54wM7PkdRdYQqTVQRjwOOGvXKeW84pEcX7r6plKit1kgpFbfy5DHtef+FuciAUZnQUMj+KInyVIU1H/IU8hpbfYhByVpRPao0ofJNEDwPZn6r9rdHp//9k=',
)

const word = (value: number) => {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value)
  return bytes
}

/** JBIG2 as PDF embeds it: what its page is, and one region packed the way of fax machines (ITU-T T.88 §7.4). */
function jbig2(): Buffer {
  const segment = (number: number, type: number, data: Buffer) =>
    Buffer.concat([word(number), Buffer.from([type, 0, 1]), word(data.length), data])
  const size = [word(side), word(side)]
  return Buffer.concat([
    segment(0, 48, Buffer.concat([...size, word(0), word(0), Buffer.from([0, 0, 0])])),
    segment(1, 38, Buffer.concat([...size, word(0), word(0), Buffer.from([0, 1]), ccitt])),
  ])
}

const gray = '/ColorSpace /DeviceGray /BitsPerComponent 8'
const ink = '/ColorSpace /DeviceGray /BitsPerComponent 1'
const fax = `/DecodeParms << /K -1 /Columns ${side} /Rows ${side} >>`
const kinds = {
  jpeg: () => stream(`${picture('DCT')} ${gray}`, jpeg),
  jpx: () => stream(picture('JPX'), jpx),
  ccitt: () => stream(`${picture('CCITTFax')} ${ink} ${fax}`, ccitt),
  jbig2: () => stream(`${picture('JBIG2')} ${ink}`, jbig2()),
  /** Cannot be read. */
  torn: () => stream(picture('JPX'), jpx.subarray(0, 60)),
}
export type Picture = keyof typeof kinds

function picture(filter: string): string {
  return `/Type /XObject /Subtype /Image /Width ${side} /Height ${side} /Filter /${filter}Decode`
}

/** @param across pages that are wider than high, by index */
export function aScannedPdf(
  pictures: readonly Picture[],
  { across = [] as number[], extra = '' } = {},
): Buffer {
  const first = 3
  const kids = pictures.map((_, at) => `${first + at * 3} 0 R`).join(' ')
  const pages = pictures.flatMap((kind, at) => {
    const [width, height] = across.includes(at) ? [842, 595] : [595, 842]
    const own = first + at * 3
    return [
      latin1(
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${width} ${height}] /Contents ${own + 1} 0 R /Resources << /XObject << /P ${own + 2} 0 R >> >> >>`,
      ),
      stream('', latin1(`q ${width} 0 0 ${height} 0 0 cm /P Do Q`)),
      kinds[kind](),
    ]
  })
  return pdfOf(
    [
      latin1('<< /Type /Catalog /Pages 2 0 R >>'),
      latin1(`<< /Type /Pages /Kids [${kids}] /Count ${pictures.length} >>`),
      ...pages,
    ],
    extra,
  )
}
