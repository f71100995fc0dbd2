/** H8, design §5.4, §5.6: who may read and settle comments and make points, and what a subject is not told. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { TestUser } from '../stack.ts'
import { aPoint, halves, settle } from '../synthesis.ts'
import { aLetter, areaId, commentsOf, newPoint, pointsOf, settled, subjectId } from './synthesis-desk.ts'
import { roundId, stack, startWorkDesk, users } from './work-desk.ts'

beforeAll(startWorkDesk)
afterAll(() => stack?.stop())

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
      p_area_id: await areaId(),
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
        p_area_id: await areaId(),
        p_outcome: 'open',
        p_limit: 1000,
      })
      return data?.find((row: { reference: string }) => row.reference === letter.reference)?.may_settle
    }
    expect(await ask(users.lead)).toBe(false)
    expect(await ask(users.deputy)).toBe(true)
  })
})
