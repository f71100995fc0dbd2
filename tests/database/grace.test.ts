/** Begun before the closing second, sent within the grace: in time. No clock counts but the database's (F6). */
import * as fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aPerson } from '../factories.ts'
import { addRound, storeAt, tokenAt } from '../letters.ts'
import { type Stack, startStack } from '../stack.ts'
import { aContent, submit } from '../submissions.ts'
import { refusalOf } from './support.ts'

let stack: Stack
beforeAll(async () => {
  stack = await startStack()
  await addRound(stack, 2019, { closesOn: '2019-09-30', graceMinutes: 30 })
  await addRound(stack, 2018, { closesOn: '2018-09-30' })
  await addRound(stack, 2017, { closesOn: '2017-09-30', acceptsLateUntil: '2017-09-30', graceMinutes: 30 })
})
afterAll(() => stack?.stop())

/** The moment after the last second of 30 September 2019 in Vietnam. */
const closing = Date.parse('2019-09-30T17:00:00Z')
const grace = 30 * 60_000

async function isLate(receivedAt: number, begun?: string): Promise<boolean> {
  const { late } = await storeAt(stack.sql, new Date(receivedAt).toISOString(), {
    content: aContent({ contributor: aPerson() }),
    circumstances: begun === undefined ? {} : { begun },
  })
  return late
}

async function begunAt(reference: string): Promise<Date | null> {
  const [row] = await stack.sql<{ at: Date | null }[]>`
    select begun_at as at from public.feedback where reference = ${reference}`
  return row?.at ?? null
}

describe('F6: given a token that is not one of this body’s', () => {
  const forged = (token: string) => {
    const [second = '', signature = ''] = token.split('.')
    return [
      `${Number(second) - 1}.${signature}`,
      `${second}.${signature.slice(0, -1)}`,
      `${second}.${signature.toUpperCase()}`,
      `${second}.${'0'.repeat(32)}`,
      ` ${token}`,
      `${token}\n`,
      `0${token}`,
      second,
      `.${signature}`,
      '',
    ]
  }

  test('when it was altered, then the letter is taken, begun at no time, and late', async () => {
    const second = closing / 1000 - 3600
    for (const begun of forged(await tokenAt(stack.sql, second))) {
      expect(await isLate(closing + 1, begun), JSON.stringify(begun)).toBe(true)
    }
    expect(await isLate(closing + 1, await tokenAt(stack.sql, second))).toBe(false)
  })

  test('when it was made for another body, then it counts for nothing', async () => {
    const begun = await tokenAt(stack.sql, closing / 1000 - 3600, stack.otherBody.slug)
    expect(await isLate(closing + 1, begun)).toBe(true)
  })

  test.each([null, 7, true, [], {}, 'x'.repeat(10_000), "' or true --"])(
    'when %j comes in its place, then the letter is taken',
    async (begun) => {
      const { data, error } = await submit(stack.anon(), {
        content: aContent({ contributor: aPerson() }),
        circumstances: { begun },
      })
      expect(error).toBeNull()
      expect(await begunAt(data.reference)).toBeNull()
    },
  )

  test('when anything at all is read as a token, then it is nobody’s, and nothing breaks', async () => {
    const part = fc.string({ unit: 'grapheme', maxLength: 50 }).filter((each) => !each.includes('\u0000'))
    const like = fc
      .tuple(fc.nat(), fc.stringMatching(/^[0-9a-f]{32}$/))
      .map(([second, signature]) => `${second}.${signature}`)
    await fc.assert(
      fc.asyncProperty(fc.oneof(part, like), async (token) => {
        const [row] = await stack.sql`select private.begun_at(${stack.body.slug}, ${token}) as at`
        expect(row?.['at']).toBeNull()
      }),
      { numRuns: 200 },
    )
  })

  test('when a stranger asks the database to sign, then it is refused', async () => {
    for (const role of ['anon', 'authenticated'] as const) {
      const code = await refusalOf(stack.sql, { role }, `select private.signature('${stack.body.slug} 1')`)
      expect(code).toBe('42501')
      expect(await refusalOf(stack.sql, { role }, 'select key from private.signing_key')).toBe('42501')
    }
  })
})

describe('F6: given a round that closes on 30 September with half an hour’s grace', () => {
  test.each([
    ['a second before', -1000, 'at the closing moment', 0, false],
    ['a second before', -1000, 'in the last millisecond of the grace', grace - 1, false],
    ['a second before', -1000, 'when the grace is over', grace, true],
    ['weeks before', -40 * 86_400_000, 'in the grace', 1, false],
    ['in the closing second', 0, 'at once', 1, true],
    ['after it', 60_000, 'in the grace', 120_000, true],
    ['after it', 60_000, 'before it, by a clock gone wrong', -1, false],
  ])(
    'when a letter was begun %s (%i) and sent %s (%i), then its being late is %s',
    async (_, began, __, sent, late) => {
      expect(await isLate(closing + sent, await tokenAt(stack.sql, (closing + began) / 1000))).toBe(late)
    },
  )

  test('when no token comes, then the closing second counts', async () => {
    expect([await isLate(closing - 1), await isLate(closing)]).toEqual([false, true])
  })

  test('when beginning and sending lie anywhere around closing, then late is what the rule says', async () => {
    const around = fc.oneof(
      fc.integer({ min: -3 * 3600, max: 3 * 3600 }),
      fc.constantFrom(-1, 0, 1, 1799, 1800, 1801),
    )
    await fc.assert(
      fc.asyncProperty(around, around, fc.integer({ min: 0, max: 999 }), async (began, sent, ms) => {
        const [row] =
          await stack.sql`select private.is_late(to_timestamp(${(closing + sent * 1000 + ms) / 1000}),
          '2019-09-30', to_timestamp(${closing / 1000 + began}), 30::smallint) as late`
        const isAfter = sent >= 0
        const inGrace = began < 0 && sent * 1000 + ms < grace
        expect(row?.['late']).toBe(isAfter && !inGrace)
      }),
      { numRuns: 300 },
    )
  })

  test('when the letter is looked at later, by receipt or by the desk, then it is as late as it was', async () => {
    const begun = await tokenAt(stack.sql, closing / 1000 - 1)
    const { reference, secret } = await storeAt(stack.sql, new Date(closing + 1000).toISOString(), {
      content: aContent({ contributor: aPerson() }),
      circumstances: { begun },
    })
    const receipt = await stack.anon().rpc('find_receipt', { secret })
    expect(receipt.data).toMatchObject({ reference, late: false })
    const member = await stack.addUser('thanh-vien', { role: 'member' })
    const seen = await member.client.from('desk_feedback').select('late').eq('reference', reference)
    expect(seen.data).toEqual([{ late: false }])
    const comments = await member.client.from('desk_comment').select('late').eq('reference', reference)
    expect(comments.data).toEqual([{ late: false }])
  })
})

describe('F6: given a round without grace', () => {
  test('when a letter was begun before closing and sent a millisecond after, then it is late', async () => {
    const second = Date.parse('2018-09-30T17:00:00Z') / 1000
    const content = aContent({ contributor: aPerson() })
    const circumstances = { begun: await tokenAt(stack.sql, second - 60) }
    expect(await storeAt(stack.sql, '2018-09-30T17:00:00.001Z', { content, circumstances })).toMatchObject({
      late: true,
    })
  })
})

describe('F6: given a round with grace that takes nothing late', () => {
  const end = Date.parse('2017-09-30T17:00:00Z')
  const store = async (receivedAt: number, begunAt?: number) =>
    storeAt(stack.sql, new Date(receivedAt).toISOString(), {
      content: aContent({ contributor: aPerson() }),
      circumstances: begunAt === undefined ? {} : { begun: await tokenAt(stack.sql, begunAt / 1000) },
    })

  test('when a letter begun before closing comes after the grace, or one begun after or never, then it is refused', async () => {
    for (const [receivedAt, begunAt] of [
      [end + grace, end - 1000],
      [end + 1000, end],
      [end + 1000, undefined],
    ] as const)
      await expect(store(receivedAt, begunAt)).rejects.toMatchObject({ code: 'KD002' })
  })

  test('when one begun before closing comes within the grace, then it is taken, in time', async () => {
    expect(await store(end + grace - 1, end - 1000)).toMatchObject({ late: false })
  })
})

describe('F6: given a form that is begun now', () => {
  test('when a token is asked for, then it says this second, never a later one', async () => {
    for (let time = 0; time < 5; time += 1) {
      const [before] = await stack.sql<
        { at: number }[]
      >`select floor(extract(epoch from clock_timestamp()))::int as at`
      const { data, error } = await stack.anon().rpc('begin_feedback', { body: stack.body.slug })
      const [after] = await stack.sql<
        { at: number }[]
      >`select floor(extract(epoch from clock_timestamp()))::int as at`
      expect(error).toBeNull()
      const second = Number(String(data).split('.')[0])
      expect(second).toBeGreaterThanOrEqual(before?.at ?? Number.NaN)
      expect(second).toBeLessThanOrEqual(after?.at ?? Number.NaN)
      // spread over the second: rounding would show in its second half
      await new Promise((resolve) => setTimeout(resolve, 230))
    }
  })

  test('when it is sent with its token, then the desk sees when it was begun', async () => {
    const { data: begun } = await stack.anon().rpc('begin_feedback', { body: stack.body.slug })
    const { data } = await submit(stack.anon(), {
      content: aContent({ contributor: aPerson() }),
      circumstances: { begun },
    })
    expect((await begunAt(data.reference))?.getTime()).toBe(Number(String(begun).split('.')[0]) * 1000)
  })

  test('when a retry comes without the token, then it is the same letter all the same', async () => {
    const { data: begun } = await stack.anon().rpc('begin_feedback', { body: stack.body.slug })
    const letter = { content: aContent({ contributor: aPerson() }), key: crypto.randomUUID() }
    const first = await submit(stack.anon(), { ...letter, circumstances: { begun } })
    const again = await submit(stack.anon(), letter)
    expect(again.data).toEqual(first.data)
  })
})
