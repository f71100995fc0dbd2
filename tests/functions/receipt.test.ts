/** F8: a receipt by its address and by its two codes, against a whole embedded Supabase. */
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { lookUpReceipt, openReceipt } from '../../src/server/receipt.ts'
import { aComment, individual } from '../factories.ts'
import { type Stack, startStack } from '../stack.ts'
import { aContent, submit } from '../submissions.ts'

let stack: Stack
let codes: { reference: string; secret: string }
let others: { reference: string; secret: string }
const text = 'Đề nghị làm rõ.\n\n  Dòng có khoảng trắng   ở trong,\tvà dấu “ngoặc” <b>.'
beforeAll(async () => {
  stack = await startStack()
  codes = (await submit(stack.anon(), { content: aContent({ comments: [aComment({ text })] }) })).data
  others = (await submit(stack.anon())).data
})
afterAll(() => stack?.stop())
beforeEach(() => stack.sql`delete from private.look_up_failure`)

const home = '203.0.113.9'
function lookUp(reference: string, secret: string, address = home) {
  const body = new URLSearchParams({ reference, secret })
  return lookUpReceipt(new Request('http://127.0.0.1/tra-cuu', { method: 'POST', body }), address)
}
const wrongSecret = 'ABCDEFGHJKLMNPRS'
const failures = async () => (await stack.sql`select from private.look_up_failure`).length

describe('F8: given the two codes', () => {
  test('when they do not belong together, then one answer, whether the reference exists or not', async () => {
    const answers = await Promise.all([
      lookUp(codes.reference, wrongSecret),
      lookUp('ABCD-2345', wrongSecret),
      lookUp(others.reference, codes.secret),
      lookUp('ABCD-2345', codes.secret),
    ])
    const shown = answers.map(({ typed: _, ...answer }) => answer)
    expect(new Set(shown.map((answer) => JSON.stringify(answer))).size).toBe(1)
    expect(shown[0]).toEqual({ status: 404, error: expect.stringContaining('không khớp với biên nhận nào') })
    expect(await failures()).toBe(4)
  })

  test('when typed in small letters, with blanks and other strokes, then the receipt opens', async () => {
    const { reference, secret } = codes
    const loose = secret.toLowerCase().replace(/(.{4})/g, ' $1 –')
    const page = await lookUp(` ${reference.toLowerCase().replace('-', ' ')} `, loose)
    expect(page).toMatchObject({ status: 200, found: { secret, receipt: { reference } } })
    expect(await failures()).toBe(0)
  })

  test('when the form of a code is wrong, then it is said beside it, uncounted, and what was typed stays', async () => {
    const page = await lookUp('ABCD-O345', '')
    expect(page).toMatchObject({
      status: 422,
      typed: { reference: 'ABCD-O345', secret: '' },
      faults: { reference: { fault: 'neverUsed', signs: 'O' }, secret: { fault: 'missing' } },
    })
    expect(await failures()).toBe(0)
  })

  test('when the body is no form, then 400', async () => {
    const request = new Request('http://127.0.0.1/tra-cuu', {
      method: 'POST',
      body: '{}',
      headers: { 'content-type': 'application/json' },
    })
    expect(await lookUpReceipt(request, home)).toMatchObject({ status: 400 })
  })

  test('when sixty have failed from one address, then even the right ones wait there, and nowhere else', async () => {
    await stack.sql`insert into private.look_up_failure (address_sha256)
      select pg_catalog.sha256(convert_to(${home}, 'UTF8')) from generate_series(1, 59)`
    expect((await lookUp(codes.reference, codes.secret)).status).toBe(200)
    expect((await lookUp(codes.reference, wrongSecret)).status).toBe(404)
    const page = await lookUp(codes.reference, codes.secret)
    expect(page).toMatchObject({
      status: 429,
      error: expect.stringMatching(/sau 15 phút, từ \d\d:\d\d ngày/),
    })
    expect(page.retryAfterSeconds).toBeGreaterThan(800)
    expect(page.found).toBeUndefined()
    expect((await lookUp(codes.reference, codes.secret, '203.0.113.10')).status).toBe(200)
    await stack.sql`update private.look_up_failure set at = at - interval '16 minutes'`
    expect((await lookUp(codes.reference, codes.secret)).status).toBe(200)
    expect(await failures()).toBe(0)
  })

  test('when the database is away, then 503 and words that the letter is safe', async () => {
    const logged = vi.spyOn(console, 'error').mockImplementation(() => {})
    const fetching = vi.spyOn(globalThis, 'fetch').mockRejectedValue(new TypeError('away'))
    const [looked, opened] = [await lookUp(codes.reference, codes.secret), await openReceipt(codes.secret)]
    fetching.mockRestore()
    expect(looked).toMatchObject({ status: 503, error: expect.stringContaining('vẫn còn') })
    expect(opened).toMatchObject({ status: 503, notice: expect.stringContaining('vẫn còn') })
    const lines = JSON.stringify(logged.mock.calls)
    logged.mockRestore()
    expect(lines).not.toContain(codes.secret)
    expect(lines).not.toContain(codes.reference)
  })
})

describe('F8: given the address of a receipt', () => {
  test.each(['', 'abc', wrongSecret, `${wrongSecret}A`, "' or 1=1", 'ÂBCDEFGHJKLMNPRS'])(
    'when the secret is “%s”, then 404',
    async (secret) => {
      expect(await openReceipt(secret)).toMatchObject({ status: 404 })
    },
  )

  test('when it is right, then the words are those that were typed, character for character, without a name', async () => {
    const { receipt } = await openReceipt(codes.secret)
    expect(receipt?.words).toEqual([
      { subject: 'Đồng chí Bí thư Đảng ủy', contentArea: 'Công tác cán bộ', aspect: 'remedy', text },
    ])
    expect(JSON.stringify(receipt)).not.toContain(individual.fullName)
  })
})
