/** Days are days in Asia/Ho_Chi_Minh (design §5.8), written YYYY-MM-DD. */

export const timeZone = 'Asia/Ho_Chi_Minh'

const dayFormat = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' })
const shownTime = new Intl.DateTimeFormat('vi-VN', {
  timeZone,
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})

/** The day of a moment in Vietnam. */
export function dayOf(moment: Date): string {
  return dayFormat.format(moment)
}

export function today(now: Date = new Date()): string {
  return dayOf(now)
}

/** Whether the text is a day that exists, e.g. not 2026-02-30. */
export function isCalendarDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const date = new Date(`${text}T00:00:00Z`)
  // a year before 1900 is a slip of the pen, and the database knows no year 0
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text) && text >= '1900'
}

/** A day as a person writes it (`5/9/2026`, `05-09-2026`) as YYYY-MM-DD; anything else as it is. */
export function readDay(text: string): string {
  const written = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text.trim())
  if (!written) return text.trim()
  const [, day = '', month = '', year = ''] = written
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
}

export function addDays(day: string, count: number): string {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + count)
  return date.toISOString().slice(0, 10)
}

/** How many days lie between two days; 0 for the same. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)
}

/** `2026-11-23` as `23/11/2026`. */
export function showDay(day: string): string {
  const [year, month, date] = day.split('-')
  return `${date}/${month}/${year}`
}

/** A timestamp as `14:05 ngày 23/11/2026`, in Vietnam's time. */
export function showMoment(timestamp: string): string {
  const moment = new Date(timestamp)
  return `${shownTime.format(moment)} ngày ${showDay(dayOf(moment))}`
}
