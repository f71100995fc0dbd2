/** H2: every figure and list of the desk, held against a plain recount of the rows, whatever has happened to the letters. */
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { addDivision } from '../division-rows.ts'
import { aDocument, individual } from '../factories.ts'
import { addRound, invite, storeAt } from '../letters.ts'
import { type Counted, type Recount, recount, tally } from '../recount.ts'
import { type Stack, startStack, type TestUser } from '../stack.ts'

let stack: Stack
let users: Record<'member' | 'stranger' | 'other' | 'disabled' | 'auditor', TestUser>
let roundId: string
let codes: string[]
const year = 2031

beforeAll(async () => {
  stack = await startStack()
  users = {
    member: await stack.addUser('member', { role: 'member' }),
    stranger: await stack.addUser('stranger'),
    other: await stack.addUser('other', { role: 'lead' }, stack.otherBody),
    disabled: await stack.addUser('disabled', { role: 'lead' }),
    auditor: await stack.addUser('auditor', { role: 'member' }),
  }
  await stack.sql`update public.staff set disabled_at = now() where user_id = ${users.disabled.id}`
  await stack.sql`update public.staff set role = 'auditor' where user_id = ${users.auditor.id}`
  roundId = await addRound(stack, year, { closesOn: `${year}-09-30` })
  codes = []
  for (const name of ['Nguyễn Văn Một', 'Trần Thị Hai']) {
    const row = { kind: 'individual', category: 'retired', name, address: 'ngõ Thử' }
    codes.push((await invite(stack, users.member, roundId, row)).code)
  }
})
afterAll(() => stack?.stop())

const text = 'Ưu điểm rõ. 😀 Còn chậm ở khâu cán bộ. Đề nghị sớm khắc phục.'
const subject = fc.constantFrom('tap-the', 'bi-thu', 'pho-bi-thu')
const contentArea = fc.constantFrom('tu-tuong-dao-duc-loi-song', 'cong-tac-can-bo')
const aspect = fc.constantFrom(undefined, 'strength', 'shortcoming', 'cause', 'remedy')
const outcomes = fc.array(fc.constantFrom('same' as const, 'different' as const), { maxLength: 2 })
const findings = fc.array(fc.constantFrom('confirmed', 'doubtful', 'denied'), { maxLength: 2 })

const contributor = fc.oneof(
  fc
    .record({ house: fc.nat({ max: 5 }), category: fc.constantFrom('retired', 'former_head') })
    .map(({ house, category }) => ({ ...individual, category, address: `Số nhà ${house}` })),
  fc
    .constantFrom('Chi bộ Đường sắt', 'CHI BỘ  đường sắt', 'Đảng ủy Thử')
    .map((collectiveName) => ({ collectiveName })),
)
const part = fc.record({
  from: fc.nat({ max: 30 }),
  length: fc.integer({ min: 1, max: 25 }),
  about: fc.option(fc.record({ subject, contentArea, aspect })),
})
const letter = fc.record({
  contributor,
  paper: fc.boolean(),
  invited: fc.boolean(),
  day: fc.constantFrom(`${year}-03-01`, `${year}-09-30`, `${year}-10-02`),
  comments: fc.array(fc.record({ subject, contentArea, aspect }), { minLength: 1, maxLength: 3 }),
  findings,
  compared: outcomes,
  typedAgain: fc.boolean(),
  divisions: fc.array(fc.record({ parts: fc.array(part, { minLength: 1, maxLength: 4 }), outcomes }), {
    maxLength: 2,
  }),
})
type Letter = typeof letter extends fc.Arbitrary<infer T> ? T : never

async function live(history: Letter): Promise<void> {
  const { sql } = stack
  const by = users.member.id
  const asIndividual = 'address' in history.contributor
  const content = () => ({
    contributor: asIndividual ? history.contributor : aDocument(history.contributor),
    comments: history.comments.map((comment) => ({ ...comment, text })),
  })
  const circumstances = {
    ...(history.invited && asIndividual && { invitation: codes[history.comments.length % 2] }),
    ...(history.paper && { enteredBy: by }),
  }
  const at = `${history.day} 10:00+07`
  const { reference } = await storeAt(sql, at, { content: content(), circumstances })
  for (const outcome of history.findings) {
    await sql`
      insert into public.verification (feedback_id, body_id, outcome, method, verified_by)
        select id, body_id, ${outcome}, 'called_back', ${by} from public.feedback where reference = ${reference}`
  }
  for (const outcome of history.paper ? history.compared : []) {
    await sql`
      insert into public.comparison (feedback_id, body_id, outcome, note, compared_by)
        select id, body_id, ${outcome}, 'Ghi chú', ${by} from public.feedback where reference = ${reference}`
  }
  if (history.paper && history.typedAgain) {
    await storeAt(sql, at, { content: content(), circumstances: { ...circumstances, replaces: reference } })
  }
  for (const { parts, outcomes } of history.divisions) {
    const placed = parts.map(({ from, length, about }, index) => ({
      comment: 1 + (index % history.comments.length),
      position: index + 1,
      from,
      to: from + length,
      ...(about ?? { setAside: 'Lời chào' }),
    }))
    await addDivision(sql, reference, placed, { by, outcomes })
  }
}

const rowsSchema = z.array(z.record(z.string(), z.unknown()))
const shownSchema = z.object({ key: z.number(), text: z.string() })

async function ask(name: string, args: Record<string, unknown>, user: TestUser = users.member) {
  const { data, error } = await user.client.rpc(name, args)
  if (error) throw new Error(`${error.code} ${error.message}`)
  return rowsSchema.parse(data)
}

const summed = (rows: Record<string, unknown>[], count: string, ...by: string[]) => {
  const sums: Record<string, number> = {}
  for (const row of rows) {
    const name = by.map((column) => row[column] ?? '-').join(' ')
    if (Number(row[count]) > 0) sums[name] = (sums[name] ?? 0) + Number(row[count])
  }
  return sums
}

async function subjects(): Promise<string[]> {
  const rows = await stack.sql<{ id: string }[]>`select id from public.subject where round_id = ${roundId}`
  return rows.map(({ id }) => id)
}

async function expectCounts({ letters, comments }: Recount): Promise<void> {
  const counts = await ask('comment_counts', { p_round_id: roundId })
  const cell = (c: Counted) => `${c.subject} ${c.area} ${c.letter.contributor_kind} ${c.aspect ?? '-'}`
  const columns = ['subject_id', 'content_area_id', 'contributor_kind', 'aspect']
  expect(summed(counts, 'comment_count', ...columns)).toEqual(tally(comments, cell))
  expect(summed(counts, 'unverified_count', ...columns)).toEqual(
    tally(
      comments.filter(({ verified }) => !verified),
      cell,
    ),
  )
  const arrivals = await ask('arrivals', { p_round_id: roundId })
  expect(summed(arrivals, 'feedback_count', 'day', 'contributor_kind')).toEqual(
    tally(letters, ({ day, contributor_kind }) => `${day} ${contributor_kind}`),
  )
}

/** Each thing once in every cell and sum it belongs to. */
function distinct(comments: Counted[], unit: (c: Counted) => string, category: boolean, unverified: boolean) {
  const cells = new Map<string, Map<string, boolean>>()
  for (const comment of comments) {
    const { contributor_kind: kind, contributor_category } = comment.letter
    for (const subject of [comment.subject, '-'])
      for (const area of [comment.area, '-'])
        for (const group of category ? [contributor_category, '-'] : ['-']) {
          const name = `${subject} ${area} ${kind} ${group}`
          const units = cells.get(name) ?? new Map<string, boolean>()
          units.set(unit(comment), comment.verified || (units.get(unit(comment)) ?? false))
          cells.set(name, units)
        }
  }
  const counts: Record<string, number> = {}
  for (const [name, units] of cells) {
    const count = [...units.values()].filter((verified) => !unverified || !verified).length
    if (count > 0) counts[name] = count
  }
  return counts
}

async function expectDistinct({ comments }: Recount): Promise<void> {
  const units = {
    comment: ({ key }: Counted) => String(key),
    feedback: ({ letter }: Counted) => letter.id,
    contributor: ({ contributor }: Counted) => contributor,
  }
  for (const [p_unit, unit] of Object.entries(units)) {
    for (const p_by_category of [false, true]) {
      const rows = await ask('distinct_counts', { p_round_id: roundId, p_unit, p_by_category })
      const columns = ['subject_id', 'content_area_id', 'contributor_kind', 'contributor_category']
      expect(summed(rows, 'distinct_count', ...columns)).toEqual(
        distinct(comments, unit, p_by_category, false),
      )
      expect(summed(rows, 'unverified_count', ...columns)).toEqual(
        distinct(comments, unit, p_by_category, true),
      )
    }
  }
}

interface Filter {
  p_kind?: string
  p_aspect?: string
  p_late?: boolean
  p_verified?: boolean
  p_divided?: boolean
  p_category?: string
}

const fits = (c: Counted, filter: Filter) =>
  (filter.p_kind === undefined || c.letter.contributor_kind === filter.p_kind) &&
  (filter.p_category === undefined || c.letter.contributor_category === filter.p_category) &&
  (filter.p_aspect === undefined || (c.aspect ?? 'none') === filter.p_aspect) &&
  (filter.p_late === undefined || c.letter.late === filter.p_late) &&
  (filter.p_verified === undefined || c.verified === filter.p_verified) &&
  (filter.p_divided === undefined || c.divided === filter.p_divided)

async function expectLists({ comments }: Recount, filter: Filter, size: number): Promise<void> {
  for (const id of await subjects()) {
    const about = comments.filter((comment) => comment.subject === id && fits(comment, filter))
    const expected = about.map(({ key, text }) => ({ key, text }))
    const asked = { p_round_id: roundId, p_subject_id: id, p_limit: size, ...filter }
    const pick = (rows: Record<string, unknown>[]) => z.array(shownSchema).parse(rows)

    const forth: { key: number; text: string }[] = []
    for (let page = pick(await ask('subject_comments', asked)); page.length > 0; ) {
      forth.push(...page)
      page = pick(await ask('subject_comments', { ...asked, p_after: page.at(-1)?.key }))
    }
    expect(forth).toEqual(expected)

    const back: { key: number; text: string }[] = []
    let before = Number.MAX_SAFE_INTEGER
    for (;;) {
      const page = pick(await ask('subject_comments', { ...asked, p_before: before }))
      if (page.length === 0) break
      back.push(...page)
      before = page.at(-1)?.key ?? 0
    }
    expect(back.reverse()).toEqual(expected)

    const counts = await ask('subject_counts', { p_round_id: roundId, p_subject_id: id })
    const facets = [
      'contributor_kind',
      'contributor_category',
      'aspect',
      'late',
      'verified',
      'divided',
      'content_area_id',
    ]
    expect(summed(counts, 'comment_count', ...facets)).toEqual(
      tally(
        comments.filter((comment) => comment.subject === id),
        ({ letter, aspect, verified, divided, area }) =>
          `${letter.contributor_kind} ${letter.contributor_category} ${aspect ?? '-'} ${letter.late} ${verified} ${divided} ${area}`,
      ),
    )
  }
  const { data } = await users.member.client
    .from('desk_comment')
    .select('key, text')
    .eq('round_id', roundId)
    .order('key')
    .limit(1000)
  expect(data).toEqual(comments.slice(0, 1000).map(({ key, text }) => ({ key, text })))
}

describe('H2: given who may not read the desk', () => {
  const calls: [string, Record<string, unknown>][] = [
    ['comment_counts', {}],
    ['subject_counts', { p_subject_id: true }],
    ['distinct_counts', { p_unit: 'contributor', p_by_category: true }],
    ['arrivals', {}],
    ['earlier_counts', {}],
    ['subject_comments', { p_subject_id: true }],
  ]
  test.each(calls)('when %s is asked, then nothing is said', async (name, over) => {
    await storeAt(stack.sql, `${year}-03-01 10:00+07`)
    const [first = ''] = await subjects()
    const args = { p_round_id: roundId, ...over, ...('p_subject_id' in over && { p_subject_id: first }) }
    const later = await addRound(stack, year + 1)
    if (name === 'earlier_counts') args.p_round_id = later
    for (const who of ['stranger', 'other', 'disabled', 'auditor'] as const) {
      expect(await ask(name, args, users[who]), who).toEqual([])
    }
    const { error } = await stack.anon().rpc(name, args)
    expect(error?.code).toBe('42501')
  })
})

describe('H2: given letters of every kind and fate', () => {
  test('when they are counted, then every figure is that of a plain recount, and every page of a list the next part of it', async () => {
    const filter = fc.record(
      {
        p_kind: fc.constantFrom('individual', 'collective'),
        p_aspect: fc.constantFrom('none', 'cause', 'remedy'),
        p_late: fc.boolean(),
        p_verified: fc.boolean(),
        p_divided: fc.boolean(),
        p_category: fc.constantFrom('retired', 'subordinate_committee'),
      },
      { requiredKeys: [] },
    )
    let divided = 0
    let whole = 0
    await fc.assert(
      fc.asyncProperty(
        fc.array(letter, { minLength: 1, maxLength: 5 }),
        filter,
        fc.integer({ min: 1, max: 9 }),
        async (histories, filter, size) => {
          for (const history of histories) await live(history)
          const expected = await recount(stack.sql, roundId)
          await expectCounts(expected)
          await expectDistinct(expected)
          await expectLists(expected, filter, size)
          divided = expected.comments.filter((comment) => comment.divided).length
          whole = expected.comments.length - divided
        },
      ),
      { numRuns: 20, endOnFailure: true },
    )
    expect(Math.min(divided, whole)).toBeGreaterThan(5)
  }, 120_000)

  test('when a letter’s division is not compared, or every passage is set aside, then its comments count, or nothing does', async () => {
    const { sql } = stack
    const { reference } = await storeAt(sql, `${year}-04-01 10:00+07`)
    const count = async () =>
      Object.values(summed(await ask('comment_counts', { p_round_id: roundId }), 'comment_count')).reduce(
        (a, b) => a + b,
        0,
      )
    const before = await count()
    const aside = [{ comment: 1, position: 1, from: 0, to: 5, setAside: 'Lời chào' }]
    const by = users.member.id
    await addDivision(sql, reference, aside, { by, outcomes: [] })
    expect(await count()).toBe(before)
    await addDivision(sql, reference, aside, { by, outcomes: ['same'] })
    expect(await count()).toBe(before - 1)
    // a newer version that is not compared yet leaves the compared one in force
    const two = [1, 2].map((position) => ({
      comment: 1,
      position,
      from: position,
      to: 6,
      subject: 'bi-thu',
      contentArea: 'cong-tac-can-bo',
    }))
    await addDivision(sql, reference, two, { by, outcomes: ['different'] })
    expect(await count()).toBe(before - 1)
    await addDivision(sql, reference, two, { by, outcomes: ['same'] })
    expect(await count()).toBe(before + 1)
  })
})

describe('H2: given rounds of several years', () => {
  test('when a round is shown beside those before, then subjects meet by their codes, and what was not there is missing', async () => {
    const { sql } = stack
    const later = await addRound(stack, year + 2)
    await addRound(stack, year + 1)
    await sql`
      insert into public.subject (body_id, round_id, code, kind, title, order_no)
        select body_id, id, 'uy-vien-moi', 'member', 'Đồng chí Ủy viên mới', 99 from public.round where id = ${later}`
    await storeAt(sql, `${year}-05-01 10:00+07`)
    const { comments } = await recount(sql, roundId)
    const codes = new Map(
      (
        await sql<{ id: string; code: string }[]>`
          select id, code from public.subject where round_id = ${roundId}
          union all select id, code from public.content_area where round_id = ${roundId}`
      ).map(({ id, code }) => [id, code]),
    )
    const expected = tally(
      comments,
      ({ subject, area }) => `${year} ${codes.get(subject)} ${codes.get(area)}`,
    )
    const rows = await ask('earlier_counts', { p_round_id: later })
    expect(summed(rows, 'comment_count', 'year', 'subject_code', 'content_area_code')).toEqual(expected)
    expect(new Set(rows.map((row) => row['year']))).toEqual(new Set([year + 1, year, 2026]))
    expect(rows.some((row) => row['subject_code'] === 'uy-vien-moi')).toBe(false)

    const one = await ask('earlier_counts', { p_round_id: later, p_subject_code: 'bi-thu' })
    expect(one).toEqual(expect.arrayContaining(rows.filter((row) => row['subject_code'] === 'bi-thu')))
    expect(one).toHaveLength(rows.filter((row) => row['subject_code'] === 'bi-thu').length)
    expect(await ask('earlier_counts', { p_round_id: later, p_subject_code: 'uy-vien-moi' })).toEqual([])
  })
})
