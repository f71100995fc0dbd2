/** Everything the page of a letter's scans shows. */
import type { DeskFeedback, DeskRound } from '../../domain/desk.ts'
import type { DeskScan } from '../../domain/desk-scan.ts'
import { readReference } from '../../domain/reference.ts'
import { Problem } from '../problem.ts'
import type { Client } from '../supabase.ts'
import { findFeedback, readFeedbackComments } from './feedback.ts'
import { readOwnSubjectCodes } from './identity.ts'
import { readRounds, readSubjects } from './rounds.ts'
import { readScans, type ScanOpening, takeScanForm } from './scans.ts'

export interface ScansPage {
  feedback: DeskFeedback
  round: DeskRound
  scans: DeskScan[]
  /** The letter comments on the signed-in member. */
  own: boolean
  opening: ScanOpening
}

/** @throws Problem notFound, unavailable */
export async function readScansPage(client: Client, request: Request, written: string): Promise<ScansPage> {
  const reference = readReference(written)
  const feedback = reference && (await findFeedback(client, reference))
  if (!feedback) throw new Problem('notFound')
  const [rounds, scans, own] = await Promise.all([
    readRounds(client),
    readScans(client, feedback.id),
    isOwn(client, feedback),
  ])
  const round = rounds.find(({ id }) => id === feedback.round_id)
  if (!round) throw new Problem('notFound')
  const opening: ScanOpening =
    request.method === 'POST' ? await takeScanForm(client, request, scans) : { status: 200 }
  return { feedback, round, scans, own, opening }
}

async function isOwn(client: Client, feedback: DeskFeedback): Promise<boolean> {
  const codes = await readOwnSubjectCodes(client)
  if (codes.length === 0) return false
  const [subjects, comments] = await Promise.all([
    readSubjects(client, feedback.round_id),
    readFeedbackComments(client, feedback.id),
  ])
  const mine = subjects.filter(({ code }) => codes.includes(code)).map(({ id }) => id)
  return comments.some(({ subject_id }) => mine.includes(subject_id))
}
