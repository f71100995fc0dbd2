/** Everything the page of one feedback shows; the identity only as the answer to a POST with a reason (H8). */
import type {
  Access,
  ContentArea,
  DeskComment,
  DeskFeedback,
  DeskRound,
  Identity,
  Subject,
} from '../../domain/desk.ts'
import { readReference } from '../../domain/reference.ts'
import { desk } from '../../strings/desk.ts'
import { Problem } from '../problem.ts'
import { readBody } from '../request-body.ts'
import type { Client } from '../supabase.ts'
import { findFeedback, readFeedbackComments } from './feedback.ts'
import { openIdentity, readAccesses, readOwnSubjectCodes } from './identity.ts'
import { readAreas, readRounds, readSubjects } from './rounds.ts'

export interface FeedbackPage {
  status: number
  feedback: DeskFeedback
  round: DeskRound
  /** In the order of review; areas in theirs; within, as the contributor ordered them. */
  sections: { subject: Subject; comments: { comment: DeskComment; area: ContentArea }[] }[]
  opening: Opening
  accesses: Access[]
  /** The feedback comments on the signed-in member. */
  own: boolean
}

/** What came of a POST; nothing for a GET. */
export interface Opening {
  identity?: Identity
  /** As typed, after a refusal. */
  reason?: string
  /** The reason is missing, too short or too long. */
  reasonError?: string
  refusal?: string
}

/** @throws Problem notFound, unavailable */
export async function readFeedbackPage(
  client: Client,
  request: Request,
  written: string,
): Promise<FeedbackPage> {
  const reference = readReference(written)
  const feedback = reference && (await findFeedback(client, reference))
  if (!feedback) throw new Problem('notFound')
  // First of all, so that the log below has it.
  const { status, ...opening } =
    request.method === 'POST' ? await open(client, request, feedback.id) : { status: 200 }
  const [rounds, subjects, areas, comments, accesses, ownSubjects] = await Promise.all([
    readRounds(client),
    readSubjects(client, feedback.round_id),
    readAreas(client, feedback.round_id),
    readFeedbackComments(client, feedback.id),
    readAccesses(client, feedback.id),
    readOwnSubjectCodes(client),
  ])
  const round = rounds.find(({ id }) => id === feedback.round_id)
  if (!round) throw new Problem('notFound')
  const sections = sectionsOf(subjects, areas, comments)
  const own = sections.some(({ subject }) => ownSubjects.includes(subject.code))
  return { status, feedback, round, sections, opening, accesses, own }
}

function sectionsOf(
  subjects: Subject[],
  areas: ContentArea[],
  comments: DeskComment[],
): FeedbackPage['sections'] {
  return subjects
    .map((subject) => ({
      subject,
      comments: areas.flatMap((area) =>
        comments
          .filter((comment) => comment.subject_id === subject.id && comment.content_area_id === area.id)
          .map((comment) => ({ comment, area })),
      ),
    }))
    .filter((section) => section.comments.length > 0)
}

async function open(
  client: Client,
  request: Request,
  feedbackId: string,
): Promise<Opening & { status: number }> {
  const body = await readBody(request)
  const typed = body.kind === 'form' ? body.value.get('reason') : ''
  const reason = typeof typed === 'string' ? typed : ''
  try {
    const opened = await openIdentity(client, feedbackId, reason)
    if (opened.refused) return { status: 403, refusal: desk.identity.refused }
    return { status: 200, identity: opened.identity }
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem
    if (problem.key === 'forbidden') return { status: 403, reason, refusal: desk.identity.forbidden }
    const message = problem.errors[0]?.message
    if (problem.key !== 'validation' || message === undefined) throw problem
    return { status: 422, reason, reasonError: message }
  }
}
