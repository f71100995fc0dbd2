/** Synthesis (design §5.4): points take comments, are withdrawn, moved, and count whom they stand for. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aDocument, aPerson } from '../factories.ts'
import { halves } from '../synthesis.ts'
import { aLetter, commentsOf, newPoint, pointsOf, settled, waits } from './synthesis-desk.ts'
import { stack, startWorkDesk, users } from './work-desk.ts'

beforeAll(startWorkDesk)
afterAll(() => stack?.stop())

describe('given points', () => {
  test('when a comment is in two, then it is moved out of one, and open once out of both', async () => {
    const letter = await aLetter(halves([{}, { setAside: 'Lời chào' }]))
    const [one, two, three] = [await newPoint(), await newPoint(), await newPoint()]
    await settled(users.deputy, letter, { add: one })
    await settled(users.deputy, letter, { add: two })
    expect((await commentsOf(letter))[0]?.points.toSorted()).toEqual([one, two].toSorted())
    await settled(users.deputy, letter, { remove: one, add: three })
    expect((await commentsOf(letter))[0]?.points.toSorted()).toEqual([two, three].toSorted())
    await settled(users.deputy, letter, { remove: two })
    await settled(users.deputy, letter, { afresh: true, add: one })
    expect((await commentsOf(letter))[0]?.points).toEqual([one])
    await settled(users.deputy, letter, { remove: one })
    expect(await commentsOf(letter)).toMatchObject([{ outcome: 'open', points: [] }])
  })

  test('when one is withdrawn, then its comments are open again, or go into another; written anew it is in force', async () => {
    const letter = await aLetter()
    const [one, two] = [await newPoint(), await newPoint()]
    await settled(users.deputy, letter, { add: one })
    const withdraw = (id: string, base: number, into?: string) =>
      users.deputy.client.rpc('withdraw_synthesis_point', {
        p_point_id: id,
        p_base_version: base,
        ...(into && { p_into: into }),
      })
    expect((await withdraw(one, 1, await newPoint({ subject: 'tap-the' }))).error?.code).toBe('KD082')
    expect((await withdraw(one, 1, one)).error?.code).toBe('KD082')
    expect((await withdraw(one, 1, two)).data).toBe(2)
    expect((await commentsOf(letter)).map(({ points }) => points)).toEqual([[two], [two]])
    expect((await pointsOf()).find(({ id }) => id === one)).toMatchObject({ withdrawn: true, version: 2 })
    expect((await withdraw(two, 1)).data).toBe(2)
    expect(await waits(letter)).toBe(true)
    const { data } = await users.deputy.client.rpc('revise_synthesis_point', {
      p_point_id: one,
      p_base_version: 2,
      p_content: { text: 'Dùng lại ý này.', aspect: null },
    })
    expect(data).toBe(3)
    expect((await pointsOf()).find(({ id }) => id === one)).toMatchObject({
      withdrawn: false,
      text: 'Dùng lại ý này.',
    })
  })

  test('when one is moved, then the order is as wished, however often', async () => {
    const about = { subject: 'tap-the', contentArea: 'tu-tuong-dao-duc-loi-song' }
    const ids = [await newPoint(about), await newPoint(about), await newPoint(about)] as [
      string,
      string,
      string,
    ]
    const order = async () =>
      (await pointsOf('tap-the')).map(({ id }) => ids.indexOf(id)).filter((index) => index >= 0)
    const place = (id: string, before?: string) =>
      users.deputy.client.rpc('place_synthesis_point', {
        p_point_id: id,
        ...(before && { p_before: before }),
      })
    expect(await order()).toEqual([0, 1, 2])
    await place(ids[2], ids[0])
    expect(await order()).toEqual([2, 0, 1])
    await place(ids[2])
    expect(await order()).toEqual([0, 1, 2])
    for (let turn = 0; turn < 24; turn += 1) await place(ids[turn % 2 ? 0 : 2], ids[1])
    expect(await order()).toEqual([2, 0, 1])
    expect((await place(ids[0], await newPoint())).error?.code).toBe('KD082')
  })

  test('then each counts comments, letters and contributors by kind, a collective once', async () => {
    const point = await newPoint()
    const person = aPerson()
    const collective = aDocument()
    for (const contributor of [person, person, collective])
      await settled(users.deputy, await aLetter(halves(), { contributor }), { add: point })
    await settled(
      users.deputy,
      await aLetter(halves(), { contributor: { ...aDocument(), collectiveName: collective.collectiveName } }),
      { add: point },
    )
    expect((await pointsOf()).find(({ id }) => id === point)).toMatchObject({
      individual_comments: 4,
      individual_feedbacks: 2,
      individual_contributors: 1,
      collective_comments: 4,
      collective_feedbacks: 2,
      collective_contributors: 1,
    })
  })
})
