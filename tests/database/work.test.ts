/** H1: which step each letter waits for and whose it is; counts and lists agree. */
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Step, steps, type WorkCount, type WorkItem } from '../../src/domain/work.ts'
import { aComment, aDocument, aPerson } from '../factories.ts'
import { addRound, storeAt } from '../letters.ts'
import { entered, foundDifferent, foundSame } from '../paper.ts'
import type { TestUser } from '../stack.ts'
import { aContent } from '../submissions.ts'
import {
  aboutLead,
  aLetter,
  assign,
  compareDivision,
  counts,
  divide,
  list,
  returnedForm,
  stack,
  startWorkDesk,
  typedForm,
  users,
  verify,
  waiting,
} from './work-desk.ts'

beforeAll(startWorkDesk)
afterAll(() => stack?.stop())

describe('H1: given letters on their way', () => {
  test('when one comes from the web, then it waits to be verified, divided and answered', async () => {
    const { id, reference } = await aLetter()
    const first = { verify: 'new nobody', divide: 'new nobody', answer: 'unverified nobody' }
    expect(await waiting(users.deputy, reference)).toEqual(first)
    await verify(users.deputy, id, 'doubtful')
    expect(await waiting(users.deputy, reference)).toEqual({ ...first, verify: 'doubtful nobody' })
    await verify(users.deputy, id, 'denied')
    // nobody is to be answered for what the named sender did not write
    expect(await waiting(users.deputy, reference)).toEqual({ verify: 'denied nobody', divide: 'new nobody' })
    await verify(users.deputy, id)
    expect(await waiting(users.deputy, reference)).toEqual({
      divide: 'new nobody',
      answer: 'verified nobody',
    })
  })

  test('when it is divided bit by bit and compared, then it waits for the next step each time', async () => {
    const { id, reference } = await aLetter()
    await verify(users.deputy, id)
    await divide(users.deputy, id, 0.5)
    expect(await waiting(users.member, reference)).toEqual({
      divide: 'begun nobody',
      answer: 'verified nobody',
    })
    const whole = await divide(users.deputy, id)
    expect(await waiting(users.member, reference)).toEqual({
      compare: 'division nobody',
      answer: 'verified nobody',
    })
    expect(await waiting(users.deputy, reference)).toEqual({
      compare: 'division others',
      answer: 'verified nobody',
    })
    await compareDivision(users.member, whole, 'different')
    expect(await waiting(users.member, reference)).toEqual({
      divide: 'different nobody',
      answer: 'verified nobody',
    })
    await compareDivision(users.member, await divide(users.deputy, id), 'same')
    expect(await waiting(users.member, reference)).toEqual({
      synthesise: 'new nobody',
      answer: 'verified nobody',
    })
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
    const counted = { verify: 'new nobody', divide: 'new nobody', answer: 'unverified nobody' }
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
    expect(new Set(Object.values(await waiting(users.lead, reference)))).toEqual(
      new Set(['new others', 'unverified others']),
    )
    expect(new Set(Object.values(await waiting(users.deputy, reference)))).toEqual(
      new Set(['new nobody', 'unverified nobody']),
    )
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
    expect(progress?.to_answer - progress?.answered).toBe(left('answer'))
  }
})
