/** The page on which somebody who was invited gives the code and chooses a password. Storing is the door's. */
import { readInvitationCode } from '../domain/invitation-code.ts'
import { joiningDoor, passwordFault } from '../domain/staff-desk.ts'
import { type JoiningRefusal, staffDesk } from '../strings/staff-desk.ts'
import { problemOf } from './database-errors.ts'
import { readForm } from './desk/form-fields.ts'
import { logError } from './log.ts'
import { Problem } from './problem.ts'
import { intakeClient } from './supabase.ts'

const words = staffDesk.joining

export interface JoiningPage {
  status: number
  /** As typed; passwords are typed anew. */
  code: string
  errors: { code?: string; password?: string; again?: string }
  /** Of the whole form. */
  refusal?: string
  /** All is right: the browser brings the same form there. */
  door?: string
}

export function askToJoin(query: URLSearchParams): JoiningPage {
  const reason = query.get('loi') ?? ''
  if (!isRefusal(reason)) return { status: 200, code: '', errors: {} }
  return { status: 409, code: '', errors: {}, refusal: words.refusals[reason] }
}

function isRefusal(reason: string): reason is JoiningRefusal {
  return Object.hasOwn(words.refusals, reason)
}

/** @param address the client's, for throttling guesses */
export async function checkJoining(request: Request, address: string): Promise<JoiningPage> {
  const field = await readForm(request)
  const typed = field('code')
  const password = field('password')
  const fault = passwordFault(password)
  const errors: JoiningPage['errors'] = {}
  if (fault) errors.password = words.passwordFaults[fault]
  else if (field('again') !== password) errors.again = words.errors.again
  try {
    const codeError = await checkCode(typed, address)
    if (codeError) errors.code = codeError
  } catch (cause) {
    if (!(cause instanceof Problem)) throw cause
    if (cause.status >= 500) logError('joining', cause.cause)
    const reason = cause.key === 'tooManyLookUps' ? 'throttled' : 'unavailable'
    return { status: cause.status, code: typed, errors, refusal: words.refusals[reason] }
  }
  return Object.keys(errors).length > 0
    ? { status: 422, code: typed, errors }
    : { status: 307, code: typed, errors, door: joiningDoor }
}

async function checkCode(typed: string, address: string): Promise<string | undefined> {
  if (typed.trim() === '') return words.errors.codeMissing
  const code = readInvitationCode(typed)
  if (!code) return words.errors.codeForm
  const { data, error, status } = await intakeClient().rpc('find_staff_invitation', { code, address })
  if (error) throw problemOf(error, status)
  return data ? undefined : words.errors.codeUnknown
}
