/** Synthesis (design §5.4): every comment linked to a point or excluded with a reason; the step ends. Denials first. */
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { addDivision } from '../division-rows.ts'
import { aDocument, aPerson } from '../factories.ts'
import { addRound } from '../letters.ts'
import { type Stack, startStack, type TestUser } from '../stack.ts'
import { aPoint, type Choice, halves, passagesOf, settle, waitingLetter } from '../synthesis.ts'

let stack: Stack
let users: Record<'lead' | 'deputy' | 'member' | 'stranger' | 'auditor' | 'other', TestUser>
let roundId: string

beforeAll(async () => {
  stack = await startStack()
  users = {
    lead: await stack.addUser('lead', { role: 'lead', subjectCode: 'chanh-van-phong' }),
    deputy: await stack.addUser('deputy', { role: 'deputy' }),
    member: await stack.addUser('member', { role: 'member' }),
    auditor: await stack.addUser('auditor', { role: 'auditor' }),
    stranger: await stack.addUser('stranger'),
    other: await stack.addUser('other', { role: 'lead' }, stack.otherBody),
  }
  const [round] = await stack.sql<{ id: string }[]>`
    select r.id from public.round r join public.body b on b.id = r.body_id
    where b.slug = ${stack.body.slug} order by r.opens_on desc limit 1`
  roundId = round?.id ?? ''
})
afterAll(() => stack?.stop())

type Letter = Awaited<ReturnType<typeof waitingLetter>>

const aLetter = (
  ...rest: Parameters<typeof waitingLetter> extends [unknown, unknown, ...infer R] ? R : never
) => waitingLetter(stack, users.member.id, ...rest)

async function newPoint(over: Parameters<typeof aPoint>[0] = {}, user = users.deputy): Promise<string> {
  const point = aPoint(over)
  const { error } = await settle(user.client, roundId, [], [point])
  if (error) throw new Error(`${error.code} ${error.message}`)
  return point.id
}

/** As the desk does it: with the acts as they are read a moment before. */
async function settled(user: TestUser, letter: Letter, choice: Omit<Choice, 'passage' | 'seen'>) {
  const rows = await commentsOf(letter, user)
  return settle(
    user.client,
    roundId,
    rows.map(({ passage_id: passage, act_id: seen }) => ({ passage, seen, ...choice })),
  )
}

interface Comment {
  passage_id: number
  act_id: number | null
  outcome: string
  points: string[]
  reason: string | null
  acted_by: string | null
}

async function commentsOf({ id }: { id: string }, user = users.deputy): Promise<Comment[]> {
  const { data, error } = await user.client.rpc('synthesis_letter', { p_feedback_id: id })
  if (error) throw error
  return data
}

async function waits({ reference }: Letter, user = users.deputy): Promise<boolean> {
  const { data, error } = await user.client.rpc('work_list', {
    p_round_id: roundId,
    p_step: 'synthesise',
    p_limit: 1000,
  })
  if (error) throw error
  return data.some((item: { key: string }) => item.key === reference)
}

async function synthesisedAt({ id }: Letter): Promise<string | null> {
  const [row] = await stack.sql<{ at: string | null }[]>`select private.synthesised_at(${id})::text as at`
  return row?.at ?? null
}

async function subjectId(code: string): Promise<string> {
  const [row] = await stack.sql<{ id: string }[]>`
    select id from public.subject where round_id = ${roundId} and code = ${code}`
  return row?.id ?? ''
}

async function pointsOf(code = 'bi-thu', user = users.deputy) {
  const { data, error } = await user.client.rpc('synthesis_points', {
    p_round_id: roundId,
    p_subject_id: await subjectId(code),
  })
  if (error) throw error
  return data as ({ id: string; text: string; version: number; withdrawn: boolean } & Record<
    string,
    number
  >)[]
}

async function verify(letter: Letter, outcome: string) {
  const { error } = await users.deputy.client.rpc('verify_feedback', {
    p_feedback_id: letter.id,
    p_outcome: outcome,
    p_method: 'called_back',
  })
  if (error) throw error
}

describe('H8: given people who do not work at this desk', () => {
  test.each(['stranger', 'other', 'auditor'] as const)(
    'when a %s reads or writes, then nothing is told and nothing is done',
    async (who) => {
      const { client } = users[who]
      const letter = await aLetter()
      const point = await newPoint()
      const rounds = { p_round_id: roundId }
      expect((await client.rpc('synthesis_counts', rounds)).data).toEqual([])
      expect((await client.rpc('synthesis_points', rounds)).data).toEqual([])
      expect((await client.rpc('synthesis_letter', { p_feedback_id: letter.id })).data).toEqual([])
      const [passage] = letter.passages
      const choice = { passage: passage?.id ?? 0, seen: null, add: point }
      expect((await settle(client, roundId, [choice])).error?.code).toBe('KD005')
      const content = { text: 'Khác.', aspect: null }
      const named = { p_point_id: point, p_base_version: 1 }
      for (const attempt of [
        client.rpc('revise_synthesis_point', { ...named, p_content: content }),
        client.rpc('withdraw_synthesis_point', named),
        client.rpc('place_synthesis_point', { p_point_id: point }),
      ])
        expect((await attempt).error?.code).toBe('KD005')
    },
  )
})

describe('design §5.6: given a member of the team who is a subject', () => {
  const own = halves([{ subject: 'chanh-van-phong' }, {}])

  test('when they settle comments of a letter about themselves, then KD084; they may read them', async () => {
    const letter = await aLetter(own)
    const ids = letter.passages.map(({ id }) => id).join(',')
    const reason = { exclude: 'Không thuộc phạm vi góp ý' }
    expect((await settled(users.lead, letter, reason)).error).toMatchObject({ code: 'KD084', details: ids })
    expect((await commentsOf(letter, users.lead)).map(({ outcome }) => outcome)).toEqual(['open', 'open'])
    expect((await settled(users.deputy, letter, reason)).data).toBe(2)
  })

  test('when they make, change, move or withdraw a point about themselves, then KD084', async () => {
    const about = { subject: 'chanh-van-phong' }
    const { error } = await settle(users.lead.client, roundId, [], [aPoint(about)])
    expect(error).toMatchObject({ code: 'KD084', details: 'point' })
    const point = await newPoint(about)
    const named = { p_point_id: point, p_base_version: 1 }
    for (const attempt of [
      users.lead.client.rpc('revise_synthesis_point', {
        ...named,
        p_content: { text: 'Tốt.', aspect: null },
      }),
      users.lead.client.rpc('withdraw_synthesis_point', named),
      users.lead.client.rpc('place_synthesis_point', { p_point_id: point }),
    ])
      expect((await attempt).error?.code).toBe('KD084')
    expect((await pointsOf('chanh-van-phong', users.lead)).some(({ id }) => id === point)).toBe(true)
  })

  test('then of a letter about themselves they are not told who decided, nor why', async () => {
    const letter = await aLetter(own)
    await settled(users.deputy, letter, { exclude: 'Bà Đặng Thị Bưởi rút lại' })
    const nothing = { outcome: 'excluded', reason: null, acted_by: null, at: null }
    expect(await commentsOf(letter, users.lead)).toMatchObject([nothing, nothing])
    expect((await commentsOf(letter))[0]).toMatchObject({ acted_by: users.deputy.id })
    const acts = (user: TestUser) =>
      user.client.from('synthesis_act').select('reason').eq('feedback_id', letter.id)
    expect((await acts(users.lead)).data).toEqual([])
    expect((await acts(users.deputy)).data?.length).toBe(2)
    const { data } = await users.lead.client.rpc('synthesis_comments', {
      p_round_id: roundId,
      p_subject_id: await subjectId('chanh-van-phong'),
      p_area_id: (await areaId()) ?? '',
      p_outcome: 'excluded',
      p_limit: 1000,
    })
    expect(data?.find((row: { reference: string }) => row.reference === letter.reference)).toMatchObject(
      nothing,
    )
  })

  test('then the list says of which comments they settle none', async () => {
    const letter = await aLetter(own)
    const ask = async (user: TestUser) => {
      const { data } = await user.client.rpc('synthesis_comments', {
        p_round_id: roundId,
        p_subject_id: await subjectId('chanh-van-phong'),
        p_area_id: (await areaId()) ?? '',
        p_outcome: 'open',
        p_limit: 1000,
      })
      return data?.find((row: { reference: string }) => row.reference === letter.reference)?.may_settle
    }
    expect(await ask(users.lead)).toBe(false)
    expect(await ask(users.deputy)).toBe(true)
  })
})

async function areaId(code = 'cong-tac-can-bo'): Promise<string | undefined> {
  const [row] = await stack.sql<{ id: string }[]>`
    select id from public.content_area where round_id = ${roundId} and code = ${code}`
  return row?.id
}

describe('given what cannot be settled', () => {
  test('when the letter is not verified, not divided or divided anew, then KD080', async () => {
    const point = await newPoint()
    const unverified = await aLetter(halves(), { verified: false })
    const doubtful = await aLetter()
    await verify(doubtful, 'doubtful')
    const divided = await aLetter()
    await addDivision(stack.sql, divided.reference, halves(), { by: users.member.id, outcomes: ['same'] })
    for (const { passages } of [unverified, doubtful, divided]) {
      const [first] = passages
      const choice = { passage: first?.id ?? 0, seen: null, add: point }
      const { error } = await settle(users.deputy.client, roundId, [choice])
      expect(error).toMatchObject({ code: 'KD080', details: String(first?.id) })
    }
    expect(
      (await settle(users.deputy.client, roundId, [{ passage: 999_999_999, add: point }])).error?.code,
    ).toBe('KD080')
  })

  test('when a passage is set aside, then KD080', async () => {
    const letter = await aLetter(halves([{ setAside: 'Lời chào' }, {}]))
    const aside = letter.passages.find(({ subject }) => subject === null)
    const { error } = await settle(users.deputy.client, roundId, [
      { passage: aside?.id ?? 0, exclude: 'Lời chào' },
    ])
    expect(error?.code).toBe('KD080')
  })

  test('when the point is about another subject, another area, withdrawn or unknown, then KD082', async () => {
    const letter = await aLetter()
    const gone = await newPoint()
    await users.deputy.client.rpc('withdraw_synthesis_point', { p_point_id: gone, p_base_version: 1 })
    for (const add of [
      await newPoint({ subject: 'tap-the' }),
      await newPoint({ contentArea: 'tu-tuong-dao-duc-loi-song' }),
      gone,
      crypto.randomUUID(),
    ]) {
      expect((await settled(users.deputy, letter, { add })).error?.code).toBe('KD082')
    }
    expect((await commentsOf(letter)).every(({ outcome }) => outcome === 'open')).toBe(true)
  })

  test('when nothing, the same twice or too much is settled, then KD023', async () => {
    const passage = (await aLetter()).passages[0]?.id ?? 0
    const many = Array.from({ length: 1000 }, (_, index) => ({ passage: index + 1 }))
    for (const choices of [[], [{ passage }, { passage }], many])
      expect((await settle(users.deputy.client, roundId, choices)).error?.code).toBe('KD023')
  })

  test('when a point is about nothing the round has, says nothing or too much, then it is refused', async () => {
    const refusals = await Promise.all(
      [
        { subject: 'khong-co' },
        { contentArea: 'khong-co' },
        { text: ' ' },
        { text: 'a'.repeat(2001) },
        { text: 'Hai\ndòng' },
      ].map(async (over) => (await settle(users.deputy.client, roundId, [], [aPoint(over)])).error?.code),
    )
    expect(refusals.slice(0, 2)).toEqual(['KD003', 'KD003'])
    expect(refusals.slice(2).every((code) => code !== undefined)).toBe(true)
  })

  test('when the owner of the database changes what was done, then it is refused', async () => {
    await settled(users.deputy, await aLetter(), { add: await newPoint() })
    for (const statement of [
      "update public.synthesis_act set outcome = 'open'",
      'delete from public.synthesis_link',
      'update public.synthesis_point_version set withdrawn = true',
      'delete from public.synthesis_point_place',
      'truncate public.synthesis_act cascade',
    ])
      await expect(stack.sql.unsafe(statement)).rejects.toMatchObject({ code: 'KD009' })
  })

  test('when the owner links a comment to a point of another subject, then a constraint refuses it', async () => {
    const point = await newPoint({ subject: 'tap-the' })
    const letter = await aLetter()
    await settled(users.deputy, letter, { add: await newPoint() })
    await expect(
      stack.sql`
        insert into public.synthesis_link (act_id, point_id, feedback_id, body_id, subject_id, content_area_id)
          select a.id, ${point}, a.feedback_id, a.body_id, a.subject_id, a.content_area_id
          from public.synthesis_act a where a.feedback_id = ${letter.id}`,
    ).rejects.toMatchObject({ code: '23503' })
  })
})

describe('given a letter that waits to be synthesised', () => {
  test('when its comments are linked and excluded one by one, then it leaves with the last, and comes back when one is open again', async () => {
    const letter = await aLetter()
    const point = await newPoint()
    const [first, second] = letter.passages.map(({ id }) => id) as [number, number]
    expect(await waits(letter)).toBe(true)
    await settle(users.deputy.client, roundId, [{ passage: first, seen: null, add: point }])
    expect(await waits(letter)).toBe(true)
    expect(await synthesisedAt(letter)).toBeNull()
    await settle(users.member.client, roundId, [{ passage: second, seen: null, exclude: '  Trùng lời  ' }])
    expect(await waits(letter)).toBe(false)
    expect(await synthesisedAt(letter)).not.toBeNull()
    expect(await commentsOf(letter)).toMatchObject([
      { outcome: 'linked', points: [point], acted_by: users.deputy.id },
      { outcome: 'excluded', points: [], reason: 'Trùng lời', acted_by: users.member.id },
    ])
    const [, act] = await commentsOf(letter)
    expect(
      (await settle(users.deputy.client, roundId, [{ passage: second, seen: act?.act_id ?? 0 }])).data,
    ).toBe(1)
    expect(await waits(letter)).toBe(true)
    expect(await synthesisedAt(letter)).toBeNull()
  })

  test('when all of it is set aside, then it does not wait', async () => {
    const aside = { setAside: 'Chỉ là lời chào' }
    const letter = await aLetter(halves([aside, aside]))
    expect(await waits(letter)).toBe(false)
    expect(await synthesisedAt(letter)).not.toBeNull()
  })

  test('when another division comes into force, then it waits again; when that is found wrong, then not', async () => {
    const letter = await aLetter()
    const point = await newPoint()
    await settled(users.deputy, letter, { add: point })
    expect(await waits(letter)).toBe(false)
    const by = users.member.id
    const division = await addDivision(stack.sql, letter.reference, halves([{}, { aspect: 'remedy' }]), {
      by,
      outcomes: ['same'],
    })
    expect(await waits(letter)).toBe(true)
    expect(await synthesisedAt(letter)).toBeNull()
    expect((await pointsOf()).find(({ id }) => id === point)?.['individual_comments']).toBe(0)
    expect((await commentsOf(letter)).map(({ outcome }) => outcome)).toEqual(['open', 'open'])
    await stack.sql`
      insert into public.division_comparison (division_id, feedback_id, body_id, outcome, note, compared_by)
        select d.id, d.feedback_id, d.body_id, 'different', 'Thiếu một câu.', ${by}
        from public.division d where d.id = ${division}`
    expect(await waits(letter)).toBe(false)
    expect((await pointsOf()).find(({ id }) => id === point)?.['individual_comments']).toBe(2)
  })

  test('when its sender is doubted after all, then its comments no longer stand behind the point', async () => {
    const letter = await aLetter()
    const point = await newPoint()
    await settled(users.deputy, letter, { add: point })
    await verify(letter, 'doubtful')
    expect((await pointsOf()).find(({ id }) => id === point)?.['individual_feedbacks']).toBe(0)
    expect(await synthesisedAt(letter)).toBeNull()
    await verify(letter, 'confirmed')
    expect((await pointsOf()).find(({ id }) => id === point)?.['individual_feedbacks']).toBe(1)
    expect(await waits(letter)).toBe(false)
  })

  test('then its receipt says when, and progress counts it', async () => {
    const progress = async () => {
      const { data } = await users.deputy.client.rpc('round_progress', { p_round_id: roundId })
      return data?.[0]?.synthesised ?? 0
    }
    const acts = async () => {
      const { data } = await users.deputy.client.rpc('staff_progress', { p_round_id: roundId })
      return data?.find((row: { staff_id: string }) => row.staff_id === users.deputy.id)?.synthesised ?? 0
    }
    const letter = await aLetter()
    const [before, actsBefore] = [await progress(), await acts()]
    await settled(users.deputy, letter, { add: await newPoint() })
    expect(await progress()).toBe(before + 1)
    expect(await acts()).toBe(actsBefore + 1)
    const [row] = await stack.sql<{ status: { synthesisedAt: string } }[]>`
      select private.receipt_status(f) as status from public.feedback f where f.id = ${letter.id}`
    expect(row?.status.synthesisedAt).toMatch(/^\d{4}-\d\d-\d\dT/)
  })
})

describe('given two people at the same comments', () => {
  test('when one excluded what the other links, then KD081 names it and nothing is done; seen, it may be done', async () => {
    const letter = await aLetter()
    const other = await aLetter()
    const point = await newPoint()
    const passages = [...letter.passages, ...other.passages].map(({ id }) => id)
    const first = passages[0] ?? 0
    await settle(users.member.client, roundId, [{ passage: first, seen: null, exclude: 'Trùng lời' }])
    const stale = passages.map((passage) => ({ passage, seen: null, add: point }))
    const { error } = await settle(users.deputy.client, roundId, stale)
    expect(error).toMatchObject({ code: 'KD081', details: String(first) })
    expect((await commentsOf(other)).map(({ outcome }) => outcome)).toEqual(['open', 'open'])
    const [act] = await commentsOf(letter)
    const seen = stale.map((choice) =>
      choice.passage === first ? { ...choice, seen: act?.act_id ?? 0 } : choice,
    )
    expect((await settle(users.deputy.client, roundId, seen)).data).toBe(4)
    expect((await commentsOf(letter))[0]).toMatchObject({ outcome: 'linked', points: [point], reason: null })
  })

  test('when both do the very same, or one presses twice, then it is done once', async () => {
    const letter = await aLetter()
    const point = aPoint()
    const choices = letter.passages.map(({ id }) => ({ passage: id, seen: null, add: point.id }))
    const answers = [
      await settle(users.deputy.client, roundId, choices, [point]),
      await settle(users.deputy.client, roundId, choices, [point]),
      await settle(users.member.client, roundId, choices),
    ]
    expect(answers.map(({ data }) => data)).toEqual([2, 0, 0])
    const reused = await settle(users.deputy.client, roundId, [], [{ ...point, text: 'Lời khác hẳn.' }])
    expect(reused.error?.code).toBe('KD001')
  })

  test('when they settle at the same moment, then one is told', async () => {
    const letter = await aLetter()
    const [one, two] = [await newPoint(), await newPoint()]
    const choice = (add: string) => letter.passages.map(({ id }) => ({ passage: id, seen: null, add }))
    const answers = await Promise.all([
      settle(users.deputy.client, roundId, choice(one)),
      settle(users.member.client, roundId, choice(two)),
    ])
    expect(answers.map(({ error }) => error?.code ?? 'done').sort()).toEqual(['KD081', 'done'])
  })

  test('when a point’s words were changed since they were read, then KD083', async () => {
    const point = await newPoint()
    const revise = (user: TestUser, base: number, text: string) =>
      user.client.rpc('revise_synthesis_point', {
        p_point_id: point,
        p_base_version: base,
        p_content: { text, aspect: 'remedy' },
      })
    expect((await revise(users.deputy, 1, 'Cần làm rõ hơn.')).data).toBe(2)
    expect((await revise(users.deputy, 1, 'Cần làm rõ hơn.')).data).toBe(2)
    expect((await revise(users.member, 1, 'Cần nói khác.')).error).toMatchObject({
      code: 'KD083',
      details: '2',
    })
    const withdrawn = await users.member.client.rpc('withdraw_synthesis_point', {
      p_point_id: point,
      p_base_version: 1,
    })
    expect(withdrawn.error?.code).toBe('KD083')
    const versions = await stack.sql`
      select version, text, saved_by from public.synthesis_point_version where point_id = ${point} order by version`
    expect(versions.map((row) => ({ ...row }))).toMatchObject([
      { version: 1 },
      { version: 2, text: 'Cần làm rõ hơn.', saved_by: users.deputy.id },
    ])
  })
})

describe('given points', () => {
  test('when a comment is in two, then it is moved out of one, and open once out of both', async () => {
    const letter = await aLetter(halves([{}, { setAside: 'Lời chào' }]))
    const [one, two, three] = [await newPoint(), await newPoint(), await newPoint()]
    await settled(users.deputy, letter, { add: one })
    await settled(users.deputy, letter, { add: two })
    expect((await commentsOf(letter))[0]?.points.toSorted()).toEqual([one, two].toSorted())
    await settled(users.deputy, letter, { remove: one, add: three })
    expect((await commentsOf(letter))[0]?.points.toSorted()).toEqual([two, three].toSorted())
    await settled(users.deputy, letter, { remove: two })
    await settled(users.deputy, letter, { afresh: true, add: one })
    expect((await commentsOf(letter))[0]?.points).toEqual([one])
    await settled(users.deputy, letter, { remove: one })
    expect(await commentsOf(letter)).toMatchObject([{ outcome: 'open', points: [] }])
  })

  test('when one is withdrawn, then its comments are open again, or go into another; written anew it is in force', async () => {
    const letter = await aLetter()
    const [one, two] = [await newPoint(), await newPoint()]
    await settled(users.deputy, letter, { add: one })
    const withdraw = (id: string, base: number, into?: string) =>
      users.deputy.client.rpc('withdraw_synthesis_point', {
        p_point_id: id,
        p_base_version: base,
        ...(into && { p_into: into }),
      })
    expect((await withdraw(one, 1, await newPoint({ subject: 'tap-the' }))).error?.code).toBe('KD082')
    expect((await withdraw(one, 1, one)).error?.code).toBe('KD082')
    expect((await withdraw(one, 1, two)).data).toBe(2)
    expect((await commentsOf(letter)).map(({ points }) => points)).toEqual([[two], [two]])
    expect((await pointsOf()).find(({ id }) => id === one)).toMatchObject({ withdrawn: true, version: 2 })
    expect((await withdraw(two, 1)).data).toBe(2)
    expect(await waits(letter)).toBe(true)
    const { data } = await users.deputy.client.rpc('revise_synthesis_point', {
      p_point_id: one,
      p_base_version: 2,
      p_content: { text: 'Dùng lại ý này.', aspect: null },
    })
    expect(data).toBe(3)
    expect((await pointsOf()).find(({ id }) => id === one)).toMatchObject({
      withdrawn: false,
      text: 'Dùng lại ý này.',
    })
  })

  test('when one is moved, then the order is as wished, however often', async () => {
    const about = { subject: 'tap-the', contentArea: 'tu-tuong-dao-duc-loi-song' }
    const ids = [await newPoint(about), await newPoint(about), await newPoint(about)] as [
      string,
      string,
      string,
    ]
    const order = async () =>
      (await pointsOf('tap-the')).map(({ id }) => ids.indexOf(id)).filter((index) => index >= 0)
    const place = (id: string, before?: string) =>
      users.deputy.client.rpc('place_synthesis_point', {
        p_point_id: id,
        ...(before && { p_before: before }),
      })
    expect(await order()).toEqual([0, 1, 2])
    await place(ids[2], ids[0])
    expect(await order()).toEqual([2, 0, 1])
    await place(ids[2])
    expect(await order()).toEqual([0, 1, 2])
    for (let turn = 0; turn < 24; turn += 1) await place(ids[turn % 2 ? 0 : 2], ids[1])
    expect(await order()).toEqual([2, 0, 1])
    expect((await place(ids[0], await newPoint())).error?.code).toBe('KD082')
  })

  test('then each counts comments, letters and contributors by kind, a collective once', async () => {
    const point = await newPoint()
    const person = aPerson()
    const collective = aDocument()
    for (const contributor of [person, person, collective])
      await settled(users.deputy, await aLetter(halves(), { contributor }), { add: point })
    await settled(
      users.deputy,
      await aLetter(halves(), { contributor: { ...aDocument(), collectiveName: collective.collectiveName } }),
      { add: point },
    )
    expect((await pointsOf()).find(({ id }) => id === point)).toMatchObject({
      individual_comments: 4,
      individual_feedbacks: 2,
      individual_contributors: 1,
      collective_comments: 4,
      collective_feedbacks: 2,
      collective_contributors: 1,
    })
  })
})

describe('given any history', () => {
  test('then lists, counts, the work list and single letters agree on what is open', async () => {
    const letters: Letter[] = []
    for (let index = 0; index < 6; index += 1) letters.push(await aLetter())
    const points = [await newPoint(), await newPoint()] as [string, string]
    const acts = fc.array(fc.tuple(fc.nat(5), fc.nat(1), fc.nat(6)), { minLength: 3, maxLength: 8 })
    await fc.assert(
      fc.asyncProperty(acts, async (history) => {
        for (const [at, half, act] of history) await play(letters[at], half, act, points)
        for (const letter of letters) {
          const comments = await commentsOf(letter)
          const isOpen = comments.some(({ outcome }) => outcome === 'open')
          const inStep = comments.length > 0
          expect(await waits(letter)).toBe(inStep && isOpen)
          expect((await synthesisedAt(letter)) !== null).toBe(inStep && !isOpen)
        }
        await expectSums()
      }),
      { numRuns: 5 },
    )
  }, 120_000)

  async function play(letter: Letter | undefined, half: number, act: number, points: [string, string]) {
    if (!letter) throw new Error('no letter')
    const [comment] = (await commentsOf(letter)).slice(half)
    if (act === 5) {
      await verify(letter, half ? 'confirmed' : 'doubtful')
    } else if (act === 6) {
      await addDivision(stack.sql, letter.reference, halves(), { by: users.member.id, outcomes: ['same'] })
    } else if (comment) {
      const what = [
        { add: points[half] },
        { remove: points[half] },
        { exclude: 'Không thuộc phạm vi' },
        {},
        {},
      ][act]
      const { error } = await settle(users.deputy.client, roundId, [
        { passage: comment.passage_id, seen: comment.act_id, ...what } as Choice,
      ])
      if (error) throw new Error(`${error.code} ${error.message}`)
    }
  }

  /** What the counts say is what the lists show, page by page, forwards and backwards. */
  async function expectSums() {
    const subject = await subjectId('bi-thu')
    const { data } = await users.deputy.client.rpc('synthesis_counts', {
      p_round_id: roundId,
      p_subject_id: subject,
    })
    const area = (await areaId()) ?? ''
    const counts = data?.find((row: { content_area_id: string }) => row.content_area_id === area)
    for (const outcome of ['open', 'linked', 'excluded']) {
      const keys: number[] = []
      for (let after = 0; ; ) {
        const page = await pageOf(outcome, { p_after: after })
        keys.push(...page)
        after = page.at(-1) ?? 0
        if (page.length < 7) break
      }
      expect(keys.length).toBe(counts?.[`${outcome}_count`] ?? 0)
      expect(keys).toEqual(keys.toSorted((a, b) => a - b))
      const border = keys[7]
      if (border) expect((await pageOf(outcome, { p_before: border })).toReversed()).toEqual(keys.slice(0, 7))
    }
    async function pageOf(outcome: string, border: object): Promise<number[]> {
      const answer = await users.deputy.client.rpc('synthesis_comments', {
        p_round_id: roundId,
        p_subject_id: subject,
        p_area_id: area,
        p_outcome: outcome,
        p_limit: 7,
        ...border,
      })
      if (answer.error) throw answer.error
      return answer.data.map(({ key }: { key: number }) => key)
    }
  }
})

describe('given another round, or samples', () => {
  test('when comments of one round are settled in another, then KD080', async () => {
    const letter = await aLetter()
    const other = await addRound(stack, 2033)
    const { error } = await settle(users.deputy.client, other, [
      { passage: letter.passages[0]?.id ?? 0, exclude: 'Không thuộc đợt này' },
    ])
    expect(error?.code).toBe('KD080')
  })

  test('when samples are removed, then what was made of them goes, and the trail still holds', async () => {
    const letter = await aLetter(halves(), { sample: true })
    expect((await settled(users.deputy, letter, { add: await newPoint() })).data).toBe(2)
    const removed = await stack.service().rpc('remove_samples')
    expect(removed.data).toBe(1)
    expect(await passagesOf(stack.sql, letter.id)).toEqual([])
    const left = await stack.sql`select from public.synthesis_act where feedback_id = ${letter.id}`
    expect(left.length).toBe(0)
    for (let from: string | null = ''; from !== null; ) {
      const answer = await users.auditor.client.rpc('check_audit', { p_from: from })
      const part = z.object({ faults: z.array(z.unknown()), next: z.string().nullable() }).parse(answer.data)
      expect(part.faults).toEqual([])
      from = part.next
    }
  }, 30_000)
})
