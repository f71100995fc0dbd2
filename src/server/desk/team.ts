/** The team as the database holds it, and what its lead does about it. */
import { z } from 'zod'
import { type Cursor, type Page, pageOf, pageSize } from '../../domain/keyset.ts'
import {
  type Member,
  memberSchema,
  type StaffEvent,
  type StaffInvitation,
  type StaffRole,
  staffEventSchema,
  staffInvitationSchema,
} from '../../domain/staff-desk.ts'
import { problemOf } from '../database-errors.ts'
import type { Client } from '../supabase.ts'

/** Who is of the team, those who left last. */
export async function readTeam(client: Client): Promise<Member[]> {
  const { data, error, status } = await client.rpc('staff_list')
  if (error) throw problemOf(error, status)
  return z.array(memberSchema).parse(data)
}

/**
 * Those nobody has taken or withdrawn, the newest first; none for anyone but the lead.
 * @param cursor by id; an invitation may have been taken or withdrawn meanwhile
 */
export async function readStaffInvitations(client: Client, cursor?: Cursor): Promise<Page<StaffInvitation>> {
  const border = cursor && (await findInvitation(client, cursor.key))
  const older = cursor?.direction !== 'before'
  let rows = client
    .from('staff_invitation')
    .select('id, email, display_name, role, expires_at')
    .is('joined_at', null)
    .is('withdrawn_at', null)
  if (border) {
    const { invited_at: at, id } = border
    rows = older
      ? rows.lte('invited_at', at).or(`invited_at.lt."${at}",id.gt.${id}`)
      : rows.gte('invited_at', at).or(`invited_at.gt."${at}",id.lt.${id}`)
  }
  const { data, error, status } = await rows
    .order('invited_at', { ascending: !older })
    .order('id', { ascending: older })
    .limit(pageSize + 1)
  if (error) throw problemOf(error, status)
  return pageOf(z.array(staffInvitationSchema).parse(data), border ? cursor : undefined)
}

async function findInvitation(client: Client, id: string) {
  const { data, error, status } = await client
    .from('staff_invitation')
    .select('id, invited_at')
    .eq('id', id)
    .maybeSingle()
  if (error) throw problemOf(error, status)
  return z.object({ id: z.string(), invited_at: z.string() }).nullable().parse(data) ?? undefined
}

/** What was done about a person, the newest first. @param cursor by id */
export async function readStaffEvents(
  client: Client,
  userId: string,
  cursor?: Cursor,
): Promise<Page<StaffEvent>> {
  const older = cursor?.direction !== 'before'
  let rows = client.from('staff_event').select('id, at, actor, kind, reason').eq('staff_id', userId)
  if (cursor) rows = older ? rows.lt('id', Number(cursor.key)) : rows.gt('id', Number(cursor.key))
  const { data, error, status } = await rows.order('id', { ascending: !older }).limit(pageSize + 1)
  if (error) throw problemOf(error, status)
  return pageOf(z.array(staffEventSchema).parse(data), cursor)
}

export interface Invite {
  id: string
  displayName: string
  email: string
  role: StaffRole
  subject: string | undefined
}

const madeSchema = z.object({ code: z.string(), expiresAt: z.string() })
/** The code is told this once. */
export type MadeInvitation = z.infer<typeof madeSchema>

export async function inviteStaff(client: Client, invite: Invite): Promise<MadeInvitation> {
  const { data, error, status } = await client.rpc('invite_staff', {
    p_id: invite.id,
    p_email: invite.email,
    p_display_name: invite.displayName,
    p_role: invite.role,
    ...(invite.subject && { p_subject_code: invite.subject }),
  })
  if (error) throw problemOf(error, status)
  return madeSchema.parse(data)
}

export async function withdrawStaffInvitation(client: Client, id: string): Promise<void> {
  const { error, status } = await client.rpc('withdraw_staff_invitation', { p_id: id })
  if (error) throw problemOf(error, status)
}

export async function removeStaff(client: Client, userId: string, reason: string): Promise<void> {
  const { error, status } = await client.rpc('remove_staff', { p_user_id: userId, p_reason: reason })
  if (error) throw problemOf(error, status)
}

export async function resetSecondFactor(client: Client, userId: string, reason: string): Promise<void> {
  const { error, status } = await client.rpc('reset_second_factor', { p_user_id: userId, p_reason: reason })
  if (error) throw problemOf(error, status)
}

/** @returns how many were open */
export async function closeSessionsOf(client: Client, userId: string): Promise<number> {
  const { data, error, status } = await client.rpc('close_sessions_of', { p_user_id: userId })
  if (error) throw problemOf(error, status)
  return data
}
