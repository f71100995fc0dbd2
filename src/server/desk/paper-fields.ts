/** The desk's own fields of a paper letter, or one Vietnamese message for each that is wrong. */
import { showDay } from '../../domain/day.ts'
import { type ArrivalDays, type Paper, type PaperDraft, paperSchema } from '../../domain/paper.ts'
import { fieldErrors } from '../../strings/errors.ts'
import { paperWords } from '../../strings/paper.ts'
import { type FieldError, fieldError } from '../problem.ts'

export type ParsedPaper = { paper: Paper; errors?: never } | { paper?: never; errors: FieldError[] }

/** @param invitationCode as typed: a code or a number */
export function parsePaper(draft: PaperDraft, invitationCode: string, days: ArrivalDays): ParsedPaper {
  const result = paperSchema(days).safeParse({ ...draft, invitationCode })
  if (result.success) return { paper: result.data }
  const errors = new Map<string, FieldError>()
  for (const { path, message } of result.error.issues) {
    const field = path.join('.')
    const words = paperWords.errors[message] ?? fieldErrors.invalid()
    const text = message === 'notInRound' ? `${words} ${between(days)}` : words
    if (!errors.has(field)) errors.set(field, fieldError(field, text))
  }
  return { errors: [...errors.values()] }
}

function between({ from, to }: ArrivalDays): string {
  return paperWords.arrival(showDay(from), showDay(to))
}
