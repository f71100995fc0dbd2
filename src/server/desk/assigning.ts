/** Giving the chosen letters of the work list to somebody: what was posted, and what came of it. */
import { z } from 'zod'
import { readReference } from '../../domain/reference.ts'
import type { Step } from '../../domain/work.ts'
import { work } from '../../strings/work.ts'
import { problemOf } from '../database-errors.ts'
import { Problem } from '../problem.ts'
import type { Client } from '../supabase.ts'
import type { Member } from './members.ts'
import { readForm } from './opening.ts'

const words = work.assign

/** A letter and who had it when the list was read: one checkbox. */
export interface Choice {
  reference: string
  seen: string | null
}

export const choiceOf = ({ reference, seen }: Choice) => `${reference} ${seen ?? ''}`.trim()

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
  step: Step,
  team: readonly Member[],
  userId: string,
): Promise<Assigning> {
  const form = await readForm(request)
  const choices = form.getAll('letter').flatMap((value) => readChoice(value))
  const chosen = choices.map(({ reference }) => reference)
  const wanted = form.get('to') === 'me' ? userId : form.get('member')
  const to = wanted === 'nobody' ? null : typeof wanted === 'string' ? wanted : ''
  const member = team.find((each) => each.userId === to)
  const refuse = (status: number, error: string): Assigning => ({ status, error, chosen })
  if (choices.length === 0) return refuse(422, words.nothingChosen)
  if (to !== null && !member) return refuse(422, words.badMember)

  const { data, error, status } = await client.rpc('assign_work', {
    p_references: chosen,
    p_step: step,
    p_seen: Object.fromEntries(choices.map(({ reference, seen }) => [reference, seen])),
    ...(to && { p_assignee: to }),
  })
  if (!error) return { status: 303, chosen: [], done: { count: z.number().parse(data), to } }
  const references = (error.details ?? '').replaceAll(',', ', ')
  switch (error.code) {
    case 'KD023':
      return refuse(422, words.tooMany)
    case 'KD050':
      return refuse(409, words.mayNot(member?.name ?? '', references))
    case 'KD052':
      return refuse(409, words.notWaiting(references))
    case 'KD053':
      return refuse(422, words.badMember)
    case 'KD051': {
      const now = await holders(client, step, chosen)
      const fresh = choices.map(({ reference }) => ({ reference, seen: now.get(reference) ?? null }))
      const taken = references.split(', ')
      const changed = fresh.filter(({ reference }) => taken.includes(reference))
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
  const reference = readReference(written)
  return reference ? [{ reference, seen: z.uuid().safeParse(seen).success ? seen : null }] : []
}

/** Who has a step of these letters now, by reference. */
async function holders(
  client: Client,
  step: Step,
  references: string[],
): Promise<Map<string, string | null>> {
  const found = await client.from('feedback').select('id, reference').in('reference', references)
  if (found.error) throw problemOf(found.error, found.status)
  const letters = z.array(z.object({ id: z.string(), reference: z.string() })).parse(found.data)
  const given = await client
    .from('assignment')
    .select('feedback_id, assignee')
    .eq('step', step)
    .in(
      'feedback_id',
      letters.map(({ id }) => id),
    )
    .order('id')
  if (given.error) throw problemOf(given.error, given.status)
  const rows = z
    .array(z.object({ feedback_id: z.string(), assignee: z.string().nullable() }))
    .parse(given.data)
  // the last row of a letter counts
  const last = new Map(rows.map((row) => [row.feedback_id, row.assignee]))
  return new Map(letters.map(({ id, reference }) => [reference, last.get(id) ?? null]))
}
