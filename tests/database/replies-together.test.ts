/** H7, II.2.4.3: one document answers several collectives, all of them or none. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { inWriting, record } from '../replies.ts'
import { aCollective, aLetter, known, waits } from './replies-desk.ts'
import { stack, startWorkDesk, users } from './work-desk.ts'

beforeAll(startWorkDesk)
afterAll(() => stack?.stop())

describe('H7: given several letters that one document answers', () => {
  test('when they are recorded at once, then all are answered, and corrected together or one by one', async () => {
    const letters = [await aCollective(), await aCollective(), await aCollective()]
    const references = letters.map(({ reference }) => reference).sort()
    const { key, count } = await record(users.deputy, references, inWriting(users.deputy))
    expect(count).toBe(3)
    for (const { id, reference } of letters) {
      expect(await waits(reference)).toBe(false)
      expect((await known(users.member, id)).replies[0]?.together).toEqual(references)
    }
    const [first = '', ...others] = references
    const because = { replaces: key, because: 'Gửi riêng bằng văn bản khác' }
    const alone = inWriting(users.deputy, { documentNumber: '16-CV/ĐUK' })
    expect((await record(users.deputy, [first], alone, because)).count).toBe(1)
    expect((await record(users.deputy, references, alone, because)).detail).toBe(first)
    expect((await record(users.deputy, others, undefined, because)).count).toBe(2)
    expect(await Promise.all(references.map(waits))).toEqual([false, true, true])
  })

  test('when one of them is answered, or is of the other kind, then none is recorded', async () => {
    const [one, two, person] = [await aCollective(), await aCollective(), await aLetter()]
    const content = inWriting(users.deputy)
    const mixed = await record(users.deputy, [one.reference, person.reference], content)
    expect(mixed).toMatchObject({ code: 'KD094', detail: 'way' })
    await record(users.member, [two.reference], inWriting(users.member))
    const answer = await record(users.deputy, [one.reference, two.reference], content)
    expect(answer).toMatchObject({ code: 'KD092', detail: two.reference })
    expect(await waits(one.reference)).toBe(true)
  })

  test('when two clerks record overlapping choices at once, then one is recorded whole and the other not at all', async () => {
    const [one, two, three] = [await aCollective(), await aCollective(), await aCollective()]
    const answers = await Promise.all([
      record(users.deputy, [one.reference, two.reference], inWriting(users.deputy)),
      record(users.member, [two.reference, three.reference], inWriting(users.member)),
    ])
    expect(answers.map(({ code }) => code ?? 'recorded').sort()).toEqual(['KD092', 'recorded'])
    const left = await Promise.all([one, two, three].map(({ reference }) => waits(reference)))
    expect([left.filter(Boolean).length, left[1]]).toEqual([1, false])
  })
})
