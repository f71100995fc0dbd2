/** Whatever letter comes, once or often, alone or in a crowd: what is stored is what was sent, once (F1–F3, F9, design §5.1–5.3). */
import * as fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Feedback, feedbackSchema } from '../../src/domain/feedback.ts'
import { letters, comments as someComments } from '../arbitraries.ts'
import { type Stack, startStack } from '../stack.ts'
import { countRows, submit } from '../submissions.ts'

let stack: Stack
beforeAll(async () => {
  stack = await startStack()
})
afterAll(() => stack?.stop())

/** What the door hands to the database for a letter. */
function contentOf({ contributor, comments, scans }: Feedback) {
  return { contributor, comments, scans }
}

/** Read back from the rows alone, in the shape it was sent. */
async function readBack(reference: string) {
  const [row] = await stack.sql<{ letter: unknown; hash: string }[]>`
    select jsonb_build_object(
      'contributor', jsonb_strip_nulls(jsonb_build_object('kind', f.contributor_kind, 'category', f.contributor_category,
        'fullName', i.full_name, 'address', i.address, 'phone', i.phone, 'email', i.email, 'replyBy', i.reply_by,
        'collectiveName', i.collective_name, 'documentNumber', i.document_number, 'documentDate', i.document_date,
        'signatoryName', i.signatory_name, 'signatoryPosition', i.signatory_position)),
      'comments', (select jsonb_agg(jsonb_strip_nulls(jsonb_build_object('subject', s.code, 'contentArea', a.code,
          'aspect', c.aspect, 'text', c.text)) order by c.position)
        from public.comment c join public.subject s on s.id = c.subject_id
        join public.content_area a on a.id = c.content_area_id where c.feedback_id = f.id),
      'scans', '[]'::jsonb) as letter, encode(f.content_sha256, 'hex') as hash
    from public.feedback f join private.contributor_identity i on i.feedback_id = f.id
    where f.reference = ${reference}`
  return row
}

/** As JSON carries it: without what is undefined. */
const carried = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

const rows = ({ comments }: Feedback) => ({ feedback: 1, comment: comments.length, identity: 1 })
async function added(act: () => Promise<void>) {
  const before = await countRows(stack.sql)
  await act()
  const { feedback, comment, identity } = await countRows(stack.sql)
  return {
    feedback: feedback - before.feedback,
    comment: comment - before.comment,
    identity: identity - before.identity,
  }
}

describe('F1, F2: given any letter that the schema takes', () => {
  test('when it is sent, then it is read back from the rows as it was sent, and counted once', async () => {
    const kinds = new Set<string>()
    await fc.assert(
      fc.asyncProperty(letters, async (typed) => {
        const feedback = feedbackSchema.parse(typed)
        kinds.add(feedback.contributor.kind)
        const change = await added(async () => {
          const { data, error } = await submit(stack.anon(), { content: contentOf(feedback) })
          expect(error).toBeNull()
          expect(data.commentCount).toBe(feedback.comments.length)
          const kept = await readBack(data.reference)
          expect(kept?.letter).toEqual(carried(contentOf(feedback)))
          expect(kept?.hash).toBe(data.contentSha256)
        })
        expect(change).toEqual(rows(feedback))
      }),
      { numRuns: 120 },
    )
    expect(kinds.size).toBe(2)
  })

  test('when its comments come in another order, then it is another letter with that order', async () => {
    const several = letters.filter(({ comments }) => new Set(comments.map(({ text }) => text)).size > 1)
    await fc.assert(
      fc.asyncProperty(several, async (typed) => {
        const feedback = feedbackSchema.parse(typed)
        const turned = { ...feedback, comments: [...feedback.comments].reverse() }
        const key = crypto.randomUUID()
        const { data } = await submit(stack.anon(), { content: contentOf(feedback), key })
        const again = await submit(stack.anon(), { content: contentOf(turned), key })
        // a palindrome of comments is the same letter
        const isSame = JSON.stringify(turned.comments) === JSON.stringify(feedback.comments)
        expect(again.error?.code).toBe(isSame ? undefined : 'KD001')
        expect((await readBack(data.reference))?.letter).toEqual(carried(contentOf(feedback)))
      }),
      { numRuns: 30 },
    )
  })
})

describe('F9: given any letter that is sent more than once under its key', () => {
  test('when sendings of two contents race in any mixture, then one content is stored once and its senders have one receipt', async () => {
    await fc.assert(
      fc.asyncProperty(
        letters,
        someComments,
        fc.array(fc.boolean(), { minLength: 2, maxLength: 8 }),
        async (typed, otherComments, mixture) => {
          const one = feedbackSchema.parse(typed)
          const two = feedbackSchema.parse({ ...typed, comments: otherComments })
          const isSame = JSON.stringify(contentOf(one)) === JSON.stringify(contentOf(two))
          const key = crypto.randomUUID()
          const client = stack.anon()
          let winner: Feedback | undefined
          const change = await added(async () => {
            const answers = await Promise.all(
              mixture.map((first) => submit(client, { key, content: contentOf(first ? one : two) })),
            )
            const receipts = answers.flatMap(({ data }) => (data ? [JSON.stringify(data)] : []))
            expect(new Set(receipts).size).toBe(1)
            const kept = await readBack(JSON.parse(receipts[0] ?? '').reference)
            const isOne = JSON.stringify(kept?.letter) === JSON.stringify((await asStored(one)) ?? null)
            winner = isOne ? one : two
            expect(kept?.letter).toEqual(carried(contentOf(winner)))
            for (const [at, { error }] of answers.entries()) {
              const won = isSame || mixture[at] === isOne
              expect(error?.code).toBe(won ? undefined : 'KD001')
            }
          })
          expect(change).toEqual(winner && rows(winner))
        },
      ),
      { numRuns: 60 },
    )
  })

  /** In the order of keys that jsonb has, so that two letters can be compared as text. */
  async function asStored(feedback: Feedback): Promise<unknown> {
    const [row] = await stack.sql<{ value: unknown }[]>`
      select ${JSON.stringify(contentOf(feedback))}::text::jsonb as value`
    return row?.value
  }

  test('when what goes with it differs each time, then it is the same letter', async () => {
    const circumstances = fc.record(
      {
        begun: fc.string(),
        trapped: fc.boolean(),
        supplement: fc.boolean(),
        scanSecrets: fc.array(fc.string()),
      },
      { requiredKeys: [] },
    )
    await fc.assert(
      fc.asyncProperty(
        letters,
        fc.array(circumstances, { minLength: 2, maxLength: 4 }),
        async (typed, all) => {
          const content = contentOf(feedbackSchema.parse(typed))
          const key = crypto.randomUUID()
          const client = stack.anon()
          const answers = await Promise.all(
            all.map((each) => submit(client, { content, key, circumstances: each })),
          )
          expect(new Set(answers.map(({ data }) => data?.reference)).size).toBe(1)
          expect(answers.map(({ error }) => error)).toEqual(all.map(() => null))
        },
      ),
      { numRuns: 25 },
    )
  })
})
