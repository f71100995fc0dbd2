/**
 * What the pages around the form say about the round's days (row F6): every sentence a reader may meet from now on, each
 * with the moment from which it holds. A page is built long before it is read; the reader's browser picks the sentence.
 */
import { addDays } from './day.ts'
import type { Round } from './timeline.ts'

export type IntakeState = 'before' | 'open' | 'lastDay' | 'grace' | 'late' | 'closed'

export interface IntakePhase {
  state: IntakeState
  /** Milliseconds since 1970; the phase lasts until the next one begins. */
  from: number
  round: Round
  /** The round that opens after this one, once it is known. */
  next?: Round
}

/** The first moment of a day in Vietnam, which has had no other offset since 1975. */
export function startOfDay(day: string): number {
  return Date.parse(`${day}T00:00:00+07:00`)
}

/** The moment after a round's last second in time. */
export function closingMoment({ closesOn }: Round): number {
  return startOfDay(addDays(closesOn, 1))
}

/** All phases of all rounds in order: the one opened last speaks, as in the database's current_round. */
export function intakePhases(rounds: readonly Round[]): IntakePhase[] {
  const inOrder = [...rounds].sort((a, b) => startOfDay(a.opensOn) - startOfDay(b.opensOn))
  const [first] = inOrder
  if (!first) return []
  const before: IntakePhase = { state: 'before', from: Number.NEGATIVE_INFINITY, round: first }
  return [
    before,
    ...inOrder.flatMap((round, index) => {
      const next = inOrder[index + 1]
      const end = next ? startOfDay(next.opensOn) : Number.POSITIVE_INFINITY
      return phasesOf(round)
        .filter(({ from }) => from < end)
        .map((phase) => ({ ...phase, ...(next && { next }) }))
    }),
  ]
}

/** The phase of a moment and all that follow it. */
export function phasesFrom(phases: readonly IntakePhase[], moment: number): IntakePhase[] {
  return phases.filter((_, index) => (phases[index + 1]?.from ?? Number.POSITIVE_INFINITY) > moment)
}

/** A round by itself; of two phases that begin together the later one in this list holds. */
function phasesOf(round: Round): IntakePhase[] {
  const { opensOn, closesOn, acceptsLateUntil, graceMinutes } = round
  const closing = closingMoment(round)
  const graceEnds = closing + graceMinutes * 60_000
  const lateEnds =
    acceptsLateUntil === null ? Number.POSITIVE_INFINITY : startOfDay(addDays(acceptsLateUntil, 1))
  const phases: IntakePhase[] = [
    { state: 'open', from: startOfDay(opensOn), round },
    { state: 'lastDay', from: startOfDay(closesOn), round },
  ]
  if (graceEnds > closing) phases.push({ state: 'grace', from: closing, round })
  if (lateEnds > graceEnds) phases.push({ state: 'late', from: graceEnds, round })
  if (lateEnds < Number.POSITIVE_INFINITY)
    phases.push({ state: 'closed', from: Math.max(lateEnds, graceEnds), round })
  return phases.filter(({ from }, index) => phases[index + 1]?.from !== from)
}
