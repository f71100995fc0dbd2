/** What the door refuses before it reads a feedback, and what it says when the database is away (F9, §5.1). */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aComment, aFeedback, aForm, individual } from '../factories.ts'
import { countRows } from '../submissions.ts'
import { type Door, expectProblem, expectSecured, openDoor, postPieces } from './door.ts'

let door: Door
beforeAll(async () => {
  door = await openDoor()
})
afterAll(() => door?.stop())

const json = { 'content-type': 'application/json' }
const megabyte = Buffer.alloc(1_048_576, ' ')

describe('given a body that is too large', () => {
  async function tooLarge(act: () => Promise<{ status: number; body: string }>) {
    const before = await countRows(door.stack.sql)
    const answer = await act()
    expect(answer.status).toBe(413)
    expect(JSON.parse(answer.body)).toMatchObject({ type: 'urn:gop-y:problem:tooLarge', status: 413 })
    expect(await countRows(door.stack.sql)).toEqual(before)
  }
  const padded = (size: number) => Buffer.from(JSON.stringify(aFeedback()).padEnd(size - aFeedbackExtra))
  const aFeedbackExtra = Buffer.byteLength(JSON.stringify(aFeedback())) - JSON.stringify(aFeedback()).length

  test('when it comes with its length, then 413', async () => {
    const headers = { ...json, 'content-length': String(2 * megabyte.length) }
    await tooLarge(() => postPieces(door.url, [megabyte, megabyte], headers))
  })

  test('when it comes in chunks without a length, then 413', async () => {
    await tooLarge(() => postPieces(door.url, [megabyte, megabyte, padded(1_000)], json))
  })

  test('when it is a form, then 413', async () => {
    const form = aForm()
    form.append('comments.1.text', 'x'.repeat(2_000_000))
    const whole = new Response(form)
    const headers = { 'content-type': String(whole.headers.get('content-type')) }
    const bytes = Buffer.from(await whole.arrayBuffer())
    await tooLarge(() => postPieces(door.url, [bytes], headers))
  })

  test('when it is a whole feedback, one byte too many, then 413; at the limit, then 201', async () => {
    await tooLarge(() => postPieces(door.url, [padded(1_048_577)], json))
    expect((await postPieces(door.url, [padded(1_048_576)], json)).status).toBe(201)
  })

  test('when it is refused unread, then the answer says that the connection ends, so that nobody reuses it', async () => {
    const answer = await postPieces(door.url, [megabyte, megabyte], json)
    expect(answer.connection).toBe('close')
  })
})

describe('given a request that is not a feedback', () => {
  test.each([
    ['text/plain', { 'content-type': 'text/plain' }],
    ['XML', { 'content-type': 'application/xml' }],
    ['JSON in disguise', { 'content-type': 'application/jsonp' }],
  ])('when its type is %s, then 415 with what is accepted', async (_, headers) => {
    const act = () => door.post(JSON.stringify(aFeedback()), headers)
    const response = await expectProblem(door, act, 415, 'mediaType')
    expect(response.headers.get('accept')).toContain('application/json')
  })

  test('when it has no type, then 415', async () => {
    const body = new Blob([JSON.stringify(aFeedback())])
    await expectProblem(door, () => door.post(body), 415, 'mediaType')
  })

  test.each(['GET', 'PUT', 'DELETE', 'PATCH'])(
    'when the method is %s, then 405 with Allow',
    async (method) => {
      const act = () => fetch(door.url, { method })
      const response = await expectProblem(door, act, 405, 'method')
      expect(response.headers.get('allow')).toBe('POST')
      expectSecured(response)
    },
  )

  test.each([
    ['broken JSON', '{"contributor":', json],
    ['no JSON at all', '', json],
    ['JSON in another charset', new Uint8Array([0x22, 0xe0, 0xe8, 0x22]), json],
    [
      'multipart without its end',
      '--x\r\ncontent-disposition: form-data; name="a"',
      { 'content-type': 'multipart/form-data; boundary=x' },
    ],
    ['multipart without a boundary', 'a=b', { 'content-type': 'multipart/form-data' }],
  ] as const)('when it is %s, then 400', async (_, body, headers) => {
    await expectProblem(door, () => door.post(body, headers), 400, 'unreadable')
  })

  test('when a browser sends something unreadable, then it is sent back with that reason', async () => {
    const headers = { 'content-type': 'multipart/form-data; boundary=x', accept: 'text/html' }
    const response = await door.post('--x', headers)
    expect(response.status).toBe(307)
    expect(response.headers.get('location')).toBe('/gop-y/kiem-tra?loi=unreadable')
  })

  test('when the address is another, then 404', async () => {
    const response = await fetch(`${door.url}/khac`, { method: 'POST' })
    expect(response.status).toBe(404)
    expectSecured(response)
  })
})

describe('given too many requests of one address', () => {
  test('when the limit is passed, then 429 with the seconds to wait and nothing stored', async () => {
    const host = await door.another({ rateLimitFactor: 2 / 600 })
    const post = () =>
      fetch(`${host.url}/api/feedback`, { method: 'POST', body: JSON.stringify(aFeedback()), headers: json })
    try {
      expect([(await post()).status, (await post()).status]).toEqual([201, 201])
      const response = await expectProblem(door, post, 429, 'throttled')
      expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0)
      expect(Number(response.headers.get('retry-after'))).toBeLessThanOrEqual(60)
      expectSecured(response)
    } finally {
      await host.stop()
    }
  })
})

describe('F9: given a database that is away', () => {
  const secrets = ['Bà Tên Rất Riêng', '99 đường Rất Riêng', 'Nội dung rất riêng.', 'rieng@example.vn']
  const [fullName, address, text, email] = secrets
  const letter = aFeedback({
    contributor: { ...individual, fullName, address, email },
    comments: [aComment({ text })],
  })

  test('when PostgreSQL dies under the requests, then each is a 503 or a row, and never both or neither', async () => {
    const before = await countRows(door.stack.sql)
    const pidFile = join(door.stack.dataDir, 'postgres', 'postmaster.pid')
    const pid = Number.parseInt(readFileSync(pidFile, 'utf8'), 10)
    const keys = Array.from({ length: 60 }, () => crypto.randomUUID())
    const sending = keys.map(async (key, at) => {
      await new Promise((resolve) => setTimeout(resolve, at * 5))
      // of as many people: the letters of one are bounded
      const contributor = { ...letter.contributor, address: `${address}, nhà ${at}` }
      return (await door.postJson({ ...letter, contributor }, { 'idempotency-key': key })).status
    })
    setTimeout(() => process.kill(pid, 'SIGKILL'), 100)
    const statuses = await Promise.all(sending)
    expect(new Set(statuses)).toEqual(new Set([201, 503]))
    await expect.poll(async () => (await door.postJson(letter)).status, { timeout: 20_000 }).toBe(201)
    const stored = await door.stack.sql<{ key: string }[]>`
      select k as key from unnest(${keys}::text[]) k
      where exists (select from public.feedback f where f.idempotency_key_sha256 = private.sha256_text(k))`
    const found = new Set(stored.map(({ key }) => key))
    const lost = keys.filter((key, at) => statuses[at] === 201 && !found.has(key))
    expect(lost).toEqual([])
    const { feedback, comment, identity } = await countRows(door.stack.sql)
    expect(comment - before.comment).toBe(feedback - before.feedback)
    expect(identity - before.identity).toBe(feedback - before.feedback)
  })

  test('when a letter is retried after the crash under its key, then it is stored once', async () => {
    const key = crypto.randomUUID()
    const first = await (await door.postJson(letter, { 'idempotency-key': key })).json()
    const second = await (await door.postJson(letter, { 'idempotency-key': key })).json()
    expect(second).toEqual(first)
  })

  test('when the whole Supabase is stopped, then 503 with Retry-After, and 307 back for a browser', async () => {
    await door.stack.sql.end()
    await door.stack.supabase.stop()
    const response = await door.postJson(letter)
    expect(response.status).toBe(503)
    expect(response.headers.get('retry-after')).toMatch(/^\d+$/)
    expect(response.headers.get('content-type')).toBe('application/problem+json')
    expect(await response.json()).toMatchObject({ type: 'urn:gop-y:problem:unavailable' })
    const person = await door.post(aForm(), { accept: 'text/html' })
    expect(person.status).toBe(307)
    expect(person.headers.get('location')).toBe('/gop-y/kiem-tra?loi=unavailable')
  })

  test('then the failures are logged, and no name, address, mail or text is', () => {
    expect(door.log()).toContain('"problem":"unavailable"')
    for (const secret of [...secrets, individual.fullName, individual.address]) {
      expect(door.log()).not.toContain(secret)
    }
  })
})
