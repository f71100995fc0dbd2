/** The team's own affairs at the desk (H1, H8): who is of it, who is asked in, which sessions are open. */
import { z } from 'zod'
import { type Cursor, cursorQuery } from './keyset.ts'
import { limits } from './limits.ts'
import { deskPath } from './return-path.ts'
import { codePoints, hasContent, normaliseLine } from './text.ts'

export const staffPath = `${deskPath}/nhan-su`
export const sessionsPath = `${deskPath}/phien`
/** Where the form of an invited person is stored from. */
export const joiningDoor = '/api/staff-joining'

/** The page of the team. @param cursor of the invitations that wait */
export function teamAddress(cursor?: Cursor, done?: { withdrawn: true }): string {
  return withQuery(staffPath, cursor, done && ['da-rut', '1'])
}

/** @param cursor of what was done about this person */
export function memberAddress(userId: string, cursor?: Cursor): string {
  return withQuery(`${staffPath}/${userId}`, cursor)
}

function withQuery(path: string, cursor: Cursor | undefined, said?: [string, string]): string {
  const pairs = [...(cursor ? [cursorQuery(cursor)] : []), ...(said ? [said] : [])]
  return pairs.length === 0 ? path : `${path}?${new URLSearchParams(pairs)}`
}

export const staffRoles = ['lead', 'deputy', 'member', 'auditor'] as const
export type StaffRole = (typeof staffRoles)[number]
const role = z.enum(staffRoles)

export const memberSchema = z.object({
  user_id: z.string(),
  role,
  display_name: z.string(),
  disabled_at: z.string().nullable(),
  is_me: z.boolean(),
  /** The following three are for the lead alone. */
  email: z.string().nullable(),
  has_second_factor: z.boolean().nullable(),
  open_sessions: z.number().nullable(),
})
export type Member = z.infer<typeof memberSchema>

export const staffInvitationSchema = z.object({
  id: z.string(),
  email: z.string(),
  display_name: z.string(),
  role,
  expires_at: z.string(),
})
export type StaffInvitation = z.infer<typeof staffInvitationSchema>

export const staffEventSchema = z.object({
  id: z.number(),
  at: z.string(),
  actor: z.string().nullable(),
  kind: z.enum([
    'enrolled',
    'invited',
    'invitation_withdrawn',
    'joined',
    'removed',
    'second_factor_set',
    'second_factor_reset',
    'sessions_closed',
    'second_factor_required',
    'second_factor_waived',
  ]),
  reason: z.string().nullable(),
})
export type StaffEvent = z.infer<typeof staffEventSchema>

export const sessionRowSchema = z.object({
  session_id: z.string(),
  started_at: z.string(),
  last_seen_at: z.string(),
  is_current: z.boolean(),
})
export type SessionRow = z.infer<typeof sessionRowSchema>

const line = (max: number) =>
  z
    .string()
    .refine((text) => text.isWellFormed())
    .transform(normaliseLine)
    .refine((text) => hasContent(text) && codePoints(text) <= max)

/** What the lead fills in to ask somebody in; `id` makes one invitation of a form sent twice. */
export const inviteFormSchema = z.object({
  id: z.uuid(),
  displayName: line(limits.staffName),
  email: line(limits.email)
    .transform((text) => text.toLowerCase())
    .refine((text) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text)),
  role,
  /** Of the subject this person is. */
  subject: z.string().transform((code) => code || undefined),
})

/** Six figures as a person types them off a telephone: with blanks between. */
export function readOneTimeCode(typed: string): string | undefined {
  return /^\d{6}$/.exec(typed.replace(/[\s\p{Pd}]/gu, ''))?.[0]
}

export type PasswordFault = 'missing' | 'short' | 'long'

export function passwordFault(password: string): PasswordFault | undefined {
  if (password === '') return 'missing'
  if (codePoints(password) < limits.passwordMin) return 'short'
  return new TextEncoder().encode(password).length > limits.passwordMaxBytes ? 'long' : undefined
}
