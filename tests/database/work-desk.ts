/** A desk with a team of every kind, and the steps of its work: what waits, who does it, how far a letter is. */
import { z } from 'zod'
import {
  type Step,
  steps,
  type WorkCount,
  type WorkItem,
  workCountSchema,
  workItemSchema,
} from '../../src/domain/work.ts'
import { aComment, aPerson } from '../factories.ts'
import { entered } from '../paper.ts'
import { type Stack, startStack, type TestUser } from '../stack.ts'
import { aContent, storedFeedback } from '../submissions.ts'

export let stack: Stack
export let users: Record<'lead' | 'deputy' | 'member' | 'stranger' | 'auditor' | 'gone' | 'other', TestUser>
export let roundId: string

export async function startWorkDesk(): Promise<void> {
  stack = await startStack()
  users = {
    lead: await stack.addUser('lead', { role: 'lead', subjectCode: 'chanh-van-phong' }),
    deputy: await stack.addUser('deputy', { role: 'deputy' }),
    member: await stack.addUser('member', { role: 'member' }),
    auditor: await stack.addUser('auditor', { role: 'member' }),
    gone: await stack.addUser('gone', { role: 'member' }),
    stranger: await stack.addUser('stranger'),
    other: await stack.addUser('other', { role: 'lead' }, stack.otherBody),
  }
  await stack.sql`update public.staff set role = 'auditor' where user_id = ${users.auditor.id}`
  await stack.sql`update public.staff set disabled_at = now() where user_id = ${users.gone.id}`
  const [round] = await stack.sql<{ id: string }[]>`
    select r.id from public.round r join public.body b on b.id = r.body_id
    where b.slug = ${stack.body.slug} order by r.opens_on desc limit 1`
  roundId = round?.id ?? ''
}

interface Wanted {
  whose?: string
  assignee?: string
  kind?: string
  state?: string
  late?: boolean
  after?: string
  before?: string
  limit?: number
}

export async function list(
  user: TestUser,
  step: Step,
  wanted: Wanted = {},
  round = roundId,
): Promise<WorkItem[]> {
  const { limit = 1000, ...rest } = wanted
  const named = Object.fromEntries(Object.entries(rest).map(([name, value]) => [`p_${name}`, value]))
  const { data, error } = await user.client.rpc('work_list', {
    p_round_id: round,
    p_step: step,
    p_limit: limit,
    ...named,
  })
  if (error) throw error
  return z.array(workItemSchema).parse(data)
}

export async function counts(user: TestUser, round = roundId): Promise<WorkCount[]> {
  const { data, error } = await user.client.rpc('work_counts', { p_round_id: round })
  if (error) throw error
  return z.array(workCountSchema).parse(data)
}

/** The steps a letter waits for, with state and whose, as one member sees them. */
export async function waiting(user: TestUser, key: string): Promise<Record<string, string>> {
  const found = await Promise.all(
    steps.map(async (step) => {
      const item = (await list(user, step)).find((each) => each.key === key)
      return item ? [[step, `${item.state} ${item.whose}`]] : []
    }),
  )
  return Object.fromEntries(found.flat())
}

export async function referenceOf(id: string): Promise<string> {
  const [row] = await stack.sql<
    { reference: string }[]
  >`select reference from public.feedback where id = ${id}`
  return row?.reference ?? ''
}

export async function aLetter(over: Parameters<typeof aContent>[0] = {}) {
  const id = await storedFeedback(stack, { content: aContent({ contributor: aPerson(), ...over }) })
  return { id, reference: await referenceOf(id) }
}

export async function verify(user: TestUser, id: string, outcome = 'confirmed') {
  const { error } = await user.client.rpc('verify_feedback', {
    p_feedback_id: id,
    p_outcome: outcome,
    p_method: 'called_back',
  })
  if (error) throw error
}

/** A division as its table keeps it. @param share how much of each comment it covers */
export async function divide(user: TestUser, id: string, share = 1): Promise<string> {
  const [row] = await stack.sql<{ id: string }[]>`
    insert into public.division (feedback_id, body_id, round_id, contributor_kind, version, made_by)
      select f.id, f.body_id, f.round_id, f.contributor_kind,
        1 + (select count(*) from public.division d where d.feedback_id = f.id), ${user.id}
      from public.feedback f where f.id = ${id} returning id`
  const division = row?.id ?? ''
  await stack.sql`
    insert into public.passage (division_id, feedback_id, body_id, round_id, contributor_kind, comment_id, position,
        starts_at, ends_at, subject_id, content_area_id)
      select ${division}, c.feedback_id, c.body_id, c.round_id, c.contributor_kind, c.id, 1, 0,
        greatest(1, floor(char_length(c.text) * ${share}::float8)::integer), c.subject_id, c.content_area_id
      from public.comment c where c.feedback_id = ${id}`
  return division
}

export async function compareDivision(user: TestUser, division: string, outcome: 'same' | 'different') {
  await stack.sql`
    insert into public.division_comparison (division_id, feedback_id, body_id, outcome, note, compared_by)
      select d.id, d.feedback_id, d.body_id, ${outcome}, ${outcome === 'same' ? null : 'Thiếu một câu'}, ${user.id}
      from public.division d where d.id = ${division}`
}

export function assign(
  user: TestUser,
  keys: string[],
  step: string,
  assignee: string | null,
  seen = {},
  round = roundId,
) {
  return user.client.rpc('assign_work', {
    p_round_id: round,
    p_keys: keys,
    p_step: step,
    p_seen: seen,
    ...(assignee && { p_assignee: assignee }),
  })
}

export async function printedForm(user: TestUser, round = roundId): Promise<number> {
  const printed = await user.client.rpc('print_paper_forms', { p_round_id: round, p_count: 1 })
  return z.array(z.object({ number: z.number() })).parse(printed.data)[0]?.number ?? 0
}

export async function note(user: TestUser, number: number, kind: string, round = roundId): Promise<void> {
  const noted = await user.client.rpc('record_paper_forms', {
    p_round_id: round,
    p_numbers: [number],
    p_kind: kind,
  })
  if (noted.error) throw noted.error
}

export async function returnedForm(user: TestUser, round = roundId): Promise<number> {
  const number = await printedForm(user, round)
  await note(user, number, 'returned_at_meeting', round)
  return number
}

export async function typedForm(user: TestUser, number: number): Promise<{ id: string; reference: string }> {
  return entered(stack.sql, user.client, {
    content: aContent({ contributor: aPerson() }),
    circumstances: { paperForm: number },
  })
}

export const aboutLead = { comments: [aComment({ subject: 'chanh-van-phong' })] }
