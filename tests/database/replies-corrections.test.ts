/** H7: a wrong record is corrected or withdrawn with a reason, and stays to be seen. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { staffProgressSchema } from '../../src/domain/work.ts'
import { byTelephone, record } from '../replies.ts'
import type { TestUser } from '../stack.ts'
import { aLetter, known, repliedAt, waits } from './replies-desk.ts'
import { roundId, stack, startWorkDesk, users } from './work-desk.ts'

beforeAll(startWorkDesk)
afterAll(() => stack?.stop())

/** Letters a person has answered in all, as the team's progress says. */
async function answeredBy({ id }: TestUser): Promise<number> {
  const { data, error } = await users.deputy.client.rpc('staff_progress', { p_round_id: roundId })
  if (error) throw error
  const days = z.array(staffProgressSchema).parse(data)
  return days.filter(({ staff_id }) => staff_id === id).reduce((sum, { answered }) => sum + answered, 0)
}

describe('H7: given a wrong record', () => {
  const because = 'Ghi nhầm ngày trả lời'

  test('when it is corrected, then the correction stands, the earlier row is kept with the reason', async () => {
    const { id, reference } = await aLetter()
    const { key } = await record(users.deputy, [reference], byTelephone(users.deputy))
    const right = byTelephone(users.member, { note: 'Gặp lúc 9 giờ.', way: 'visit' })
    const second = await record(users.member, [reference], right, { replaces: key, because })
    expect(second.code).toBeUndefined()
    const { replies } = await known(users.deputy, id)
    expect(replies).toMatchObject([
      {
        way: 'visit',
        reason: because,
        replaces: replies[1]?.id,
        recordedBy: users.member.id,
        together: [reference],
      },
      { way: 'telephone', reason: null, recordedBy: users.deputy.id, together: null },
    ])
    expect(await waits(reference)).toBe(false)
    // whoever corrects what somebody else has corrected meanwhile is told so
    const late = await record(users.deputy, [reference], right, { replaces: key, because })
    expect(late).toMatchObject({ code: 'KD093', detail: reference })
    expect(
      (await record(users.deputy, [reference], right, { replaces: second.key, because: 'ngắn' })).code,
    ).toBe('KD004')
  })

  test('when it is withdrawn, then the letter waits again and the receipt no longer says it was answered', async () => {
    const { id, reference, secret } = await aLetter()
    const { key } = await record(users.deputy, [reference], byTelephone(users.deputy))
    const withdrawn = await record(users.deputy, [reference], undefined, { replaces: key, because })
    expect(withdrawn.code).toBeUndefined()
    expect(await waits(reference)).toBe(true)
    expect(await repliedAt(secret)).toBeNull()
    expect((await known(users.deputy, id)).replies).toMatchObject([
      { way: null, reason: because },
      { way: 'telephone' },
    ])
    const again = await record(users.deputy, [reference], undefined, { replaces: withdrawn.key, because })
    expect(again.code).toBe('KD093')
    expect((await record(users.member, [reference], byTelephone(users.member))).code).toBeUndefined()
    expect(await waits(reference)).toBe(false)
  })

  test('when who did it has left, then the record can still be corrected with their name', async () => {
    await stack.sql`update public.staff set disabled_at = null where user_id = ${users.gone.id}`
    const { reference } = await aLetter()
    const content = byTelephone(users.gone)
    const { key } = await record(users.deputy, [reference], content)
    await stack.sql`update public.staff set disabled_at = now() where user_id = ${users.gone.id}`
    const right = { ...content, note: 'Đã nói cả ý thứ hai.' }
    expect((await record(users.deputy, [reference], right, { replaces: key, because })).code).toBeUndefined()
  })

  test('H1: then progress counts who really answered, once, and nobody once it is withdrawn', async () => {
    const before = [await answeredBy(users.deputy), await answeredBy(users.member)]
    const { reference } = await aLetter()
    const { key } = await record(users.deputy, [reference], byTelephone(users.deputy))
    expect(await answeredBy(users.deputy)).toBe((before[0] ?? 0) + 1)
    const second = await record(users.deputy, [reference], byTelephone(users.member), {
      replaces: key,
      because,
    })
    expect([await answeredBy(users.deputy), await answeredBy(users.member)]).toEqual([
      before[0],
      (before[1] ?? 0) + 1,
    ])
    await record(users.deputy, [reference], undefined, { replaces: second.key, because })
    expect([await answeredBy(users.deputy), await answeredBy(users.member)]).toEqual(before)
  })
})
