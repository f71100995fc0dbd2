/** Printed forms (phiếu góp ý, F5): each numbered and accounted for. */
import { z } from 'zod'
import { collectiveCategories, contributorKinds, individualCategories } from './contributor.ts'

export const paperFormStates = [
  'printed',
  'handed_out',
  'returned_at_meeting',
  'returned_later',
  'late',
  'missing',
  'lost',
] as const
export type PaperFormState = (typeof paperFormStates)[number]

export const paperFormStateSlugs = {
  printed: 'da-in',
  handed_out: 'da-phat',
  returned_at_meeting: 'nop-tai-cuoc-hop',
  returned_later: 'nop-sau',
  late: 'muon',
  missing: 'chua-nop',
  lost: 'mat',
} as const satisfies Record<PaperFormState, string>

/** What can be noted; reset takes a slip back. */
export const paperFormEvents = [
  'handed_out',
  'returned_at_meeting',
  'returned_later',
  'lost',
  'reset',
] as const
export type PaperFormEvent = (typeof paperFormEvents)[number]

export const paperFormSchema = z.object({
  number: z.number(),
  state: z.enum(paperFormStates),
  at: z.string().min(1),
  /** Number of the invitation whose name is filled in. */
  invitation: z.number().nullable(),
  name: z.string().nullable(),
  entered: z.boolean(),
})
export type PaperForm = z.infer<typeof paperFormSchema>

/** A form as it is printed; a blank one has its number only. */
export const printedFormSchema = z.object({
  number: z.number(),
  invitation: z.number().optional(),
  kind: z.enum(contributorKinds).optional(),
  category: z.enum([...individualCategories, ...collectiveCategories]).optional(),
  name: z.string().optional(),
  address: z.string().optional(),
  phone: z.string().optional(),
  email: z.string().optional(),
  code: z.string().optional(),
})
export type PrintedForm = z.infer<typeof printedFormSchema>
