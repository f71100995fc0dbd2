/**
 * Makes staff of an invited person: the one act of the site, beside scheduled jobs, that needs the secret key, since
 * only it makes users of Auth. What breaks off between the user and the membership can be done again with the same code.
 */
import type { AuthError } from '@supabase/supabase-js'
import { z } from 'zod'
import { readInvitationCode } from '../domain/invitation-code.ts'
import { passwordFault } from '../domain/staff-desk.ts'
import type { JoiningRefusal } from '../strings/staff-desk.ts'
import { problemOf } from './database-errors.ts'
import { Problem } from './problem.ts'
import { away, isAway } from './session.ts'
import type { Client } from './supabase.ts'

const begunSchema = z.object({
  invitationId: z.string(),
  email: z.string(),
  /** Of a try that broke off, or of a former membership. */
  userId: z.string().nullable(),
})

/** @throws Problem unavailable, unexpected, tooManyLookUps */
export async function join(
  client: Client,
  typed: { code: string; password: string },
  address: string,
): Promise<'joined' | JoiningRefusal> {
  const code = readInvitationCode(typed.code)
  if (!code || passwordFault(typed.password)) return 'unknown'
  const begun = await client.rpc('begin_joining', { code, address })
  if (begun.error?.code === 'KD033') return 'busy'
  if (begun.error) throw problemOf(begun.error, begun.status)
  const invitation = begunSchema.nullable().parse(begun.data)
  if (!invitation) return 'unknown'
  const made = await makeUser(client, invitation, typed.password)
  if ('refusal' in made) return made.refusal
  const { error, status } = await client.rpc('complete_joining', {
    p_invitation_id: invitation.invitationId,
    p_user_id: made.userId,
  })
  if (error?.code === 'KD033' || error?.code === 'KD032') return 'busy'
  if (error) throw problemOf(error, status)
  return 'joined'
}

async function makeUser(
  client: Client,
  { email, userId }: z.infer<typeof begunSchema>,
  password: string,
): Promise<{ userId: string } | { refusal: JoiningRefusal }> {
  const { data, error } = userId
    ? await client.auth.admin.updateUserById(userId, { password })
    : await client.auth.admin.createUser({ email, password, email_confirm: true })
  if (error) return { refusal: refusalOf(error) }
  return { userId: data.user.id }
}

function refusalOf(error: AuthError): JoiningRefusal {
  if (isAway(error)) throw away(error)
  if (error.code === 'weak_password') return 'weak'
  if (error.code === 'email_exists') return 'busy'
  throw new Problem('unexpected', { cause: error })
}
