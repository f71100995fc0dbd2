/**
 * Everything the page shows on which a transcription is held against the paper; a POST opens the name or a scan, or notes
 * the finding.
 */
import type { Access } from '../../domain/desk.ts'
import type { ScansBeside } from '../../domain/desk-scan.ts'
import type { Comparison } from '../../domain/verification.ts'
import { Problem } from '../problem.ts'
import type { Client } from '../supabase.ts'
import { type Comparing, compare, readComparisons, typedFinding } from './comparison.ts'
import { readAccesses } from './identity.ts'
import { findLetter, type Letter, readLetter } from './letter.ts'
import { type Opening, open, readForm } from './opening.ts'
import { readOpenedScans, readScans } from './scans.ts'
import { asksForScan, type ScanTurn, scansBeside, shownStill, turnToScan } from './scans-beside.ts'
import { readStaffNames, type StaffNames } from './staff.ts'

export interface ComparisonPage extends Letter {
  status: number
  opening: Opening
  comparing: Comparing
  accesses: Access[]
  comparisons: Comparison[]
  names: StaffNames
  beside: ScansBeside
  /** Noted: where to go on. */
  done?: 'same' | 'different'
}

/** @throws Problem notFound, also for a letter that did not come on paper; unavailable */
export async function readComparisonPage(
  client: Client,
  request: Request,
  written: string,
  userId: string,
): Promise<ComparisonPage> {
  const feedback = await findLetter(client, written)
  if (feedback.channel !== 'paper') throw new Problem('notFound')
  const [scans, openedBefore] = await Promise.all([
    readScans(client, feedback.id),
    readOpenedScans(client, feedback.id, userId),
  ])
  const acted: Act =
    request.method === 'POST'
      ? await act(client, feedback.id, await readForm(request), (form) =>
          turnToScan(client, scans, openedBefore, form),
        )
      : { status: 200 }
  const { status, opening = {}, comparing = {}, turn, done } = acted
  const [letter, accesses, comparisons, names] = await Promise.all([
    readLetter(client, feedback),
    readAccesses(client, feedback.id),
    readComparisons(client, feedback.id),
    readStaffNames(client),
  ])
  return {
    ...letter,
    status,
    opening,
    comparing,
    accesses,
    comparisons,
    names,
    beside: scansBeside(scans, openedBefore, turn),
    ...(done && { done }),
  }
}

interface Act {
  status: number
  opening?: Opening
  comparing?: Comparing
  turn?: ScanTurn
  done?: 'same' | 'different'
}

async function act(
  client: Client,
  feedbackId: string,
  form: FormData,
  turnTo: (form: FormData) => Promise<ScanTurn>,
): Promise<Act> {
  if (asksForScan(form)) {
    const turn = await turnTo(form)
    return { status: turn.status, turn, comparing: { typed: typedFinding(form) } }
  }
  const turn = shownStill(form)
  if (form.has('compare')) {
    const { status, done, ...comparing } = await compare(client, feedbackId, form)
    return { status, comparing, turn, ...(done && { done }) }
  }
  const { status, ...opening } = await open(client, feedbackId, form)
  return { status, opening, turn }
}
