/** A letter with scans, sent as the form's script sends it, without the form. */
import { type APIRequestContext, expect } from '@playwright/test'

interface Opened {
  id: string
  secret: string
  partBytes: number
  parts: { n: number; url: string }[]
}

async function upload(request: APIRequestContext, bytes: Buffer) {
  const { id, secret, partBytes, parts }: Opened = await (
    await request.post('/api/scans', { data: { byteSize: bytes.length } })
  ).json()
  for (const { n, url } of parts) {
    const data = bytes.subarray(n * partBytes, (n + 1) * partBytes)
    const answer = await request.put(url, { data, headers: { 'content-type': 'application/octet-stream' } })
    expect(answer.status()).toBe(200)
  }
  const completed = await request.post('/api/scans/complete', { data: { id, secret } })
  expect(completed.status()).toBe(200)
  const { sha256 } = await completed.json()
  return { id, secret, sha256: String(sha256) }
}

/** @returns its reference and the hashes of its scans */
export async function sendWithScans(
  request: APIRequestContext,
  subject: string,
  files: readonly Buffer[],
): Promise<{ reference: string; hashes: string[] }> {
  const scans = []
  for (const bytes of files) scans.push(await upload(request, bytes))
  const answer = await request.post('/api/feedback', {
    data: {
      contributor: {
        kind: 'individual',
        category: 'retired',
        fullName: 'Lương Thị Kín',
        address: `Số nhà ${crypto.randomUUID()}`,
      },
      comments: [{ subject, contentArea: 'cong-tac-can-bo', text: 'Như bản quét kèm theo.' }],
      scans,
      consent: true,
    },
  })
  expect(answer.status()).toBe(201)
  const { reference } = await answer.json()
  return { reference: String(reference), hashes: scans.map(({ sha256 }) => sha256) }
}
