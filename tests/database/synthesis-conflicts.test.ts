/** Synthesis (design §5.4): two at the same comments or point; nobody undoes unseen what another did. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { TestUser } from '../stack.ts'
import { aPoint, settle } from '../synthesis.ts'
import { aLetter, commentsOf, newPoint } from './synthesis-desk.ts'
import { roundId, stack, startWorkDesk, users } from './work-desk.ts'

beforeAll(startWorkDesk)
afterAll(() => stack?.stop())

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
