/** What a posted form of the synthesis asks for, and what comes of it. Whatever fails, what was typed and ticked comes back. */
import { z } from 'zod'
import type { ContentArea, DeskRound, Subject } from '../../domain/desk.ts'
import {
  type Choice,
  exclusionReasonSchema,
  pointTextSchema,
  readAspect,
  readTick,
  type Ticked,
} from '../../domain/synthesis.ts'
import type { Done } from '../../domain/synthesis-addresses.ts'
import { fieldErrors, fieldMessage } from '../../strings/errors.ts'
import { synthesis as words } from '../../strings/synthesis.ts'
import { problemOf } from '../database-errors.ts'
import { Problem } from '../problem.ts'
import type { Client } from '../supabase.ts'
import { type Meanwhile, readMeanwhile, type Settling, settleComments } from './synthesis.ts'

/** As typed and ticked, after a refusal. */
export interface Typed {
  /** Ids of passages. */
  ticked: number[]
  pointId: string
  pointText: string
  pointAspect: string
  reason: string
}

export interface Settlement {
  status: number
  typed: Typed
  /** By the id of the field. */
  errors: { field: string; message: string }[]
  meanwhile: Meanwhile[]
  done?: { what: Done; count: number }
}

export const untyped = (): Typed => ({
  ticked: [],
  pointId: crypto.randomUUID(),
  pointText: '',
  pointAspect: '',
  reason: '',
})

export interface SettlingPlace {
  round: DeskRound
  subject: Subject
  area: ContentArea
  /** The point whose comments are listed: they are moved out of it. */
  point: string | undefined
}

/** @throws Problem notFound, unavailable */
export async function settle(client: Client, form: FormData, place: SettlingPlace): Promise<Settlement> {
  const text = (name: string) => {
    const value = form.get(name)
    return typeof value === 'string' ? value : ''
  }
  const ticks = form.getAll('comment').flatMap((value) => {
    const tick = typeof value === 'string' ? readTick(value) : undefined
    return tick ?? []
  })
  const typed: Typed = {
    ticked: ticks.map(({ passage }) => passage),
    pointId: z.uuid().safeParse(text('pointId')).data ?? crypto.randomUUID(),
    pointText: text('pointText'),
    pointAspect: text('pointAspect'),
    reason: text('reason'),
  }
  const [act = '', id = ''] = text('act').split(':')
  const wanted = wantedOf(act, id, typed, ticks, place)
  if ('errors' in wanted) return { status: 422, typed, meanwhile: [], ...wanted }
  const answer = await settleComments(client, place.round.id, wanted.choices, wanted.points)
  if ('count' in answer)
    return { status: 303, typed, errors: [], meanwhile: [], done: { what: wanted.what, count: answer.count } }
  return { typed, ...(await refusalOf(client, answer)) }
}

type Wanted =
  | { what: Done; choices: Choice[]; points: Parameters<typeof settleComments>[3] }
  | { errors: Settlement['errors'] }

function wantedOf(
  act: string,
  id: string,
  typed: Typed,
  ticks: readonly Ticked[],
  { subject, area, point }: SettlingPlace,
): Wanted {
  const nothing = ticks.length === 0 ? [{ field: 'y-kien', message: words.errors.nothingTicked }] : []
  const choices = (what: Omit<Choice, keyof Ticked>): Choice[] => ticks.map((tick) => ({ ...tick, ...what }))
  const out = point && { remove: point }
  switch (act) {
    case 'add':
      return nothing.length > 0
        ? { errors: nothing }
        : { what: 'linked', choices: choices({ ...out, add: id }), points: [] }
    case 'open':
      return nothing.length > 0
        ? { errors: nothing }
        : { what: 'opened', choices: choices({ ...out }), points: [] }
    case 'make': {
      const parsed = pointTextSchema.safeParse(typed.pointText)
      if (!parsed.success) return { errors: [{ field: 'pointText', message: messageOf(parsed.error) }] }
      const made = {
        id: typed.pointId,
        subject: subject.code,
        contentArea: area.code,
        aspect: readAspect(typed.pointAspect),
        text: parsed.data,
      }
      const what = ticks.length > 0 ? 'linked' : 'made'
      return { what, choices: choices({ ...out, add: made.id }), points: [made] }
    }
    case 'exclude': {
      const parsed = exclusionReasonSchema.safeParse(typed.reason)
      const errors = [
        ...nothing,
        ...(parsed.success ? [] : [{ field: 'reason', message: reasonMessage(parsed.error) }]),
      ]
      if (!parsed.success || errors.length > 0) return { errors }
      return { what: 'excluded', choices: choices({ exclude: parsed.data }), points: [] }
    }
    default:
      return { errors: [{ field: 'y-kien', message: fieldErrors.invalid() }] }
  }
}

/** The message of a schema of src/domain/synthesis.ts. */
export function messageOf(error: z.ZodError): string {
  const [issue] = error.issues
  const max = issue?.code === 'custom' ? z.number().safeParse(issue.params?.['max']).data : undefined
  return fieldMessage(issue?.message ?? '', max)
}

export function reasonMessage(error: z.ZodError): string {
  return error.issues[0]?.message === 'required' ? words.errors.reasonMissing : messageOf(error)
}

/** What the database says no to, in words. @throws Problem notFound, unavailable */
export async function refusalOf(
  client: Client,
  { failure, status }: Extract<Settling, { failure: unknown }>,
): Promise<Pick<Settlement, 'status' | 'errors' | 'meanwhile'>> {
  const refuse = (code: number, message: string, field = 'y-kien') => ({
    status: code,
    errors: [{ field, message }],
    meanwhile: [],
  })
  const passages = (failure.details ?? '').split(',').flatMap((id) => (/^\d+$/.test(id) ? Number(id) : []))
  switch (failure.code) {
    case 'KD001':
      return refuse(409, words.errors.keyReused, 'pointText')
    case 'KD023':
      return refuse(422, words.errors.tooMany)
    case 'KD080':
      return refuse(409, words.errors.notWaiting)
    case 'KD081':
      return { status: 409, errors: [], meanwhile: await readMeanwhile(client, passages) }
    case 'KD082':
      return refuse(409, words.errors.pointGone)
    case 'KD084':
      return refuse(403, words.own)
  }
  const problem = problemOf(failure, status)
  if (problem.key === 'forbidden') throw new Problem('notFound', { cause: problem.cause })
  throw problem
}
