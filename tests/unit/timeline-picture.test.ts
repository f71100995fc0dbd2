/** Where bars stand in the timeline's picture (P9). */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { panelsOf } from '../../src/components/timeline/panels.ts'
import { drawPicture, pictureWidth } from '../../src/components/timeline/picture.ts'
import { addDays } from '../../src/domain/day.ts'
import { withRoundOf2027 } from '../timelines.ts'

const recurring = withRoundOf2027.milestones.filter(({ repeats }) => repeats)
const [round2012, round2027] = withRoundOf2027.rounds

describe('P9: given the picture of a round', () => {
  test('P9: when it is drawn, then months and years have a panel each, and each milestone a bar in one', () => {
    if (!round2012) throw new Error('no round')
    const [months, years] = panelsOf(withRoundOf2027, round2012, recurring)
    expect(months?.columns.map(({ label }) => label)).toEqual(['Tháng 8', 'Tháng 9'])
    expect(months?.until).toBe('2012-10-01')
    expect(months?.lanes.map(({ label }) => label)).toEqual(['Mốc gop-y', 'Mốc kiem-diem'])
    expect(years?.columns.map(({ label }) => label)).toEqual(['2012', '2013', '2014', '2015'])
    expect(years?.lanes.map(({ label, spans }) => [label, spans.length])).toEqual([
      ['Mốc hoc-tap', 1],
      ['Mốc bao-cao', 8],
      ['Mốc tong-ket', 4],
      ['Mốc giam-sat', 4],
      ['Mốc so-ket', 6],
    ])
  })

  test('P9: when the year is another, then the days are that year’s', () => {
    if (!round2027) throw new Error('no round')
    const [months, years] = panelsOf(withRoundOf2027, round2027, [])
    expect(months?.title).toContain('2027')
    expect(months?.columns.map(({ label }) => label)).toEqual(['Tháng 7', 'Tháng 8', 'Tháng 9', 'Tháng 10'])
    expect(years?.lanes.map(({ words }) => words)).toEqual(['từ năm 2027 đến hết năm 2030'])
  })

  test('P9: when a round has nothing of a kind, then it has no panel for it', () => {
    expect(
      panelsOf(
        withRoundOf2027,
        { year: 2030, title: '', acceptsLateUntil: null, graceMinutes: 0, days: {} },
        [],
      ),
    ).toEqual([])
  })
})

describe('P9: given bars over an axis', () => {
  const columns = ['2012-08-01', '2012-09-01', '2012-10-01'].map((from) => ({
    from,
    label: from.slice(5, 7),
  }))
  const draw = (spans: { from?: string; to: string }[]) =>
    drawPicture([{ label: 'Mốc', spans }], columns, '2012-11-01')

  test('P9: when a milestone fills a month, then its bar fills the column', () => {
    const { edges, lanes } = draw([{ from: '2012-09-01', to: '2012-09-30' }])
    const [bar] = lanes[0]?.bars ?? []
    expect(bar?.x).toBe(edges[1])
    expect((bar?.x ?? 0) + (bar?.width ?? 0)).toBeCloseTo((edges[2] ?? 0) - 1, 0)
  })

  test('P9: when the first day is not known, then the bar begins at the edge and is open', () => {
    expect(draw([{ to: '2012-09-30' }]).lanes[0]?.bars[0]).toMatchObject({ x: 0, open: true })
  })

  test('P9: when a label is long, then no line of it is, and none holds one word that the line before had room for', () => {
    const label = 'Báo cáo kết quả thực hiện 6 tháng và năm'
    const { lanes } = drawPicture([{ label, spans: [] }], columns, '2012-11-01')
    expect(lanes[0]?.lines.map(({ text }) => text)).toEqual(['Báo cáo kết quả thực', 'hiện 6 tháng và năm'])
  })

  test('P9: when days are any days, then every bar is seen and none leaves the picture', () => {
    const day = fc.integer({ min: -100, max: 300 }).map((count) => addDays('2012-08-01', count))
    fc.assert(
      fc.property(day, fc.nat(200), fc.boolean(), (from, length, open) => {
        const to = addDays(from, length)
        for (const { x, width } of draw([open ? { to } : { from, to }]).lanes[0]?.bars ?? []) {
          expect(x).toBeGreaterThanOrEqual(0)
          expect(width).toBeGreaterThanOrEqual(4)
          expect(x + width).toBeLessThanOrEqual(pictureWidth)
        }
      }),
    )
  })
})
