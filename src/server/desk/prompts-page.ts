/** What the page of a round's review prompts shows, and what stands beside a subject's comments. */
import type { DeskRound, Subject } from '../../domain/desk.ts'
import { yearName } from '../../domain/desk-addresses.ts'
import { promptNames } from '../../domain/prompt-addresses.ts'
import type { ReviewPrompt } from '../../domain/review-prompt.ts'
import type { Client } from '../supabase.ts'
import { readOwnSubjectCodes } from './identity.ts'
import { readReviewPrompts } from './review-prompts.ts'
import { chooseRound, readRounds, readSubjects } from './rounds.ts'
import { readStaffNames, type StaffNames } from './staff.ts'

export interface PromptsPage {
  round: DeskRound
  groups: { subject: Subject; prompts: ReviewPrompt[]; own: boolean }[]
  count: number
  names: StaffNames
  /** Recorded a moment ago. */
  done: ReviewPrompt | undefined
}

/** @returns undefined before there is a round. @throws Problem notFound, unavailable */
export async function readPromptsPage(
  client: Client,
  query: URLSearchParams,
): Promise<PromptsPage | undefined> {
  const round = chooseRound(await readRounds(client), query.get(yearName))
  if (!round) return undefined
  const [subjects, prompts, own, names] = await Promise.all([
    readSubjects(client, round.id),
    readReviewPrompts(client, round.id),
    readOwnSubjectCodes(client),
    readStaffNames(client),
  ])
  const groups = subjects.map((subject) => ({
    subject,
    prompts: prompts.filter(({ subject_id }) => subject_id === subject.id),
    own: own.includes(subject.code),
  }))
  const done = prompts.find(({ id }) => id === query.get(promptNames.done))
  return { round, groups, count: prompts.length, names, done }
}

export interface SubjectPrompts {
  prompts: ReviewPrompt[]
  own: boolean
  names: StaffNames
}

/** @throws Problem unavailable */
export async function readSubjectPrompts(
  client: Client,
  roundId: string,
  subject: Pick<Subject, 'id' | 'code'>,
): Promise<SubjectPrompts> {
  const [prompts, own, names] = await Promise.all([
    readReviewPrompts(client, roundId),
    readOwnSubjectCodes(client),
    readStaffNames(client),
  ])
  return {
    prompts: prompts.filter(({ subject_id }) => subject_id === subject.id),
    own: own.includes(subject.code),
    names,
  }
}
