/** What the office knows of an invitee, for prefilling the form by the code on the letter (F4). */
import { z } from 'zod'
import { type ContributorKind, collectiveCategories, individualCategories } from '../domain/contributor.ts'
import { emptyDraft, type FeedbackDraft } from '../domain/form.ts'
import { readInvitationCode } from '../domain/invitation-code.ts'
import { bodySlug } from './body.ts'
import { problemOf } from './database-errors.ts'
import { logError } from './log.ts'
import { Problem } from './problem.ts'
import { intakeClient } from './supabase.ts'

const known = {
  name: z.string(),
  address: z.string().default(''),
  phone: z.string().default(''),
  email: z.string().default(''),
}
const invitationSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('individual'), category: z.enum(individualCategories), ...known }),
  z.object({ kind: z.literal('collective'), category: z.enum(collectiveCategories), ...known }),
])
type Invitation = z.infer<typeof invitationSchema>

export interface InvitationPage {
  status: number
  /** As typed, for typing it again. */
  code: string
  /** The form with what the office knows, when the code is an invitation's. */
  draft?: FeedbackDraft
  refusal?: 'form' | 'unknown' | 'tooManyLookUps' | 'unavailable'
  headers: Record<string, string>
}

/**
 * @param typed the code as it was typed or scanned; blank: only the field to type it
 * @param address the client's, for throttling those who guess
 */
export async function openInvitation(typed: string, address: string): Promise<InvitationPage> {
  const page = { code: typed.trim(), headers: {} }
  if (!page.code) return { ...page, status: 200 }
  const code = readInvitationCode(typed)
  if (!code) return { ...page, status: 404, refusal: 'form' }
  try {
    const invitation = await findInvitation(code, address)
    return invitation
      ? { ...page, status: 200, draft: draftOf(invitation, code) }
      : { ...page, status: 404, refusal: 'unknown' }
  } catch (cause) {
    const problem = cause instanceof Problem ? cause : new Problem('unexpected', { cause })
    if (problem.status >= 500) logError('invitation', problem.cause ?? cause, { problem: problem.key })
    const refusal = problem.key === 'tooManyLookUps' ? problem.key : 'unavailable'
    return { ...page, status: problem.status, refusal, headers: problem.headers }
  }
}

async function findInvitation(code: string, address: string): Promise<Invitation | null> {
  const { data, error, status } = await intakeClient().rpc('find_invitation', {
    body: bodySlug,
    code,
    address,
  })
  if (error) throw problemOf(error, status)
  return invitationSchema.nullable().parse(data)
}

const nameFields = { individual: 'fullName', collective: 'collectiveName' } as const satisfies Record<
  ContributorKind,
  string
>

function draftOf({ kind, category, name, ...rest }: Invitation, code: string): FeedbackDraft {
  const contributor = { category, [nameFields[kind]]: name, ...rest }
  return { ...emptyDraft(kind), contributor, invitationCode: code }
}
