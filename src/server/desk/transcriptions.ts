/** Transcriptions of paper letters and what waits to be done with them, oldest first (F5). */
import { z } from 'zod'
import { type DeskFeedback, type DeskRound, deskFeedbackSchema } from '../../domain/desk.ts'
import { problemOf } from '../database-errors.ts'
import type { Client } from '../supabase.ts'
import { feedbackColumns } from './feedback.ts'
import { readOwnSubjectCodes } from './identity.ts'
import { readSubjects } from './rounds.ts'
import { readStaffNames, type StaffNames } from './staff.ts'

/** As many of a kind as a page shows; what is done with makes room for the next. */
const shown = 50

export interface Waiting {
  letters: DeskFeedback[]
  /** All of the kind. */
  count: number
}

export interface TranscriptionsPage {
  /** Not compared, typed by another. */
  waiting: Waiting
  /** Found different, not typed again yet. */
  different: Waiting
  /** Not compared, typed by the signed-in member. */
  mine: Waiting
  /** Ids of the shown letters that comment on the signed-in member. */
  own: ReadonlySet<string>
  names: StaffNames
}

export async function readTranscriptions(
  client: Client,
  round: DeskRound,
  userId: string,
): Promise<TranscriptionsPage> {
  const [waiting, different, mine, names] = await Promise.all([
    read(client, round, { state: 'waiting', notBy: userId }),
    read(client, round, { state: 'different' }),
    read(client, round, { state: 'waiting', by: userId }),
    readStaffNames(client),
  ])
  const own = await aboutOwn(client, round, [...waiting.letters, ...different.letters])
  return { waiting, different, mine, own, names }
}

type Wanted = { state: 'waiting'; by: string } | { state: 'waiting'; notBy: string } | { state: 'different' }

async function read(client: Client, round: DeskRound, wanted: Wanted): Promise<Waiting> {
  let rows = client
    .from('desk_feedback')
    .select(feedbackColumns, { count: 'exact' })
    .eq('round_id', round.id)
    .eq('channel', 'paper')
    .is('replaced_by', null)
  if (wanted.state === 'different') rows = rows.eq('comparison', 'different')
  else if ('by' in wanted) rows = rows.is('comparison', null).eq('entered_by', wanted.by)
  else rows = rows.is('comparison', null).neq('entered_by', wanted.notBy)
  const { data, count, error, status } = await rows.order('entered_at').order('id').limit(shown)
  if (error) throw problemOf(error, status)
  return { letters: z.array(deskFeedbackSchema).parse(data), count: z.number().parse(count) }
}

/** Which of the letters comment on the member. */
async function aboutOwn(
  client: Client,
  round: DeskRound,
  letters: DeskFeedback[],
): Promise<ReadonlySet<string>> {
  if (letters.length === 0) return new Set()
  const [subjects, codes] = await Promise.all([readSubjects(client, round.id), readOwnSubjectCodes(client)])
  const ids = subjects.filter(({ code }) => codes.includes(code)).map(({ id }) => id)
  if (ids.length === 0) return new Set()
  const { data, error, status } = await client
    .from('comment')
    .select('feedback_id')
    .in('subject_id', ids)
    .in(
      'feedback_id',
      letters.map(({ id }) => id),
    )
  if (error) throw problemOf(error, status)
  const rows = z.array(z.object({ feedback_id: z.string() })).parse(data)
  return new Set(rows.map((row) => row.feedback_id))
}
