/** Everything the page of one feedback shows; a POST opens the identity (H8) or notes a verification (F7). */
import type { Access } from '../../domain/desk.ts'
import type { Verification } from '../../domain/verification.ts'
import type { Client } from '../supabase.ts'
import { type DivisionSummary, readDivisionSummary } from './divisions.ts'
import { readSameWords } from './feedback.ts'
import { readAccesses } from './identity.ts'
import { findLetter, type Letter, readLetter } from './letter.ts'
import { type Opening, open, readForm } from './opening.ts'
import { readStaffNames, type StaffNames } from './staff.ts'
import { readVerifications, type Verifying, verify } from './verification.ts'

export interface FeedbackPage extends Letter {
  status: number
  opening: Opening
  verifying: Verifying
  accesses: Access[]
  verifications: Verification[]
  /** References of the other letters with the very same comments. */
  sameWords: string[]
  names: StaffNames
  division: DivisionSummary
  /** Noted: read the page anew. */
  done?: true
}

/** @throws Problem notFound, unavailable */
export async function readFeedbackPage(
  client: Client,
  request: Request,
  written: string,
): Promise<FeedbackPage> {
  const feedback = await findLetter(client, written)
  // First of all, so that the logs below have it.
  const {
    status,
    opening = {},
    verifying = {},
    done,
  } = request.method === 'POST' ? await act(client, request, feedback.id) : { status: 200 }
  const [letter, accesses, verifications, sameWords, names] = await Promise.all([
    readLetter(client, feedback),
    readAccesses(client, feedback.id),
    readVerifications(client, feedback.id),
    readSameWords(client, feedback),
    readStaffNames(client),
  ])
  const division = await readDivisionSummary(client, feedback.id, letter, names)
  return {
    ...letter,
    division,
    status,
    opening,
    verifying,
    accesses,
    verifications,
    sameWords,
    names,
    ...(done && { done }),
  }
}

interface Act {
  status: number
  opening?: Opening
  verifying?: Verifying
  done?: true
}

async function act(client: Client, request: Request, feedbackId: string): Promise<Act> {
  const form = await readForm(request)
  if (form.has('verify')) {
    const { status, done, ...verifying } = await verify(client, feedbackId, form)
    return { status, verifying, ...(done && { done }) }
  }
  const { status, ...opening } = await open(client, feedbackId, form)
  return { status, opening }
}
