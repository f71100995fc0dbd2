/** Giving what was chosen in the work list to somebody: what was posted, and what came of it. */
import { z } from 'zod'
import { chosenName } from '../../domain/desk-addresses.ts'
import type { Step } from '../../domain/work.ts'
import { readWorkKey } from '../../domain/work-addresses.ts'
import { work } from '../../strings/work.ts'
import { problemOf } from '../database-errors.ts'
import { Problem } from '../problem.ts'
import type { Client } from '../supabase.ts'
import type { Member } from './members.ts'
import { readForm } from './opening.ts'

const words = work.assign

/** A letter or a form, and who had it when the list was read: one checkbox. */
export interface Choice {
  key: string
  seen: string | null
}

export interface Assigning {
  status: number
  error?: string
  /** Ticked still, after a refusal. */
  chosen: string[]
  /** Taken by others meanwhile: to confirm with who has them now. */
  taken?: { choices: Choice[]; changed: Choice[]; to: string | null; name: string | undefined }
  done?: { count: number; to: string | null }
}

/** @throws Problem forbidden, unavailable */
export async function takeAssignment(
  client: Client,
  request: Request,
  roundId: string,
  step: Step,
  team: readonly Member[],
  userId: string,
): Promise<Assigning> {
  const form = await readForm(request)
  const choices = form.getAll(chosenName).flatMap((value) => readChoice(value))
  const chosen = choices.map(({ key }) => key)
  const wanted = form.get('to') === 'me' ? userId : form.get('member')
  const to = wanted === 'nobody' ? null : typeof wanted === 'string' ? wanted : ''
  const member = team.find((each) => each.userId === to)
  const refuse = (status: number, error: string): Assigning => ({ status, error, chosen })
  if (choices.length === 0) return refuse(422, words.nothingChosen)
  if (to !== null && !member) return refuse(422, words.badMember)

  const { data, error, status } = await client.rpc('assign_work', {
    p_round_id: roundId,
    p_keys: chosen,
    p_step: step,
    p_seen: Object.fromEntries(choices.map(({ key, seen }) => [key, seen])),
    ...(to && { p_assignee: to }),
  })
  if (!error) return { status: 303, chosen: [], done: { count: z.number().parse(data), to } }
  const named = (error.details ?? '').split(',')
  switch (error.code) {
    case 'KD023':
      return refuse(422, words.tooMany)
    case 'KD050':
      return refuse(409, words.mayNot(member?.name ?? '', named))
    case 'KD052':
      return refuse(409, words.notWaiting(named))
    case 'KD053':
      return refuse(422, words.badMember)
    case 'KD051': {
      const now = await holders(client, roundId, step, chosen)
      const fresh = choices.map(({ key }) => ({ key, seen: now.get(key) ?? null }))
      const changed = fresh.filter(({ key }) => named.includes(key))
      return { status: 409, chosen, taken: { choices: fresh, changed, to, name: member?.name } }
    }
  }
  const problem = problemOf(error, status)
  if (problem.key === 'forbidden') throw new Problem('notFound', { cause: problem.cause })
  throw problem
}

function readChoice(value: FormDataEntryValue): Choice[] {
  if (typeof value !== 'string') return []
  const [written = '', seen = ''] = value.split(' ')
  const key = readWorkKey(written)
  return key ? [{ key, seen: z.uuid().safeParse(seen).success ? seen : null }] : []
}

/** Who has a step of these now, by key. */
async function holders(
  client: Client,
  roundId: string,
  step: Step,
  keys: string[],
): Promise<Map<string, string | null>> {
  const { data, error, status } = await client.rpc('work_holders', {
    p_round_id: roundId,
    p_step: step,
    p_keys: keys,
  })
  if (error) throw problemOf(error, status)
  const rows = z.array(z.object({ key: z.string(), assignee: z.string().nullable() })).parse(data)
  return new Map(rows.map(({ key, assignee }) => [key, assignee]))
}
