/** F9: the host lets the one form with files bring more than any other request, and not endlessly often. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Host, startHost } from '../../netlify/host.ts'

let staticDir: string
let host: Host
const page = {
  handler: async (request: Request) => {
    let bytes = 0
    for await (const chunk of request.body ?? []) bytes += chunk.byteLength
    return Response.json({ bytes })
  },
  paths: ['/*'],
  preferStatic: true,
}
beforeAll(async () => {
  staticDir = await mkdtemp(join(tmpdir(), 'gop-y-static-'))
  host = await startHost({ staticDir, functions: [page], port: 0, rateLimitFactor: 4 / 600 })
})
afterAll(async () => {
  await host?.stop()
  await rm(staticDir, { recursive: true, force: true })
})

const send = (path: string, megabytes: number) =>
  fetch(host.url + path, { method: 'POST', body: new Uint8Array(megabytes * 1_048_576) })

test('only the form with files takes more than 6 MiB', async () => {
  expect(await (await send('/gop-y/kiem-tra', 20)).json()).toEqual({ bytes: 20 * 1_048_576 })
  expect((await send('/gop-y/kiem-tra', 41)).status).toBe(413)
  for (const path of ['/gop-y', '/gop-y/kiem-tra/x', '/to-giup-viec/van-ban/ABCD-2345'])
    expect((await send(path, 7)).status, path).toBe(413)
})

test('it is throttled like the door; looking at it is not', async () => {
  // one was taken above; the one that was too large does not count
  for (const _ of [2, 3, 4]) expect((await send('/gop-y/kiem-tra', 1)).status).toBe(200)
  const refused = await send('/gop-y/kiem-tra', 1)
  expect(refused.status).toBe(429)
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
  expect((await fetch(`${host.url}/gop-y/kiem-tra`)).status).toBe(200)
})
