/** What the database refuses, mapped once to a problem. The codes are registered in supabase/migrations/*_intake.sql. */
import { fieldErrors } from '../strings/errors.ts'
import { paperErrors } from '../strings/paper.ts'
import { fieldError, Problem } from './problem.ts'

/** The part of supabase-js' PostgrestError this needs. */
export interface DatabaseFailure {
  code: string
  message: string
  details: string | null
}

/** An answer of the database or of the way to it, with the code the operator needs. */
class DatabaseError extends Error {
  readonly code: string
  constructor(code: string) {
    super(`database answered ${code || 'nothing'}`)
    this.name = 'DatabaseError'
    this.code = code
  }
}

const retryAfter = { 'retry-after': '30' }

/** Codes of a database that is away, starting, stopping or out of room: nothing is wrong with the request. */
function isAway(code: string, status: number): boolean {
  return status === 0 || status >= 502 || code === '' || /^(08|53|57P|58|PGRST00)/.test(code)
}

export function problemOf(failure: DatabaseFailure, status: number): Problem {
  const cause = new DatabaseError(failure.code)
  switch (failure.code) {
    case 'KD001':
      return new Problem('keyReused', { cause })
    case 'KD002':
      return new Problem('roundClosed', { cause })
    case 'KD003':
    case 'KD008': {
      const message = failure.code === 'KD003' ? fieldErrors.unknownChoice() : fieldErrors.membersOnly()
      return new Problem('validation', {
        cause,
        errors: [fieldError(failure.details ?? 'comments', message)],
      })
    }
    case 'KD004':
      return new Problem('validation', { cause, errors: [fieldError('reason', fieldErrors.reasonLength())] })
    case 'KD014':
      return new Problem('throttled', { cause, headers: { 'retry-after': failure.details ?? '900' } })
    case 'KD016':
    case 'KD017':
    case 'KD018':
    case 'KD019':
    case 'KD020':
      return paperProblem(failure, cause)
    case 'KD005':
    case '42501':
      return new Problem('forbidden', { cause })
    default:
      return isAway(failure.code, status)
        ? new Problem('unavailable', { cause, headers: retryAfter })
        : new Problem('unexpected', { cause })
  }
}

/** Paper: each is said at its field; what has none is said of the whole. */
function paperProblem({ code, details }: DatabaseFailure, cause: Error): Problem {
  const messages: Record<string, string> = {
    KD016: paperErrors.paperForm,
    KD017: paperErrors.own,
    KD018: paperErrors.replaces,
    KD019: paperErrors.dayInFuture,
    KD020: paperErrors.nameUnseen,
  }
  const field = details ?? 'letter'
  return new Problem('validation', {
    cause,
    errors: [fieldError(field, messages[code] ?? fieldErrors.invalid())],
  })
}
