/** The log and the audit trail, newest first, paged by key. Row-level security leaves what the reader may see. */
import { z } from 'zod'
import {
  type LogRow,
  type Person,
  personSchema,
  readingSchema,
  trailEntrySchema,
} from '../../domain/audit.ts'
import { type Cursor, type Page, pageOf } from '../../domain/keyset.ts'
import { type LogFilter, type LogView, momentsOf } from '../../domain/log-filters.ts'
import { problemOf } from '../database-errors.ts'
import type { Client } from '../supabase.ts'

export interface LogWish {
  view: LogView
  filter: LogFilter
  /** The letter that the filter's reference stands for. */
  feedbackId: string | undefined
  cursor: Cursor | undefined
  size: number
}

/** The part of a query of supabase-js that this needs. */
interface Filterable<Self> {
  eq(column: string, value: string): Self
  gte(column: string, value: string): Self
  lt(column: string, value: string): Self
  gt(column: string, value: string): Self
  order(column: string, options: { ascending: boolean }): Self
  limit(count: number): Self
}

function narrowed<Query extends Filterable<Query>>(
  query: Query,
  columns: { person: string; act: string },
  { filter, feedbackId, cursor, size }: LogWish,
): Query {
  let rows = query
  if (filter.person) rows = rows.eq(columns.person, filter.person)
  if (filter.act) rows = rows.eq(columns.act, filter.act)
  if (feedbackId) rows = rows.eq('feedback_id', feedbackId)
  if (filter.day) {
    const { from, until } = momentsOf(filter.day)
    rows = rows.gte('at', from).lt('at', until)
  }
  const older = cursor?.direction !== 'before'
  if (cursor) rows = older ? rows.lt('id', cursor.key) : rows.gt('id', cursor.key)
  return rows.order('id', { ascending: !older }).limit(size + 1)
}

export async function readLog(
  client: Client,
  people: readonly Person[],
  wish: LogWish,
): Promise<Page<LogRow>> {
  const page = wish.view === 'readings' ? await readReadings(client, wish) : await readTrail(client, wish)
  const names = new Map(people.map(({ user_id, display_name }) => [user_id, display_name]))
  const references = await readReferences(
    client,
    page.rows.flatMap(({ feedback_id }) => feedback_id ?? []),
  )
  const rows = page.rows.map(({ id, at, actor, act, feedback_id, reason }) => ({
    id,
    at,
    who: actor === null ? undefined : (names.get(actor) ?? ''),
    act,
    reference: feedback_id === null ? undefined : references.get(feedback_id),
    reason,
  }))
  return { ...page, rows }
}

interface Found {
  id: number
  at: string
  actor: string | null
  act: string
  feedback_id: string | null
  reason: string | undefined
}

async function readReadings(client: Client, wish: LogWish): Promise<Page<Found>> {
  const all = client.from('access_log').select('id, at, staff_id, action, feedback_id, reason')
  const { data, error, status } = await narrowed(all, { person: 'staff_id', act: 'action' }, wish)
  if (error) throw problemOf(error, status)
  const rows = z.array(readingSchema).parse(data)
  return pageOf(
    rows.map(({ staff_id, action, ...row }) => ({ ...row, actor: staff_id, act: action })),
    wish.cursor,
    wish.size,
  )
}

async function readTrail(client: Client, wish: LogWish): Promise<Page<Found>> {
  const all = client.from('audit_entry').select('id, at, actor, source, feedback_id')
  const { data, error, status } = await narrowed(all, { person: 'actor', act: 'source' }, wish)
  if (error) throw problemOf(error, status)
  const rows = z.array(trailEntrySchema).parse(data)
  return pageOf(
    rows.map(({ source, ...row }) => ({ ...row, act: source, reason: undefined })),
    wish.cursor,
    wish.size,
  )
}

/** Who may be named in the log. */
export async function readPeople(client: Client): Promise<Person[]> {
  const { data, error, status } = await client.rpc('audit_names')
  if (error) throw problemOf(error, status)
  return z.array(personSchema).parse(data)
}

/** The database tells so many at once. */
const referencesAtOnce = 200

async function readReferences(client: Client, ids: readonly string[]): Promise<Map<string, string>> {
  const wanted = [...new Set(ids)]
  const found = new Map<string, string>()
  for (let at = 0; at < wanted.length; at += referencesAtOnce) {
    const part = wanted.slice(at, at + referencesAtOnce)
    const { data, error, status } = await client.rpc('audit_references', { p_feedback_ids: part })
    if (error) throw problemOf(error, status)
    const rows = z.array(z.object({ feedback_id: z.string(), reference: z.string() })).parse(data)
    for (const { feedback_id, reference } of rows) found.set(feedback_id, reference)
  }
  return found
}

/** The letter a reference stands for. */
export async function findLetter(client: Client, reference: string): Promise<string | undefined> {
  const { data, error, status } = await client.rpc('audit_letter', { p_reference: reference })
  if (error) throw problemOf(error, status)
  return z.string().nullable().parse(data) ?? undefined
}
