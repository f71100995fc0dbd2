/** Letters chosen in the work list that are recorded as answered at once (H7): what the page shows, and what comes of a POST. */
import { z } from 'zod'
import type { ContributorKind } from '../../domain/contributor.ts'
import { type DeskFeedback, type DeskRound, deskFeedbackSchema } from '../../domain/desk.ts'
import { chosenName, workName } from '../../domain/desk-addresses.ts'
import { limits } from '../../domain/limits.ts'
import { readReference } from '../../domain/reference.ts'
import { replyNames } from '../../domain/reply-addresses.ts'
import { workAddress } from '../../domain/work-addresses.ts'
import { readWorkFilter } from '../../domain/work-filters.ts'
import { replyWords } from '../../strings/replies.ts'
import { problemOf } from '../database-errors.ts'
import { Problem } from '../problem.ts'
import type { Client } from '../supabase.ts'
import { feedbackColumns } from './feedback.ts'
import { type Member, readMembers } from './members.ts'
import { readForm } from './opening.ts'
import { newReplyForm, type ReplyForm, takeReply } from './replies.ts'
import { chooseRound, readRounds } from './rounds.ts'

export interface RepliesPage {
  status: number
  round: DeskRound
  /** The part of the work list they were chosen in. */
  back: string
  /** Oldest first. */
  letters: DeskFeedback[]
  /** Of all of them; undefined: nothing can be recorded, and `notice` says why. */
  kind: ContributorKind | undefined
  notice?: string
  form: ReplyForm
  team: Member[]
}

/** @throws Problem notFound, unavailable */
export async function readRepliesPage(
  client: Client,
  request: Request,
  query: URLSearchParams,
  userId: string,
): Promise<RepliesPage | { seeOther: string }> {
  const [rounds, letters, team] = await Promise.all([
    readRounds(client),
    readChosen(client, query.getAll(chosenName)),
    readMembers(client),
  ])
  const ofLetters = rounds.find(({ id }) => id === letters[0]?.round_id)
  const round = ofLetters ?? chooseRound(rounds, null)
  if (!round) throw new Problem('notFound')
  const filter = readWorkFilter(query.get(workName))
  const back = workAddress(round.year, filter)
  const kinds = new Set(letters.map(({ contributor_kind }) => contributor_kind))
  const words = replyWords.list
  const notice =
    letters.length === 0
      ? words.nothingChosen
      : letters.length > limits.lettersAtOnce
        ? words.tooMany
        : kinds.size > 1
          ? words.mixed
          : undefined
  const page = { round, back, letters, team }
  if (notice) return { ...page, status: 422, kind: undefined, notice, form: newReplyForm(userId) }
  const kind = letters[0]?.contributor_kind
  if (request.method !== 'POST') return { ...page, status: 200, kind, form: newReplyForm(userId) }
  const references = letters.map(({ reference }) => reference)
  const { status, done, ...form } = await takeReply(client, await readForm(request), { references })
  if (done === undefined) return { ...page, status, kind, form }
  return { seeOther: `${back}&${new URLSearchParams([[replyNames.done, String(done)]])}` }
}

/** A checkbox of the list says who had the letter, too. */
async function readChosen(client: Client, values: string[]): Promise<DeskFeedback[]> {
  const references = [...new Set(values.flatMap((value) => readReference(value.split(' ')[0] ?? '') ?? []))]
  if (references.length === 0) return []
  const { data, error, status } = await client
    .from('desk_feedback')
    .select(feedbackColumns)
    // one more than may be is enough to say so
    .in('reference', references.slice(0, limits.lettersAtOnce + 1))
    .order('received_at')
    .order('id')
  if (error) throw problemOf(error, status)
  return z.array(deskFeedbackSchema).parse(data)
}
