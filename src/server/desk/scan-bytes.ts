/**
 * The bytes of an opened scan, whole or a range of them (RFC 9110 §14), read part by part with the member's own token:
 * Storage's policies decide. Nothing in them can do anything in the browser but be looked at.
 */
import type { DeskScan } from '../../domain/desk-scan.ts'
import type { ScanMediaType } from '../../domain/scan.ts'
import { Problem } from '../problem.ts'
import { readParts } from '../scans/parts.ts'
import type { Client } from '../supabase.ts'

const endings: Record<ScanMediaType, string> = {
  'application/pdf': 'pdf',
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/heic': 'heic',
}

/** A picture needs nothing; the PDF viewers of Chromium and Firefox work under it all the same (tried: 156 and 153). */
const policy = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox"

export interface ByteRange {
  /** Both included, counted from 0. */
  first: number
  last: number
}

/**
 * @param header e.g. `bytes=0-1048575`, `bytes=500-`, `bytes=-500`
 * @returns undefined: the whole; null: not to be satisfied
 */
export function readRange(header: string | null, size: number): ByteRange | undefined | null {
  // several ranges at once may be answered with the whole
  const [, from = '', to = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header?.trim() ?? '') ?? []
  if (from === '' && to === '') return undefined
  if (from === '')
    return to === '0' || Number(to) === 0 ? null : { first: Math.max(0, size - Number(to)), last: size - 1 }
  const first = Number(from)
  const last = to === '' ? size - 1 : Math.min(Number(to), size - 1)
  if (to !== '' && Number(to) < first) return undefined
  return first < size ? { first, last } : null
}

export interface ScanFile {
  scan: DeskScan
  /** Neutral: it tells nobody's name. Without its ending. */
  name: string
  download: boolean
  range: string | null
}

/** @throws Problem scanGone (not opened, or no longer), storeAway */
export async function scanResponse(
  client: Client,
  { scan, name, download, range }: ScanFile,
): Promise<Response> {
  const { media_type: type, byte_size: size } = scan
  const wanted = readRange(range, size)
  const disposition = download || type === 'image/heic' ? 'attachment' : 'inline'
  const headers = new Headers({
    'content-type': type,
    'content-disposition': `${disposition}; filename="${name}.${endings[type]}"`,
    'content-security-policy': policy,
    'x-frame-options': 'DENY',
    'accept-ranges': 'bytes',
    'cache-control': 'no-store',
  })
  if (wanted === null) {
    headers.set('content-range', `bytes */${size}`)
    return new Response(null, { status: 416, headers })
  }
  const { first, last } = wanted ?? { first: 0, last: size - 1 }
  headers.set('content-length', String(last - first + 1))
  if (wanted) headers.set('content-range', `bytes ${first}-${last}/${size}`)
  return new Response(await streamOf(client, scan, { first, last }), { status: wanted ? 206 : 200, headers })
}

/** The first part is awaited: what may not be read is refused before anything is answered. */
async function streamOf(
  client: Client,
  scan: DeskScan,
  { first, last }: ByteRange,
): Promise<ReadableStream<Uint8Array>> {
  const { id, part_bytes: partBytes } = scan
  const from = Math.floor(first / partBytes)
  const parts = readParts(client, id, from, Math.floor(last / partBytes) + 1)
  let at = from * partBytes
  const cut = (bytes: Uint8Array) => {
    const piece = bytes.subarray(Math.max(0, first - at), last + 1 - at)
    at += bytes.byteLength
    return piece
  }
  const begun = await parts.next()
  if (begun.done) throw new Problem('scanGone')
  const beginning = cut(begun.value)
  return new ReadableStream({
    start(controller) {
      controller.enqueue(beginning)
    },
    async pull(controller) {
      const next = await parts.next()
      if (next.done) controller.close()
      else controller.enqueue(cut(next.value))
    },
    async cancel() {
      await parts.return(undefined)
    },
  })
}
