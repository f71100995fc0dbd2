/** F6: what readers are told of the round's days, at every moment. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { intakeSentences } from '../../src/components/form/intake-sentences.ts'
import { addDays, dayOf } from '../../src/domain/day.ts'
import { closingMoment, intakePhases, phasesFrom, startOfDay } from '../../src/domain/intake-phase.ts'
import { type Round, roundAccepting } from '../../src/domain/timeline.ts'

const round: Round = {
  year: 2026,
  title: 'Đợt 2026',
  opensOn: '2026-08-01',
  closesOn: '2026-09-30',
  acceptsLateUntil: '2026-10-10',
  graceMinutes: 90,
}

const at = (rounds: Round[], moment: string) => {
  const [phase] = phasesFrom(intakePhases(rounds), Date.parse(moment))
  if (!phase) throw new Error('no phase')
  return phase
}

describe('F6: given a round with grace and a last day for late feedback', () => {
  test.each([
    [
      '2026-07-31T23:59:59+07:00',
      'before',
      'nhận góp ý từ ngày 01/08/2026 đến hết ngày 30/09/2026 (giờ Việt Nam)',
    ],
    ['2026-08-01T00:00:00+07:00', 'open', 'đến hết ngày 30/09/2026 (giờ Việt Nam): còn {n} ngày nữa'],
    ['2026-09-29T23:59:59+07:00', 'open', 'bắt đầu viết trước giờ đóng thì còn 90 phút để gửi nốt'],
    ['2026-09-30T00:00:00+07:00', 'lastDay', 'hôm nay, ngày 30/09/2026, là ngày cuối'],
    ['2026-09-30T23:59:59+07:00', 'lastDay', 'nhận đến 24 giờ (giờ Việt Nam)'],
    ['2026-10-01T00:00:00+07:00', 'grace', 'gửi trước 01:30 ngày 01/10/2026 vẫn tính là đúng hạn'],
    [
      '2026-10-01T01:30:00+07:00',
      'late',
      'được ghi là gửi muộn. Nhận văn bản gửi muộn đến hết ngày 10/10/2026',
    ],
    ['2026-10-10T23:59:59+07:00', 'late', 'được ghi là gửi muộn'],
    [
      '2026-10-11T00:00:00+07:00',
      'closed',
      'đã thôi nhận góp ý; hạn cuối là hết ngày 10/10/2026 (giờ Việt Nam)',
    ],
  ])('when it is %s, then it is %s and the reader is told so', (moment, state, words) => {
    const phase = at([round], moment)
    expect(phase.state).toBe(state)
    expect(intakeSentences(phase).join(' ')).toContain(words)
  })

  test('when the next round is known, then a reader after the end is told when it opens', () => {
    const next = { ...round, year: 2027, title: 'Đợt 2027', opensOn: '2027-08-01', closesOn: '2027-09-30' }
    expect(intakeSentences(at([next, round], '2026-12-01T00:00:00Z')).join(' ')).toContain(
      'Đợt 2027 nhận góp ý từ ngày 01/08/2027.',
    )
  })

  test('when there is no grace and no end to late feedback, then neither is spoken of', () => {
    const plain = { ...round, graceMinutes: 0, acceptsLateUntil: null }
    const states = phasesFrom(intakePhases([plain]), 0).map(({ state }) => state)
    expect(states).toEqual(['before', 'open', 'lastDay', 'late'])
    for (const phase of intakePhases([plain]))
      expect(intakeSentences(phase).join(' ')).not.toMatch(/gửi nốt|null/)
  })

  test('when nothing is taken late, then only grace comes between the last day and the end', () => {
    const strict = { ...round, acceptsLateUntil: round.closesOn }
    expect(intakePhases([strict]).map(({ state }) => state)).toEqual([
      'before',
      'open',
      'lastDay',
      'grace',
      'closed',
    ])
    expect(intakeSentences(at([strict], '2026-10-01T00:30:00+07:00')).join(' ')).not.toContain('gửi muộn')
  })
})

const dayArb = fc.integer({ min: 0, max: 1_500 }).map((days) => addDays('2025-01-01', days))
const roundArb = fc
  .record({
    opensOn: dayArb,
    length: fc.integer({ min: 0, max: 90 }),
    late: fc.option(fc.integer({ min: 0, max: 40 })),
    graceMinutes: fc.integer({ min: 0, max: 2_880 }),
  })
  .map(({ opensOn, length, late, graceMinutes }): Round => {
    const closesOn = addDays(opensOn, length)
    const acceptsLateUntil = late === null ? null : addDays(closesOn, late)
    return { year: 2026, title: 'Đợt', opensOn, closesOn, acceptsLateUntil, graceMinutes }
  })
const roundsArb = fc.uniqueArray(roundArb, { selector: ({ opensOn }) => opensOn, minLength: 1, maxLength: 4 })

describe('given any rounds', () => {
  test('phases begin one after another, the first without a beginning', () => {
    fc.assert(
      fc.property(roundsArb, (rounds) => {
        const starts = intakePhases(rounds).map(({ from }) => from)
        expect(starts[0]).toBe(Number.NEGATIVE_INFINITY)
        for (const [index, from] of starts.slice(1).entries())
          expect(from).toBeGreaterThan(starts[index] ?? 0)
      }),
    )
  })

  test('what is said agrees with the rule of the database: taken or not, in time or late', () => {
    fc.assert(
      fc.property(roundsArb, fc.integer({ min: 0, max: 1_700 * 1_440 }), (rounds, minutes) => {
        const moment = startOfDay('2024-12-01') + minutes * 60_000
        const [phase] = phasesFrom(intakePhases(rounds), moment)
        const accepting = roundAccepting(rounds, dayOf(new Date(moment)))
        if (phase && ['open', 'lastDay', 'late'].includes(phase.state)) expect(accepting).toBe(phase.round)
        if (phase?.state === 'before' || phase?.state === 'closed') expect(accepting).toBeUndefined()
        if (phase?.state === 'open' || phase?.state === 'lastDay')
          expect(moment).toBeLessThan(closingMoment(phase.round))
        if (phase?.state === 'grace' || phase?.state === 'late')
          expect(moment).toBeGreaterThanOrEqual(closingMoment(phase.round))
      }),
    )
  })
})
