/** When milestones happen, how they stand on a day and how their days are written (P9). */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '../../src/domain/day.ts'
import { anchorOf, comingUp, nextFew, occurrencesIn, stateOn, turnsIn } from '../../src/domain/milestones.ts'
import { spanWords, writeDay } from '../../src/domain/span-words.ts'
import type { Milestone, Timeline } from '../../src/domain/timeline.ts'
import { aTimeline, withRoundOf2027 } from '../timelines.ts'

const days = fc.integer({ min: 0, max: 40_000 }).map((count) => addDays('1990-01-01', count))
const recurring = aTimeline.milestones.filter(({ repeats }) => repeats)

function named(id: string): Milestone {
  const found = aTimeline.milestones.find((milestone) => milestone.id === id)
  if (!found) throw new Error(`no milestone ${id}`)
  return found
}

function roundOf(timeline: Timeline, year: number) {
  const found = timeline.rounds.find((round) => round.year === year)
  if (!found) throw new Error(`no round ${year}`)
  return occurrencesIn(timeline, found).map(({ milestone, span }) => [milestone.id, span.from, span.to])
}

describe('P9: given rounds of two years', () => {
  test('P9: when a year is added as data, then the same milestones have that year’s days', () => {
    expect(roundOf(withRoundOf2027, 2027)).toEqual([
      ['gop-y', '2027-07-05', '2027-08-20'],
      ['kiem-diem', '2027-09-01', '2027-10-31'],
      ['hoc-tap', '2027-01-01', '2030-12-31'],
    ])
    expect(roundOf(withRoundOf2027, 2012)).toEqual(roundOf(aTimeline, 2012))
  })

  test('P9: when they are pointed to, then each round’s milestone has a place of its own', () => {
    const places = withRoundOf2027.rounds.flatMap((round) =>
      occurrencesIn(withRoundOf2027, round).map(anchorOf),
    )
    expect(new Set(places).size).toBe(6)
    expect(places).toContain('gop-y-2027')
    expect(turnsIn(named('bao-cao'), 2027).map(anchorOf)).toEqual(['bao-cao', 'bao-cao'])
  })
})

describe('P9: given a recurring milestone', () => {
  test.each([
    ['bao-cao', 2012, ['2012-06-30..2012-06-30', '2012-12-31..2012-12-31']],
    ['tong-ket', 2013, ['2013-12-31..2013-12-31']],
    ['giam-sat', 2016, ['2016-01-01..2016-12-31']],
    ['so-ket', 2014, ['2014-01-01..2014-06-30', '2014-07-01..2014-12-31']],
    ['so-ket', 2012, []],
  ])('P9: when it is “%s” in %i, then its turns are %j', (id, year, turns) => {
    expect(turnsIn(named(id), year).map(({ span }) => `${span.from}..${span.to}`)).toEqual(turns)
  })

  test('P9: when it runs through whole periods, then no day is left out and none is in two turns', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2013, max: 2100 }), (year) => {
        for (const id of ['giam-sat', 'so-ket']) {
          const turns = [...turnsIn(named(id), year), ...turnsIn(named(id), year + 1)]
          for (const [index, { span }] of turns.slice(1).entries())
            expect(span.from).toBe(addDays(turns[index]?.span.to ?? '', 1))
        }
      }),
    )
  })
})

describe('P9: given a day', () => {
  test.each([
    ['2012-07-31', 'soon'],
    ['2012-08-01', 'now'],
    ['2012-09-30', 'now'],
    ['2012-10-01', 'past'],
  ] as const)('P9: when it is %s, then August and September are %s', (day, state) => {
    expect(stateOn({ from: '2012-08-01', to: '2012-09-30' }, day)).toBe(state)
  })

  test('P9: when a milestone has no first day, then it is under way until its last', () => {
    expect(stateOn({ to: '2015-12-31' }, '2000-01-01')).toBe('now')
    expect(stateOn({ to: '2015-12-31' }, '2015-12-31')).toBe('now')
    expect(stateOn({ to: '2015-12-31' }, '2016-01-01')).toBe('past')
  })

  test('P9: when what comes next is asked for, then the nearest end comes first', () => {
    const next = nextFew(comingUp(withRoundOf2027, '2027-08-01'), 4)
    expect(next.map((occurrence) => [anchorOf(occurrence), occurrence.span.to])).toEqual([
      ['gop-y-2027', '2027-08-20'],
      ['kiem-diem-2027', '2027-10-31'],
      ['giam-sat', '2027-12-31'],
      ['so-ket', '2027-12-31'],
    ])
  })

  test('P9: when any day comes, then nothing over is shown, all is in order, and every recurring one is there once', () => {
    fc.assert(
      fc.property(days, (day) => {
        const coming = comingUp(withRoundOf2027, day)
        for (const { span } of coming) expect(span.to >= day).toBe(true)
        expect(coming.map(({ span }) => span.to)).toEqual(coming.map(({ span }) => span.to).sort())
        const next = nextFew(coming, 99).filter(({ milestone }) => milestone.repeats)
        expect(next.map(({ milestone }) => milestone.id).sort()).toEqual(recurring.map(({ id }) => id).sort())
      }),
    )
  })

  test('P9: when a page was built up to two years before, then it still knows what comes next', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 730 }), (built, age) => {
        const day = addDays(built, age)
        const known = comingUp(withRoundOf2027, built).filter(({ span }) => stateOn(span, day) !== 'past')
        expect(nextFew(known, 5)).toEqual(nextFew(comingUp(withRoundOf2027, day), 5))
      }),
    )
  })
})

describe('P9: given days to be written', () => {
  test.each([
    ['2012-08-01', '2012-09-30', 'tháng 8 và tháng 9 năm 2012'],
    ['2012-09-01', '2012-11-30', 'tháng 9, tháng 10 và tháng 11 năm 2012'],
    ['2012-02-01', '2012-02-29', 'tháng 2 năm 2012'],
    ['2013-02-01', '2013-02-28', 'tháng 2 năm 2013'],
    ['2012-02-01', '2012-02-28', 'từ ngày 01/02/2012 đến hết ngày 28/02/2012'],
    ['2012-01-01', '2012-06-30', 'từ tháng 1 đến hết tháng 6 năm 2012'],
    ['2012-01-01', '2012-12-31', 'năm 2012'],
    ['2012-01-01', '2015-12-31', 'từ năm 2012 đến hết năm 2015'],
    ['2012-11-01', '2013-02-28', 'từ tháng 11 năm 2012 đến hết tháng 2 năm 2013'],
    ['2012-08-01', '2012-09-29', 'từ ngày 01/8/2012 đến hết ngày 29/9/2012'],
    ['2012-08-02', '2012-09-30', 'từ ngày 02/8/2012 đến hết ngày 30/9/2012'],
    ['2012-06-30', '2012-06-30', 'ngày 30/6/2012'],
    [undefined, '2015-12-31', 'đến hết năm 2015'],
    [undefined, '2015-09-30', 'đến hết tháng 9 năm 2015'],
    [undefined, '2015-09-05', 'đến hết ngày 05/9/2015'],
  ])('P9: when they are from %s to %s, then “%s”', (from, to, words) => {
    expect(spanWords(from === undefined ? { to } : { from, to })).toBe(words)
  })

  test('P9: when any two stretches differ, then their words do', () => {
    const span = fc
      .tuple(days, fc.integer({ min: 0, max: 1_500 }))
      .map(([from, length]) => ({ from, to: addDays(from, length) }))
    fc.assert(
      fc.property(span, span, (a, b) => {
        expect(spanWords(a) === spanWords(b)).toBe(a.from === b.from && a.to === b.to)
      }),
    )
  })

  test.each([
    ['2012-08-01', '01/8/2012'],
    ['2012-02-14', '14/02/2012'],
    ['2012-10-30', '30/10/2012'],
  ])('P9: when a day is %s, then it is written %s', (day, written) => {
    expect(writeDay(day)).toBe(written)
  })
})
