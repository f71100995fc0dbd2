/** Runs scheduled functions as Netlify does, on one machine. */
import { logError } from '../src/server/log.ts'
import type { HostContext, ScheduledFunction } from './hosted-functions.ts'

const hourMs = 3_600_000
/** After a start there is other work to do first. */
const firstAfterMs = 60_000

/** The schedules that are in use; another one is a mistake to be seen at once. */
const periods = { '@hourly': hourMs, '@daily': 24 * hourMs } as const
export type Schedule = keyof typeof periods

export const isSchedule = (text: string): text is Schedule => Object.hasOwn(periods, text)

/** @returns stops it; what is running is not waited for */
export function startSchedule(functions: readonly ScheduledFunction[], firstMs = firstAfterMs): () => void {
  const timers = functions.map(({ handler, schedule }) => {
    const run = () => {
      const context: HostContext = { ip: '', requestId: crypto.randomUUID() }
      handler(new Request('http://localhost/'), context).catch((cause: unknown) =>
        logError('schedule', cause),
      )
    }
    const first = setTimeout(run, firstMs)
    const further = setInterval(run, periods[schedule])
    first.unref()
    further.unref()
    return { first, further }
  })
  return () => {
    for (const { first, further } of timers) {
      clearTimeout(first)
      clearInterval(further)
    }
  }
}
