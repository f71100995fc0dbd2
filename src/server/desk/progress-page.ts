/** Everything the page shows on how far a round is (H1). Figures to plan by: nobody is ranked. */
import type { DeskRound, Subject } from '../../domain/desk.ts'
import { yearName } from '../../domain/desk-addresses.ts'
import { compareNames } from '../../domain/names.ts'
import {
  type RoundProgress,
  type StaffAct,
  type StaffProgress,
  type SubjectProgress,
  staffActs,
  steps,
} from '../../domain/work.ts'
import type { Client } from '../supabase.ts'
import { readMembers } from './members.ts'
import {
  type ReplyWish,
  readReplyWishes,
  readRoundProgress,
  readStaffProgress,
  readSubjectProgress,
} from './progress.ts'
import { chooseRound, hasSamples, readRounds, readSubjects } from './rounds.ts'
import { readStaffNames } from './staff.ts'
import { readWorkTable } from './work.ts'

export interface PersonProgress {
  name: string
  total: Record<StaffAct, number>
  /** Letters they have now, over all steps. */
  given: number
  /** Newest first. */
  days: StaffProgress[]
}

export interface ProgressPage {
  round: DeskRound
  others: DeskRound[]
  progress: RoundProgress
  /** In the order of review. */
  subjects: { subject: Subject; progress: SubjectProgress }[]
  /** By given name. */
  people: PersonProgress[]
  wishes: ReplyWish[]
  samples: boolean
}

/**
 * @returns undefined before there is a round
 * @throws Problem notFound, unavailable
 */
export async function readProgressPage(
  client: Client,
  query: URLSearchParams,
): Promise<ProgressPage | undefined> {
  const rounds = await readRounds(client)
  const round = chooseRound(rounds, query.get(yearName))
  if (!round) return undefined
  const [progress, subjects, ofSubjects, ofStaff, wishes, table, team, names, samples] = await Promise.all([
    readRoundProgress(client, round.id),
    readSubjects(client, round.id),
    readSubjectProgress(client, round.id),
    readStaffProgress(client, round.id),
    readReplyWishes(client, round.id),
    readWorkTable(client, round.id),
    readMembers(client),
    readStaffNames(client),
    hasSamples(client, round.id),
  ])
  // those who left the team still did what they did
  const ids = new Set([...team.map(({ userId }) => userId), ...ofStaff.map((row) => row.staff_id)])
  const people = [...ids]
    .map((id) => {
      const days = ofStaff.filter((row) => row.staff_id === id).sort((a, b) => (a.day < b.day ? 1 : -1))
      const given = steps.reduce((sum, step) => sum + table.count({ step, assignee: id }), 0)
      return { name: names.get(id) ?? '', total: totalOf(days), given, days }
    })
    .sort((a, b) => compareNames(a.name, b.name))
  return {
    round,
    others: rounds.filter((other) => other !== round),
    progress,
    subjects: subjects.flatMap((subject) => {
      const found = ofSubjects.find((row) => row.subject_id === subject.id)
      return found ? [{ subject, progress: found }] : []
    }),
    people,
    wishes,
    samples,
  }
}

function totalOf(days: readonly StaffProgress[]): Record<StaffAct, number> {
  const total = { entered: 0, verified: 0, divided: 0, compared: 0, synthesised: 0, answered: 0 }
  for (const day of days) for (const act of staffActs) total[act] += day[act]
  return total
}
