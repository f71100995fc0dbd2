/** H1, H7: what the team did, what came in, and how contributors wish to be answered. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aComment, aDocument, aPerson } from '../factories.ts'
import {
  aLetter,
  compareDivision,
  divide,
  roundId,
  stack,
  startWorkDesk,
  users,
  verify,
} from './work-desk.ts'

beforeAll(startWorkDesk)
afterAll(() => stack?.stop())

describe('H1: given what the team did', () => {
  test('then progress says it by subject and by person and day, each letter once', async () => {
    const staff = async () => {
      const { data, error } = await users.lead.client.rpc('staff_progress', { p_round_id: roundId })
      if (error) throw error
      const row = data.find((each: { staff_id: string }) => each.staff_id === users.member.id)
      return row ?? { entered: 0, verified: 0, divided: 0 }
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
