/** Rounds of the timeline: those with days, and a round for trying where a year has none (F6, R4, R6). */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  intakeRounds,
  roundAccepting,
  type Timeline,
  timelineSchema,
  withTrialRound,
} from '../../src/domain/timeline.ts'

const timeline: Timeline = timelineSchema.parse({
  revisedOn: '2026-01-01',
  milestones: [
    { id: 'gop-y', title: 'Góp ý', what: 'x', parties: ['a'], clauses: ['i-1'], intake: true },
    { id: 'kiem-diem', title: 'Kiểm điểm', what: 'x', parties: ['a'], clauses: ['i-1'] },
    { id: 'hoc-tap', title: 'Học tập', what: 'x', parties: ['a'], clauses: ['i-1'] },
  ],
  rounds: [
    {
      year: 2026,
      title: 'Đợt 2026',
      days: {
        'gop-y': { from: '2026-08-01', to: '2026-09-30' },
        'kiem-diem': { from: '2026-09-01', to: '2026-10-31' },
        'hoc-tap': { to: '2028-12-31' },
      },
    },
  ],
  trialTitle: 'Đợt chạy thử năm {year}',
})

describe('F6: given a timeline with a round of 2026', () => {
  test('when intake asks, then the days are those of the milestone that gates it, and late has no end', () => {
    expect(intakeRounds(timeline)).toEqual([
      {
        year: 2026,
        title: 'Đợt 2026',
        opensOn: '2026-08-01',
        closesOn: '2026-09-30',
        acceptsLateUntil: null,
        graceMinutes: 0,
      },
    ])
  })

  test('when it is tried in 2026, then nothing is added', () => {
    expect(withTrialRound(timeline, 2026)).toBe(timeline)
  })

  test('when it is tried in another year, then the same milestones have that year’s days and intake is open all year', () => {
    const tried = withTrialRound(timeline, 2027)
    expect(tried.rounds).toHaveLength(2)
    expect(tried.rounds[1]).toEqual({
      year: 2027,
      title: 'Đợt chạy thử năm 2027',
      acceptsLateUntil: null,
      graceMinutes: 0,
      days: {
        'gop-y': { from: '2027-01-01', to: '2027-12-31' },
        'kiem-diem': { from: '2027-09-01', to: '2027-10-31' },
        'hoc-tap': null,
      },
    })
    expect(timeline.rounds).toHaveLength(1)
  })

  test('when it is asked twice in a year, then the answer is the same: the site and the database agree', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2013, max: 2099 }), (year) => {
        expect(withTrialRound(timeline, year)).toEqual(withTrialRound(timeline, year))
        const rounds = intakeRounds(withTrialRound(timeline, year))
        expect(roundAccepting(rounds, `${year}-11-24`)?.year).toBe(year)
      }),
    )
  })

  test('when a day is written without quotes, then YAML’s date is the same day', () => {
    expect(timelineSchema.parse({ ...timeline, revisedOn: new Date('2026-08-01') }).revisedOn).toBe(
      '2026-08-01',
    )
  })

  test.each([['2026-02-30'], ['30/9/2026'], ['']])(
    'when a day is “%s”, then the file is refused',
    (revisedOn) => {
      expect(timelineSchema.safeParse({ ...timeline, revisedOn }).success).toBe(false)
    },
  )
})
