/** Everything the page of the team shows; the lead's invitations and their withdrawal. */
import { z } from 'zod'
import type { Subject } from '../../domain/desk.ts'
import { type Cursor, type Page, readCursor } from '../../domain/keyset.ts'
import { inviteFormSchema, type Member, type StaffInvitation, teamAddress } from '../../domain/staff-desk.ts'
import { staffDesk } from '../../strings/staff-desk.ts'
import { Problem } from '../problem.ts'
import type { Client } from '../supabase.ts'
import { type FormFields, readForm } from './form-fields.ts'
import { readRounds, readSubjects } from './rounds.ts'
import {
  inviteStaff,
  type MadeInvitation,
  readStaffInvitations,
  readTeam,
  withdrawStaffInvitation,
} from './team.ts'

export const inviteFields = ['displayName', 'email', 'role', 'subject'] as const
export type InviteField = (typeof inviteFields)[number]

export interface Inviting {
  /** As typed; `id` makes one invitation of a form sent twice. */
  typed: Record<InviteField | 'id', string>
  errors: Partial<Record<InviteField, string>>
  /** Of the whole form. */
  refusal?: string
  made?: MadeInvitation
}

export interface TeamPage {
  status: number
  team: Member[]
  invitations: Page<StaffInvitation>
  /** Where the page of invitations begins or ends. */
  cursor: Cursor | undefined
  /** Whom somebody may be besides: subjects of the newest round. */
  subjects: Subject[]
  inviting: Inviting
  notice?: string | undefined
  seeOther?: string
}

const blank = () => ({
  typed: { id: crypto.randomUUID(), displayName: '', email: '', role: '', subject: '' },
  errors: {},
})

export async function readTeamPage(client: Client, request: Request, url: URL): Promise<TeamPage> {
  const cursor = readCursor(url.searchParams, (key) => z.uuid().safeParse(key).data)
  const done = request.method === 'POST' ? await act(client, await readForm(request), cursor) : undefined
  const [team, invitations, rounds] = await Promise.all([
    readTeam(client),
    readStaffInvitations(client, cursor),
    readRounds(client),
  ])
  const members = rounds[0]
    ? (await readSubjects(client, rounds[0].id)).filter(({ kind }) => kind === 'member')
    : []
  return {
    status: 200,
    team,
    invitations,
    cursor,
    subjects: members,
    inviting: blank(),
    notice: noticeOf(url.searchParams, team),
    ...done,
  }
}

function noticeOf(query: URLSearchParams, team: readonly Member[]): string | undefined {
  if (query.has('da-rut')) return staffDesk.team.withdrawn
  const removed = team.find(({ user_id, disabled_at }) => user_id === query.get('da-thoi') && disabled_at)
  return removed && staffDesk.team.removed(removed.display_name)
}

async function act(
  client: Client,
  field: FormFields,
  cursor: Cursor | undefined,
): Promise<Pick<TeamPage, 'status'> & Partial<TeamPage>> {
  if (field('rut')) {
    if (!z.uuid().safeParse(field('rut')).success) throw new Problem('notFound')
    const done = await withdrawn(client, field('rut'))
    return { status: 303, seeOther: teamAddress(cursor, done ? { withdrawn: true } : undefined) }
  }
  const typed = {
    id: field('id'),
    displayName: field('displayName'),
    email: field('email'),
    role: field('role'),
    subject: field('subject'),
  }
  const parsed = inviteFormSchema.safeParse(typed)
  if (!parsed.success) {
    const wrong = new Set(parsed.error.issues.map(({ path }) => path[0]))
    if (wrong.has('id')) throw new Problem('unreadable')
    return refused(
      typed,
      inviteFields.filter((name) => wrong.has(name)),
    )
  }
  try {
    const made = await inviteStaff(client, parsed.data)
    return { status: 200, inviting: { typed, errors: {}, made } }
  } catch (cause) {
    const [error] = cause instanceof Problem ? cause.errors : []
    if (!error) throw cause
    if (error.field === 'subject') return refused(typed, ['subject'])
    const isEmail = error.field === 'email'
    const inviting = isEmail
      ? { typed, errors: { email: error.message } }
      : { typed: { ...typed, id: crypto.randomUUID() }, errors: {}, refusal: error.message }
    return { status: isEmail ? 422 : 409, inviting }
  }
}

/** Not so when it was taken, or withdrawn before: the list then says what is left. */
async function withdrawn(client: Client, id: string): Promise<boolean> {
  try {
    await withdrawStaffInvitation(client, id)
    return true
  } catch (cause) {
    if (cause instanceof Problem && cause.key === 'validation') return false
    throw cause
  }
}

function refused(typed: Inviting['typed'], wrong: InviteField[]) {
  const errors = Object.fromEntries(wrong.map((name) => [name, staffDesk.invite.errors[name]]))
  return { status: 422, inviting: { typed, errors } }
}
