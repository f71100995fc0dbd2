/** A letter in the order it is read in: by subject, then content area, then as the contributor ordered the comments. */
import type { ContentArea, DeskFeedback, DeskRound, LetterComment, Subject } from '../../domain/desk.ts'
import { readReference } from '../../domain/reference.ts'
import { Problem } from '../problem.ts'
import type { Client } from '../supabase.ts'
import { findFeedback, readFeedbackComments } from './feedback.ts'
import { isAboutReader } from './identity.ts'
import { readAreas, readRounds, readSubjects } from './rounds.ts'

export interface Letter {
  feedback: DeskFeedback
  round: DeskRound
  subjects: Subject[]
  areas: ContentArea[]
  /** As the contributor ordered them; in `sections` as they are read. */
  comments: LetterComment[]
  sections: { subject: Subject; comments: { comment: LetterComment; area: ContentArea }[] }[]
  /** The letter comments on the signed-in member. */
  own: boolean
}

/** @throws Problem notFound */
export async function findLetter(client: Client, written: string): Promise<DeskFeedback> {
  const reference = readReference(written)
  const feedback = reference && (await findFeedback(client, reference))
  if (!feedback) throw new Problem('notFound')
  return feedback
}

/** @throws Problem notFound, unavailable */
export async function readLetter(client: Client, feedback: DeskFeedback): Promise<Letter> {
  const [rounds, subjects, areas, comments, own] = await Promise.all([
    readRounds(client),
    readSubjects(client, feedback.round_id),
    readAreas(client, feedback.round_id),
    readFeedbackComments(client, feedback.id),
    isAboutReader(client, feedback.id),
  ])
  const round = rounds.find(({ id }) => id === feedback.round_id)
  if (!round) throw new Problem('notFound')
  const sections = sectionsOf(subjects, areas, comments)
  return {
    feedback,
    round,
    subjects,
    areas,
    comments,
    sections,
    own,
  }
}

function sectionsOf(
  subjects: Subject[],
  areas: ContentArea[],
  comments: LetterComment[],
): Letter['sections'] {
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
