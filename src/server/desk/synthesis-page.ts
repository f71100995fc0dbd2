/** Everything the page of one subject's synthesis shows: as a whole, or one content area to work through. */
import type { ContentArea, DeskRound, Subject } from '../../domain/desk.ts'
import { type Cursor, type Page, readCursor } from '../../domain/keyset.ts'
import {
  pointsInForce,
  type SynthesisComment,
  type SynthesisPoint,
  type SynthesisTable,
  stepTo,
} from '../../domain/synthesis.ts'
import {
  type Done,
  pointAnchor,
  readDone,
  readSynthesisView,
  type SynthesisView,
  synthesisAddress,
} from '../../domain/synthesis-addresses.ts'
import { problemOf } from '../database-errors.ts'
import { Problem } from '../problem.ts'
import type { Client } from '../supabase.ts'
import { readCommentKey } from './comments.ts'
import { readOwnSubjectCodes } from './identity.ts'
import { readForm } from './opening.ts'
import { readSubjectTable } from './overview.ts'
import { requireRound } from './round-choice.ts'
import { hasSamples, readAreas, readSubjects } from './rounds.ts'
import { type Settlement, settle, untyped } from './settling.ts'
import { readStaffNames, type StaffNames } from './staff.ts'
import { readPoints, readSynthesisComments, readSynthesisTable } from './synthesis.ts'

export interface SynthesisPage {
  round: DeskRound
  subject: Subject
  /** All of the round, in the order of review. */
  subjects: Subject[]
  areas: ContentArea[]
  view: SynthesisView
  /** The content area one works in, with the comments asked for. */
  work: { area: ContentArea; comments: Page<SynthesisComment>; cursor: Cursor | undefined } | undefined
  points: SynthesisPoint[]
  table: SynthesisTable
  /** Comments that count and have not come to this step. */
  early: number
  /** The reader is this subject: they read only. */
  own: boolean
  names: StaffNames
  settlement: Settlement
  done: { what: Done; count: number } | undefined
  samples: boolean
}

/** @throws Problem notFound, unavailable */
export async function readSynthesisPage(
  client: Client,
  request: Request,
  code: string,
  query: URLSearchParams,
): Promise<SynthesisPage | { seeOther: string }> {
  const round = await requireRound(client, query)
  const [subjects, areas, ownCodes] = await Promise.all([
    readSubjects(client, round.id),
    readAreas(client, round.id),
    readOwnSubjectCodes(client),
  ])
  const subject = subjects.find((candidate) => candidate.code === code)
  if (!subject) throw new Problem('notFound')
  const view = readSynthesisView(
    query,
    areas.map((area) => area.code),
  )
  const area = areas.find((candidate) => candidate.code === view.area)
  const cursor = readCursor(query, readCommentKey)
  const here = (what: { what: Done; count: number }) =>
    `${synthesisAddress(code, round.year, view, cursor, what)}#y-kien`

  let settlement: Settlement = { status: 200, typed: untyped(), errors: [], meanwhile: [] }
  if (request.method === 'POST') {
    const form = await readForm(request)
    if (!area) return { seeOther: await movePoint(client, form, round, subject) }
    settlement = await settle(client, form, { round, subject, area, point: view.point })
    if (settlement.done) return { seeOther: here(settlement.done) }
  }
  const [points, table, counts, names, samples, comments] = await Promise.all([
    readPoints(client, round.id, subject.id),
    readSynthesisTable(client, round.id, subject.id),
    readSubjectTable(client, round.id, subject.id),
    readStaffNames(client),
    hasSamples(client, round.id),
    area && readSynthesisComments(client, { roundId: round.id, subjectId: subject.id, area, view }, cursor),
  ])
  return {
    round,
    subject,
    subjects,
    areas,
    view,
    work: area && comments && { area, comments, cursor },
    points,
    table,
    early: counts.count({}) - table.total(subject.id),
    own: ownCodes.includes(subject.code),
    names,
    settlement,
    done: request.method === 'POST' ? undefined : readDone(query),
    samples,
  }
}

/** One step up or down among the points of its content area. @returns where to go on */
async function movePoint(
  client: Client,
  form: FormData,
  round: DeskRound,
  subject: Subject,
): Promise<string> {
  const [id = '', direction] = String(form.get('move') ?? '').split(':')
  const points = await readPoints(client, round.id, subject.id)
  const point = points.find((candidate) => candidate.id === id)
  if (!point || (direction !== 'up' && direction !== 'down')) throw new Problem('notFound')
  const before = stepTo(pointsInForce(points, point.content_area_id), id, direction)
  if (before !== undefined) {
    const { error, status } = await client.rpc('place_synthesis_point', {
      p_point_id: id,
      ...(before && { p_before: before }),
    })
    // withdrawn meanwhile: the list that is shown next is the new one
    if (error && error.code !== 'KD082') throw problemOf(error, status)
  }
  return `${synthesisAddress(subject.code, round.year)}#${pointAnchor(id)}`
}
