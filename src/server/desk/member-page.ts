/** One person of the team as the lead sees them, and what the lead does about their access. */
import { type Page, readCursor } from '../../domain/keyset.ts'
import { readEntryKey } from '../../domain/log-filters.ts'
import { type Member, memberAddress, type StaffEvent, staffPath } from '../../domain/staff-desk.ts'
import { staffDesk } from '../../strings/staff-desk.ts'
import { Problem } from '../problem.ts'
import type { Client } from '../supabase.ts'
import { readForm } from './form-fields.ts'
import type { StaffNames } from './staff.ts'
import { closeSessionsOf, readStaffEvents, readTeam, removeStaff, resetSecondFactor } from './team.ts'

const words = staffDesk.member

export type Act = 'closeSessions' | 'reset' | 'remove'

export interface MemberPage {
  status: number
  member: Member
  events: Page<StaffEvent>
  names: StaffNames
  /** What was refused, with what was typed. */
  refused?: { act: Act; reason: string; error: string; atReason: boolean }
  notice?: string | undefined
  seeOther?: string
}

/** @throws Problem notFound for nobody of the team and for anyone but its lead */
export async function readMemberPage(
  client: Client,
  userId: string,
  request: Request,
  url: URL,
): Promise<MemberPage> {
  const team = await readTeam(client)
  const member = team.find(({ user_id }) => user_id === userId)
  if (!member || member.email === null) throw new Problem('notFound')
  const done = request.method === 'POST' ? await act(client, userId, request) : undefined
  const events = await readStaffEvents(client, userId, readCursor(url.searchParams, readEntryKey))
  const names = new Map(team.map(({ user_id, display_name }) => [user_id, display_name]))
  return { status: 200, member, events, names, notice: noticeOf(url.searchParams), ...done }
}

function noticeOf(query: URLSearchParams): string | undefined {
  if (query.has('da-go')) return words.reset.done
  const closed = /^\d{1,4}$/.exec(query.get('da-dong') ?? '')
  return closed ? words.closeSessions.done(Number(closed[0])) : undefined
}

async function act(client: Client, userId: string, request: Request) {
  const field = await readForm(request)
  const name = field('viec')
  const reason = field('reason')
  const acts: Record<Act, () => Promise<string>> = {
    closeSessions: async () => `${memberAddress(userId)}?da-dong=${await closeSessionsOf(client, userId)}`,
    reset: async () => {
      await resetSecondFactor(client, userId, reason)
      return `${memberAddress(userId)}?da-go=1`
    },
    remove: async () => {
      await removeStaff(client, userId, reason)
      return `${staffPath}?da-thoi=${userId}`
    },
  }
  if (!isAct(name)) throw new Problem('unreadable')
  try {
    return { status: 303, seeOther: await acts[name]() }
  } catch (cause) {
    const [error] = cause instanceof Problem ? cause.errors : []
    if (!error) throw cause
    const atReason = error.field === 'reason'
    const refused = { act: name, reason, error: atReason ? words.reasonError : error.message, atReason }
    return { status: atReason ? 422 : 409, refused }
  }
}

function isAct(name: string): name is Act {
  return name === 'closeSessions' || name === 'reset' || name === 'remove'
}
