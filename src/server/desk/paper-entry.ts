/**
 * What the page for typing a paper letter shows (F5): the form, the letter to read once more, or its receipt. Whatever
 * fails, what was typed comes back with it.
 */
import { arrivalDays } from '../../domain/arrival.ts'
import { dayOf, today } from '../../domain/day.ts'
import type { ContentArea, DeskRound, Subject } from '../../domain/desk.ts'
import { comparisonAddress, yearName } from '../../domain/desk-addresses.ts'
import type { Feedback } from '../../domain/feedback.ts'
import {
  draftToFeedback,
  emptyComment,
  emptyDraft,
  type FeedbackDraft,
  readDraft,
} from '../../domain/form.ts'
import { type ArrivalDays, type PaperDraft, readPaperDraft } from '../../domain/paper.ts'
import { formName } from '../../domain/work-addresses.ts'
import { paperErrors, paperWords as words } from '../../strings/paper.ts'
import { parseFeedback } from '../feedback.ts'
import { logError } from '../log.ts'
import { type FieldError, fieldError, Problem } from '../problem.ts'
import { formWithFiles } from '../request-body.ts'
import { removedScan, takeFiles } from '../scans/form-files.ts'
import type { Client } from '../supabase.ts'
import { readOwnSubjectCodes } from './identity.ts'
import { readForm } from './opening.ts'
import { enterPaperFeedback, type StoredPaper } from './paper.ts'
import { parsePaper } from './paper-fields.ts'
import { correctionOf, draftOf } from './retype.ts'
import { chooseRound, readAreas, readRounds, readSubjects } from './rounds.ts'

export interface PaperEntryPage {
  status: number
  round: DeskRound
  subjects: Subject[]
  areas: ContentArea[]
  days: ArrivalDays
  draft: FeedbackDraft
  paper: PaperDraft
  errors: FieldError[]
  notice?: string
  /** Everything in order: to read once more. */
  feedback?: Feedback
  late?: boolean
  stored?: StoredPaper
  /** What the second person found in the transcription that is typed again. */
  correction?: { reference: string; note: string } | undefined
  /** The signed-in member is a subject: letters about them are typed by others. */
  isSubject: boolean
}

/**
 * @returns undefined when no round has opened yet
 * @throws Problem notFound, unavailable
 */
export async function readPaperEntry(
  client: Client,
  request: Request,
  query: URLSearchParams,
): Promise<PaperEntryPage | { seeOther: string } | undefined> {
  const form = request.method === 'POST' ? await readForm(request, formWithFiles) : undefined
  const rounds = await readRounds(client)
  const round = chooseRound(rounds, query.get(yearName))
  if (!round || round.opens_on > today()) return undefined
  const [subjects, areas, own] = await Promise.all([
    readSubjects(client, round.id),
    readAreas(client, round.id),
    readOwnSubjectCodes(client),
  ])
  const days = arrivalDays(round, rounds, today())
  const paper = form ? readPaperDraft(form) : newPaper(days, query.get(formName))
  const page = { round, subjects, areas, days, paper, status: 200, errors: [], isSubject: own.length > 0 }
  if (!form) return { ...page, draft: emptyDraft('individual') }

  const step = form.get('step')
  if (step === 'retype') {
    const earlier = await draftOf(client, paper.replaces, { round, subjects, areas })
    // refused, and logged: the page of the comparison says why
    if (!earlier) return { seeOther: comparisonAddress(paper.replaces) }
    const receivedOn = dayOf(new Date(earlier.receivedAt))
    return { ...page, ...earlier, paper: { ...earlier.paper, receivedOn } }
  }
  const correction = await correctionOf(client, paper.replaces)
  const answer = await take(client, form, { round, days, paper, own })
  return { ...page, correction, ...answer }
}

/** @param number of the form that is to be typed, where the work list led here */
function newPaper({ to }: ArrivalDays, number: string | null): PaperDraft {
  return { receivedOn: to, paperForm: /^\d{1,9}$/.test(number ?? '') ? (number ?? '') : '', replaces: '' }
}

interface Taking {
  round: DeskRound
  days: ArrivalDays
  paper: PaperDraft
  own: readonly string[]
}

type Answer = Pick<PaperEntryPage, 'draft' | 'status'> & Partial<PaperEntryPage>

async function take(client: Client, form: FormData, { round, days, paper, own }: Taking): Promise<Answer> {
  const step = form.get('step')
  // The other kind of contributor: everything the two have in common stays.
  if (step === 'individual' || step === 'collective') form.set('contributor.kind', step)
  const read = readDraft(form)
  const removed = removedScan(step)
  if (removed !== undefined) read.scans.splice(removed, 1)
  const files = await takeFiles(form, read.scans)
  const draft = {
    ...read,
    scans: files.scans,
    // the paper bears it: nobody is asked to tick a box for another
    consent: true,
    idempotencyKey: read.idempotencyKey || crypto.randomUUID(),
  }
  const shown = draft.comments.length > 0 ? draft : { ...draft, comments: [emptyComment] }
  if (step === 'add') {
    return {
      draft: { ...draft, comments: [...draft.comments, emptyComment] },
      errors: files.errors,
      status: 200,
    }
  }
  if (step !== 'check' && step !== 'send') return { draft: shown, errors: files.errors, status: 200 }

  const facts = parsePaper(paper, draft.invitationCode, days)
  // the desk may name an invitation by its number: looked at above
  const {
    feedback,
    circumstances,
    errors: wrong = [],
  } = parseFeedback(draftToFeedback({ ...draft, invitationCode: '' }))
  const errors = [...(facts.errors ?? []), ...wrong, ...files.errors, ...ownErrors(draft, own)]
  if (!facts.paper || !feedback || errors.length > 0) return { draft: shown, errors, status: 422 }
  const late = facts.paper.receivedOn > round.closes_on
  if (step === 'check') return { draft, feedback, late, status: 200 }
  try {
    const stored = await enterPaperFeedback(
      client,
      feedback,
      circumstances,
      facts.paper,
      draft.idempotencyKey,
    )
    return { draft, stored, status: 201 }
  } catch (cause) {
    return refused(cause, shown, feedback, late)
  }
}

/** Who is under review does not type a letter about themselves. */
function ownErrors({ comments }: FeedbackDraft, own: readonly string[]): FieldError[] {
  return comments.flatMap(({ subject }, index) =>
    own.includes(subject) ? [fieldError(`comments.${index}.subject`, paperErrors.own)] : [],
  )
}

function refused(cause: unknown, draft: FeedbackDraft, feedback: Feedback, late: boolean): Answer {
  const problem = cause instanceof Problem ? cause : new Problem('unexpected', { cause })
  const { status } = problem
  if (problem.key === 'validation') return { draft, errors: problem.errors, status }
  if (problem.key === 'keyReused') {
    // a key that is spent belongs to the letter already stored
    const again = { ...draft, idempotencyKey: crypto.randomUUID() }
    return { draft: again, feedback, late, notice: words.keyReused, status }
  }
  logError('paper', problem.cause ?? cause, { problem: problem.key })
  return { draft, feedback, late, notice: problem.message, status }
}
