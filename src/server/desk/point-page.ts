/** Everything the page of one synthesis point shows; a POST changes its words or withdraws it. */
import { z } from 'zod'
import type { ContentArea, DeskRound, Subject } from '../../domain/desk.ts'
import {
  type PointVersion,
  pointsInForce,
  pointTextSchema,
  readAspect,
  type SynthesisPoint,
} from '../../domain/synthesis.ts'
import { pointAnchor, synthesisAddress } from '../../domain/synthesis-addresses.ts'
import { synthesis as words } from '../../strings/synthesis.ts'
import { problemOf } from '../database-errors.ts'
import { Problem } from '../problem.ts'
import type { Client } from '../supabase.ts'
import { readOwnSubjectCodes } from './identity.ts'
import { readForm } from './opening.ts'
import { readAreas, readRounds, readSubjects } from './rounds.ts'
import { messageOf } from './settling.ts'
import { readStaffNames, type StaffNames } from './staff.ts'
import { readPoints, readPointVersions } from './synthesis.ts'

export interface PointPage {
  status: number
  round: DeskRound
  subject: Subject
  area: ContentArea
  point: SynthesisPoint
  /** Others of the same subject × content area that are in force, in their order. */
  others: SynthesisPoint[]
  /** Newest first. */
  versions: PointVersion[]
  own: boolean
  names: StaffNames
  /** What the form shows: as it is, or as typed. */
  draft: { text: string; aspect: string; base: number }
  error: string | undefined
  /** Somebody changed it since it was read. */
  stale: boolean
}

interface Act {
  status: number
  draft?: PointPage['draft']
  error?: string
  stale?: true
  done?: 'saved' | 'withdrawn'
}

/** @throws Problem notFound, unavailable */
export async function readPointPage(
  client: Client,
  request: Request,
  written: string,
): Promise<PointPage | { seeOther: string }> {
  const id = z.uuid().safeParse(written).data
  const found = await client
    .from('synthesis_point')
    .select('round_id, subject_id, content_area_id')
    .eq('id', id ?? crypto.randomUUID())
    .maybeSingle()
  if (found.error) throw problemOf(found.error, found.status)
  if (!id || !found.data) throw new Problem('notFound')
  const { round_id, subject_id, content_area_id } = found.data
  const [rounds, subjects, areas, ownCodes, names] = await Promise.all([
    readRounds(client),
    readSubjects(client, round_id),
    readAreas(client, round_id),
    readOwnSubjectCodes(client),
    readStaffNames(client),
  ])
  const round = rounds.find((each) => each.id === round_id)
  const subject = subjects.find((each) => each.id === subject_id)
  const area = areas.find((each) => each.id === content_area_id)
  if (!round || !subject || !area) throw new Problem('notFound')

  const act: Act =
    request.method === 'POST' ? await actOn(client, id, await readForm(request)) : { status: 200 }
  if (act.done) {
    const to = synthesisAddress(subject.code, round.year, { area: area.code }, undefined, {
      what: act.done,
      count: 1,
    })
    return { seeOther: `${to}#${pointAnchor(id)}` }
  }
  const [points, versions] = await Promise.all([
    readPoints(client, round_id, subject_id),
    readPointVersions(client, id),
  ])
  const point = points.find((each) => each.id === id)
  if (!point) throw new Problem('notFound')
  const { text, aspect, version } = point
  return {
    status: act.status,
    round,
    subject,
    area,
    point,
    others: pointsInForce(points, area.id).filter((each) => each.id !== id),
    versions,
    own: ownCodes.includes(subject.code),
    names,
    draft: { ...(act.draft ?? { text, aspect: aspect ?? '' }), base: version },
    error: act.error,
    stale: act.stale ?? false,
  }
}

async function actOn(client: Client, id: string, form: FormData): Promise<Act> {
  const typed = (name: string) => {
    const value = form.get(name)
    return typeof value === 'string' ? value : ''
  }
  const base = Number(typed('base'))
  if (!Number.isInteger(base)) throw new Problem('notFound')
  if (typed('act') === 'withdraw') {
    const into = z.uuid().safeParse(typed('into')).data
    const { error, status } = await client.rpc('withdraw_synthesis_point', {
      p_point_id: id,
      p_base_version: base,
      ...(into && { p_into: into }),
    })
    return error ? refused(error, status) : { status: 303, done: 'withdrawn' }
  }
  const draft = { text: typed('text'), aspect: typed('aspect'), base }
  const parsed = pointTextSchema.safeParse(draft.text)
  if (!parsed.success) return { status: 422, draft, error: messageOf(parsed.error) }
  const { error, status } = await client.rpc('revise_synthesis_point', {
    p_point_id: id,
    p_base_version: base,
    p_content: { text: parsed.data, aspect: readAspect(draft.aspect) },
  })
  return error ? { ...refused(error, status), draft } : { status: 303, done: 'saved' }
}

function refused(error: Parameters<typeof problemOf>[0], status: number): Act {
  switch (error.code) {
    case 'KD083':
      return { status: 409, stale: true }
    case 'KD082':
      return { status: 409, error: words.errors.pointGone }
    case 'KD084':
      return { status: 403, error: words.own }
  }
  const problem = problemOf(error, status)
  if (problem.key === 'forbidden') throw new Problem('notFound', { cause: problem.cause })
  throw problem
}
