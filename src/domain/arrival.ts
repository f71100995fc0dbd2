/** When a letter came: of one from the web the minute, of paper the day. */
import { addDays, dayOf, showDay, showMoment } from './day.ts'
import type { ArrivalDays } from './paper.ts'

interface Arrived {
  channel: 'web' | 'paper'
  received_at: string
}

export function showArrival({ channel, received_at: at }: Arrived): string {
  return channel === 'paper' ? `ngày ${showDay(dayOf(new Date(at)))}` : showMoment(at)
}

interface Round {
  opens_on: string
  accepts_late_until: string | null
}

/**
 * The days on which a letter of `round` can have arrived: not after today, not past the last day it takes letters, not
 * once the next round has opened.
 */
export function arrivalDays(round: Round, rounds: readonly Round[], today: string): ArrivalDays {
  const next = rounds
    .map((other) => other.opens_on)
    .filter((day) => day > round.opens_on)
    .sort()[0]
  const ends = [today, round.accepts_late_until, next && addDays(next, -1)].filter(
    (day) => typeof day === 'string',
  )
  return { from: round.opens_on, to: ends.sort()[0] ?? today }
}
