/** Those the office asked (F4, clause II.2.4.1): who they are, what has become of it, how it stands in the address. */
import { z } from 'zod'
import { collectiveCategories, contributorKinds, individualCategories } from './contributor.ts'
import { collectiveSchema, individualSchema } from './feedback.ts'

/** The most an import takes at once. SQL holds the same number. */
export const importLimits = {
  rows: 5_000,
  /** Bytes of a file: below what Netlify lets through, which is 4.5 MB of anything but text. */
  file: 4 * 1_048_576,
} as const

/** The most letters or forms one print takes. SQL holds a higher number; the page of so many must still open. */
export const printLimit = 200

const individual = individualSchema.shape
const collective = collectiveSchema.shape

/** One row of the list, by the same rules as the form it prefills. */
export const inviteeSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('individual'),
    category: individual.category,
    name: individual.fullName,
    // also what tells two people of one name apart
    address: individual.address,
    phone: individual.phone,
    email: individual.email,
  }),
  z.object({
    kind: z.literal('collective'),
    category: collective.category,
    name: collective.collectiveName,
    address: collective.address,
    phone: collective.phone,
    email: collective.email,
  }),
])
export type Invitee = z.infer<typeof inviteeSchema>

export const inviteesSchema = z.array(inviteeSchema).min(1).max(importLimits.rows)

/** In the order in which things happen; the first five are answers. */
export const invitationStates = [
  'returned_at_meeting',
  'returned_later',
  'answered',
  'entered',
  'late',
  'handed_out',
  'asked',
  'missing',
  'withdrawn',
] as const
export type InvitationState = (typeof invitationStates)[number]

export const invitationStateSlugs = {
  asked: 'da-moi',
  handed_out: 'da-phat-phieu',
  returned_at_meeting: 'nop-tai-cuoc-hop',
  returned_later: 'nop-sau',
  answered: 'tra-loi-tren-trang',
  entered: 'da-nhap-phieu-giay',
  late: 'muon',
  missing: 'chua-tra-loi',
  withdrawn: 'da-rut',
} as const satisfies Record<InvitationState, string>

const kind = z.enum(contributorKinds)
const category = z.enum([...individualCategories, ...collectiveCategories])

export const invitationSchema = z.object({
  id: z.string(),
  number: z.number(),
  contributor_kind: kind,
  contributor_category: category,
  name: z.string(),
  address: z.string().nullable(),
  state: z.enum(invitationStates),
  form_numbers: z.array(z.number()),
  withdrawn: z.boolean(),
})
export type Invitation = z.infer<typeof invitationSchema>

/** A letter with what only the invitee and who prints it may see: the code. */
export const letterSchema = z.object({
  number: z.number(),
  kind,
  category,
  name: z.string(),
  address: z.string().optional(),
  code: z.string(),
})
export type Letter = z.infer<typeof letterSchema>

/** A row of an import held against the list: an import would not add it, unless only its name is there. */
export const knownRowSchema = z.object({
  row: z.number(),
  /** On the list already, under this number. */
  number: z.number().optional(),
  /** Repeats this row of the same file. */
  sameAs: z.number().optional(),
  /** Someone of this name but of another address is on the list, under this number. */
  namesake: z.number().optional(),
})
export type KnownRow = z.infer<typeof knownRowSchema>

export const importedSchema = z.object({ added: z.number(), known: z.number(), last: z.number() })
export type Imported = z.infer<typeof importedSchema>
