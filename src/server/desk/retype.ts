/** Typing a transcription again that a second person found different: prefilled from the earlier one, which stays (F5). */
import type { ContentArea, DeskRound, Identity, Subject } from '../../domain/desk.ts'
import { contributorFields, emptyDraft, type FeedbackDraft } from '../../domain/form.ts'
import type { PaperDraft } from '../../domain/paper.ts'
import { readReference } from '../../domain/reference.ts'
import { paperWords } from '../../strings/paper.ts'
import { Problem } from '../problem.ts'
import type { Client } from '../supabase.ts'
import { readComparisons } from './comparison.ts'
import { findFeedback, readFeedbackComments } from './feedback.ts'
import { openIdentity } from './identity.ts'

export interface Correction {
  reference: string
  note: string
}

interface About {
  round: DeskRound
  subjects: readonly Subject[]
  areas: readonly ContentArea[]
}

/**
 * Opens the identity with a reason of its own, which is logged like any other.
 * @returns undefined when it comments on the member
 * @throws Problem notFound when it does not wait to be typed again
 */
export async function draftOf(client: Client, written: string, { round, subjects, areas }: About) {
  const reference = readReference(written)
  const earlier = reference ? await findFeedback(client, reference) : null
  if (
    !earlier ||
    earlier.round_id !== round.id ||
    earlier.comparison !== 'different' ||
    earlier.replaced_by
  ) {
    throw new Problem('notFound')
  }
  const opened = await openIdentity(client, earlier.id, paperWords.openReason(earlier.reference))
  if (opened.refused) return undefined
  const [comments, correction] = await Promise.all([
    readFeedbackComments(client, earlier.id),
    correctionOf(client, earlier.reference),
  ])
  const draft: FeedbackDraft = {
    ...emptyDraft(earlier.contributor_kind),
    contributor: contributorOf(opened.identity),
    comments: comments.map(({ subject_id, content_area_id, aspect, text }) => ({
      subject: subjects.find(({ id }) => id === subject_id)?.code ?? '',
      contentArea: areas.find(({ id }) => id === content_area_id)?.code ?? '',
      aspect: aspect ?? '',
      text,
    })),
    consent: true,
    idempotencyKey: crypto.randomUUID(),
    invitationCode: String(opened.identity.invitation ?? ''),
  }
  const paper: Omit<PaperDraft, 'receivedOn'> = {
    paperForm: String(opened.identity.paperForm ?? ''),
    replaces: earlier.reference,
  }
  return { draft, paper, receivedAt: earlier.received_at, correction }
}

/** The fields of the form, whatever it asks of this kind. */
function contributorOf(identity: Identity): Record<string, string> {
  const known = new Map<string, unknown>(Object.entries(identity))
  return Object.fromEntries(
    contributorFields[identity.kind].map((name) => [name, String(known.get(name) ?? '')]),
  )
}

/** What the second person found; undefined for a letter that corrects none. */
export async function correctionOf(client: Client, written: string): Promise<Correction | undefined> {
  const reference = readReference(written)
  const earlier = reference && (await findFeedback(client, reference))
  if (!earlier) return undefined
  const [last] = await readComparisons(client, earlier.id)
  return { reference: earlier.reference, note: last?.note ?? '' }
}
