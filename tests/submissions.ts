/** Sending feedbacks straight to the database's functions, and counting what is stored. */
import type { SupabaseClient } from '@supabase/supabase-js'
import type postgres from 'postgres'
import { bodySlug } from '../src/server/body.ts'
import { aComment, aPerson, individual } from './factories.ts'

export { bodySlug }

export interface Content {
  contributor: Record<string, unknown>
  comments: unknown[]
  scans?: unknown
}

export function aContent(over: Partial<Content> = {}): Content {
  return { contributor: individual, comments: [aComment()], ...over }
}

export interface Submission {
  content?: unknown
  key?: string
  body?: string
  circumstances?: unknown
}

/** What the intake's key may do: one call of submit_feedback. */
export function submit(
  client: SupabaseClient,
  { content = aContent(), key, body = bodySlug, circumstances }: Submission = {},
) {
  return client.rpc('submit_feedback', {
    body,
    content,
    idempotency_key: key ?? crypto.randomUUID(),
    ...(circumstances !== undefined && { circumstances }),
  })
}

/** @returns the id of a feedback stored as the office's contributors store it; by somebody new, if nothing else is said */
export async function storedFeedback(
  stack: { anon(): SupabaseClient; sql: postgres.Sql },
  submission: Submission = { content: aContent({ contributor: aPerson() }) },
): Promise<string> {
  const { data, error } = await submit(stack.anon(), submission)
  if (error) throw new Error(`${error.code} ${error.message}`)
  const [row] = await stack.sql<{ id: string }[]>`
    select id from public.feedback where reference = ${String(data.reference)}`
  if (!row) throw new Error('not stored')
  return row.id
}

export interface Counts {
  feedback: number
  comment: number
  identity: number
}

export async function countRows(sql: postgres.Sql): Promise<Counts> {
  const [counts] = await sql<Counts[]>`
    select (select count(*)::int from public.feedback) as feedback,
      (select count(*)::int from public.comment) as comment,
      (select count(*)::int from private.contributor_identity) as identity`
  if (!counts) throw new Error('no counts')
  return counts
}
