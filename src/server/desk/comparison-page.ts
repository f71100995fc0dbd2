/** Everything the page shows on which a transcription is held against the paper; a POST opens the name or notes the finding. */
import type { Access } from '../../domain/desk.ts'
import type { Comparison } from '../../domain/verification.ts'
import { Problem } from '../problem.ts'
import type { Client } from '../supabase.ts'
import { type Comparing, compare, readComparisons } from './comparison.ts'
import { readAccesses } from './identity.ts'
import { findLetter, type Letter, readLetter } from './letter.ts'
import { type Opening, open, readForm } from './opening.ts'
import { readStaffNames, type StaffNames } from './staff.ts'

export interface ComparisonPage extends Letter {
  status: number
  opening: Opening
  comparing: Comparing
  accesses: Access[]
  comparisons: Comparison[]
  names: StaffNames
  /** Noted: where to go on. */
  done?: 'same' | 'different'
}

/** @throws Problem notFound, also for a letter that did not come on paper; unavailable */
export async function readComparisonPage(
  client: Client,
  request: Request,
  written: string,
): Promise<ComparisonPage> {
  const feedback = await findLetter(client, written)
  if (feedback.channel !== 'paper') throw new Problem('notFound')
  const {
    status,
    opening = {},
    comparing = {},
    done,
  } = request.method === 'POST' ? await act(client, request, feedback.id) : { status: 200 }
  const [letter, accesses, comparisons, names] = await Promise.all([
    readLetter(client, feedback),
    readAccesses(client, feedback.id),
    readComparisons(client, feedback.id),
    readStaffNames(client),
  ])
  return { ...letter, status, opening, comparing, accesses, comparisons, names, ...(done && { done }) }
}

interface Act {
  status: number
  opening?: Opening
  comparing?: Comparing
  done?: 'same' | 'different'
}

async function act(client: Client, request: Request, feedbackId: string): Promise<Act> {
  const form = await readForm(request)
  if (form.has('compare')) {
    const { status, done, ...comparing } = await compare(client, feedbackId, form)
    return { status, comparing, ...(done && { done }) }
  }
  const { status, ...opening } = await open(client, feedbackId, form)
  return { status, opening }
}
