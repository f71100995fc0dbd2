/** H7, F5: a letter on paper that is typed again is answered once, whichever transcription counts. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { today } from '../../src/domain/day.ts'
import { aPerson } from '../factories.ts'
import { compare, entered, foundDifferent, foundSame } from '../paper.ts'
import { byTelephone, record } from '../replies.ts'
import { aContent } from '../submissions.ts'
import { known, repliedAt, waits } from './replies-desk.ts'
import { stack, startWorkDesk, users } from './work-desk.ts'

beforeAll(startWorkDesk)
afterAll(() => stack?.stop())

describe('H7: given a letter on paper that is typed again', () => {
  test('when it was answered before, then the new transcription is answered, counts once and is corrected there', async () => {
    const content = aContent({ contributor: aPerson() })
    const typed = await entered(stack.sql, users.member.client, { content })
    await foundSame(users.deputy.client, typed.id)
    const { key } = await record(users.deputy, [typed.reference], byTelephone(users.deputy))
    expect((await compare(users.deputy.client, typed.id, 'different', 'Sót một chữ')).error).toBeNull()
    const again = await entered(stack.sql, users.member.client, {
      content,
      circumstances: { replaces: typed.reference },
    })
    await foundSame(users.deputy.client, again.id)
    expect([await waits(typed.reference), await waits(again.reference)]).toEqual([false, false])
    expect(await repliedAt(typed.secret)).toBe(today())
    expect((await known(users.deputy, again.id)).replies).toMatchObject([
      { recording: key, together: [typed.reference] },
    ])
    const because = { replaces: key, because: 'Chưa gọi được cho người này' }
    expect((await record(users.deputy, [again.reference], undefined, because)).code).toBeUndefined()
    expect(await waits(again.reference)).toBe(true)
  })

  test('when it was found different and nobody was answered, then only the new one waits', async () => {
    const content = aContent({ contributor: aPerson() })
    const typed = await entered(stack.sql, users.member.client, { content })
    await foundDifferent(users.deputy.client, typed.id)
    const again = await entered(stack.sql, users.member.client, {
      content,
      circumstances: { replaces: typed.reference },
    })
    await foundSame(users.deputy.client, again.id)
    expect([await waits(typed.reference), await waits(again.reference)]).toEqual([false, true])
  })
})
