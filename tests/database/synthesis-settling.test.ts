/** Synthesis (design §5.4): every comment linked to a point or excluded with a reason; the step ends. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { addDivision } from '../division-rows.ts'
import { addRound } from '../letters.ts'
import { halves, passagesOf, settle } from '../synthesis.ts'
import { aLetter, commentsOf, newPoint, pointsOf, settled, synthesisedAt, waits } from './synthesis-desk.ts'
import { roundId, stack, startWorkDesk, users, verify } from './work-desk.ts'

beforeAll(startWorkDesk)
afterAll(() => stack?.stop())

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
    await verify(users.deputy, letter.id, 'doubtful')
    expect((await pointsOf()).find(({ id }) => id === point)?.['individual_feedbacks']).toBe(0)
    expect(await synthesisedAt(letter)).toBeNull()
    await verify(users.deputy, letter.id, 'confirmed')
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
