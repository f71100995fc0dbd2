/** The team as the database holds it, and what its lead does about it. */
import { z } from 'zod'
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

/** Those nobody has taken or withdrawn, the newest first; none for anyone but the lead. */
export async function readStaffInvitations(client: Client): Promise<StaffInvitation[]> {
  const { data, error, status } = await client
    .from('staff_invitation')
    .select('id, email, display_name, role, expires_at')
    .is('joined_at', null)
    .is('withdrawn_at', null)
    .order('invited_at', { ascending: false })
    .limit(100)
  if (error) throw problemOf(error, status)
  return z.array(staffInvitationSchema).parse(data)
}

/** What was done about a person last; a few years of a team fit. */
const eventLimit = 50

export async function readStaffEvents(client: Client, userId: string): Promise<StaffEvent[]> {
  const { data, error, status } = await client
    .from('staff_event')
    .select('id, at, actor, kind, reason')
    .eq('staff_id', userId)
    .order('id', { ascending: false })
    .limit(eventLimit)
  if (error) throw problemOf(error, status)
  return z.array(staffEventSchema).parse(data)
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
