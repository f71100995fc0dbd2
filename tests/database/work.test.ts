/** H1: which step each letter waits for, whose it is and who may take it; counts and lists agree. Refusals first. */
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import {
  type Step,
  steps,
  type WorkCount,
  type WorkItem,
  workCountSchema,
  workItemSchema,
} from '../../src/domain/work.ts'
import { aComment, aDocument, aPerson } from '../factories.ts'
import { addRound, storeAt } from '../letters.ts'
import { entered, foundDifferent, foundSame } from '../paper.ts'
import { type Stack, startStack, type TestUser } from '../stack.ts'
import { aContent, storedFeedback } from '../submissions.ts'

let stack: Stack
let users: Record<'lead' | 'deputy' | 'member' | 'stranger' | 'auditor' | 'gone' | 'other', TestUser>
let roundId: string

beforeAll(async () => {
  stack = await startStack()
  users = {
    lead: await stack.addUser('lead', { role: 'lead', subjectCode: 'chanh-van-phong' }),
    deputy: await stack.addUser('deputy', { role: 'deputy' }),
    member: await stack.addUser('member', { role: 'member' }),
    auditor: await stack.addUser('auditor', { role: 'member' }),
    gone: await stack.addUser('gone', { role: 'member' }),
    stranger: await stack.addUser('stranger'),
    other: await stack.addUser('other', { role: 'lead' }, stack.otherBody),
  }
  await stack.sql`update public.staff set role = 'auditor' where user_id = ${users.auditor.id}`
  await stack.sql`update public.staff set disabled_at = now() where user_id = ${users.gone.id}`
  const [round] = await stack.sql<{ id: string }[]>`
    select r.id from public.round r join public.body b on b.id = r.body_id
    where b.slug = ${stack.body.slug} order by r.opens_on desc limit 1`
  roundId = round?.id ?? ''
})
afterAll(() => stack?.stop())

interface Wanted {
  whose?: string
  assignee?: string
  kind?: string
  state?: string
  late?: boolean
  after?: string
  before?: string
  limit?: number
}

async function list(user: TestUser, step: Step, wanted: Wanted = {}, round = roundId): Promise<WorkItem[]> {
  const { limit = 1000, ...rest } = wanted
  const named = Object.fromEntries(Object.entries(rest).map(([name, value]) => [`p_${name}`, value]))
  const { data, error } = await user.client.rpc('work_list', {
    p_round_id: round,
    p_step: step,
    p_limit: limit,
    ...named,
  })
  if (error) throw error
  return z.array(workItemSchema).parse(data)
}

async function counts(user: TestUser, round = roundId): Promise<WorkCount[]> {
  const { data, error } = await user.client.rpc('work_counts', { p_round_id: round })
  if (error) throw error
  return z.array(workCountSchema).parse(data)
}

/** The steps a letter waits for, with state and whose, as one member sees them. */
async function waiting(user: TestUser, key: string): Promise<Record<string, string>> {
  const found = await Promise.all(
    steps.map(async (step) => {
      const item = (await list(user, step)).find((each) => each.key === key)
      return item ? [[step, `${item.state} ${item.whose}`]] : []
    }),
  )
  return Object.fromEntries(found.flat())
}

async function referenceOf(id: string): Promise<string> {
  const [row] = await stack.sql<
    { reference: string }[]
  >`select reference from public.feedback where id = ${id}`
  return row?.reference ?? ''
}

async function aLetter(over: Parameters<typeof aContent>[0] = {}) {
  const id = await storedFeedback(stack, { content: aContent({ contributor: aPerson(), ...over }) })
  return { id, reference: await referenceOf(id) }
}

async function verify(user: TestUser, id: string, outcome = 'confirmed') {
  const { error } = await user.client.rpc('verify_feedback', {
    p_feedback_id: id,
    p_outcome: outcome,
    p_method: 'called_back',
  })
  if (error) throw error
}

/** A division as its table keeps it. @param share how much of each comment it covers */
async function divide(user: TestUser, id: string, share = 1): Promise<string> {
  const [row] = await stack.sql<{ id: string }[]>`
    insert into public.division (feedback_id, body_id, round_id, contributor_kind, version, made_by)
      select f.id, f.body_id, f.round_id, f.contributor_kind,
        1 + (select count(*) from public.division d where d.feedback_id = f.id), ${user.id}
      from public.feedback f where f.id = ${id} returning id`
  const division = row?.id ?? ''
  await stack.sql`
    insert into public.passage (division_id, feedback_id, body_id, round_id, contributor_kind, comment_id, position,
        starts_at, ends_at, subject_id, content_area_id)
      select ${division}, c.feedback_id, c.body_id, c.round_id, c.contributor_kind, c.id, 1, 0,
        greatest(1, floor(char_length(c.text) * ${share}::float8)::integer), c.subject_id, c.content_area_id
      from public.comment c where c.feedback_id = ${id}`
  return division
}

async function compareDivision(user: TestUser, division: string, outcome: 'same' | 'different') {
  await stack.sql`
    insert into public.division_comparison (division_id, feedback_id, body_id, outcome, note, compared_by)
      select d.id, d.feedback_id, d.body_id, ${outcome}, ${outcome === 'same' ? null : 'Thiếu một câu'}, ${user.id}
      from public.division d where d.id = ${division}`
}

function assign(
  user: TestUser,
  keys: string[],
  step: string,
  assignee: string | null,
  seen = {},
  round = roundId,
) {
  return user.client.rpc('assign_work', {
    p_round_id: round,
    p_keys: keys,
    p_step: step,
    p_seen: seen,
    ...(assignee && { p_assignee: assignee }),
  })
}

async function printedForm(user: TestUser, round = roundId): Promise<number> {
  const printed = await user.client.rpc('print_paper_forms', { p_round_id: round, p_count: 1 })
  return z.array(z.object({ number: z.number() })).parse(printed.data)[0]?.number ?? 0
}

async function note(user: TestUser, number: number, kind: string, round = roundId): Promise<void> {
  const noted = await user.client.rpc('record_paper_forms', {
    p_round_id: round,
    p_numbers: [number],
    p_kind: kind,
  })
  if (noted.error) throw noted.error
}

async function returnedForm(user: TestUser, round = roundId): Promise<number> {
  const number = await printedForm(user, round)
  await note(user, number, 'returned_at_meeting', round)
  return number
}

async function typedForm(user: TestUser, number: number): Promise<{ id: string; reference: string }> {
  return entered(stack.sql, user.client, {
    content: aContent({ contributor: aPerson() }),
    circumstances: { paperForm: number },
  })
}

const aboutLead = { comments: [aComment({ subject: 'chanh-van-phong' })] }

describe('H8: given people who do not work at this desk', () => {
  test.each(['stranger', 'other', 'auditor', 'gone'] as const)(
    'when a %s asks what waits, then nothing is told',
    async (who) => {
      const { reference } = await aLetter()
      expect(await counts(users[who])).toEqual([])
      for (const step of steps) expect(await list(users[who], step)).toEqual([])
      for (const name of ['work_arrivals', 'reply_wishes', 'staff_progress', 'subject_progress'] as const) {
        expect((await users[who].client.rpc(name, { p_round_id: roundId })).data).toEqual([])
      }
      const progress = await users[who].client.rpc('round_progress', { p_round_id: roundId })
      expect(progress.data).toMatchObject([{ received: 0, forms_waiting: 0 }])
      const groups = await users[who].client.rpc('same_words_groups', { p_round_id: roundId })
      expect(groups.data).toEqual([{ groups: 0, letters: 0 }])
      const { error } = await assign(users[who], [reference], 'verify', users[who].id)
      expect(error?.code).toBe('KD005')
    },
  )

  test.each(['stranger', 'other', 'auditor', 'gone'] as const)(
    'F5: when a %s gives a form that came back, or asks who has it, then KD005 and nothing is told',
    async (who) => {
      const key = String(await returnedForm(users.deputy))
      await assign(users.deputy, [key], 'transcribe', users.deputy.id)
      for (const to of [users[who].id, users.deputy.id, null]) {
        expect((await assign(users[who], [key], 'transcribe', to)).error?.code).toBe('KD005')
      }
      const asked = { p_round_id: roundId, p_step: 'transcribe', p_keys: [key] }
      expect((await users[who].client.rpc('work_holders', asked)).data).toEqual([])
      expect((await users[who].client.from('assignment').select('paper_form_id')).data).toEqual([])
      expect(await waiting(users.deputy, key)).toEqual({ transcribe: 'returned mine' })
    },
  )

  test('F5: when the number is a form’s of another body or another round only, then KD005', async () => {
    const [theirs] = await stack.sql<{ id: string }[]>`
      select r.id from public.round r join public.body b on b.id = r.body_id
      where b.slug = ${stack.otherBody.slug} order by r.opens_on desc limit 1`
    const next = await addRound(stack, 2041)
    const mine = await returnedForm(users.deputy)
    for (const [user, round] of [
      [users.other, theirs?.id ?? ''],
      [users.deputy, next],
    ] as const) {
      let number = 0
      while (number <= mine) number = await returnedForm(user, round)
      expect((await assign(users.deputy, [String(number)], 'transcribe', users.deputy.id)).error?.code).toBe(
        'KD005',
      )
    }
    const there = await assign(users.deputy, [String(mine)], 'transcribe', users.deputy.id, {}, theirs?.id)
    expect(there.error?.code).toBe('KD005')
  })

  test('when work is given to an auditor, somebody who left, another body or a stranger, then KD053', async () => {
    const { reference } = await aLetter()
    for (const who of ['auditor', 'gone', 'other', 'stranger'] as const) {
      const { error } = await assign(users.deputy, [reference], 'verify', users[who].id)
      expect(`${who} ${error?.code}`).toBe(`${who} KD053`)
    }
  })
})

describe('H1: given work that may not be given', () => {
  test('when the letter comments on them, then KD050 names it and nothing is given', async () => {
    const fine = await aLetter()
    const own = await aLetter(aboutLead)
    const { error } = await assign(users.deputy, [fine.reference, own.reference], 'verify', users.lead.id)
    expect(error).toMatchObject({ code: 'KD050', details: own.reference })
    expect(await waiting(users.deputy, fine.reference)).toMatchObject({ verify: 'new nobody' })
  })

  test('when they typed it, or divided it, then KD050', async () => {
    const typed = await entered(stack.sql, users.member.client, {
      content: aContent({ contributor: aPerson() }),
    })
    expect((await assign(users.deputy, [typed.reference], 'compare', users.member.id)).error?.code).toBe(
      'KD050',
    )
    expect((await assign(users.deputy, [typed.reference], 'compare', users.deputy.id)).error).toBeNull()
    const letter = await aLetter()
    await divide(users.deputy, letter.id)
    expect((await assign(users.lead, [letter.reference], 'compare', users.deputy.id)).error?.code).toBe(
      'KD050',
    )
  })

  test('when a passage was found to be about them, then it is a letter about them', async () => {
    const letter = await aLetter()
    const division = await divide(users.deputy, letter.id)
    await stack.sql`
      insert into public.passage (division_id, feedback_id, body_id, round_id, contributor_kind, comment_id, position,
          starts_at, ends_at, subject_id, content_area_id)
        select p.division_id, p.feedback_id, p.body_id, p.round_id, p.contributor_kind, p.comment_id, 2, 0, 3, s.id,
          p.content_area_id
        from public.passage p join public.subject s on s.round_id = p.round_id and s.code = 'chanh-van-phong'
        where p.division_id = ${division}`
    expect(await waiting(users.lead, letter.reference)).toMatchObject({ verify: 'new others' })
    expect(await waiting(users.member, letter.reference)).toMatchObject({ verify: 'new nobody' })
  })

  test('when it does not wait for that step, then KD052 names it', async () => {
    const letter = await aLetter()
    const { error } = await assign(users.deputy, [letter.reference], 'synthesise', users.deputy.id)
    expect(error).toMatchObject({ code: 'KD052', details: letter.reference })
  })

  test('F5: when a form has not come back, was taken back, or is typed, then KD052 names it and nothing is given', async () => {
    const fine = String(await returnedForm(users.deputy))
    const [printed, reset, typed] = [
      await printedForm(users.deputy),
      await returnedForm(users.deputy),
      await returnedForm(users.deputy),
    ]
    await note(users.deputy, reset, 'reset')
    await typedForm(users.member, typed)
    for (const number of [printed, reset, typed]) {
      const { error } = await assign(users.lead, [fine, String(number)], 'transcribe', users.deputy.id)
      expect(error).toMatchObject({ code: 'KD052', details: String(number) })
    }
    expect(await waiting(users.deputy, fine)).toEqual({ transcribe: 'returned nobody' })
  })

  test('F5: when a form is to be verified, divided, compared or answered, then KD052; the table takes none such either', async () => {
    const key = String(await returnedForm(users.deputy))
    for (const step of steps.filter((each) => each !== 'transcribe')) {
      expect((await assign(users.deputy, [key], step, users.deputy.id)).error?.code).toBe('KD052')
    }
    const [form] = await stack.sql<{ id: string; body_id: string }[]>`
      select id, body_id from public.paper_form where round_id = ${roundId} and number = ${key}`
    const letter = await aLetter()
    for (const [feedback, paper, step] of [
      [null, form?.id ?? '', 'verify'],
      [letter.id, form?.id ?? '', 'transcribe'],
      [null, null, 'transcribe'],
    ] as const) {
      await expect(stack.sql`
        insert into public.assignment (feedback_id, paper_form_id, body_id, round_id, step, assigned_by)
        values (${feedback}, ${paper}, ${form?.body_id ?? ''}, ${roundId}, ${step}, ${users.lead.id})`).rejects.toMatchObject(
        { code: '23514' },
      )
    }
  })

  test('F5: when another took a form since it was read, then KD051 until that is seen, letters of the same wish included', async () => {
    const form = String(await returnedForm(users.deputy))
    const letter = await entered(stack.sql, users.member.client)
    await foundDifferent(users.deputy.client, letter.id)
    const keys = [letter.reference, form]
    const seen = { [letter.reference]: null, [form]: null }
    expect((await assign(users.deputy, [form], 'transcribe', users.deputy.id, seen)).data).toBe(1)
    const stale = await assign(users.member, keys, 'transcribe', users.member.id, seen)
    expect(stale.error).toMatchObject({ code: 'KD051', details: form })
    expect(await waiting(users.deputy, letter.reference)).toEqual({ transcribe: 'different nobody' })
    const asked = { p_round_id: roundId, p_step: 'transcribe', p_keys: [...keys, 'ABCD-2345'] }
    const now = z
      .array(z.object({ key: z.string(), assignee: z.string().nullable() }))
      .parse((await users.member.client.rpc('work_holders', asked)).data)
    expect(new Map(now.map(({ key, assignee }) => [key, assignee]))).toEqual(
      new Map([
        [letter.reference, null],
        [form, users.deputy.id],
      ]),
    )
    const fresh = Object.fromEntries(now.map(({ key, assignee }) => [key, assignee]))
    expect((await assign(users.member, keys, 'transcribe', users.member.id, fresh)).data).toBe(2)
    for (const key of keys) {
      expect(Object.values(await waiting(users.deputy, key)).join()).toMatch(/ others$/)
      expect(Object.values(await waiting(users.member, key)).join()).toMatch(/ mine$/)
    }
  })

  test('when no letter is named, or more than 100, then KD023', async () => {
    const many = Array.from({ length: 101 }, (_, index) => `ABCD-${index}`)
    expect((await assign(users.deputy, [], 'verify', users.deputy.id)).error?.code).toBe('KD023')
    expect((await assign(users.deputy, many, 'verify', users.deputy.id)).error?.code).toBe('KD023')
  })

  test('when another took it since it was read, then KD051 until that is seen', async () => {
    const { reference } = await aLetter()
    expect(
      (await assign(users.deputy, [reference], 'verify', users.deputy.id, { [reference]: null })).error,
    ).toBeNull()
    const stale = await assign(users.member, [reference], 'verify', users.member.id, { [reference]: null })
    expect(stale.error).toMatchObject({ code: 'KD051', details: reference })
    expect(await waiting(users.deputy, reference)).toMatchObject({ verify: 'new mine' })
    const seen = { [reference]: users.deputy.id }
    expect((await assign(users.member, [reference], 'verify', users.member.id, seen)).data).toBe(1)
    expect(await waiting(users.deputy, reference)).toMatchObject({ verify: 'new others' })
  })

  test('when two take it at the same moment, then one has it and the other is told', async () => {
    const { reference } = await aLetter()
    const seen = { [reference]: null }
    const answers = await Promise.all(
      [users.deputy, users.member].map((user) => assign(user, [reference], 'verify', user.id, seen)),
    )
    expect(answers.map(({ error }) => error?.code ?? 'given').sort()).toEqual(['KD051', 'given'])
  })

  test('when what was given is changed by the owner of the database, then it is refused', async () => {
    const { reference } = await aLetter()
    await assign(users.deputy, [reference], 'verify', users.deputy.id)
    for (const statement of [
      'update public.assignment set assignee = null',
      'delete from public.assignment',
      'truncate public.assignment',
    ]) {
      await expect(stack.sql.unsafe(statement)).rejects.toMatchObject({ code: 'KD009' })
    }
  })
})

describe('H1: given letters on their way', () => {
  test('when one comes from the web, then it waits to be verified, divided and answered', async () => {
    const { id, reference } = await aLetter()
    const first = { verify: 'new nobody', divide: 'new nobody', answer: 'new nobody' }
    expect(await waiting(users.deputy, reference)).toEqual(first)
    await verify(users.deputy, id, 'doubtful')
    expect(await waiting(users.deputy, reference)).toEqual({ ...first, verify: 'doubtful nobody' })
    await verify(users.deputy, id, 'denied')
    expect(await waiting(users.deputy, reference)).toEqual({ ...first, verify: 'denied nobody' })
    await verify(users.deputy, id)
    expect(await waiting(users.deputy, reference)).toEqual({ divide: 'new nobody', answer: 'new nobody' })
  })

  test('when it is divided bit by bit and compared, then it waits for the next step each time', async () => {
    const { id, reference } = await aLetter()
    await verify(users.deputy, id)
    await divide(users.deputy, id, 0.5)
    expect(await waiting(users.member, reference)).toEqual({ divide: 'begun nobody', answer: 'new nobody' })
    const whole = await divide(users.deputy, id)
    expect(await waiting(users.member, reference)).toEqual({
      compare: 'division nobody',
      answer: 'new nobody',
    })
    expect(await waiting(users.deputy, reference)).toEqual({
      compare: 'division others',
      answer: 'new nobody',
    })
    await compareDivision(users.member, whole, 'different')
    expect(await waiting(users.member, reference)).toEqual({
      divide: 'different nobody',
      answer: 'new nobody',
    })
    await compareDivision(users.member, await divide(users.deputy, id), 'same')
    expect(await waiting(users.member, reference)).toEqual({ synthesise: 'new nobody', answer: 'new nobody' })
  })

  test('when a whole division leaves blanks between passages, then it waits to be compared', async () => {
    const { id, reference } = await aLetter({ comments: [aComment({ text: 'Đề nghị làm rõ.\u00a0\n' })] })
    await divide(users.deputy, id, 0.9)
    expect(await waiting(users.member, reference)).toMatchObject({ compare: 'division nobody' })
  })

  test('when one is typed off paper, then nothing waits but its comparison; found different it is typed again', async () => {
    const content = aContent({ contributor: aPerson() })
    const typed = await entered(stack.sql, users.member.client, { content })
    expect(await waiting(users.deputy, typed.reference)).toEqual({ compare: 'transcription nobody' })
    expect(await waiting(users.member, typed.reference)).toEqual({ compare: 'transcription others' })
    await foundDifferent(users.deputy.client, typed.id)
    expect(await waiting(users.member, typed.reference)).toEqual({ transcribe: 'different nobody' })
    const again = await entered(stack.sql, users.member.client, {
      content,
      circumstances: { replaces: typed.reference },
    })
    expect(await waiting(users.deputy, typed.reference)).toEqual({})
    await foundSame(users.deputy.client, again.id)
    const counted = { verify: 'new nobody', divide: 'new nobody', answer: 'new nobody' }
    expect(await waiting(users.deputy, again.reference)).toEqual(counted)
  })

  test('when a form comes back, then it waits to be typed until it is', async () => {
    const number = await returnedForm(users.deputy)
    expect(await waiting(users.deputy, String(number))).toEqual({ transcribe: 'returned nobody' })
    const { reference } = await typedForm(users.member, number)
    expect(await waiting(users.deputy, String(number))).toEqual({})
    expect(await waiting(users.deputy, reference)).toEqual({ compare: 'transcription nobody' })
  })

  test('F5: when a form is given, handed on and given back, then the last word counts; typed, it leaves its letter to nobody', async () => {
    const number = await returnedForm(users.deputy)
    const key = String(number)
    for (const [assignee, seen] of [
      [users.deputy.id, { deputy: 'mine', member: 'others' }],
      [users.member.id, { deputy: 'others', member: 'mine' }],
      [null, { deputy: 'nobody', member: 'nobody' }],
      [users.member.id, { deputy: 'others', member: 'mine' }],
    ] as const) {
      expect((await assign(users.lead, [key], 'transcribe', assignee)).data).toBe(1)
      expect((await assign(users.lead, [key], 'transcribe', assignee)).data).toBe(0)
      for (const who of ['deputy', 'member'] as const) {
        expect(await waiting(users[who], key)).toEqual({ transcribe: `returned ${seen[who]}` })
      }
      const listed = await list(users.lead, 'transcribe', { assignee: assignee ?? users.member.id })
      expect(listed.some((item) => item.key === key)).toBe(assignee !== null)
      const [entry] = await stack.sql<{ actor: string; feedback_id: string | null }[]>`
        select e.actor, e.feedback_id from public.audit_entry e
        where e.source = 'assignment' and e.source_key = (select max(id)::text from public.assignment)`
      expect(entry).toEqual({ actor: users.lead.id, feedback_id: null })
    }
    const { reference } = await typedForm(users.member, number)
    expect(await waiting(users.member, key)).toEqual({})
    expect(await waiting(users.deputy, reference)).toEqual({ compare: 'transcription nobody' })
  })

  test('when a letter is about the lead, then its steps are others’ work to the lead only', async () => {
    const { reference } = await aLetter(aboutLead)
    expect(new Set(Object.values(await waiting(users.lead, reference)))).toEqual(new Set(['new others']))
    expect(new Set(Object.values(await waiting(users.deputy, reference)))).toEqual(new Set(['new nobody']))
  })

  test('when work is given, handed on and given back, then the last word counts', async () => {
    const { reference } = await aLetter()
    const steps = [
      [users.deputy.id, { deputy: 'mine', member: 'others' }],
      [users.member.id, { deputy: 'others', member: 'mine' }],
      [null, { deputy: 'nobody', member: 'nobody' }],
    ] as const
    for (const [assignee, seen] of steps) {
      expect((await assign(users.lead, [reference], 'divide', assignee)).data).toBe(1)
      expect((await assign(users.lead, [reference], 'divide', assignee)).data).toBe(0)
      for (const who of ['deputy', 'member'] as const) {
        expect(await waiting(users[who], reference)).toMatchObject({
          divide: `new ${seen[who]}`,
          verify: 'new nobody',
        })
      }
    }
  })
})

type Act = readonly [
  act: 'verify' | 'divide' | 'compare' | 'assign' | 'assignForm',
  item: number,
  choice: number,
]

describe('H1: given any history', () => {
  test('then pages of the list add up to the counts, for everybody and every filter', async () => {
    const year = 2031
    const round = await addRound(stack, year)
    const made: { id: string; reference: string }[] = []
    for (let index = 0; index < 14; index += 1) {
      const content = aContent({
        contributor: index % 3 === 0 ? aDocument() : aPerson(),
        comments: [aComment({ subject: index % 4 === 0 ? 'chanh-van-phong' : 'bi-thu' }), aComment()],
      })
      const at = `${year}-0${1 + (index % 5)}-11T03:00:00Z`
      const { reference } = await storeAt(stack.sql, at, { content })
      const [row] = await stack.sql<
        { id: string }[]
      >`select id from public.feedback where reference = ${reference}`
      if (row) made.push({ id: row.id, reference })
    }
    const forms: string[] = []
    for (let index = 0; index < 5; index += 1) forms.push(String(await returnedForm(users.deputy, round)))
    const acts = fc.array(
      fc.tuple(
        fc.constantFrom(
          'verify' as const,
          'divide' as const,
          'compare' as const,
          'assign' as const,
          'assignForm' as const,
        ),
        fc.nat(made.length - 1),
        fc.nat(11),
      ),
      { minLength: 4, maxLength: 10 },
    )
    await fc.assert(
      fc.asyncProperty(acts, async (history) => {
        for (const act of history) await play(made, forms, round, act)
        for (const user of [users.lead, users.deputy]) await expectAgreement(user, round)
      }),
      { numRuns: 6 },
    )
  }, 120_000)

  const team = () => [users.deputy, users.member, users.lead]

  async function play(
    made: { id: string; reference: string }[],
    forms: string[],
    round: string,
    [act, index, choice]: Act,
  ) {
    const letter = made[index]
    const who = team()[choice % 3]
    if (!letter || !who) throw new Error('no letter')
    if (act === 'verify') {
      // a letter about the lead is refused to the lead: part of the history, too
      await who.client.rpc('verify_feedback', {
        p_feedback_id: letter.id,
        p_outcome: ['confirmed', 'doubtful', 'denied'][choice % 3] ?? 'denied',
        p_method: 'by_post',
      })
    } else if (act === 'divide') await divide(who, letter.id, choice % 2 ? 1 : 0.5)
    else if (act === 'assign') {
      const step = steps[choice % steps.length] ?? 'verify'
      await assign(users.member, [letter.reference], step, choice > 9 ? null : who.id, {}, round)
    } else if (act === 'assignForm') {
      const form = forms[index % forms.length] ?? ''
      const given = await assign(users.member, [form], 'transcribe', choice > 9 ? null : who.id, {}, round)
      expect(given.error).toBeNull()
    } else {
      const [newest] = await stack.sql<{ id: string }[]>`
        select id from public.division where feedback_id = ${letter.id} order by version desc limit 1`
      if (newest) await compareDivision(who, newest.id, choice % 2 ? 'same' : 'different')
    }
  }

  async function expectAgreement(user: TestUser, round: string) {
    const table = await counts(user, round)
    for (const step of steps) {
      const rows = table.filter((row) => row.step === step)
      const pages: WorkItem[] = []
      for (let after: string | undefined; ; ) {
        const page = await list(user, step, { limit: 3, ...(after && { after }) }, round)
        pages.push(...page)
        after = page.at(-1)?.key
        if (page.length < 3) break
      }
      const sum = (of: WorkCount[]) => of.reduce((total, { count }) => total + count, 0)
      expect(pages.length).toBe(sum(rows))
      expect(new Set(pages.map(({ key }) => key)).size).toBe(pages.length)
      const moments = pages.map(({ received_at: at }) => Date.parse(at))
      expect(moments).toEqual([...moments].sort((a, b) => a - b))
      const backwards =
        pages.length > 3 ? await list(user, step, { limit: 3, before: pages[3]?.key ?? '' }, round) : []
      if (pages.length > 3)
        expect(backwards.reverse().map(({ key }) => key)).toEqual(pages.slice(0, 3).map(({ key }) => key))
      for (const whose of ['mine', 'nobody', 'others']) {
        for (const kind of ['individual', 'collective']) {
          const wanted = rows.filter((row) => row.whose === whose && row.contributor_kind === kind)
          expect((await list(user, step, { whose, kind }, round)).length).toBe(sum(wanted))
        }
        const wanted = rows.filter((row) => row.whose === whose)
        expect((await list(user, step, { whose }, round)).length).toBe(sum(wanted))
      }
      for (const { id: assignee } of team()) {
        const wanted = rows.filter((row) => row.assignee === assignee)
        expect((await list(user, step, { assignee }, round)).length).toBe(sum(wanted))
      }
    }
    const [progress] = (await user.client.rpc('round_progress', { p_round_id: round })).data ?? []
    const left = (step: Step) =>
      table.filter((row) => row.step === step).reduce((sum, { count }) => sum + count, 0)
    expect(progress?.counted - progress?.verified).toBe(left('verify'))
    expect(progress?.counted - progress?.divided).toBe(left('divide'))
    expect(progress?.counted).toBe(left('answer'))
  }
})

describe('H1: given what the team did', () => {
  test('then progress says it by subject and by person and day, each letter once', async () => {
    const staff = async () => {
      const { data, error } = await users.lead.client.rpc('staff_progress', { p_round_id: roundId })
      if (error) throw error
      return data.find((row: { staff_id: string }) => row.staff_id === users.member.id)
    }
    const subject = async () => {
      const { data } = await users.lead.client.rpc('subject_progress', { p_round_id: roundId })
      const [row] =
        await stack.sql`select id from public.subject where round_id = ${roundId} and code = 'truong-ban-to-chuc'`
      return data?.find((each: { subject_id: string }) => each.subject_id === row?.['id'])
    }
    const before = await staff()
    const was = await subject()
    const { id } = await aLetter({
      comments: [aComment({ subject: 'truong-ban-to-chuc' }), aComment({ subject: 'truong-ban-to-chuc' })],
    })
    await verify(users.member, id, 'doubtful')
    await verify(users.member, id)
    const division = await divide(users.member, id)
    await compareDivision(users.deputy, division, 'same')
    const after = await staff()
    expect(after.verified - before.verified).toBe(1)
    expect(after.divided - before.divided).toBe(1)
    expect(after.entered).toBe(before.entered)
    const now = await subject()
    for (const act of ['received', 'verified', 'divided', 'compared']) expect(now[act] - was[act]).toBe(1)
  })

  test('then what came in today is told by channel and kind, without what was typed again', async () => {
    const web = async () => {
      const { data } = await users.deputy.client.rpc('work_arrivals', { p_round_id: roundId })
      return (
        data?.find(
          (row: { today: boolean; channel: string; contributor_kind: string }) =>
            row.today && row.channel === 'web' && row.contributor_kind === 'collective',
        )?.count ?? 0
      )
    }
    const before = await web()
    await aLetter({ contributor: aDocument() })
    expect(await web()).toBe(before + 1)
  })

  test('then groups of the same words agree with the letters that show it', async () => {
    const text = `Cùng một lời ${crypto.randomUUID()}`
    for (let index = 0; index < 3; index += 1) await aLetter({ comments: [aComment({ text })] })
    const { data } = await users.deputy.client.rpc('same_words_groups', { p_round_id: roundId })
    const listed = await users.deputy.client
      .from('desk_feedback')
      .select('id')
      .eq('round_id', roundId)
      .is('counted', true)
      .gt('same_words_count', 0)
    expect(data?.[0].letters).toBe(listed.data?.length)
    expect(data?.[0].groups).toBeGreaterThan(0)
  })

  test('H7: then it is counted how those whose letters count wish to be answered', async () => {
    const visits = async () => {
      const { data } = await users.deputy.client.rpc('reply_wishes', { p_round_id: roundId })
      return data?.find((row: { reply_by: string | null }) => row.reply_by === 'visit')?.count ?? 0
    }
    const before = await visits()
    await aLetter({ contributor: aPerson({ replyBy: 'visit' }) })
    expect(await visits()).toBe(before + 1)
  })
})
