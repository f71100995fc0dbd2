/** Everything the page of one subject shows (H2). */
import type { ContentArea, DeskComment, DeskRound, Subject } from '../../domain/desk.ts'
import { yearName } from '../../domain/desk-addresses.ts'
import type { EarlierRounds, SubjectTable } from '../../domain/desk-counts.ts'
import { type CommentFilter, commentFilterQuery, readCommentFilter } from '../../domain/desk-filters.ts'
import { type Page, readCursor } from '../../domain/keyset.ts'
import { Problem } from '../problem.ts'
import type { Client } from '../supabase.ts'
import { readCommentKey, readComments } from './comments.ts'
import { readEarlierRounds, readSubjectTable } from './overview.ts'
import { chooseRound, hasSamples, readAreas, readRounds, readSubjects } from './rounds.ts'

export interface SubjectPage {
  round: DeskRound
  subject: Subject
  /** All of the round, in the order of review. */
  subjects: Subject[]
  areas: ContentArea[]
  counts: SubjectTable
  earlier: EarlierRounds
  filter: CommentFilter
  filtering: boolean
  comments: Page<DeskComment>
  /** Comments the filter leaves, on all pages. */
  count: number
  /** Comments on the subject. */
  total: number
  samples: boolean
}

/** @throws Problem notFound for a year or a code that is not there, unavailable */
export async function readSubjectPage(
  client: Client,
  code: string,
  query: URLSearchParams,
): Promise<SubjectPage> {
  const round = chooseRound(await readRounds(client), query.get(yearName))
  if (!round) throw new Problem('notFound')
  const [subjects, areas] = await Promise.all([readSubjects(client, round.id), readAreas(client, round.id)])
  const subject = subjects.find((candidate) => candidate.code === code)
  if (!subject) throw new Problem('notFound')

  const filter = readCommentFilter(
    query,
    areas.map((area) => area.code),
  )
  const filtering = commentFilterQuery(filter).length > 0
  const wanted = { roundId: round.id, subjectId: subject.id, areas, filter }
  const [counts, comments, earlier, samples] = await Promise.all([
    readSubjectTable(client, round.id, subject.id),
    readComments(client, wanted, readCursor(query, readCommentKey)),
    readEarlierRounds(client, round.id, subject.code),
    hasSamples(client, round.id),
  ])
  const { area, ...rest } = filter
  const areaId = areas.find(({ code }) => code === area)?.id
  return {
    round,
    subject,
    subjects,
    areas,
    counts,
    earlier,
    filter,
    filtering,
    comments,
    count: counts.count({ areaId, ...rest }),
    total: counts.count({}),
    samples,
  }
}
