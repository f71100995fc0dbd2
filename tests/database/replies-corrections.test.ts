/** H7: a wrong record is corrected or withdrawn with a reason, and stays to be seen. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { byTelephone, record } from '../replies.ts'
import { aLetter, known, repliedAt, waits } from './replies-desk.ts'
import { stack, startWorkDesk, users } from './work-desk.ts'

beforeAll(startWorkDesk)
afterAll(() => stack?.stop())

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
})
