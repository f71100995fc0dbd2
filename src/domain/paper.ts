/**
 * What the desk adds to the form when it types a letter that came on paper (F5): the day it arrived, the number of the
 * printed form, the transcription it corrects; an invitation may be named by its number, too. The consent stands on the
 * paper.
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
  /** Reference of the transcription that is typed again; blank for a new letter. */
  replaces: string
}

export function readPaperDraft(form: FormData): PaperDraft {
  const text = (name: string) => {
    const value = form.get(name)
    return typeof value === 'string' ? value : ''
  }
  return {
    receivedOn: text('receivedOn'),
    paperForm: text('paperForm'),
    replaces: text('replaces'),
  }
}

/** By name, for hidden inputs. */
export function paperDraftFields(draft: PaperDraft): [string, string][] {
  return Object.entries(draft)
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
    })
    .transform(({ receivedOn, paperForm, invitationCode, replaces }) => ({
      receivedOn,
      /** As the SQL function enter_paper_feedback takes them. */
      circumstances: {
        ...(paperForm && { paperForm }),
        ...(invitationCode && { invitation: invitationCode }),
        ...(replaces && { replaces }),
      },
    }))
}
export type Paper = z.output<ReturnType<typeof paperSchema>>
