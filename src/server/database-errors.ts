/** What the database refuses, mapped once to a problem. The codes are registered at the heads of supabase/migrations. */
import { divisionErrors } from '../strings/division.ts'
import { type FieldErrorKey, fieldErrors } from '../strings/errors.ts'
import { paperErrors } from '../strings/paper.ts'
import { replyErrors } from '../strings/replies.ts'
import { staffRefusals } from '../strings/staff-desk.ts'
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

/** Codes about one field: the rule, and the field where the database does not name it. */
const fieldRules: Readonly<Record<string, readonly [rule: FieldErrorKey, field: string]>> = {
  KD003: ['unknownChoice', 'comments'],
  KD004: ['reasonLength', 'reason'],
  KD008: ['membersOnly', 'comments'],
  KD010: ['documentKnown', 'contributor.documentNumber'],
  KD011: ['invitationUnknown', 'invitationCode'],
  KD013: ['scanUnusable', 'scans'],
  KD016: ['paperFormUnusable', 'paperForm'],
  KD065: ['promptKnown', 'text'],
  KD066: ['dayInFuture', 'documentDate'],
  KD067: ['promptReplaced', 'replaces'],
  KD068: ['promptOwn', 'subject'],
  KD069: ['searchTooShort', 'query'],
  KD082: ['unknownChoice', 'point'],
}

const replyErrorFields = { KD091: 'doneBy', KD094: 'way', KD095: 'answeredOn' } as const

function secondsOf(details: string | null): string {
  return details && /^\d+$/.test(details) ? details : '900'
}

export function problemOf(failure: DatabaseFailure, status: number): Problem {
  const cause = new DatabaseError(failure.code)
  const aboutField = fieldRules[failure.code]
  if (aboutField) {
    const [rule, field] = aboutField
    const error = fieldError(failure.details || field, fieldErrors[rule](), rule)
    return new Problem('validation', { cause, errors: [error] })
  }
  const refusal = staffRefusals[failure.code]
  if (refusal)
    return new Problem('validation', { cause, errors: [fieldError(failure.details || 'staff', refusal)] })
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
    case 'KD012':
      return new Problem('tooManyLetters', { cause })
    case 'KD014':
      return new Problem('tooManyLookUps', { cause, headers: { 'retry-after': secondsOf(failure.details) } })
    case 'KD015':
      return new Problem('storeFull', { cause, headers: { 'retry-after': '3600' } })
    case 'KD017':
    case 'KD018':
    case 'KD019':
    case 'KD020':
      return paperProblem(failure, cause)
    // the page of the work list says each in its own words
    case 'KD050':
    case 'KD051':
    case 'KD052':
      return new Problem('notToAssign', { cause })
    case 'KD053':
      return new Problem('validation', { cause, errors: [fieldError('member', fieldErrors.chooseOne())] })
    case 'KD042':
    case 'KD081':
    case 'KD083':
      return new Problem('savedMeanwhile', { cause })
    // the pages of the synthesis say each in their own words
    case 'KD080':
    case 'KD084':
      return new Problem('notToSynthesise', { cause })
    case 'KD043':
    case 'KD044':
    case 'KD045':
    case 'KD046':
    case 'KD047':
      return new Problem('validation', {
        cause,
        errors: [fieldError(failure.details ?? 'passages', divisionErrors[failure.code])],
      })
    // the page says each in its own words
    case 'KD090':
    case 'KD092':
    case 'KD093':
      return new Problem('notToAnswer', { cause })
    case 'KD091':
    case 'KD094':
    case 'KD095': {
      const field = failure.details ?? replyErrorFields[failure.code]
      return new Problem('validation', { cause, errors: [fieldError(field, replyErrors[failure.code])] })
    }
    case 'KD040':
    case 'KD041':
    case 'KD048':
    case 'KD049':
      return new Problem('notToDivide', { cause })
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
    KD017: paperErrors.own,
    KD018: paperErrors.replaces,
    KD019: paperErrors.dayInFuture,
    KD020: paperErrors.nameUnseen,
  }
  if (!details) return new Problem('notToCompare', { cause })
  const error = fieldError(details, messages[code] ?? fieldErrors.invalid())
  return new Problem('validation', { cause, errors: [error] })
}
