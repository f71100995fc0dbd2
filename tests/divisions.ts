/** Dividing letters straight through the database's functions, and what is stored of it. */
import type { SupabaseClient } from '@supabase/supabase-js'
import type postgres from 'postgres'
import { passageOf } from '../src/domain/division.ts'
import type { Row } from '../src/domain/division-draft.ts'
import { aComment, aPerson } from './factories.ts'
import { aContent, storedFeedback } from './submissions.ts'

/** A row of a division; over the first characters of the first comment, if nothing else is said. */
export function aRow(over: Partial<Row> = {}): Row {
  return {
    comment: 1,
    start: 0,
    end: 15,
    subject: 'bi-thu',
    area: 'cong-tac-can-bo',
    aspect: '',
    reason: '',
    ...over,
  }
}

/** A letter with one comment of these words. @returns its id */
export function letterOf(
  stack: { anon(): SupabaseClient; sql: postgres.Sql },
  ...texts: string[]
): Promise<string> {
  const comments = texts.map((text) => aComment({ text }))
  return storedFeedback(stack, { content: aContent({ contributor: aPerson(), comments }) })
}

/** One call of save_division as whoever the client is signed in as. */
export function saveDivision(
  client: SupabaseClient,
  id: string,
  base: number,
  rows: readonly (Row | Record<string, unknown>)[],
) {
  const passages = rows.map((row) => ('startsAt' in row ? row : passageOf({ ...aRow(), ...row })))
  return client.rpc('save_division', { p_feedback_id: id, p_base_version: base, p_passages: passages })
}

/** @returns the id of the version that is saved */
export async function divided(
  sql: postgres.Sql,
  client: SupabaseClient,
  id: string,
  base: number,
  rows: readonly Row[],
): Promise<number> {
  const { data, error } = await saveDivision(client, id, base, rows)
  if (error) throw new Error(`${error.code} ${error.message}`)
  const [division] = await sql<{ id: string }[]>`
    select id from public.division where feedback_id = ${id} and version = ${Number(data)}`
  return Number(division?.id)
}

export function compareDivision(client: SupabaseClient, division: number, outcome = 'same', note?: string) {
  return client.rpc('compare_division', {
    p_division_id: division,
    p_outcome: outcome,
    ...(note && { p_note: note }),
  })
}

export interface StoredPassage {
  version: number
  comment: number
  position: number
  slice: string
  subject: string | null
  set_aside: string | null
}

/** All versions of a letter, the words of each passage as the database cuts them. */
export async function storedPassages(sql: postgres.Sql, id: string): Promise<StoredPassage[]> {
  const rows = await sql<StoredPassage[]>`
    select d.version, c.position as comment, p.position, substr(c.text, p.starts_at + 1, p.ends_at - p.starts_at) as slice,
      s.code as subject, p.set_aside
    from public.division d join public.passage p on p.division_id = d.id join public.comment c on c.id = p.comment_id
    left join public.subject s on s.id = p.subject_id
    where d.feedback_id = ${id} order by d.version, c.position, p.position`
  return rows.map((row) => ({ ...row }))
}
