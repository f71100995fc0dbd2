/** Synthesis (design §5.4): after any history whatsoever, every list and count tells the same. */
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addDivision } from '../division-rows.ts'
import { halves, settle } from '../synthesis.ts'
import {
  type Act,
  aLetter,
  areaId,
  commentsOf,
  type Letter,
  newPoint,
  subjectId,
  synthesisedAt,
  waits,
} from './synthesis-desk.ts'
import { roundId, stack, startWorkDesk, users, verify } from './work-desk.ts'

beforeAll(startWorkDesk)
afterAll(() => stack?.stop())

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
    const point = points[half]
    if (!letter || !point) throw new Error('no letter or no point')
    const [comment] = (await commentsOf(letter)).slice(half)
    if (act === 5) {
      await verify(users.deputy, letter.id, half ? 'confirmed' : 'doubtful')
    } else if (act === 6) {
      await addDivision(stack.sql, letter.reference, halves(), { by: users.member.id, outcomes: ['same'] })
    } else if (comment) {
      const acts: Act[] = [{ add: point }, { remove: point }, { exclude: 'Không thuộc phạm vi' }, {}, {}]
      const { error } = await settle(users.deputy.client, roundId, [
        { passage: comment.passage_id, seen: comment.act_id, ...acts[act] },
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
    const area = await areaId()
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
