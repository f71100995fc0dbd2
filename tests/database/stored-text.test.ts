/** Whatever a person writes is stored as normalised and as many times as sent (F2, F9, design §5.9). */
import * as fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { hasContent, normaliseLine, normaliseText } from '../../src/domain/text.ts'
import { parseFeedback, submitFeedback } from '../../src/server/feedback.ts'
import { aComment, aFeedback, individual } from '../factories.ts'
import { type Stack, startStack } from '../stack.ts'
import { countRows } from '../submissions.ts'

let stack: Stack
beforeAll(async () => {
  stack = await startStack()
})
afterAll(() => stack?.stop())

const range = (from: number, to: number) =>
  fc.integer({ min: from, max: to }).map((point) => String.fromCodePoint(point))

/** Any Unicode text: Vietnamese composed and not, marks, right-to-left, controls, astral, unassigned. */
const character = fc.oneof(
  range(0x20, 0x7e),
  range(0, 0x1f),
  range(0x7f, 0xa0),
  range(0xc0, 0x24f),
  range(0x300, 0x36f),
  range(0x590, 0x6ff),
  range(0x1ea0, 0x1ef9),
  range(0x2000, 0x206f),
  range(0xac00, 0xd7a3),
  range(0xf900, 0xffff),
  range(0x10000, 0x1ffff),
  range(0xe0000, 0x10ffff),
  fc.constantFrom(
    'Đặng',
    'ở'.normalize('NFD'),
    '\r\n',
    '\n',
    '\t',
    ' ',
    '\ufeff',
    '\u200b',
    '<b>',
    "'",
    '\\',
    '"',
  ),
)
const text = (maxLength: number) => fc.array(character, { maxLength }).map((parts) => parts.join(''))

async function stored(reference: string) {
  const [identity] = await stack.sql<{ full_name: string; address: string }[]>`
    select i.full_name, i.address from private.contributor_identity i
    join public.feedback f on f.id = i.feedback_id where f.reference = ${reference}`
  const comments = await stack.sql<{ text: string }[]>`
    select c.text from public.comment c join public.feedback f on f.id = c.feedback_id
    where f.reference = ${reference} order by c.position`
  return { identity, texts: comments.map((comment) => comment.text) }
}

test('given any Unicode text, when it passes the schema, then what is stored equals what was sent, normalised', async () => {
  const letters = fc.record({
    fullName: text(40),
    address: text(60),
    texts: fc.array(text(400), { minLength: 1, maxLength: 4 }),
  })
  let accepted = 0
  await fc.assert(
    fc.asyncProperty(letters, async ({ fullName, address, texts }) => {
      const { feedback } = parseFeedback(
        aFeedback({
          contributor: { ...individual, fullName, address },
          comments: texts.map((each) => aComment({ text: each })),
        }),
      )
      expect(feedback !== undefined).toBe([fullName, address, ...texts].every(hasContent))
      if (!feedback) return
      const before = await countRows(stack.sql)
      const { reference, commentCount } = await submitFeedback(feedback, crypto.randomUUID())
      accepted += 1
      expect(commentCount).toBe(texts.length)
      expect(await stored(reference)).toEqual({
        identity: { full_name: normaliseLine(fullName), address: normaliseLine(address) },
        texts: texts.map(normaliseText),
      })
      expect(await countRows(stack.sql)).toEqual({
        feedback: before.feedback + 1,
        comment: before.comment + texts.length,
        identity: before.identity + 1,
      })
    }),
    { numRuns: 150 },
  )
  expect(accepted).toBeGreaterThan(50)
})

test('given texts of every size up to the limit, when sent, then each is stored whole', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 10_000 }),
      fc.constantFrom('a', 'ở', '😀', '\u0e01'),
      async (size, unit) => {
        const { feedback } = parseFeedback(aFeedback({ comments: [aComment({ text: unit.repeat(size) })] }))
        if (!feedback) throw new Error('refused')
        const { reference } = await submitFeedback(feedback, crypto.randomUUID())
        expect((await stored(reference)).texts).toEqual([unit.repeat(size)])
      },
    ),
    {
      numRuns: 20,
      examples: [
        [10_000, '😀'],
        [1, 'a'],
      ],
    },
  )
})

test.each([
  ['U+0085, a blank to PostgreSQL and none to JavaScript', '\u0085'],
  ['U+180E', '\u180e'],
  ['zero-width characters', '\u200b\u200d\u2060'],
  ['a lone combining mark', '\u0301'],
])(
  'given a comment of nothing but %s, when the schema takes it, then the database does too',
  async (_, only) => {
    const { feedback, errors } = parseFeedback(aFeedback({ comments: [aComment({ text: only })] }))
    if (!feedback) return expect(errors?.map(({ field }) => field)).toEqual(['comments.0.text'])
    const { reference } = await submitFeedback(feedback, crypto.randomUUID())
    expect((await stored(reference)).texts).toEqual([normaliseText(only)])
  },
)

test.each(['\u0085', '\u180e', '\u200b', '\u0301', '\u1361'])(
  'given a name and address of nothing but “%j”, when the schema takes them, then the database does too',
  async (only) => {
    const contributor = { ...individual, fullName: only, address: only }
    const { feedback, errors } = parseFeedback(aFeedback({ contributor }))
    const fields = ['contributor.fullName', 'contributor.address']
    if (!feedback) return expect(errors?.map(({ field }) => field)).toEqual(fields)
    const { reference } = await submitFeedback(feedback, crypto.randomUUID())
    expect((await stored(reference)).identity).toEqual({ full_name: only, address: only })
  },
)
