/** Rows of the list of those asked, as an import sends them, and who acts on it. */
import type { SupabaseClient } from '@supabase/supabase-js'
import type { Stack } from './stack.ts'

export interface InviteeRow {
  kind: string
  category: string
  name: string
  address?: string
  phone?: string
  email?: string
}

export function anInvitee(over: Partial<InviteeRow> = {}): InviteeRow {
  return {
    kind: 'individual',
    category: 'retired',
    name: 'Đặng Thị Được Mời',
    address: '1 ngõ Thử nghiệm',
    ...over,
  }
}

/** Different people. */
export function invitees(count: number, name = 'Người được mời'): InviteeRow[] {
  return Array.from({ length: count }, (_, index) => anInvitee({ name: `${name} ${index + 1}` }))
}

export async function roundOf(stack: Stack, year: number, slug: string = stack.body.slug): Promise<string> {
  const [row] = await stack.sql<{ id: string }[]>`
    select r.id from public.round r join public.body b on b.id = r.body_id where b.slug = ${slug} and r.year = ${year}`
  if (!row) throw new Error(`no round of ${year}`)
  return row.id
}

/** What a call answered; a refusal is an error of the test. */
export async function answered<T>(
  call: PromiseLike<{ data: T; error: { code: string; message: string } | null }>,
) {
  const { data, error } = await call
  if (error) throw new Error(`${error.code} ${error.message}`)
  return data
}

export async function refused(call: PromiseLike<{ error: { code: string; details: string | null } | null }>) {
  const { error } = await call
  return error ? `${error.code} ${error.details ?? ''}`.trim() : 'allowed'
}

export function importRows(client: SupabaseClient, roundId: string, rows: readonly unknown[]) {
  return client.rpc('import_invitations', { p_round_id: roundId, p_rows: rows })
}

export async function codeOf(stack: Stack, roundId: string, number: number): Promise<string> {
  const [row] = await stack.sql<{ code: string }[]>`
    select i.code from private.invitee i join public.invitation n on n.id = i.invitation_id
    where n.round_id = ${roundId} and n.number = ${number}`
  return row?.code ?? ''
}

/** As before anybody was asked. What guards originals against their owner stands aside for the moment. */
export async function emptyIntake({ sql }: Stack): Promise<void> {
  const rows = await sql<{ name: string }[]>`
    with recursive emptied (id) as (
      select unnest(array['public.invitation', 'public.feedback', 'public.access_log']::regclass[])::oid
      union
      select c.conrelid from pg_constraint c join emptied e on c.confrelid = e.id where c.contype = 'f'
    )
    select e.id::regclass::text as name from emptied e`
  const names = rows.map(({ name }) => name)
  await sql.begin(async (tx) => {
    for (const name of names) await tx.unsafe(`alter table ${name} disable trigger user`)
    await tx.unsafe(`truncate ${names.join(', ')}`)
    for (const name of names) await tx.unsafe(`alter table ${name} enable trigger user`)
  })
}
