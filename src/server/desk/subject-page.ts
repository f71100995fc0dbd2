/** Everything the page of one subject shows (H2). */
import type { ContentArea, DeskComment, DeskRound, Subject } from '../../domain/desk.ts'
import { yearName } from '../../domain/desk-addresses.ts'
import type { CommentTable } from '../../domain/desk-counts.ts'
import { type CommentFilter, commentFilterQuery, readCommentFilter } from '../../domain/desk-filters.ts'
import { type Page, readCursor } from '../../domain/keyset.ts'
import { Problem } from '../problem.ts'
import type { Client } from '../supabase.ts'
import { countComments, readCommentKey, readComments } from './comments.ts'
import { readCommentTable } from './overview.ts'
import { chooseRound, hasSamples, readAreas, readRounds, readSubjects } from './rounds.ts'

export interface SubjectPage {
  round: DeskRound
  subject: Subject
  /** All of the round, in the order of review. */
  subjects: Subject[]
  areas: ContentArea[]
  counts: CommentTable
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
  // Area, kind and what is verified are what the counts know; the rest has to be counted.
  const counted = filter.aspect === undefined && filter.timeliness === undefined
  const [counts, comments, exact, samples] = await Promise.all([
    readCommentTable(client, round.id, subject.id),
    readComments(client, wanted, readCursor(query, readCommentKey)),
    counted ? undefined : countComments(client, wanted),
    hasSamples(client, round.id),
  ])
  const areaId = areas.find((area) => area.code === filter.area)?.id
  const of = { ...(areaId && { areaId }), ...(filter.kind && { kind: filter.kind }) }
  const unverified = counts.count({ ...of, unverified: true })
  const known = { yes: counts.count(of) - unverified, no: unverified, any: counts.count(of) }
  const count = exact ?? known[filter.verified ?? 'any']
  return {
    round,
    subject,
    subjects,
    areas,
    counts,
    filter,
    filtering,
    comments,
    count,
    total: counts.count({}),
    samples,
  }
}
