/** Typing letters on paper and comparing them, straight through the database's functions. */
import type { SupabaseClient } from '@supabase/supabase-js'
import type postgres from 'postgres'
import { today } from '../src/domain/day.ts'
import { aContent } from './submissions.ts'

export interface PaperLetter {
  content?: unknown
  key?: string
  receivedOn?: string
  circumstances?: Record<string, unknown>
}

/** One call of enter_paper_feedback as whoever the client is signed in as. */
export function enterPaper(
  client: SupabaseClient,
  { content = aContent(), key, receivedOn = today(), circumstances = {} }: PaperLetter = {},
) {
  return client.rpc('enter_paper_feedback', {
    content,
    idempotency_key: key ?? crypto.randomUUID(),
    received_on: receivedOn,
    circumstances,
  })
}

export interface Entered {
  id: string
  reference: string
  secret: string
}

/** @throws when it is refused */
export async function entered(
  sql: postgres.Sql,
  client: SupabaseClient,
  letter: PaperLetter = {},
): Promise<Entered> {
  const { data, error } = await enterPaper(client, letter)
  if (error) throw new Error(`${error.code} ${error.message}`)
  const { reference, secret } = data
  const [row] = await sql<
    { id: string }[]
  >`select id from public.feedback where reference = ${String(reference)}`
  if (!row) throw new Error('not stored')
  return { id: row.id, reference: String(reference), secret: String(secret) }
}

export function compare(client: SupabaseClient, id: string, outcome: string, note?: string) {
  return client.rpc('compare_feedback', {
    p_feedback_id: id,
    p_outcome: outcome,
    ...(note && { p_note: note }),
  })
}

/** Opens the name first, as one must. @throws when it is refused */
export async function foundSame(client: SupabaseClient, id: string): Promise<void> {
  const opened = await client.rpc('open_identity', { p_feedback_id: id, p_reason: 'Đối chiếu với bản giấy' })
  const { error } = await compare(client, id, 'same')
  if (opened.error || error) throw new Error(`${opened.error?.code} ${error?.code} ${error?.message}`)
}

/** @throws when it is refused */
export async function foundDifferent(
  client: SupabaseClient,
  id: string,
  note = 'Sai một chữ',
): Promise<void> {
  const { error } = await compare(client, id, 'different', note)
  if (error) throw new Error(`${error.code} ${error.message}`)
}
