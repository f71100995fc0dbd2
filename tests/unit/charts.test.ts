/** H2: where bars stand in the desk's pictures. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { arrivalRows, chartWidth, type DayCount, drawArrivals, drawBars } from '../../src/domain/charts.ts'
import { addDays } from '../../src/domain/day.ts'

const kind = fc.constantFrom('individual' as const, 'collective' as const)

describe('H2: lying bars', () => {
  test('are on one scale, in the order given, and none leaves the picture', () => {
    const groups = fc.array(
      fc.record({
        title: fc.constantFrom(
          'Tập thể',
          'Đồng chí Phó Bí thư Thường trực Đảng ủy Khối các cơ quan thành phố',
        ),
        bars: fc.array(fc.record({ label: fc.constant('1'), count: fc.nat({ max: 100_000 }) }), {
          maxLength: 5,
        }),
      }),
      { maxLength: 8 },
    )
    fc.assert(
      fc.property(groups, fc.integer({ min: 0, max: 200 }), (given, labelWidth) => {
        const chart = drawBars(given, labelWidth)
        const bars = chart.groups.flatMap((group) => group.bars)
        expect(bars.map(({ bar }) => bar)).toEqual(given.flatMap((group) => group.bars))
        const most = Math.max(0, ...bars.map(({ bar }) => bar.count))
        const widest = Math.max(0, ...bars.map(({ width }) => width))
        let last = -1
        for (const { bar, y, width } of bars) {
          expect(y).toBeGreaterThan(last)
          last = y
          expect(y).toBeLessThan(chart.height)
          expect(chart.x + width).toBeLessThan(chartWidth)
          if (bar.count === 0) expect(width).toBe(0)
          else expect(Math.abs(width - Math.max(1, (bar.count / most) * widest))).toBeLessThan(0.2)
        }
      }),
    )
  })

  test('of nothing are an empty picture', () => {
    expect(drawBars([], 20)).toEqual({ height: 2, x: 20, groups: [] })
  })
})

describe('H2: letters by day', () => {
  const from = '2026-08-01'
  const to = '2026-09-30'
  const counts = fc.array(
    fc.record({ offset: fc.integer({ min: -3, max: 500 }), kind, count: fc.integer({ min: 1, max: 900 }) }),
    { maxLength: 40 },
  )

  test('stand in their lane at their day, whatever came before the first or after the last', () => {
    fc.assert(
      fc.property(counts, (given) => {
        const days: DayCount[] = given.map(({ offset, ...rest }) => ({ ...rest, day: addDays(from, offset) }))
        const chart = drawArrivals(days, { from, to })
        for (const lane of chart.lanes) {
          const own = days.filter((row) => row.kind === lane.kind)
          const sum = (rows: readonly { count: number }[]) =>
            rows.reduce((total, { count }) => total + count, 0)
          expect(sum(lane.columns)).toBe(sum(own))
          expect(lane.highest?.count).toBe(
            own.length === 0 ? undefined : Math.max(...lane.columns.map(({ count }) => count)),
          )
          for (const { x, y, width, height } of lane.columns) {
            expect(x).toBeGreaterThanOrEqual(0)
            expect(x + width).toBeLessThanOrEqual(chartWidth + 0.5)
            expect(y + height).toBe(lane.baseY)
            expect(y).toBeGreaterThan(lane.labelY)
          }
        }
        expect(chart.closingX).toBeGreaterThan(0)
        expect(chart.closingX).toBeLessThanOrEqual(chartWidth)
        // a column is a day, or so many whole weeks that it is still seen
        expect(chart.step === 1 || chart.step % 7 === 0).toBe(true)
      }),
    )
  })

  test('close at the end of the closing day, in the picture’s scale', () => {
    const late = [{ day: '2026-10-30', kind: 'individual' as const, count: 2 }]
    const chart = drawArrivals(late, { from, to })
    // 61 of 91 days
    expect(chart.closingX).toBeCloseTo((61 / 91) * chartWidth, 0)
    expect(chart.step).toBe(1)
    expect(chart.to).toBe('2026-10-30')
  })

  test('are told in the table day by day, with nought where a kind has none', () => {
    const days: DayCount[] = [
      { day: '2026-08-03', kind: 'collective', count: 2 },
      { day: '2026-08-01', kind: 'individual', count: 1 },
    ]
    expect(arrivalRows(days)).toEqual([
      { day: '2026-08-01', individual: 1, collective: 0 },
      { day: '2026-08-03', individual: 0, collective: 2 },
    ])
  })
})
