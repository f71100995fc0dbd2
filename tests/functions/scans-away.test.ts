/** F9: when Storage and its database are away, a scan's upload waits, and nothing of it is lost. */
import { once } from 'node:events'
import { createServer } from 'node:http'
import { createClient } from '@supabase/supabase-js'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readParts } from '../../src/server/scans/parts.ts'
import { type LocalSupabase, startSupabase } from '../../supabase/local/index.ts'
import { aPdf, putParts } from '../scans.ts'
import { expectRefused, openScanDoor, type ScanDoor } from './scan-door.ts'

let door: ScanDoor
let again: LocalSupabase | undefined
beforeAll(async () => {
  door = await openScanDoor()
})
afterAll(async () => {
  await door?.stop()
  await again?.stop()
})

test('when it stops half-way, then each step says so, and afterwards the upload goes on', async () => {
  const bytes = aPdf({ size: 2_500_000 })
  const { id, secret, ...opened } = await door.open(bytes.length)
  await putParts(bytes, { ...opened, parts: opened.parts.slice(0, 2) })
  const { supabase, dataDir } = door.stack
  await supabase.stop()
  const steps = [
    ['/api/scans', { byteSize: 7 }],
    ['/api/scans/state', { id, secret }],
    ['/api/scans/complete', { id, secret }],
  ] as const
  for (const [path, body] of steps) {
    const response = await door.post(path, body)
    expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0)
    await expectRefused(response, 503, 'storeAway')
  }
  expect(door.log()).toContain('storeAway')
  for (const quoted of [id, secret]) expect(door.log()).not.toContain(quoted)

  again = await startSupabase({ dataDir, port: Number(new URL(supabase.url).port) })
  const state = await (await door.post('/api/scans/state', { id, secret })).json()
  expect(state).toMatchObject({ done: [0, 1], parts: [{ n: 2 }] })
  await putParts(bytes, state)
  expect((await door.post('/api/scans/complete', { id, secret })).status).toBe(200)
})

test('when the line to Storage breaks while bytes come, then the store is away, not the scan broken', async () => {
  const server = createServer((_, response) => {
    response.writeHead(200, { 'content-type': 'application/octet-stream', 'content-length': '100' })
    response.write(Buffer.alloc(10), () => setTimeout(() => response.destroy(), 50))
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  try {
    const address = server.address()
    const port = typeof address === 'object' && address ? address.port : 0
    const client = createClient(`http://127.0.0.1:${port}`, 'key', { auth: { persistSession: false } })
    await expect(readParts(client, crypto.randomUUID(), 0, 1).next()).rejects.toMatchObject({
      key: 'storeAway',
      headers: { 'retry-after': '30' },
    })
  } finally {
    server.close()
  }
})

test('when one address asks too often, then it is told when to come back', async () => {
  const busy = await openScanDoor({ rateLimitFactor: 0.02 })
  try {
    for (const _ of [1, 2]) expect((await busy.post('/api/scans', { byteSize: 7 })).status).toBe(200)
    const response = await busy.post('/api/scans', { byteSize: 7 })
    expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0)
    await expectRefused(response, 429, 'throttled')
  } finally {
    await busy.stop()
  }
})
