/** Everything the page of one feedback shows; a POST opens the identity (H8), notes a verification (F7) or a reply (H7). */
import type { Access, DeskFeedback } from '../../domain/desk.ts'
import type { ReplyState } from '../../domain/reply.ts'
import type { Verification } from '../../domain/verification.ts'
import type { Client } from '../supabase.ts'
import { type DivisionSummary, readDivisionSummary } from './divisions.ts'
import { readSameWords } from './feedback.ts'
import { readAccesses } from './identity.ts'
import { findLetter, type Letter, readLetter } from './letter.ts'
import { type Member, readMembers } from './members.ts'
import { type Opening, open, readForm } from './opening.ts'
import { newReplyForm, type ReplyForm, readReplyState, takeReply } from './replies.ts'
import { readStaffNames, type StaffNames } from './staff.ts'
import { readVerifications, type Verifying, verify } from './verification.ts'

export interface FeedbackPage extends Letter {
  status: number
  opening: Opening
  verifying: Verifying
  replying: ReplyForm
  replyState: ReplyState
  team: Member[]
  accesses: Access[]
  verifications: Verification[]
  /** References of the other letters with the very same comments. */
  sameWords: string[]
  names: StaffNames
  division: DivisionSummary
  /** Noted: read the page anew. */
  done?: 'verify' | 'answer'
}

/** @throws Problem notFound, unavailable */
export async function readFeedbackPage(
  client: Client,
  request: Request,
  written: string,
  userId: string,
): Promise<FeedbackPage> {
  const feedback = await findLetter(client, written)
  // First of all, so that the logs below have it.
  const {
    status,
    opening = {},
    verifying = {},
    replying = newReplyForm(userId),
    done,
  } = request.method === 'POST' ? await act(client, request, feedback) : { status: 200 }
  const [letter, accesses, verifications, sameWords, names, replyState, team] = await Promise.all([
    readLetter(client, feedback),
    readAccesses(client, feedback.id),
    readVerifications(client, feedback.id),
    readSameWords(client, feedback),
    readStaffNames(client),
    readReplyState(client, feedback.id),
    readMembers(client),
  ])
  const division = await readDivisionSummary(client, feedback.id, letter, names)
  return {
    ...letter,
    division,
    status,
    opening,
    verifying,
    replying,
    replyState,
    team,
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
  replying?: ReplyForm
  done?: 'verify' | 'answer'
}

async function act(client: Client, request: Request, { id, reference }: DeskFeedback): Promise<Act> {
  const form = await readForm(request)
  if (form.has('verify')) {
    const { status, done, ...verifying } = await verify(client, id, form)
    return { status, verifying, ...(done && { done: 'verify' }) }
  }
  if (form.has('reply')) {
    const what = { references: [reference], again: form.has('again') }
    const { status, done, ...replying } = await takeReply(client, form, what)
    return { status, replying, ...(done && { done: 'answer' }) }
  }
  const { status, ...opening } = await open(client, id, form)
  return { status, opening }
}
