/** Scans for tests: uploading as a browser does, and letters that have some. */
import type { CompletedScan, OpenedUpload, Ticket } from '../src/domain/scan.ts'
import { completeUpload, openUpload } from '../src/server/scans/upload.ts'

export { aHeic, aJpeg, aPdf, aPng } from './scan-files.ts'

import { aPerson } from './factories.ts'
import type { Stack } from './stack.ts'
import { aContent, bodySlug } from './submissions.ts'

/** Brings parts to their addresses as a page does: without a key. */
export async function putParts(
  bytes: Buffer,
  { partBytes, parts }: Pick<OpenedUpload, 'partBytes' | 'parts'>,
): Promise<void> {
  for (const { n, url } of parts) {
    const response = await putPart(url, bytes.subarray(n * partBytes, (n + 1) * partBytes))
    if (!response.ok) throw new Error(`part ${n}: ${response.status} ${await response.text()}`)
  }
}

export function putPart(url: string, bytes: Uint8Array): Promise<Response> {
  return fetch(url, {
    method: 'PUT',
    body: new Uint8Array(bytes),
    headers: { 'content-type': 'application/octet-stream', origin: 'http://127.0.0.1:8888' },
  })
}

/** A scan, uploaded and judged, that no letter has claimed yet. */
export async function completeScan(bytes: Buffer): Promise<Ticket & CompletedScan> {
  const { id, secret, ...opened } = await openUpload(bytes.length)
  await putParts(bytes, opened)
  return { id, secret, ...(await completeUpload({ id, secret })) }
}

export interface LetterOptions {
  comments?: unknown[]
  key?: string
}

/** What the door does with a letter and its scans. */
export function submitWithScans(
  stack: Pick<Stack, 'anon'>,
  scans: { id: string; secret: string; sha256: string }[],
  { comments = aContent().comments, key = crypto.randomUUID() }: LetterOptions = {},
) {
  return stack.anon().rpc('submit_feedback', {
    body: bodySlug,
    content: {
      ...aContent({ contributor: aPerson({ address: `Số nhà ${key}` }), comments }),
      scans: scans.map(({ id, sha256 }) => ({ id, sha256 })),
    },
    idempotency_key: key,
    circumstances: { scanSecrets: scans.map(({ secret }) => secret) },
  })
}

/** @returns the id and reference of a stored letter with these scans */
export async function letterWithScans(
  stack: Pick<Stack, 'anon' | 'sql'>,
  scans: { id: string; secret: string; sha256: string }[],
  options?: LetterOptions,
): Promise<{ id: string; reference: string }> {
  const { data, error } = await submitWithScans(stack, scans, options)
  if (error) throw new Error(`${error.code} ${error.message} ${error.details}`)
  const [row] = await stack.sql<{ id: string; reference: string }[]>`
    select id, reference from public.feedback where reference = ${String(data.reference)}`
  if (!row) throw new Error('not stored')
  return row
}
