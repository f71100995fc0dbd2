/** H3: letters divided into passages and compared by a second person. Refusals first. */
import * as fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { gapsIn, isBlank, isCut, sliceOf } from '../../src/domain/code-points.ts'
import { normaliseText } from '../../src/domain/text.ts'
import { anyText } from '../arbitraries.ts'
import { aRow, compareDivision, divided, letterOf, saveDivision, storedPassages } from '../divisions.ts'
import { aComment, aPerson } from '../factories.ts'
import { compare, entered, foundDifferent, foundSame } from '../paper.ts'
import { type Stack, startStack, type TestUser } from '../stack.ts'
import { aContent, storedFeedback } from '../submissions.ts'

let stack: Stack
let users: Record<'deputy' | 'member' | 'lead' | 'auditor' | 'stranger' | 'other', TestUser>

beforeAll(async () => {
  stack = await startStack()
  users = {
    deputy: await stack.addUser('deputy', { role: 'deputy' }),
    member: await stack.addUser('member', { role: 'member' }),
    lead: await stack.addUser('lead', { role: 'lead', subjectCode: 'chanh-van-phong' }),
    auditor: await stack.addUser('auditor', { role: 'member' }),
    stranger: await stack.addUser('stranger'),
    other: await stack.addUser('other', { role: 'lead' }, stack.otherBody),
  }
  await stack.sql`update public.staff set role = 'auditor' where user_id = ${users.auditor.id}`
})
afterAll(() => stack?.stop())

const text = 'Cần sát cơ sở. Nên gặp dân nhiều hơn.'
const whole = () => aRow({ end: [...text].length })

describe('H3: given people who may not divide', () => {
  test.each([
    ['stranger', 'KD005'],
    ['auditor', 'KD005'],
    ['other', 'KD040'],
  ] as const)(
    'when a %s saves, compares or comes in, then it is refused and nothing is kept',
    async (who, code) => {
      const id = await letterOf(stack, text)
      expect((await saveDivision(users[who].client, id, 0, [whole()])).error?.code).toBe(code)
      expect(await storedPassages(stack.sql, id)).toEqual([])
      const division = await divided(stack.sql, users.member.client, id, 0, [whole()])
      expect((await compareDivision(users[who].client, division)).error?.code).toBe(code)
      expect((await users[who].client.rpc('be_present', { p_feedback_id: id })).error?.code).toBe('KD005')
      expect((await users[who].client.rpc('uncovered', { p_division_id: division })).data).toEqual([])
      expect((await users[who].client.from('passage').select('id')).data).toEqual([])
    },
  )

  test('I.5: when the letter comments on who divides or compares, then KD040', async () => {
    const content = aContent({
      contributor: aPerson(),
      comments: [aComment({ subject: 'chanh-van-phong', text })],
    })
    const id = await storedFeedback(stack, { content })
    expect((await saveDivision(users.lead.client, id, 0, [whole()])).error?.code).toBe('KD040')
    const division = await divided(stack.sql, users.member.client, id, 0, [whole()])
    expect((await compareDivision(users.lead.client, division)).error?.code).toBe('KD040')
  })

  test('I.5: when only a passage is about who divides, then they are kept out from then on, and from the name', async () => {
    const id = await letterOf(stack, text)
    await divided(stack.sql, users.lead.client, id, 0, [whole()])
    const division = await divided(stack.sql, users.member.client, id, 1, [
      { ...whole(), subject: 'chanh-van-phong' },
    ])
    expect((await compareDivision(users.lead.client, division)).error?.code).toBe('KD040')
    expect((await saveDivision(users.lead.client, id, 2, [whole()])).error?.code).toBe('KD040')
    const reading = { p_feedback_id: id, p_reason: 'Gọi điện hỏi lại nội dung' }
    expect((await users.lead.client.rpc('open_identity', reading)).data).toEqual({ refused: true })
  })

  test('F5: when paper is not compared, found different or typed again, then KD041; once found the same, it goes', async () => {
    const content = aContent({ contributor: aPerson(), comments: [aComment({ text })] })
    const { id, reference } = await entered(stack.sql, users.member.client, { content })
    const save = async (letter: string) =>
      (await saveDivision(users.member.client, letter, 0, [whole()])).error?.code
    expect(await save(id)).toBe('KD041')
    await foundDifferent(users.deputy.client, id)
    expect(await save(id)).toBe('KD041')
    const again = await entered(stack.sql, users.member.client, {
      content,
      circumstances: { replaces: reference },
    })
    expect(await save(id)).toBe('KD041')
    await foundSame(users.deputy.client, again.id)
    expect(await save(again.id)).toBeUndefined()
    await compare(users.deputy.client, again.id, 'different', 'Sót một dòng')
    const [division] = await stack.sql<{ id: number }[]>`
      select id::int from public.division where feedback_id = ${again.id}`
    expect((await compareDivision(users.deputy.client, division?.id ?? 0)).error?.code).toBe('KD041')
  })

  test('when the compared is its own, is not the newest, or leaves something out, then KD049, KD042, KD048', async () => {
    const id = await letterOf(stack, text, 'Một ý kiến khác.')
    const first = await divided(stack.sql, users.member.client, id, 0, [whole()])
    expect((await compareDivision(users.member.client, first)).error?.code).toBe('KD049')
    expect((await compareDivision(users.deputy.client, first)).error?.code).toBe('KD048')
    await divided(stack.sql, users.member.client, id, 1, [whole(), aRow({ comment: 2 })])
    const stale = (await compareDivision(users.deputy.client, first)).error
    expect([stale?.code, stale?.details]).toEqual(['KD042', '2'])
  })

  test.each([
    ['unknown', undefined],
    ['same', 'x'.repeat(1_001)],
    ['different', '  '],
  ])('when the finding is %s with such a note, then it is refused', async (outcome, note) => {
    const id = await letterOf(stack, text)
    const division = await divided(stack.sql, users.member.client, id, 0, [whole()])
    expect((await compareDivision(users.deputy.client, division, outcome, note)).error?.code).toBe('23514')
  })
})

describe('H3: given passages that cannot be', () => {
  const length = [...text].length
  const at = (startsAt: unknown, endsAt: unknown, over = {}) => ({
    comment: 1,
    startsAt,
    endsAt,
    subject: 'bi-thu',
    contentArea: 'cong-tac-can-bo',
    ...over,
  })
  test.each([
    ['outside', 'KD044', at(0, length + 1)],
    ['before the beginning', 'KD044', at(-1, 5)],
    ['of no length', 'KD044', at(5, 5)],
    ['backwards', 'KD044', at(6, 5)],
    ['of another comment', 'KD044', at(0, 5, { comment: 2 })],
    ['without a place', 'KD044', at(null, 5)],
    ['about an unknown subject', 'KD047', at(0, 5, { subject: 'khong-co' })],
    ['about no content area', 'KD047', at(0, 5, { contentArea: null })],
    ['both about somebody and set aside', 'KD047', at(0, 5, { setAside: 'Lời chào' })],
    ['set aside for blanks', 'KD047', { comment: 1, startsAt: 0, endsAt: 5, setAside: '   ' }],
    ['of an unknown aspect', '23514', at(0, 5, { aspect: 'weight' })],
    ['set aside at length', '23514', { comment: 1, startsAt: 0, endsAt: 5, setAside: 'x'.repeat(301) }],
    ['of blanks', 'KD046', at(14, 15)],
  ])('when one is %s, then %s, and none is kept', async (_, code, passage) => {
    const id = await letterOf(stack, text)
    const { error } = await saveDivision(users.member.client, id, 0, [at(0, 5), passage])
    expect(error?.code).toBe(code)
    if (error?.code.startsWith('KD')) expect(error.details).toBe('passages.1')
    expect(await storedPassages(stack.sql, id)).toEqual([])
  })

  test.each([
    ['a mark and its letter', 'à bc'.normalize('NFC').replace('à', 'x\u0323\u0302'), 1],
    ['a family', 'a 👩‍👧 b', 3],
    ['a skin tone', 'a 👍🏽 b', 3],
    ['a flag', 'a 🇻🇳🇻🇳 b', 3],
    ['a variation', 'a ❤️ b', 3],
  ])('when one ends inside %s, then KD045', async (_, words, end) => {
    const id = await letterOf(stack, words)
    expect((await saveDivision(users.member.client, id, 0, [at(0, end)])).error?.code).toBe('KD045')
  })

  test.each([
    ['none', []],
    ['more than 999', Array.from({ length: 1_000 }, () => at(0, 5))],
  ])('when there are %s, then KD043', async (_, passages) => {
    const id = await letterOf(stack, text)
    expect((await saveDivision(users.member.client, id, 0, passages)).error?.code).toBe('KD043')
  })

  test('when there are 999, then they are kept in order', async () => {
    const id = await letterOf(stack, text)
    const passages = Array.from({ length: 999 }, (_, index) => at(0, 1 + ((index * 7) % 13)))
    expect((await saveDivision(users.member.client, id, 0, passages)).error).toBeNull()
    const stored = await storedPassages(stack.sql, id)
    expect(stored.map(({ position }) => position)).toEqual(
      Array.from({ length: 999 }, (_, index) => index + 1),
    )
  })
})

describe('H3: given a letter', () => {
  test('when divided, compared different, divided anew and found the same, then all is kept and the last is in force', async () => {
    const id = await letterOf(stack, text)
    const inForce = async () => {
      const rows = await stack.sql<{ id: number }[]>`
        select f.division_id::int as id from public.feedback l, private.divisions_in_force(l.round_id) f
        where l.id = ${id} and f.feedback_id = l.id`
      return rows.map((row) => row.id)
    }
    const first = await divided(stack.sql, users.member.client, id, 0, [whole()])
    expect(await inForce()).toEqual([])
    expect(
      (await compareDivision(users.deputy.client, first, 'different', 'Câu hai nói việc khác')).error,
    ).toBeNull()
    const second = await divided(stack.sql, users.deputy.client, id, 1, [
      aRow({ end: 14 }),
      aRow({ start: 15, end: [...text].length, subject: '-', reason: 'Lời kết' }),
    ])
    expect(await inForce()).toEqual([])
    expect((await compareDivision(users.member.client, second)).error).toBeNull()
    expect(await inForce()).toEqual([second])
    expect(await storedPassages(stack.sql, id)).toEqual([
      { version: 1, comment: 1, position: 1, slice: text, subject: 'bi-thu', set_aside: null },
      { version: 2, comment: 1, position: 1, slice: 'Cần sát cơ sở.', subject: 'bi-thu', set_aside: null },
      {
        version: 2,
        comment: 1,
        position: 2,
        slice: 'Nên gặp dân nhiều hơn.',
        subject: null,
        set_aside: 'Lời kết',
      },
    ])
    const findings = await stack.sql`
      select outcome, note, compared_by from public.division_comparison where feedback_id = ${id} order by id`
    expect(findings.map((row) => ({ ...row }))).toEqual([
      { outcome: 'different', note: 'Câu hai nói việc khác', compared_by: users.deputy.id },
      { outcome: 'same', note: null, compared_by: users.member.id },
    ])
    for (const table of ['division', 'passage', 'division_comparison'])
      await expect(stack.sql.unsafe(`delete from public.${table}`)).rejects.toMatchObject({ code: 'KD009' })
  })

  test('when the same is saved twice, also at the same moment, then it is one version', async () => {
    const id = await letterOf(stack, text)
    const rows = [aRow({ end: 14 }), aRow({ start: 4, end: 20, subject: '-', reason: 'Chồng lên' })]
    const answers = await Promise.all([1, 2, 3].map(() => saveDivision(users.member.client, id, 0, rows)))
    expect(answers.map(({ data }) => data)).toEqual([1, 1, 1])
    expect((await saveDivision(users.deputy.client, id, 0, rows.toReversed())).data).toBe(1)
    expect(await storedPassages(stack.sql, id)).toHaveLength(2)
  })

  test('when two save different versions at the same moment, then one is kept and the other told which', async () => {
    const id = await letterOf(stack, text)
    const [one, two] = await Promise.all([
      saveDivision(users.member.client, id, 0, [whole()]),
      saveDivision(users.deputy.client, id, 0, [aRow({ end: 14 })]),
    ])
    const refused = one.error ?? two.error
    expect([one.error === null, two.error === null].filter(Boolean)).toHaveLength(1)
    expect([refused?.code, refused?.details]).toEqual(['KD042', '1'])
    expect(await storedPassages(stack.sql, id)).toHaveLength(1)
  })

  test('when a transaction holds the letter with a version of its own, then a second waits for it and is refused', async () => {
    const id = await letterOf(stack, text)
    const claims = JSON.stringify({ role: 'authenticated', sub: users.member.id })
    let waiting: ReturnType<typeof saveDivision> | undefined
    await stack.sql.begin(async (tx) => {
      await tx`select set_config('request.jwt.claims', ${claims}, true), set_config('role', 'authenticated', true)`
      const passages = JSON.stringify([
        { comment: 1, startsAt: 0, endsAt: 14, subject: 'bi-thu', contentArea: 'cong-tac-can-bo' },
      ])
      await tx`select public.save_division(${id}, 0, ${passages}::text::jsonb)`
      waiting = saveDivision(users.deputy.client, id, 0, [whole()])
      void waiting.then(() => {})
      await expect
        .poll(async () => {
          const [row] = await stack.sql`
            select count(*)::int as waiting from pg_stat_activity
            where wait_event_type = 'Lock' and query like '%save_division%'`
          return row?.['waiting']
        })
        .toBe(1)
    })
    expect((await waiting)?.error?.code).toBe('KD042')
    expect(await storedPassages(stack.sql, id)).toHaveLength(1)
  })

  test('when samples are removed, then their divisions go with them', async () => {
    const content = JSON.stringify(aContent({ contributor: aPerson(), comments: [aComment({ text })] }))
    const [receipt] = await stack.sql<{ reference: string }[]>`
      select private.store_feedback(${stack.body.slug}, ${content}::text::jsonb, ${crypto.randomUUID()}, '{}', true,
        statement_timestamp()) ->> 'reference' as reference`
    const [letter] = await stack.sql<{ id: string }[]>`
      select id from public.feedback where reference = ${receipt?.reference ?? ''}`
    const id = letter?.id ?? ''
    await divided(stack.sql, users.member.client, id, 0, [whole()])
    await users.member.client.rpc('be_present', { p_feedback_id: id })
    await stack.sql`select public.remove_samples()`
    expect(await stack.sql`select from public.division where feedback_id = ${id}`).toHaveLength(0)
    expect(await stack.sql`select from private.presence where feedback_id = ${id}`).toHaveLength(0)
  })
})

describe('H3: given texts of any kind', () => {
  test('when passages are cut by JavaScript, then the database cuts the same words, and misses the same', async () => {
    let kept = 0
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyText, { minLength: 1, maxLength: 3 }),
        fc.array(fc.tuple(fc.nat(2), fc.nat(120), fc.nat(120)), { minLength: 1, maxLength: 6 }),
        async (written, wanted) => {
          const texts = written.map((each, index) => normaliseText(`${each} ${index}.`))
          const id = await letterOf(stack, ...texts)
          const stored = await stack.sql<{ id: number; text: string }[]>`
            select id::int, text from public.comment where feedback_id = ${id} order by position`
          const rows = wanted.flatMap(([number, from, to]) => {
            const comment = number % stored.length
            const characters = [...(stored[comment]?.text ?? '')]
            const cuts = characters.map((_, at) => at).filter((at) => isCut(characters, at))
            const [start = 0, end = 0] = [
              cuts[from % cuts.length],
              [...cuts, characters.length][to % (cuts.length + 1)],
            ]
            const isReadable = start < end && !characters.slice(start, end).every(isBlank)
            return isReadable ? [aRow({ comment: comment + 1, start, end })] : []
          })
          fc.pre(rows.length > 0)
          const division = await divided(stack.sql, users.member.client, id, 0, rows)
          kept += 1
          const slices = (await storedPassages(stack.sql, id)).map(
            ({ comment, slice }) => `${comment} ${slice}`,
          )
          expect(slices.toSorted()).toEqual(
            rows
              .map((row) => `${row.comment} ${sliceOf([...(stored[row.comment - 1]?.text ?? '')], row)}`)
              .toSorted(),
          )
          const { data } = await users.member.client.rpc('uncovered', { p_division_id: division })
          expect(data).toEqual(
            stored.flatMap((comment, index) =>
              gapsIn(
                [...comment.text],
                rows.filter((row) => row.comment === index + 1),
              ).map(({ start, end }) => ({ comment_id: comment.id, starts_at: start, ends_at: end })),
            ),
          )
        },
      ),
      { numRuns: 120 },
    )
    expect(kept).toBeGreaterThan(100)
  })
})

describe('H3: given two people in one letter', () => {
  test('when both have it open, then each is told of the other, until two minutes after', async () => {
    const id = await letterOf(stack, text)
    const come = async (user: TestUser) => (await user.client.rpc('be_present', { p_feedback_id: id })).data
    expect(await come(users.member)).toEqual([])
    expect(await come(users.deputy)).toEqual([{ display_name: 'member' }])
    expect(await come(users.member)).toEqual([{ display_name: 'deputy' }])
    await stack.sql`
      update private.presence set seen_at = seen_at - interval '2 minutes' where user_id = ${users.deputy.id}`
    expect(await come(users.member)).toEqual([])
    expect(await stack.sql`select from private.presence where user_id = ${users.deputy.id}`).toHaveLength(0)
  })
})
