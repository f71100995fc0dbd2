/** F1, F5, F9: a scan travels in parts straight to Storage, is read back whole, judged and hashed. */
import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aHeic, aJpeg, aPdf, aPng, letterWithScans, putPart, putParts } from '../scans.ts'
import { expectRefused, openScanDoor, type ScanDoor } from './scan-door.ts'

const part = 1_048_576
const limit = 26_214_400

let door: ScanDoor
beforeAll(async () => {
  door = await openScanDoor()
})
afterAll(() => door?.stop())

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')
const complete = (ticket: { id: string; secret: string }) =>
  door.post('/api/scans/complete', { id: ticket.id, secret: ticket.secret })
const state = (ticket: { id: string; secret: string }) =>
  door.post('/api/scans/state', { id: ticket.id, secret: ticket.secret })

describe('given a size', () => {
  test('when it is nothing, then the file is said to be empty', async () => {
    await expectRefused(await door.post('/api/scans', { byteSize: 0 }), 422, 'scanEmpty')
  })

  test('when it is one byte more than 25 MiB, then it is said to be too large', async () => {
    await expectRefused(await door.post('/api/scans', { byteSize: limit + 1 }), 413, 'scanTooLarge')
  })

  test.each([{ byteSize: -1 }, { byteSize: 1.5 }, { byteSize: '7' }, { byteSize: 1e300 }, {}, null, 7])(
    'when the question is %j, then 400',
    async (body) => {
      await expectRefused(await door.post('/api/scans', body), 400, 'unreadable')
    },
  )

  test.each([
    [1, 1],
    [part, 1],
    [part + 1, 2],
    [limit, 25],
  ])('when it is %d bytes, then there is an address for each of %d parts', async (byteSize, count) => {
    const { parts, partBytes } = await door.open(byteSize)
    expect(partBytes).toBe(part)
    expect(parts.map(({ n }) => n)).toEqual(Array.from({ length: count }, (_, n) => n))
    expect(new Set(parts.map(({ url }) => url)).size).toBe(count)
  })
})

describe('given a file of a kind that is taken', () => {
  test.each<[string, Buffer, string]>([
    ['a PDF smaller than a part', aPdf(), 'application/pdf'],
    ['a PDF of exactly a part', aPdf({ size: part }), 'application/pdf'],
    ['a PDF of a part and a byte', aPdf({ size: part + 1 }), 'application/pdf'],
    ['a PDF of 25 MiB', aPdf({ size: limit }), 'application/pdf'],
    ['a JPEG', aJpeg(), 'image/jpeg'],
    ['a PNG', aPng(), 'image/png'],
    ['a HEIC', aHeic(), 'image/heic'],
  ])(
    'when %s is complete, then its type and the hash of every byte are told',
    async (_, bytes, mediaType) => {
      const ticket = await door.upload(bytes)
      const response = await complete(ticket)
      expect(response.status).toBe(200)
      expect(response.headers.get('cache-control')).toBe('no-store')
      const found = { mediaType, sha256: sha256(bytes), byteSize: bytes.length }
      expect(await response.json()).toEqual(found)
      expect(await (await state(ticket)).json()).toMatchObject({ parts: [], complete: found })
    },
  )
})

describe('given a file of another kind', () => {
  test.each<[string, Buffer, string]>([
    ['one byte', Buffer.from('%'), 'scanKind'],
    ['HTML called .pdf', Buffer.from('<!doctype html><script>alert(1)</script>'), 'scanKind'],
    [
      'a Word file called .pdf',
      Buffer.concat([Buffer.from('PK\x03\x04'), Buffer.alloc(2_000_000)]),
      'scanOffice',
    ],
    ['a PDF with a password', aPdf({ extra: '/Encrypt 9 0 R ', size: 2 * part }), 'scanLocked'],
    ['a PDF cut off', aPdf({ size: 2 * part }).subarray(0, part), 'scanDamaged'],
  ])('when %s is complete, then it is refused and stays incomplete', async (_, bytes, key) => {
    const ticket = await door.upload(bytes)
    await expectRefused(await complete(ticket), 422, key)
    await expectRefused(await complete(ticket), 422, key)
    expect(await (await state(ticket)).json()).not.toHaveProperty('complete')
  })
})

describe('F9: given a line that breaks', () => {
  const bytes = aPdf({ size: 3 * part + 5 })

  test('when parts are missing, then it is not complete, and the missing ones get fresh addresses', async () => {
    const opened = await door.open(bytes.length)
    await putParts(bytes, { ...opened, parts: opened.parts.filter(({ n }) => n === 0 || n === 3) })
    await expectRefused(await complete(opened), 409, 'scanIncomplete')
    const now = await (await state(opened)).json()
    expect(now).toMatchObject({ byteSize: bytes.length, partBytes: part, done: [0, 3] })
    expect(now.parts.map(({ n }: { n: number }) => n)).toEqual([1, 2])
    await putParts(bytes, now)
    expect(await (await complete(opened)).json()).toMatchObject({ sha256: sha256(bytes) })
  })

  test('when parts come in another order, then the scan is what it was', async () => {
    const opened = await door.open(bytes.length)
    await putParts(bytes, { ...opened, parts: opened.parts.toReversed() })
    expect(await (await complete(opened)).json()).toMatchObject({ sha256: sha256(bytes) })
  })

  test('when a part is brought twice, then the first stays and no address is asked for', async () => {
    const opened = await door.open(bytes.length)
    await putParts(bytes, opened)
    const again = await putPart(opened.parts[1]?.url ?? '', Buffer.alloc(part))
    expect([400, 409]).toContain(again.status)
    expect(await (await complete(opened)).json()).toMatchObject({ sha256: sha256(bytes) })
  })

  test.each([part - 1, part + 1])(
    'when a part has %d bytes, then the upload is said to be broken',
    async (size) => {
      const opened = await door.open(bytes.length)
      await putParts(bytes, { ...opened, parts: opened.parts.slice(1) })
      expect((await putPart(opened.parts[0]?.url ?? '', Buffer.alloc(size))).status).toBe(200)
      await expectRefused(await complete(opened), 409, 'scanBroken')
      await expectRefused(await state(opened), 409, 'scanBroken')
    },
  )

  test('when a part is larger than any may be, then Storage does not take it', async () => {
    const opened = await door.open(bytes.length)
    expect(
      (await putPart(opened.parts[0]?.url ?? '', Buffer.alloc(5_242_881))).status,
    ).toBeGreaterThanOrEqual(400)
    expect(await (await state(opened)).json()).toMatchObject({ done: [] })
  })

  test('when an address is used for another part, or changed, then nothing is stored', async () => {
    const { id, secret, parts } = await door.open(bytes.length)
    const url = parts[1]?.url ?? ''
    for (const wrong of [url.replace(`${id}/1`, `${id}/2`), url.replace(`${id}/1`, `${id}/9`), `${url}x`])
      expect((await putPart(wrong, Buffer.alloc(part))).status).toBeGreaterThanOrEqual(400)
    expect(await (await state({ id, secret })).json()).toMatchObject({ done: [] })
  })
})

describe('F9: given a step that is repeated', () => {
  test('when two complete at once, then both hear the same and it is noted once', async () => {
    const ticket = await door.upload(aPdf({ size: 2 * part }))
    const answers = await Promise.all([complete(ticket), complete(ticket), complete(ticket)])
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200])
    const [first, ...others] = await Promise.all(answers.map((answer) => answer.json()))
    for (const other of others) expect(other).toEqual(first)
  })

  test('when it is resumed a day later, then it goes on', async () => {
    const bytes = aPdf({ size: part + 7 })
    const opened = await door.open(bytes.length)
    await putParts(bytes, { ...opened, parts: opened.parts.slice(0, 1) })
    await door.stack.sql`
      update private.upload_ticket set opened_at = opened_at - interval '1 day' where id = ${opened.id}`
    await putParts(bytes, await (await state(opened)).json())
    expect((await complete(opened)).status).toBe(200)
  })
})

describe('I.5: given somebody who is not the one who opened it', () => {
  test('when the secret is wrong, then it is as if there were no such upload', async () => {
    const ticket = await door.upload(aJpeg())
    const stranger = { id: ticket.id, secret: '0'.repeat(48) }
    await expectRefused(await state(stranger), 410, 'scanGone')
    await expectRefused(await complete(stranger), 410, 'scanGone')
    await expectRefused(await state({ ...ticket, id: crypto.randomUUID() }), 410, 'scanGone')
  })

  test.each([{ id: '1', secret: '0'.repeat(48) }, { id: crypto.randomUUID(), secret: 'x' }, {}])(
    'when the ticket is %j, then 400',
    async (ticket) => {
      expect((await door.post('/api/scans/state', ticket)).status).toBe(400)
      expect((await door.post('/api/scans/complete', ticket)).status).toBe(400)
    },
  )

  test('when it has been given up, then it is gone for everybody', async () => {
    const ticket = await door.upload(aJpeg())
    await door.stack.sql`update private.upload_ticket set clearing_at = now() where id = ${ticket.id}`
    await expectRefused(await state(ticket), 410, 'scanGone')
    await expectRefused(await complete(ticket), 410, 'scanGone')
  })

  test('when a letter has claimed it, then no more is said about it and nothing more goes in', async () => {
    const bytes = aPdf({ size: part + 7 })
    const opened = await door.open(bytes.length)
    await putParts(bytes, opened)
    const { sha256: hash } = await (await complete(opened)).json()
    await letterWithScans(door.stack, [{ ...opened, sha256: hash }])
    await expectRefused(await state(opened), 409, 'scanClaimed')
    await expectRefused(await complete(opened), 409, 'scanClaimed')
    expect((await putPart(opened.parts[0]?.url ?? '', Buffer.alloc(part))).status).toBeGreaterThanOrEqual(400)
  })
})

describe('given a request that is no question', () => {
  test.each(['/api/scans', '/api/scans/state', '/api/scans/complete'])(
    '%s takes POST and JSON only',
    async (path) => {
      const get = await fetch(door.url + path)
      await expectRefused(get, 405, 'method')
      expect(get.headers.get('allow')).toBe('POST')
      const form = await fetch(door.url + path, { method: 'POST', body: new FormData() })
      await expectRefused(form, 415, 'mediaType')
    },
  )

  test('then every answer lets a page reach Storage and nothing else', async () => {
    const response = await fetch(`${door.url}/api/scans`)
    const policy = response.headers.get('content-security-policy') ?? ''
    expect(policy).toContain(`connect-src 'self' ${new URL(door.stack.supabase.url).origin}`)
    expect(policy.match(/connect-src/g)).toHaveLength(1)
  })
})
