/** Letters at a moment of one's choice, and invitations: what only the owner of the database and the Help Team can bring about. */
import type postgres from 'postgres'
import type { Stack, TestUser } from './stack.ts'
import { aContent, bodySlug } from './submissions.ts'

export interface Receipt {
  reference: string
  secret: string
  late: boolean
  contentSha256: string
}

/** Stores a letter as if it came at that moment, in the round of that moment. */
export async function storeAt(
  sql: postgres.Sql,
  at: string,
  {
    content = aContent() as unknown,
    circumstances = {} as unknown,
    key = crypto.randomUUID() as string,
  } = {},
): Promise<Receipt> {
  const [row] = await sql<{ receipt: Receipt }[]>`
    select private.store_feedback(${bodySlug}, ${JSON.stringify(content)}::text::jsonb, ${key},
      ${JSON.stringify(circumstances)}::text::jsonb, false, ${at}::text::timestamptz) as receipt`
  if (!row) throw new Error('not stored')
  return row.receipt
}

/** A token of begin_feedback made at that second. */
export async function tokenAt(sql: postgres.Sql, second: number, body = bodySlug): Promise<string> {
  const [row] = await sql<{ token: string }[]>`
    select ${second}::text || '.' || private.signature(${body} || ' ' || ${second}::text) as token`
  return row?.token ?? ''
}

/** Adds a round of that year, open all year. @returns its id */
export async function addRound(
  stack: Stack,
  year: number,
  over: Record<string, unknown> = {},
  slug = stack.body.slug,
): Promise<string> {
  const { name, superiorName, subjects, contentAreas } = stack.body
  const round = { year, title: `Đợt ${year}`, opensOn: `${year}-01-01`, closesOn: `${year}-12-31`, ...over }
  const definition = { body: { slug, name, superiorName }, round, subjects, contentAreas }
  const { data, error } = await stack.service().rpc('publish_round', { definition })
  if (error) throw error
  return String(data)
}

export interface Invitee {
  id: string
  code: string
}

/** Somebody the office asked, put on the list by a member of the Help Team. */
export async function invite(
  stack: Stack,
  member: TestUser,
  roundId: string,
  row: Record<string, unknown>,
): Promise<Invitee> {
  const { error } = await member.client.rpc('import_invitations', { p_round_id: roundId, p_rows: [row] })
  if (error) throw error
  const [invitee] = await stack.sql<Invitee[]>`
    select invitation_id as id, code from private.invitee
    where round_id = ${roundId} and name = ${String(row['name'])}`
  if (!invitee) throw new Error('not invited')
  return invitee
}
