/** The same submission twice is one feedback; what is stored never changes (F8, F9, design §5.1–5.3). */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aComment, aPerson } from '../factories.ts'
import { type Stack, startStack } from '../stack.ts'
import { aContent, countRows, storedFeedback, submit } from '../submissions.ts'
import { codeOf } from './support.ts'

let stack: Stack
beforeAll(async () => {
  stack = await startStack()
})
afterAll(() => stack?.stop())

describe('F9: given a feedback that was stored under a key', () => {
  test('when it is sent again, then the receipt is the same and nothing is added', async () => {
    const key = crypto.randomUUID()
    const first = await submit(stack.anon(), { key })
    const before = await countRows(stack.sql)
    const again = await submit(stack.anon(), { key })
    expect(first.error).toBeNull()
    expect(again.data).toEqual(first.data)
    expect(await countRows(stack.sql)).toEqual(before)
  })

  test('when the fields come in another order, then it is still the same feedback', async () => {
    const key = crypto.randomUUID()
    const { contributor, comments } = aContent()
    const first = await submit(stack.anon(), { key, content: { contributor, comments } })
    const turned = Object.fromEntries(Object.entries(contributor).reverse())
    const again = await submit(stack.anon(), { key, content: { comments, contributor: turned } })
    expect(again.data).toEqual(first.data)
  })

  test.each([
    ['another text', aContent({ comments: [aComment({ text: 'Ý kiến khác.' })] })],
    ['another name', aContent({ contributor: { ...aContent().contributor, fullName: 'Lê Khác' } })],
    ['one comment more', aContent({ comments: [aComment(), aComment()] })],
  ])('when the key comes with %s, then KD001 and nothing changes', async (_, content) => {
    const key = crypto.randomUUID()
    await submit(stack.anon(), { key })
    const before = await countRows(stack.sql)
    const { data, error } = await submit(stack.anon(), { key, content })
    expect({ data, code: error?.code }).toEqual({ data: null, code: 'KD001' })
    expect(await countRows(stack.sql)).toEqual(before)
  })

  test('when 20 calls come at once, then one row and 20 equal receipts', async () => {
    const key = crypto.randomUUID()
    const before = await countRows(stack.sql)
    const client = stack.anon()
    const answers = await Promise.all(Array.from({ length: 20 }, () => submit(client, { key })))
    expect(answers.map(({ error }) => error)).toEqual(Array(20).fill(null))
    expect(new Set(answers.map(({ data }) => JSON.stringify(data))).size).toBe(1)
    const { feedback, comment, identity } = before
    expect(await countRows(stack.sql)).toEqual({
      feedback: feedback + 1,
      comment: comment + 1,
      identity: identity + 1,
    })
  })

  test('when 20 calls with two contents race for one key, then one content wins and the other is told', async () => {
    const key = crypto.randomUUID()
    const before = await countRows(stack.sql)
    const client = stack.anon()
    const contents = [aContent(), aContent({ comments: [aComment({ text: 'Ý kiến khác.' })] })]
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, at) => submit(client, { key, content: contents[at % 2] })),
    )
    expect(answers.map(({ error }) => error?.code ?? 'stored').sort()).toEqual([
      ...Array(10).fill('KD001'),
      ...Array(10).fill('stored'),
    ])
    expect((await countRows(stack.sql)).feedback).toBe(before.feedback + 1)
  })

  test('when its round has closed meanwhile, then a retry still gets the receipt, and a new one KD002', async () => {
    const args = {
      body: stack.body.slug,
      content: aContent(),
      idempotency_key: crypto.randomUUID(),
      received_at: '2012-09-30T16:59:59.999Z',
    }
    const first = await stack.service().rpc('store_sample', args)
    expect(first.error).toBeNull()
    const later = { ...args, received_at: '2012-12-01T00:00:00Z' }
    expect((await stack.service().rpc('store_sample', later)).data).toEqual(first.data)
    const fresh = await stack
      .service()
      .rpc('store_sample', { ...later, idempotency_key: crypto.randomUUID() })
    expect(fresh.error?.code).toBe('KD002')
  })
})

describe('F8: given receipts', () => {
  const count = 300
  test('then references and secrets differ and use no I, O, Q, Z, 0, 1', async () => {
    const rows = await stack.sql<{ reference: string; secret: string }[]>`
      select private.new_reference() as reference,
        private.receipt_secret(gen_random_uuid()::text, private.new_reference()) as secret
      from generate_series(1, ${count})`
    expect(new Set(rows.map(({ reference }) => reference)).size).toBe(count)
    expect(new Set(rows.map(({ secret }) => secret)).size).toBe(count)
    const letters = new Set(
      rows.flatMap(({ reference, secret }) => [...reference.replace('-', ''), ...secret]),
    )
    expect([...letters].sort().join('')).toBe('23456789ABCDEFGHJKLMNPRSTUVWXY')
    expect(rows.every(({ reference }) => /^.{4}-.{4}$/.test(reference))).toBe(true)
    expect(rows.every(({ secret }) => secret.length === 16)).toBe(true)
  })

  test('when a receipt is looked up by its secret, then it comes with the words, without name or secret', async () => {
    const { data } = await submit(stack.anon(), { content: aContent({ contributor: aPerson() }) })
    const { secret, ...receipt } = data
    const found = await stack.anon().rpc('find_receipt', { secret })
    expect(found.data).toEqual({
      ...receipt,
      openedWith: receipt.reference,
      comparedAt: null,
      verifiedAt: null,
      synthesisedAt: null,
      repliedAt: null,
      words: [
        {
          subject: 'Đồng chí Bí thư Đảng ủy',
          contentArea: 'Công tác cán bộ',
          aspect: 'remedy',
          text: 'Đề nghị làm rõ.',
        },
      ],
    })
    expect(Object.keys(receipt).sort()).toEqual([
      'channel',
      'commentCount',
      'contentSha256',
      'late',
      'receivedAt',
      'reference',
      'round',
      'sample',
      'scans',
    ])
  })

  test.each(['', 'A'.repeat(16), '%', '_'.repeat(16)])(
    'when the secret is “%s”, then nothing is found',
    async (secret) => {
      const { data, error } = await stack.anon().rpc('find_receipt', { secret })
      expect({ data, error }).toEqual({ data: null, error: null })
    },
  )

  test('when the secret is looked for in the database, then only its hash is there', async () => {
    const key = crypto.randomUUID()
    const { data } = await submit(stack.anon(), { key })
    const [row] = await stack.sql<{ whole: string; hashed: boolean }[]>`
      select f::text || i::text as whole, f.receipt_secret_sha256 = sha256(${data.secret}::text::bytea) as hashed
      from public.feedback f join private.contributor_identity i on i.feedback_id = f.id
      where f.reference = ${data.reference}`
    expect(row?.hashed).toBe(true)
    expect(row?.whole).not.toContain(data.secret)
    expect(row?.whole).not.toContain(key)
  })
})

describe('given originals', () => {
  test.each([
    "update public.feedback set contributor_category = 'other'",
    'update public.feedback set is_sample = true',
    "update public.comment set text = 'khác'",
    "update private.contributor_identity set full_name = 'khác'",
    'delete from public.feedback',
    'delete from public.comment',
    'delete from private.contributor_identity',
    'truncate public.comment cascade',
    'truncate private.contributor_identity',
    'truncate public.feedback cascade',
    'truncate public.body cascade',
  ])('when the owner of the database runs “%s”, then KD009 and nothing changes', async (statement) => {
    await storedFeedback(stack)
    const before = await countRows(stack.sql)
    expect(await codeOf(stack.sql.unsafe(statement))).toBe('KD009')
    expect(await countRows(stack.sql)).toEqual(before)
  })
})
