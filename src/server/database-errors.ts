/** What the database refuses, mapped once to a problem. The codes are registered in supabase/migrations/*_intake.sql. */
import { fieldErrors } from '../strings/errors.ts'
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
    case 'KD021':
    case 'KD022': {
      const message = failure.code === 'KD021' ? fieldErrors.numbersUnknown() : fieldErrors.numbersInNoState()
      const numbers = failure.details?.replaceAll(',', ', ') ?? ''
      return new Problem('validation', { cause, errors: [fieldError('numbers', `${message} ${numbers}.`)] })
    }
    case 'KD023': {
      const field = failure.details ?? 'numbers'
      return new Problem('validation', { cause, errors: [fieldError(field, fieldErrors.outOfBounds())] })
    }
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
    case 'KD005':
    case '42501':
      return new Problem('forbidden', { cause })
    default:
      return isAway(failure.code, status)
        ? new Problem('unavailable', { cause, headers: retryAfter })
        : new Problem('unexpected', { cause })
  }
}
