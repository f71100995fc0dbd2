/**
 * What the desk adds to the form when it types a letter that came on paper (F5): the day it arrived, the number of the
 * printed form, the invitation it answers, the transcription it corrects. The consent stands on the paper.
 * Messages are keys; src/strings/paper.ts has the Vietnamese.
 */
import { z } from 'zod'
import { isCalendarDay, readDay } from './day.ts'
import { readInvitationCode } from './invitation-code.ts'
import { readReference } from './reference.ts'

/** As typed. */
export interface PaperDraft {
  receivedOn: string
  paperForm: string
  invitationCode: string
  /** Reference of the transcription that is typed again; blank for a new letter. */
  replaces: string
  /** Another letter under a document number that is here already. */
  supplement: boolean
}

export function readPaperDraft(form: FormData): PaperDraft {
  const text = (name: string) => {
    const value = form.get(name)
    return typeof value === 'string' ? value : ''
  }
  return {
    receivedOn: text('receivedOn'),
    paperForm: text('paperForm'),
    invitationCode: text('invitationCode'),
    replaces: text('replaces'),
    supplement: form.get('supplement') === 'true',
  }
}

/** By name, for hidden inputs. */
export function paperDraftFields({ supplement, ...lines }: PaperDraft): [string, string][] {
  return [
    ...Object.entries(lines),
    ...(supplement ? [['supplement', 'true'] satisfies [string, string]] : []),
  ]
}

/** The days on which a letter of a round can have arrived. */
export interface ArrivalDays {
  from: string
  to: string
}

/** A number as it stands on paper: `số 0012` is 12. */
const number = /^(?:số|so|no\.?)?\s*0*(\d{1,9})$/i

/** @returns messages `required`, `dayForm`, `notInRound`, `numberForm`, `invitationForm` */
export function paperSchema({ from, to }: ArrivalDays) {
  return z
    .object({
      receivedOn: z
        .string()
        .transform(readDay)
        .refine((day) => day !== '', { error: 'required', abort: true })
        .refine(isCalendarDay, { error: 'dayForm', abort: true })
        .refine((day) => day >= from && day <= to, { error: 'notInRound' }),
      paperForm: z
        .string()
        .transform((typed) => typed.normalize('NFC').trim())
        .refine((typed) => typed === '' || number.test(typed), { error: 'numberForm', abort: true })
        .transform((typed) => number.exec(typed)?.[1]),
      invitationCode: z
        .string()
        .transform((typed) => typed.normalize('NFC').trim())
        .refine((typed) => typed === '' || number.test(typed) || readInvitationCode(typed) !== null, {
          error: 'invitationForm',
          abort: true,
        })
        .transform((typed) => number.exec(typed)?.[1] ?? readInvitationCode(typed) ?? undefined),
      replaces: z.string().transform((typed) => readReference(typed)),
      supplement: z.boolean(),
    })
    .transform(({ receivedOn, paperForm, invitationCode, replaces, supplement }) => ({
      receivedOn,
      /** As the SQL function enter_paper_feedback takes them. */
      circumstances: {
        ...(paperForm && { paperForm }),
        ...(invitationCode && { invitation: invitationCode }),
        ...(replaces && { replaces }),
        ...(supplement && { supplement: true }),
      },
    }))
}
export type Paper = z.output<ReturnType<typeof paperSchema>>
