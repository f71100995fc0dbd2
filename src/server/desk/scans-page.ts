/** Everything the page of a letter's scans shows. */
import type { DeskFeedback, DeskRound } from '../../domain/desk.ts'
import type { DeskScan } from '../../domain/desk-scan.ts'
import { readReference } from '../../domain/reference.ts'
import { Problem } from '../problem.ts'
import type { Client } from '../supabase.ts'
import { findFeedback } from './feedback.ts'
import { isAboutReader } from './identity.ts'
import { readRounds } from './rounds.ts'
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
    isAboutReader(client, feedback.id),
  ])
  const round = rounds.find(({ id }) => id === feedback.round_id)
  if (!round) throw new Problem('notFound')
  const opening: ScanOpening =
    request.method === 'POST' ? await takeScanForm(client, request, scans) : { status: 200 }
  return { feedback, round, scans, own, opening }
}
