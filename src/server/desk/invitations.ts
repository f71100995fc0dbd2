/** Those asked (F4): reading the list, adding to it, taking back, printing. Which letter is whose is never told. */
import { z } from 'zod'
import {
  type Imported,
  type Invitation,
  type InvitationState,
  type Invitee,
  importedSchema,
  invitationSchema,
  invitationStates,
  type KnownRow,
  knownRowSchema,
  type Letter,
  letterSchema,
} from '../../domain/invitation.ts'
import type { InvitationFilter } from '../../domain/invitation-addresses.ts'
import { type Cursor, type Page, pageOf, pageSize } from '../../domain/keyset.ts'
import { problemOf } from '../database-errors.ts'
import type { Client } from '../supabase.ts'

export async function readInvitations(
  client: Client,
  roundId: string,
  { state, search }: InvitationFilter,
  cursor?: Cursor,
): Promise<Page<Invitation>> {
  const { data, error, status } = await client.rpc('invitation_list', {
    p_round_id: roundId,
    p_limit: pageSize + 1,
    ...(state && { p_state: state }),
    ...(search && { p_search: search }),
    ...(cursor?.direction === 'after' && { p_after: Number(cursor.key) }),
    ...(cursor?.direction === 'before' && { p_before: Number(cursor.key) }),
  })
  if (error) throw problemOf(error, status)
  return pageOf(z.array(invitationSchema).parse(data), cursor)
}

/** How many are in each state; with a search only of those it finds. */
export async function readInvitationTotals(
  client: Client,
  roundId: string,
  search?: string,
): Promise<Map<InvitationState, number>> {
  const { data, error, status } = await client.rpc('invitation_totals', {
    p_round_id: roundId,
    ...(search && { p_search: search }),
  })
  if (error) throw problemOf(error, status)
  const totals = z.array(z.object({ state: z.enum(invitationStates), count: z.number() })).parse(data)
  return new Map(totals.map(({ state, count }) => [state, count]))
}

/** The rows that an import would not add. */
export async function findKnown(
  client: Client,
  roundId: string,
  rows: readonly Invitee[],
): Promise<KnownRow[]> {
  const { data, error, status } = await client.rpc('known_invitees', {
    p_round_id: roundId,
    p_rows: [...rows],
  })
  if (error) throw problemOf(error, status)
  return z.array(knownRowSchema).parse(data)
}

/** All of them or none; who is on the list already stays as is. */
export async function importInvitations(
  client: Client,
  roundId: string,
  rows: readonly Invitee[],
): Promise<Imported> {
  const { data, error, status } = await client.rpc('import_invitations', {
    p_round_id: roundId,
    p_rows: [...rows],
  })
  if (error) throw problemOf(error, status)
  return importedSchema.parse(data)
}

/** @throws Problem forbidden for an invitation of another body */
export async function withdrawInvitation(client: Client, id: string, withdrawn: boolean): Promise<void> {
  const { error, status } = await client.rpc('withdraw_invitation', {
    p_invitation_id: id,
    p_withdrawn: withdrawn,
  })
  if (error) throw problemOf(error, status)
}

export interface LetterRange {
  from: number
  to: number
  /** Reminders: only to those who have not answered. */
  unanswered: boolean
}

/** Letters with their codes; each reading is logged. */
export async function readLetters(client: Client, roundId: string, range: LetterRange): Promise<Letter[]> {
  const { data, error, status } = await client.rpc('invitations_to_print', {
    p_round_id: roundId,
    p_from: range.from,
    p_to: range.to,
    p_unanswered: range.unanswered,
  })
  if (error) throw problemOf(error, status)
  return z.array(letterSchema).parse(data)
}
