/** Synthesis (design §5.4): what cannot be settled, and what nobody changes afterwards. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addDivision } from '../division-rows.ts'
import { aPoint, halves, settle } from '../synthesis.ts'
import { aLetter, commentsOf, newPoint, settled } from './synthesis-desk.ts'
import { roundId, stack, startWorkDesk, users, verify } from './work-desk.ts'

beforeAll(startWorkDesk)
afterAll(() => stack?.stop())

describe('given what cannot be settled', () => {
  test('when the letter is not verified, not divided or divided anew, then KD080', async () => {
    const point = await newPoint()
    const unverified = await aLetter(halves(), { verified: false })
    const doubtful = await aLetter()
    await verify(users.deputy, doubtful.id, 'doubtful')
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
