/** Everything the page shows on which the comments of one letter are settled. */
import { z } from 'zod'
import type { ContentArea, DeskFeedback, DeskRound, Subject } from '../../domain/desk.ts'
import {
  type Choice,
  draftNames,
  exclusionReasonSchema,
  isSettled,
  type LetterPassage,
  type NewPoint,
  type PassageDraft,
  pointTextSchema,
  readTick,
  type SynthesisPoint,
} from '../../domain/synthesis.ts'
import { Problem } from '../problem.ts'
import type { Client } from '../supabase.ts'
import { findLetter } from './letter.ts'
import { readForm } from './opening.ts'
import { readAreas, readRounds, readSubjects } from './rounds.ts'
import { messageOf, reasonMessage, refusalOf, type Settlement } from './settling.ts'
import { readStaffNames, type StaffNames } from './staff.ts'
import { readLetterPassages, readPoints, settleComments } from './synthesis.ts'

export interface LetterSynthesisPage {
  status: number
  feedback: DeskFeedback
  round: DeskRound
  subjects: Subject[]
  areas: ContentArea[]
  passages: LetterPassage[]
  /** Of the whole round, those withdrawn too. */
  points: SynthesisPoint[]
  /** The letter comments on the reader: they read only. */
  own: boolean
  drafts: ReadonlyMap<number, PassageDraft>
  errors: Settlement['errors']
  meanwhile: Settlement['meanwhile']
  names: StaffNames
  /** How many comments were settled a moment ago. */
  done?: number
}

/** @throws Problem notFound, unavailable */
export async function readLetterSynthesisPage(
  client: Client,
  request: Request,
  written: string,
): Promise<LetterSynthesisPage> {
  const feedback = await findLetter(client, written)
  const [rounds, subjects, areas, names, before] = await Promise.all([
    readRounds(client),
    readSubjects(client, feedback.round_id),
    readAreas(client, feedback.round_id),
    readStaffNames(client),
    readLetterPassages(client, feedback.id),
  ])
  const round = rounds.find(({ id }) => id === feedback.round_id)
  if (!round) throw new Problem('notFound')
  const parts = { subjects, areas, passages: before, round }
  const act: Act =
    request.method === 'POST'
      ? await settleLetter(client, await readForm(request), parts)
      : { status: 200, drafts: new Map(), errors: [], meanwhile: [] }
  const [points, passages] = await Promise.all([
    readPoints(client, round.id),
    request.method === 'POST' ? readLetterPassages(client, feedback.id) : before,
  ])
  const own = passages.some(({ may_settle }) => !may_settle)
  return { ...act, feedback, round, subjects, areas, passages, points, own, names }
}

/** How many of them are still open. */
export function openCount(passages: readonly LetterPassage[]): number {
  return passages.filter((passage) => !isSettled(passage)).length
}

interface Parts {
  round: DeskRound
  subjects: readonly Subject[]
  areas: readonly ContentArea[]
  passages: readonly LetterPassage[]
}
type Act = Pick<LetterSynthesisPage, 'status' | 'drafts' | 'errors' | 'meanwhile' | 'done'>

async function settleLetter(client: Client, form: FormData, parts: Parts): Promise<Act> {
  const text = (name: string) => {
    const value = form.get(name)
    return typeof value === 'string' ? value : ''
  }
  const drafts = new Map<number, PassageDraft>()
  const errors: Settlement['errors'] = []
  const choices: Choice[] = []
  const points: NewPoint[] = []
  for (const value of form.getAll('passage')) {
    const tick = typeof value === 'string' ? readTick(value) : undefined
    if (!tick) continue
    const names = draftNames(tick.passage)
    const draft = {
      choice: text(names.choice),
      text: text(names.text),
      reason: text(names.reason),
      pointId: z.uuid().safeParse(text(names.pointId)).data ?? crypto.randomUUID(),
    }
    drafts.set(tick.passage, draft)
    const passage = parts.passages.find(({ passage_id }) => passage_id === tick.passage)
    if (draft.choice === '' || draft.choice === 'keep') continue
    if (draft.choice === 'new') {
      const parsed = pointTextSchema.safeParse(draft.text)
      if (!parsed.success) errors.push({ field: names.text, message: messageOf(parsed.error) })
      else points.push(newPoint(parts, passage, draft.pointId, parsed.data))
      choices.push({ ...tick, afresh: true, add: draft.pointId })
    } else if (draft.choice === 'exclude') {
      const parsed = exclusionReasonSchema.safeParse(draft.reason)
      if (!parsed.success) errors.push({ field: names.reason, message: reasonMessage(parsed.error) })
      else choices.push({ ...tick, exclude: parsed.data })
    } else if (draft.choice === 'open') choices.push({ ...tick, afresh: true })
    else choices.push({ ...tick, afresh: true, add: draft.choice })
  }
  if (errors.length > 0) return { status: 422, drafts, errors, meanwhile: [] }
  if (choices.length === 0) return { status: 303, drafts, errors, meanwhile: [], done: 0 }
  const answer = await settleComments(client, parts.round.id, choices, points)
  if ('count' in answer) return { status: 303, drafts, errors, meanwhile: [], done: answer.count }
  return { drafts, ...(await refusalOf(client, answer)) }
}

function newPoint(
  { subjects, areas }: Parts,
  passage: LetterPassage | undefined,
  id: string,
  text: string,
): NewPoint {
  return {
    id,
    subject: subjects.find((each) => each.id === passage?.subject_id)?.code ?? '',
    contentArea: areas.find((each) => each.id === passage?.content_area_id)?.code ?? '',
    aspect: passage?.aspect ?? null,
    text,
  }
}
