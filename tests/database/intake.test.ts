/** What submit_feedback takes and refuses: whole or nothing, once, as written (F1–F3, F7, F9, design §5). */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aComment, aDocument, collective, individual } from '../factories.ts'
import { type Stack, startStack } from '../stack.ts'
import { aContent, countRows, submit } from '../submissions.ts'

let stack: Stack
beforeAll(async () => {
  stack = await startStack()
})
afterAll(() => stack?.stop())

/** Expects a refusal that leaves no row behind, and returns its code and detail. */
async function refused(content: unknown, key?: string) {
  const before = await countRows(stack.sql)
  const { data, error } = await submit(stack.anon(), { content, ...(key && { key }) })
  expect(data).toBeNull()
  expect(await countRows(stack.sql)).toEqual(before)
  return { code: error?.code, details: error?.details }
}

async function textsOf(reference: string): Promise<string[]> {
  const rows = await stack.sql<{ text: string }[]>`
    select c.text from public.comment c join public.feedback f on f.id = c.feedback_id
    where f.reference = ${reference} order by c.position`
  return rows.map(({ text }) => text)
}

const withTexts = (...texts: unknown[]) => aContent({ comments: texts.map((text) => aComment({ text })) })

describe('F2: given a whole feedback of three comments', () => {
  test('when it is sent, then one feedback, one identity and three comments are stored in their order', async () => {
    const before = await countRows(stack.sql)
    const { data, error } = await submit(stack.anon(), { content: withTexts('một', 'hai', 'ba') })
    expect(error).toBeNull()
    const { feedback, comment, identity } = before
    expect(await countRows(stack.sql)).toEqual({
      feedback: feedback + 1,
      comment: comment + 3,
      identity: identity + 1,
    })
    expect(await textsOf(data.reference)).toEqual(['một', 'hai', 'ba'])
    expect(data).toMatchObject({ commentCount: 3, late: false, sample: false })
  })

  test('F1: when a collective sends it, then its document is its identity', async () => {
    const { data } = await submit(stack.anon(), { content: aContent({ contributor: collective }) })
    const [row] = await stack.sql`select i.collective_name, i.document_number, i.document_date::text,
        i.signatory_name, i.signatory_position, i.full_name
      from private.contributor_identity i join public.feedback f on f.id = i.feedback_id
      where f.reference = ${data.reference}`
    expect(row).toEqual({
      collective_name: collective.collectiveName,
      document_number: collective.documentNumber,
      document_date: collective.documentDate,
      signatory_name: collective.signatoryName,
      signatory_position: collective.signatoryPosition,
      full_name: null,
    })
  })
})

describe('F9: given a feedback that is wrong somewhere', () => {
  const good = aComment()
  test.each([
    ['a blank third comment', aContent({ comments: [good, good, aComment({ text: ' \n\t ' })] }), '23514'],
    ['an empty third comment', aContent({ comments: [good, good, aComment({ text: '' })] }), '23514'],
    ['a third comment without text', aContent({ comments: [good, good, { ...good, text: null }] }), '23502'],
    ['a 10,001-character comment', withTexts('x'.repeat(10_001)), '23514'],
    ['10,001 astral characters', withTexts('😀'.repeat(10_001)), '23514'],
    ['a comment in NFD', withTexts('Đề nghị'.normalize('NFD')), '23514'],
    ['a control character', withTexts('a\u0007b'), '23514'],
    ['an unknown aspect', aContent({ comments: [aComment({ aspect: 'praise' })] }), '23514'],
    ['101 comments', aContent({ comments: Array.from({ length: 101 }, () => good) }), '23514'],
    ['no comment', aContent({ comments: [] }), '23514'],
    ['no list of comments', { contributor: individual }, '23502'],
    ['comments that are not a list', { contributor: individual, comments: { 0: good } }, '22023'],
    ['an unknown kind', aContent({ contributor: { ...individual, kind: 'anonymous' } }), '23514'],
    [
      'another kind’s category',
      aContent({ contributor: { ...individual, category: 'city_committee_office' } }),
      '23514',
    ],
    [
      'a date that does not exist',
      aContent({ contributor: { ...collective, documentDate: '2026-02-30' } }),
      '22008',
    ],
    [
      'a name of 121 characters',
      aContent({ contributor: { ...individual, fullName: 'x'.repeat(121) } }),
      '23514',
    ],
    ['no content at all', null, '23502'],
  ])('when it has %s, then nothing of it is stored', async (_, content, code) => {
    expect((await refused(content)).code).toBe(code)
  })

  test('when a comment bears a null byte, then nothing of it is stored', async () => {
    expect((await refused(withTexts('a\u0000b'))).code).toMatch(/^22/)
  })

  test.each([
    ['subject', 2, { subject: 'khong-co' }],
    ['subject', 0, { subject: null }],
    ['contentArea', 2, { contentArea: 'khong-co' }],
    ['contentArea', 1, { contentArea: '' }],
  ] as const)(
    'F3: when the %s of comment %i is unknown, then KD003 names that field',
    async (name, index, over) => {
      const comments = Array.from({ length: 3 }, (_, at) => (at === index ? aComment(over) : aComment()))
      expect(await refused(aContent({ comments }))).toEqual({
        code: 'KD003',
        details: `comments.${index}.${name}`,
      })
    },
  )

  test.each(['workplace_cell_committee', 'residence_cell_committee'])(
    'F3: when a %s comments on the collective, then KD008 names that comment',
    async (category) => {
      const comments = [aComment(), aComment({ subject: 'tap-the' }), aComment({ subject: 'tap-the' })]
      const content = aContent({ contributor: { ...collective, category }, comments })
      expect(await refused(content)).toEqual({ code: 'KD008', details: 'comments.1.subject' })
    },
  )

  test('F3: when any other collective comments on the collective, then it is stored', async () => {
    const comments = [aComment({ subject: 'tap-the' })]
    const content = aContent({ contributor: aDocument(), comments })
    const { error } = await submit(stack.anon(), { content })
    expect(error).toBeNull()
  })

  test('when the body does not exist, then KD002', async () => {
    const { data, error } = await submit(stack.anon(), { body: 'khong-co' })
    expect({ data, code: error?.code }).toEqual({ data: null, code: 'KD002' })
  })
})

describe('F7: given a caller who passes by the site and its schema', () => {
  const { fullName: _name, ...nameless } = individual
  const { address: _address, ...homeless } = individual
  const { documentNumber: _number, ...undocumented } = collective
  const { signatoryName: _signatory, ...unsigned } = collective
  const { collectiveName: _collective, ...unnamed } = collective
  test.each([
    ['an individual without a name', nameless],
    ['an individual with a blank name', { ...individual, fullName: ' ' }],
    ['an individual without an address', homeless],
    ['an individual with neither', { kind: 'individual', category: 'other' }],
    ['a collective without a name', unnamed],
    ['a collective without a document number', undocumented],
    ['a collective without a signatory', unsigned],
    [
      'a collective with a person’s name only',
      { ...individual, kind: 'collective', category: 'subordinate_committee' },
    ],
    ['an individual with a document only', { ...collective, kind: 'individual', category: 'other' }],
    ['a mixture of both', { ...collective, ...individual }],
  ])('when sending %s, then it is refused: nobody writes unidentified', async (_, contributor) => {
    expect((await refused(aContent({ contributor }))).code).toBe('23514')
  })
})

describe('F2: given text that must be stored as it is', () => {
  test.each([
    ['10,000 characters', 'ở'.repeat(10_000)],
    ['10,000 astral characters', '😀'.repeat(10_000)],
    ['HTML', '<script>alert("x")</script> & <b>đậm</b>'],
    ['SQL', `'); drop table feedback; --`],
    ['lines and tabs', 'dòng 1\n\n\tdòng 2\n'],
    ['right-to-left marks', '\u202eabc\u202c \u0627\u0644'],
    ['outer blanks', '  hai đầu  '],
    ['JSON escapes', '\\u0000 \\n " \\'],
  ])('when it is %s, then it comes back the same', async (_, text) => {
    const { data, error } = await submit(stack.anon(), { content: withTexts(text) })
    expect(error).toBeNull()
    expect(await textsOf(data.reference)).toEqual([text])
  })
})
