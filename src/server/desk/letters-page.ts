/** Which letters to print, and the letters: in the answer to a POST only, since each bears a code. */
import { type Letter, printLimit } from '../../domain/invitation.ts'
import { readRowNumber } from '../../domain/invitation-addresses.ts'
import { invitations } from '../../strings/invitations.ts'
import type { Client } from '../supabase.ts'
import { readForm } from './form-fields.ts'
import { readInvitationTotals, readLetters } from './invitations.ts'
import { type PrintLog, readPrintLog } from './print-log.ts'

export interface AskedLetters {
  from: string
  to: string
  kind: 'letter' | 'reminder'
}

export type LettersPage =
  | { status: number; letters: Letter[]; kind: AskedLetters['kind'] }
  | {
      status: number
      letters?: never
      asked: AskedLetters
      error?: string
      /** The last number on the list; 0 before there is one. */
      last: number
      log: PrintLog
    }

const words = invitations.printing

export async function askForLetters(
  client: Client,
  roundId: string,
  refused?: { asked: AskedLetters; error: string },
): Promise<LettersPage> {
  const [totals, log] = await Promise.all([
    readInvitationTotals(client, roundId),
    readPrintLog(client, 'invitations_printed'),
  ])
  // numbers have no gaps: as many as there are is the last
  const last = [...totals.values()].reduce((sum, count) => sum + count, 0)
  const asked: AskedLetters = {
    from: '1',
    to: String(Math.min(Math.max(last, 1), printLimit)),
    kind: 'letter',
  }
  return { status: refused ? 422 : 200, asked, last, log, ...refused }
}

export async function takeLetters(client: Client, roundId: string, request: Request): Promise<LettersPage> {
  const field = await readForm(request)
  const asked: AskedLetters = {
    from: field('from').trim(),
    to: field('to').trim(),
    kind: field('kind') === 'reminder' ? 'reminder' : 'letter',
  }
  const range = readRange(asked)
  if (!range) return askForLetters(client, roundId, { asked, error: words.bad })
  const letters = await readLetters(client, roundId, { ...range, unanswered: asked.kind === 'reminder' })
  if (letters.length === 0) return askForLetters(client, roundId, { asked, error: words.none })
  return { status: 200, letters, kind: asked.kind }
}

/** Two numbers as typed, in order and not too far apart. */
export function readRange(
  { from, to }: { from: string; to: string },
  limit: number = printLimit,
): { from: number; to: number } | undefined {
  const [first, last] = [Number(readRowNumber(from)), Number(readRowNumber(to))]
  const isRange = first <= last && last - first < limit
  return isRange ? { from: first, to: last } : undefined
}
