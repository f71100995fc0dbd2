/** The page on which a record of a reply is corrected or withdrawn (H7), of one letter or of all it was made for. */
import type { DeskFeedback, DeskRound } from '../../domain/desk.ts'
import type { ReplyRecord } from '../../domain/reply.ts'
import { replyNames } from '../../domain/reply-addresses.ts'
import { replyWords as words } from '../../strings/replies.ts'
import { Problem } from '../problem.ts'
import type { Client } from '../supabase.ts'
import { findLetter } from './letter.ts'
import { type Member, readMembers } from './members.ts'
import { readForm } from './opening.ts'
import { newReplyForm, type ReplyForm, readReplyState, takeReply } from './replies.ts'
import { readRounds } from './rounds.ts'
import { readStaffNames, type StaffNames } from './staff.ts'

export interface ReplyCorrectionPage {
  status: number
  round: DeskRound
  feedback: DeskFeedback
  /** Undefined: it no longer stands, or is nothing the reader sees; `notice` says so. */
  record: ReplyRecord | undefined
  notice?: string
  form: ReplyForm
  reason: string
  /** For all letters it was recorded for. */
  together: boolean
  team: Member[]
  names: StaffNames
}

/** @throws Problem notFound, unavailable */
export async function readReplyCorrection(
  client: Client,
  request: Request,
  { reference, query, userId }: { reference: string; query: URLSearchParams; userId: string },
): Promise<ReplyCorrectionPage | { done: string }> {
  const feedback = await findLetter(client, reference)
  const [rounds, state, names, members] = await Promise.all([
    readRounds(client),
    readReplyState(client, feedback.id),
    readStaffNames(client),
    readMembers(client),
  ])
  const round = rounds.find(({ id }) => id === feedback.round_id)
  if (!round) throw new Problem('notFound')
  const recording = query.get(replyNames.recording)
  const record = state.aboutMe
    ? undefined
    : state.replies.find((reply) => reply.recording === recording && reply.together)
  // who has left stays named
  const by = record?.doneBy
  const left = by && !members.some(({ userId: member }) => member === by)
  const team = left ? [...members, { userId: by, name: names.get(by) ?? '' }] : members
  const page = { round, feedback, record, team, names, reason: '', together: false }
  if (!record)
    return {
      ...page,
      status: state.aboutMe ? 403 : 409,
      notice: state.aboutMe ? words.own : words.correction.gone,
      form: newReplyForm(userId),
    }
  if (request.method !== 'POST') return { ...page, status: 200, form: newReplyForm(userId, record) }
  const posted = await readForm(request)
  const typed = posted.get('reason')
  const reason = typeof typed === 'string' ? typed : ''
  const together = posted.has('together')
  const { status, done, ...form } = await takeReply(client, posted, {
    references: together && record.together ? record.together : [feedback.reference],
    replaces: { recording: record.recording, reason, withdraw: posted.get('act') === 'withdraw' },
  })
  return done === undefined ? { ...page, status, form, reason, together } : { done: feedback.reference }
}
