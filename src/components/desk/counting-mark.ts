/** Why a letter does not count, in the words of the desk; nothing of one that does. */
import type { DeskFeedback } from '../../domain/desk.ts'
import { paperWords } from '../../strings/vi.ts'

export function countingMark({
  replaced_by,
  counted,
  comparison,
}: Pick<DeskFeedback, 'replaced_by' | 'counted' | 'comparison'>): string | undefined {
  const { marks } = paperWords
  if (replaced_by) return marks.replaced
  if (counted) return undefined
  return comparison === 'different' ? marks.different : marks.uncompared
}
