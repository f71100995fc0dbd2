/** The work desk at synthesis (design §5.4): letters that wait, points, and what is read of both. */
import { z } from 'zod'
import {
  type LetterPassage,
  letterPassageSchema,
  pointSchema,
  type SynthesisPoint,
} from '../../src/domain/synthesis.ts'
import type { TestUser } from '../stack.ts'
import { aPoint, type Choice, settle, waitingLetter } from '../synthesis.ts'
import { list, roundId, stack, users } from './work-desk.ts'

export type Letter = Awaited<ReturnType<typeof waitingLetter>>

/** What is done with a comment, whichever it is. */
export type Act = Omit<Choice, 'passage' | 'seen'>

export const aLetter = (
  ...rest: Parameters<typeof waitingLetter> extends [unknown, unknown, ...infer R] ? R : never
) => waitingLetter(stack, users.member.id, ...rest)

export async function newPoint(over: Parameters<typeof aPoint>[0] = {}): Promise<string> {
  const point = aPoint(over)
  const { error } = await settle(users.deputy.client, roundId, [], [point])
  if (error) throw new Error(`${error.code} ${error.message}`)
  return point.id
}

/** As the desk does it: with the acts as they are read a moment before. */
export async function settled(user: TestUser, letter: Letter, act: Act) {
  const rows = await commentsOf(letter, user)
  return settle(
    user.client,
    roundId,
    rows.map(({ passage_id: passage, act_id: seen }) => ({ passage, seen, ...act })),
  )
}

export async function commentsOf({ id }: Letter, user = users.deputy): Promise<LetterPassage[]> {
  const { data, error } = await user.client.rpc('synthesis_letter', { p_feedback_id: id })
  if (error) throw error
  return z.array(letterPassageSchema).parse(data)
}

export async function waits({ reference }: Letter): Promise<boolean> {
  return (await list(users.deputy, 'synthesise')).some(({ key }) => key === reference)
}

export async function synthesisedAt({ id }: Letter): Promise<string | null> {
  const [row] = await stack.sql<{ at: string | null }[]>`select private.synthesised_at(${id})::text as at`
  return row?.at ?? null
}

export async function subjectId(code: string): Promise<string> {
  const [row] = await stack.sql<{ id: string }[]>`
    select id from public.subject where round_id = ${roundId} and code = ${code}`
  return row?.id ?? ''
}

/** The area the letters and points are in unless another is said. */
export async function areaId(): Promise<string> {
  const [row] = await stack.sql<{ id: string }[]>`
    select id from public.content_area where round_id = ${roundId} and code = 'cong-tac-can-bo'`
  return row?.id ?? ''
}

export async function pointsOf(code = 'bi-thu', user = users.deputy): Promise<SynthesisPoint[]> {
  const { data, error } = await user.client.rpc('synthesis_points', {
    p_round_id: roundId,
    p_subject_id: await subjectId(code),
  })
  if (error) throw error
  return z.array(pointSchema).parse(data)
}
