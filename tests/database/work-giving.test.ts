/** H1, H8: who may be given which work, and what others see of it. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { steps } from '../../src/domain/work.ts'
import { aPerson } from '../factories.ts'
import { addRound } from '../letters.ts'
import { entered, foundDifferent } from '../paper.ts'
import { aContent } from '../submissions.ts'
import {
  aboutLead,
  aLetter,
  assign,
  counts,
  divide,
  list,
  note,
  printedForm,
  returnedForm,
  roundId,
  stack,
  startWorkDesk,
  typedForm,
  users,
  waiting,
} from './work-desk.ts'

beforeAll(startWorkDesk)
afterAll(() => stack?.stop())

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
