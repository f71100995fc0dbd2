/** Letters that wait to be synthesised, and settling their comments straight through the database's functions. */
import type { SupabaseClient } from '@supabase/supabase-js'
import type postgres from 'postgres'
import { addDivision, type Part } from './division-rows.ts'
import { aComment, aPerson } from './factories.ts'
import { aContent, bodySlug, storedFeedback } from './submissions.ts'

export interface Passage {
  id: number
  subject: string | null
  area: string | null
}

/** The passages of a letter's newest division in order; those set aside too. */
export async function passagesOf(sql: postgres.Sql, feedbackId: string): Promise<Passage[]> {
  const rows = await sql<Passage[]>`
    select p.id::int as id, s.code as subject, a.code as area from public.passage p
    join public.comment c on c.id = p.comment_id
    left join public.subject s on s.id = p.subject_id left join public.content_area a on a.id = p.content_area_id
    where p.division_id = (select d.id from public.division d where d.feedback_id = ${feedbackId} order by d.version desc limit 1)
    order by c.position, p.position`
  return rows.map((row) => ({ ...row }))
}

export const text = 'Đề nghị làm rõ trách nhiệm.'

async function storedSample(
  stack: { service(): SupabaseClient; sql: postgres.Sql },
  content: unknown,
): Promise<string> {
  const { data, error } = await stack.service().rpc('store_sample', {
    body: bodySlug,
    content,
    idempotency_key: crypto.randomUUID(),
    received_at: new Date().toISOString(),
  })
  if (error) throw new Error(`${error.code} ${error.message}`)
  const [row] = await stack.sql<{ id: string }[]>`
    select id from public.feedback where reference = ${String(data.reference)}`
  return row?.id ?? ''
}

/** The first words and the rest, about whom and what is said. */
export function halves(over: Partial<Part>[] = [{}, {}]): Part[] {
  return over.map((part, index) => ({
    comment: 1,
    position: index + 1,
    from: index === 0 ? 0 : 7,
    to: index === 0 ? 7 : text.length,
    ...(part.setAside ? {} : { subject: 'bi-thu', contentArea: 'cong-tac-can-bo' }),
    ...part,
  }))
}

/** A letter of one comment in two passages: verified, divided and compared, unless said otherwise. */
export async function waitingLetter(
  stack: { anon(): SupabaseClient; service(): SupabaseClient; sql: postgres.Sql },
  by: string,
  parts: readonly Part[] = halves(),
  {
    verified = true,
    contributor = aPerson() as Record<string, unknown>,
    subject = 'bi-thu',
    sample = false,
  } = {},
): Promise<{ id: string; reference: string; passages: Passage[] }> {
  const comments = [aComment({ text, subject })]
  const content = aContent({ contributor, comments })
  const id = sample ? await storedSample(stack, content) : await storedFeedback(stack, { content })
  const [row] = await stack.sql<
    { reference: string }[]
  >`select reference from public.feedback where id = ${id}`
  const reference = row?.reference ?? ''
  await addDivision(stack.sql, reference, parts, { by, outcomes: ['same'] })
  if (verified)
    await stack.sql`
      insert into public.verification (feedback_id, body_id, outcome, method, verified_by)
        select f.id, f.body_id, 'confirmed', 'called_back', ${by} from public.feedback f where f.id = ${id}`
  return { id, reference, passages: await passagesOf(stack.sql, id) }
}

export interface Choice {
  passage: number
  seen?: number | null
  afresh?: boolean
  add?: string
  remove?: string
  exclude?: string
}

export interface NewPoint {
  id: string
  subject?: string
  contentArea?: string
  aspect?: string | null
  text?: string
}

export function aPoint(over: Partial<NewPoint> = {}): NewPoint {
  return {
    id: crypto.randomUUID(),
    subject: 'bi-thu',
    contentArea: 'cong-tac-can-bo',
    aspect: null,
    text: 'Cần làm rõ trách nhiệm của người đứng đầu.',
    ...over,
  }
}

export function settle(
  client: SupabaseClient,
  roundId: string,
  choices: readonly Choice[],
  points: readonly NewPoint[] = [],
) {
  return client.rpc('settle_comments', { p_round_id: roundId, p_choices: choices, p_new_points: points })
}
