/** What is read of a request, and how much: files are let in where a form may bring them, words nowhere more than usual. */
import { describe, expect, test } from 'vitest'
import { bodyLimitBytes } from '../../src/domain/limits.ts'
import { formWithFiles, readBody } from '../../src/server/request-body.ts'

async function aRequest(fields: Record<string, string | Blob>): Promise<Request> {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.append(name, value)
  const whole = new Response(form)
  const headers = { 'content-type': whole.headers.get('content-type') ?? '' }
  return new Request('http://localhost/', { method: 'POST', body: await whole.arrayBuffer(), headers })
}
const noise = (bytes: number) => new Blob([new Uint8Array(bytes)])

describe('given a form with a file of four megabytes', () => {
  const request = () => aRequest({ text: 'Đề nghị làm rõ.', scanFile: noise(4_194_304) })

  test('when it comes where files may come, then file and words are read', async () => {
    const body = await readBody(await request(), formWithFiles)
    const form = body.kind === 'form' ? body.value : new FormData()
    expect(form.get('text')).toBe('Đề nghị làm rõ.')
    expect(form.get('scanFile')).toMatchObject({ size: 4_194_304 })
  })

  test('when it comes anywhere else, then it is too large', async () => {
    await expect(readBody(await request())).rejects.toMatchObject({ key: 'tooLarge' })
  })
})

test('more words than usual are too large, also where files may come', async () => {
  const words = 'x'.repeat(bodyLimitBytes + 1)
  await expect(readBody(await aRequest({ words }), formWithFiles)).rejects.toMatchObject({ key: 'tooLarge' })
  const many = Object.fromEntries(Array.from({ length: 20 }, (_, at) => [`t${at}`, 'đ'.repeat(30_000)]))
  await expect(readBody(await aRequest(many), formWithFiles)).rejects.toMatchObject({ key: 'tooLarge' })
})

test('what is more than is kept is read to its end, but not for ever', async () => {
  const { bytes, patience = 0 } = formWithFiles
  for (const [size, all] of [
    [bytes + 1, true],
    [patience + 5_000_000, false],
  ] as const) {
    let sent = 0
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        const chunk = new Uint8Array(Math.min(1_048_576, size - sent))
        sent += chunk.byteLength
        if (chunk.byteLength > 0) controller.enqueue(chunk)
        else controller.close()
      },
    })
    const init = {
      method: 'POST',
      body,
      duplex: 'half',
      headers: { 'content-type': 'multipart/form-data; boundary=x' },
    }
    await expect(readBody(new Request('http://localhost/', init), formWithFiles)).rejects.toMatchObject({
      key: 'tooLarge',
    })
    expect(sent === size).toBe(all)
  }
})
