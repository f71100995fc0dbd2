/** Everything the page of the search shows: comments that have the words, and letters found by a name, with a reason. */
import type { ContentArea, DeskRound, Subject } from '../../domain/desk.ts'
import { yearName } from '../../domain/desk-addresses.ts'
import {
  type DeskSearch,
  foundSchema,
  plainWords,
  readDeskSearch,
  readTerms,
  type SearchResults,
} from '../../domain/desk-search.ts'
import { type Cursor, pageOf, pageSize, readCursor } from '../../domain/keyset.ts'
import { readReference } from '../../domain/reference.ts'
import { problemOf } from '../database-errors.ts'
import type { Client } from '../supabase.ts'
import { readCommentKey } from './comments.ts'
import { type Finding, findContributor } from './contributor-search.ts'
import { findFeedback } from './feedback.ts'
import { chooseRound, readAreas, readRounds, readSubjects } from './rounds.ts'

export interface SearchPage {
  round: DeskRound | undefined
  subjects: Subject[]
  areas: ContentArea[]
  search: DeskSearch
  /** Too little was typed. */
  tooShort: boolean
  results: SearchResults | undefined
  finding: Finding
  status: number
}

/** @returns the reference of the letter that was asked for by it. @throws Problem notFound, unavailable */
export async function readSearchPage(
  client: Client,
  request: Request,
  query: URLSearchParams,
): Promise<SearchPage | { found: string }> {
  const rounds = await readRounds(client)
  const round = chooseRound(rounds, query.get(yearName))
  const search = readDeskSearch(query)
  const reference = readReference(search.typed)
  if (reference && (await findFeedback(client, reference))) return { found: reference }
  const [subjects, areas] = round
    ? await Promise.all([readSubjects(client, round.id), readAreas(client, round.id)])
    : [[], []]
  const page = {
    round,
    subjects,
    areas,
    search,
    tooShort: false,
    results: undefined,
    finding: {},
    status: 200,
  }
  if (request.method === 'POST' && round) {
    const { status, ...finding } = await findContributor(client, round.id, request)
    return { ...page, finding, status }
  }
  if (!query.has('tu-khoa') || !round) return page
  // as short for the database
  if (plainWords(search.typed).join('').length < 2) return { ...page, tooShort: true, status: 422 }
  const results = await find(
    client,
    { rounds, round, subjects, areas, search },
    readCursor(query, readCommentKey),
  )
  return { ...page, results: { ...results, noReference: reference } }
}

interface Within {
  rounds: DeskRound[]
  round: DeskRound
  subjects: Subject[]
  areas: ContentArea[]
  search: DeskSearch
}

async function find(
  client: Client,
  { rounds, round, subjects, areas, search }: Within,
  cursor: Cursor | undefined,
): Promise<Omit<SearchResults, 'noReference'>> {
  const subject = subjects.find(({ code }) => code === search.subject)
  const area = areas.find(({ code }) => code === search.area)
  const { data, error, status } = await client.rpc('search_comments', {
    p_query: search.typed,
    p_limit: pageSize + 1,
    ...(!search.allRounds && { p_round_id: round.id }),
    ...(subject && { p_subject_id: subject.id }),
    ...(area && { p_content_area_id: area.id }),
    ...(search.kind && { p_contributor_kind: search.kind }),
    ...(cursor && { [cursor.direction === 'after' ? 'p_after' : 'p_before']: Number(cursor.key) }),
  })
  if (error) throw problemOf(error, status)
  const found = foundSchema.parse(data)
  const comments = pageOf(found.comments, cursor)
  const others = [...new Set(comments.rows.map(({ round_id }) => round_id))].filter((id) => id !== round.id)
  const about = await Promise.all(
    others.map((id) => Promise.all([readSubjects(client, id), readAreas(client, id)])),
  )
  const titles = (list: readonly { id: string; title: string }[]) =>
    new Map(list.map(({ id, title }) => [id, title]))
  return {
    comments,
    goOn: cursor?.direction === 'before' ? null : found.goOn,
    terms: readTerms(search.typed),
    rounds: titles(rounds),
    subjects: titles([subjects, ...about.map(([each]) => each)].flat()),
    areas: titles(
      [areas, ...about.map(([, each]) => each)].flat().map(({ id, short_title: title }) => ({ id, title })),
    ),
  }
}
