/** How a stretch of days is written: in whole months and years where it is whole ones, as the plan itself does. */
import { addDays } from './day.ts'
import type { Span } from './timeline.ts'

/** `2012-09-05` as `05/9/2012`: the Party's documents pad the day, and of the months only the first two. */
export function writeDay(day: string): string {
  return day.replace(/^(\d+)-(?:0(?=[3-9]))?(\d+)-(\d+)$/, '$3/$2/$1')
}

/** How many months a stretch may have to be named one by one. */
const namedMonths = 3

/** @example spanWords({ from: '2012-08-01', to: '2012-09-30' }) // 'tháng 8 và tháng 9 năm 2012' */
export function spanWords({ from, to }: Span): string {
  const end = monthOf(to)
  const wholeEnd = isFirst(addDays(to, 1))
  if (from === undefined) return `đến hết ${wholeEnd ? endWords(end) : `ngày ${writeDay(to)}`}`
  if (from === to) return `ngày ${writeDay(to)}`
  const start = monthOf(from)
  if (!isFirst(from) || !wholeEnd) return `từ ngày ${writeDay(from)} đến hết ngày ${writeDay(to)}`

  if (start.month === 1 && end.month === 12)
    return start.year === end.year ? `năm ${end.year}` : `từ năm ${start.year} đến hết năm ${end.year}`
  if (start.year !== end.year)
    return `từ tháng ${start.month} năm ${start.year} đến hết tháng ${end.month} năm ${end.year}`
  const count = end.month - start.month + 1
  if (count > namedMonths) return `từ tháng ${start.month} đến hết tháng ${end.month} năm ${end.year}`
  const months = Array.from({ length: count }, (_, index) => `tháng ${start.month + index}`)
  return `${[months.slice(0, -1).join(', '), months.at(-1)].filter(Boolean).join(' và ')} năm ${end.year}`
}

function monthOf(day: string) {
  return { year: Number(day.slice(0, 4)), month: Number(day.slice(5, 7)) }
}

const isFirst = (day: string) => day.endsWith('-01')

function endWords({ year, month }: ReturnType<typeof monthOf>): string {
  return month === 12 ? `năm ${year}` : `tháng ${month} năm ${year}`
}
