/** What a reader is told of the round's days in each phase (F6). */
import { showDay, showMoment } from '../../domain/day.ts'
import { closingMoment, type IntakePhase } from '../../domain/intake-phase.ts'
import { form } from '../../strings/vi.ts'

const { dates } = form

/** `{n}` stands for the days that are left. */
export function intakeSentences({ state, round, next }: IntakePhase): string[] {
  const { title, acceptsLateUntil, graceMinutes } = round
  const closes = showDay(round.closesOn)
  const graceRule = graceMinutes > 0 ? [dates.graceRule(dates.minutes(graceMinutes))] : []
  const takesLate = acceptsLateUntil === null || acceptsLateUntil > round.closesOn
  switch (state) {
    case 'before':
      return [dates.before(title, showDay(round.opensOn), closes)]
    case 'open':
      return [dates.open(title, closes), ...graceRule]
    case 'lastDay':
      return [dates.lastDay(title, closes), ...graceRule]
    case 'grace': {
      const until = showMoment(new Date(closingMoment(round) + graceMinutes * 60_000).toISOString())
      return [dates.grace(title, closes, until), ...(takesLate ? [dates.lateToo] : [])]
    }
    case 'late':
      return [
        dates.late(title, closes),
        ...(acceptsLateUntil ? [dates.lateUntil(showDay(acceptsLateUntil))] : []),
      ]
    case 'closed':
      return [
        dates.closed(title, showDay(acceptsLateUntil ?? round.closesOn)),
        ...(next ? [dates.next(next.title, showDay(next.opensOn))] : []),
      ]
  }
}
