/**
 * What goes with a feedback without being part of what was written: when the form was begun, the invitation it answers,
 * leave to claim its scans. SQL does not hash it, so that a retry is recognised whatever has changed around it.
 */
import { z } from 'zod'
import { readInvitationCode } from './invitation-code.ts'
import { limits } from './limits.ts'

/** A token or secret of this system; a stranger's is as good as none and must not cost anybody a letter. */
const token = z.string().max(200).optional().catch(undefined)

export const circumstancesSchema = z
  .object({
    invitationCode: z
      .string({ error: 'invitationForm' })
      .transform((typed, context) => {
        if (!typed.trim()) return undefined
        const code = readInvitationCode(typed)
        if (!code) context.addIssue({ code: 'custom', message: 'invitationForm' })
        return code ?? undefined
      })
      .optional()
      .meta({ description: 'The code on a letter of invitation, if there is one.' }),
    begun: token.meta({ description: 'What POST /api/begin answered when the form was begun.' }),
    supplement: z.boolean().optional().catch(undefined).meta({
      description:
        'true: another letter under a document number that is here already; without it such a letter is refused at contributor.documentNumber.',
    }),
    website: z.string().optional().catch(undefined).meta({
      description: 'A field that people do not see. Leave it out.',
    }),
    scans: z
      .array(
        z.object({
          secret: z.string({ error: 'scanUnusable' }).max(200, { error: 'scanUnusable' }).meta({
            description: 'What the upload of this scan was opened with.',
          }),
        }),
      )
      .max(limits.scans, { error: 'tooManyScans' })
      .optional(),
  })
  .meta({ id: 'Circumstances', description: 'Goes with a feedback; not part of what was written.' })

export type Circumstances = z.infer<typeof circumstancesSchema>

/** As the SQL function submit_feedback takes them. */
export function sqlCircumstances({ invitationCode, begun, supplement, website, scans }: Circumstances) {
  return {
    ...(begun && { begun }),
    ...(invitationCode && { invitation: invitationCode }),
    ...(scans && { scanSecrets: scans.map(({ secret }) => secret) }),
    ...(supplement && { supplement }),
    ...(website?.trim() && { trapped: true }),
  }
}
