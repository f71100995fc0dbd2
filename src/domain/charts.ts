/** Where bars stand in the desk's pictures: pure functions of figures. Units are CSS pixels at full size. */
import { type ContributorKind, contributorKinds } from './contributor.ts'
import { wrapText } from './wrap-text.ts'

/** About as wide as the smallest telephone's text. */
export const chartWidth = 360

const line = 18
const round = (units: number) => Math.round(units * 10) / 10

export interface Bar {
  label: string
  count: number
}

export interface BarGroup<Each extends Bar = Bar> {
  title: string
  bars: readonly Each[]
}

export interface DrawnBar<Each extends Bar> {
  bar: Each
  y: number
  width: number
}

export interface BarChart<Each extends Bar> {
  height: number
  /** Where bars begin; their labels stand left of it. */
  x: number
  groups: { lines: { text: string; y: number }[]; bars: DrawnBar<Each>[] }[]
}

export const barHeight = 12
const barStep = 19
const groupGap = 12
/** Room at the end of the longest bar for its figure. */
const figureRoom = 52

/**
 * Groups of lying bars, all on one scale and in the order given: nothing is sorted by size.
 * @param labelWidth room for the bars' labels
 */
export function drawBars<Each extends Bar>(
  groups: readonly BarGroup<Each>[],
  labelWidth: number,
): BarChart<Each> {
  const most = Math.max(1, ...groups.flatMap(({ bars }) => bars.map(({ count }) => count)))
  const room = chartWidth - labelWidth - figureRoom
  let y = 0
  const drawn = groups.map(({ title, bars }) => {
    const lines = wrapText(title, 44).map((text) => {
      y += line
      return { text, y: y - 4 }
    })
    const placed = bars.map((bar) => {
      const top = y + 3
      y += barStep
      // something that is there is seen, however little
      return { bar, y: top, width: bar.count === 0 ? 0 : Math.max(1, round((bar.count / most) * room)) }
    })
    y += groupGap
    return { lines, bars: placed }
  })
  return { height: Math.max(0, y - groupGap) + 2, x: labelWidth, groups: drawn }
}

export interface DayCount {
  day: string
  kind: ContributorKind
  count: number
}

export interface ArrivalColumn {
  x: number
  y: number
  width: number
  height: number
  count: number
}

export interface ArrivalChart {
  height: number
  /** Days a column stands for. */
  step: number
  from: string
  to: string
  lanes: {
    kind: ContributorKind
    labelY: number
    baseY: number
    columns: ArrivalColumn[]
    highest?: ArrivalColumn
  }[]
  axisY: number
  /** The end of the closing day. */
  closingX: number
}

const laneHeight = 64
const laneLabel = 20
/** More columns would be too thin to see on a telephone. */
const mostColumns = 124

/** Letters by day: a lane for each kind of contributor, both on one scale. @param round its days */
export function drawArrivals(
  counts: readonly DayCount[],
  { from: opens, to: closes }: { from: string; to: string },
): ArrivalChart {
  const days = counts.map(({ day }) => day)
  const from = [opens, ...days].sort()[0] ?? opens
  const to = [closes, ...days].sort().at(-1) ?? closes
  const length = daysBetween(from, to) + 1
  const step = length <= mostColumns ? 1 : Math.ceil(length / mostColumns / 7) * 7
  const width = chartWidth / Math.ceil(length / step)
  const sums = contributorKinds.map((kind) => ({ kind, columns: sumsOf(counts, kind, from, step) }))
  const most = Math.max(1, ...sums.flatMap(({ columns }) => [...columns.values()]))
  const lanes = sums.map(({ kind, columns: given }, index) => {
    const baseY = (index + 1) * (laneLabel + laneHeight) + index * 10
    const columns = [...given].map(([place, count]) => {
      const height = Math.max(1, round((count / most) * (laneHeight - laneLabel)))
      return {
        x: round(place * width),
        y: baseY - height,
        width: round(Math.max(width - 0.6, 0.8)),
        height,
        count,
      }
    })
    const highest = columns.reduce<ArrivalColumn | undefined>(
      (best, column) => (best === undefined || column.count > best.count ? column : best),
      undefined,
    )
    return { kind, labelY: baseY - laneHeight, baseY, columns, ...(highest && { highest }) }
  })
  const axisY = lanes.at(-1)?.baseY ?? 0
  const closingX = round(((daysBetween(from, closes) + 1) / step) * width)
  return { height: axisY + line + 6, step, from, to, lanes, axisY, closingX: Math.min(closingX, chartWidth) }
}

/** Place of each column that has letters, counted from 0, with how many. */
function sumsOf(counts: readonly DayCount[], kind: ContributorKind, from: string, step: number) {
  const sums = new Map<number, number>()
  for (const { day, kind: of, count } of counts) {
    if (of !== kind) continue
    const place = Math.floor(daysBetween(from, day) / step)
    sums.set(place, (sums.get(place) ?? 0) + count)
  }
  return sums
}

/** Every day that has letters, for the table behind the picture. */
export function arrivalRows(
  counts: readonly DayCount[],
): { day: string; individual: number; collective: number }[] {
  const days = [...new Set(counts.map(({ day }) => day))].sort()
  const of = (day: string, kind: ContributorKind) =>
    counts.filter((row) => row.day === day && row.kind === kind).reduce((sum, row) => sum + row.count, 0)
  return days.map((day) => ({ day, individual: of(day, 'individual'), collective: of(day, 'collective') }))
}

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)
}
