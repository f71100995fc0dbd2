/** The audit trail (H8): its seals, and what a check of it finds. Nothing personal. */
import { z } from 'zod'

export const faultKinds = [
  'seal_missing',
  'seal_broken',
  'entry_missing',
  'entry_added',
  'entry_twice',
  'row_missing',
  'row_changed',
  'row_unlisted',
] as const
export type FaultKind = (typeof faultKinds)[number]

const faultSchema = z.object({
  kind: z.enum(faultKinds),
  /** Number of the seal, where the chain itself is at fault. */
  seal: z.number().optional(),
  /** Otherwise the table and the id of the row, and the reference of the letter it is about. */
  source: z.string().optional(),
  key: z.string().optional(),
  reference: z.string().nullish(),
})
export type AuditFault = z.infer<typeof faultSchema>

export const checkedPartSchema = z.object({
  /** At most the first hundred of a part. */
  faults: z.array(faultSchema),
  found: z.number(),
  seals: z.number(),
  entries: z.number(),
  rows: z.number(),
  /** Where to go on; null once everything was looked at. */
  next: z.string().nullable(),
})
export type CheckedPart = z.infer<typeof checkedPartSchema>

const sealSchema = z.object({
  number: z.number(),
  at: z.string(),
  toEntry: z.number(),
  sha256: z.string().length(64),
})
export type AuditSeal = z.infer<typeof sealSchema>

export const auditStateSchema = z.object({
  /** The last seal; null before the first. */
  seal: sealSchema.nullable(),
  /** The one that was asked for by its number. */
  asked: sealSchema.nullable(),
  /** Entries not sealed yet, counted up to a thousand. */
  unsealed: z.number(),
})
export type AuditState = z.infer<typeof auditStateSchema>

const entry = { id: z.number(), at: z.string(), feedback_id: z.string().nullable() }
/** A reading or a print. A kind of act that is new here is shown by its name, never left out. */
export const readingSchema = z.object({
  ...entry,
  staff_id: z.string(),
  action: z.string(),
  reason: z.string(),
})
/** An act of the trail: the table it left its row in tells its kind. */
export const trailEntrySchema = z.object({ ...entry, actor: z.string().nullable(), source: z.string() })

/** A line of either view. */
export interface LogRow {
  id: number
  at: string
  /** Undefined: no person of the team acted. */
  who: string | undefined
  act: string
  /** Of the letter it is about. */
  reference: string | undefined
  reason: string | undefined
}

export const personSchema = z.object({ user_id: z.string(), display_name: z.string() })
export type Person = z.infer<typeof personSchema>

/** Names in the form that goes on with a check. */
export const checkNames = { from: 'tu', before: 'truoc', seal: 'so' } as const

export interface AuditCheckPage {
  state: AuditState
  /** What was found, if it was asked for; counts with those of the parts before. */
  checked: (CheckedPart & { at: string; faultsBefore: number }) | undefined
  /** Carried to the next part. */
  before: string
  /** The number of a seal, as typed, to hold it against paper. */
  wanted: string
}
