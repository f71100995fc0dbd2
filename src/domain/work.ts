/** Work of the desk (H1): the steps letters wait for, whose they are, and the counts that lists and pages are built from. */
import { z } from 'zod'
import { collectiveCategories, contributorKinds, individualCategories } from './contributor.ts'

/** In the order a letter goes through them; some wait at the same time. */
export const steps = ['verify', 'transcribe', 'divide', 'compare', 'synthesise', 'answer'] as const
export type Step = (typeof steps)[number]

/** others: taken by another, or what the reader may not do. */
export const whoses = ['mine', 'nobody', 'others'] as const
export type Whose = (typeof whoses)[number]

/** What there is to say of a letter that waits; which of them occur depends on the step. */
export const stepStates = {
  verify: ['new', 'doubtful', 'denied'],
  transcribe: ['returned', 'different'],
  divide: ['new', 'begun', 'different'],
  compare: ['transcription', 'division'],
  synthesise: ['new'],
  answer: ['verified', 'unverified'],
} as const satisfies Record<Step, readonly string[]>
export type StepState = (typeof stepStates)[Step][number]
const allStates = [...new Set(Object.values(stepStates).flat())]

const kind = z.enum(contributorKinds)
const category = z.enum([...individualCategories, ...collectiveCategories])

export const workCountSchema = z.object({
  step: z.enum(steps),
  state: z.enum(allStates),
  /** Null: a blank form. */
  contributor_kind: kind.nullable(),
  late: z.boolean(),
  whose: z.enum(whoses),
  assignee: z.string().nullable(),
  count: z.number(),
  /** When the first of them came in. */
  oldest: z.string(),
})
export type WorkCount = z.infer<typeof workCountSchema>

export const workItemSchema = z.object({
  /** The letter's reference, or the number of a form that nobody has typed. */
  key: z.string(),
  reference: z.string().nullable(),
  paper_form: z.number().nullable(),
  received_at: z.string(),
  contributor_kind: kind.nullable(),
  contributor_category: category.nullable(),
  channel: z.enum(['web', 'paper']),
  comment_count: z.number().nullable(),
  late: z.boolean(),
  state: z.enum(allStates),
  assignee: z.string().nullable(),
  may_do: z.boolean(),
  whose: z.enum(whoses),
})
export type WorkItem = z.infer<typeof workItemSchema>

export const arrivalSchema = z.object({
  today: z.boolean(),
  channel: z.enum(['web', 'paper', 'form']),
  contributor_kind: kind.nullable(),
  count: z.number(),
})
export type Arrival = z.infer<typeof arrivalSchema>

export const roundProgressSchema = z.object({
  received: z.number(),
  counted: z.number(),
  verified: z.number(),
  divided: z.number(),
  compared: z.number(),
  /** Verified too, and no comment left open. */
  synthesised: z.number(),
  paper: z.number(),
  paper_compared: z.number(),
  forms_waiting: z.number(),
  to_answer: z.number(),
  answered: z.number(),
})
export type RoundProgress = z.infer<typeof roundProgressSchema>

export const subjectProgressSchema = z.object({
  subject_id: z.string(),
  received: z.number(),
  verified: z.number(),
  divided: z.number(),
  compared: z.number(),
  synthesised: z.number(),
})
export type SubjectProgress = z.infer<typeof subjectProgressSchema>

export const staffActs = ['entered', 'verified', 'divided', 'compared', 'synthesised', 'answered'] as const
export type StaffAct = (typeof staffActs)[number]

export const staffProgressSchema = z.object({
  staff_id: z.string(),
  day: z.string(),
  entered: z.number(),
  verified: z.number(),
  divided: z.number(),
  compared: z.number(),
  synthesised: z.number(),
  answered: z.number(),
})
export type StaffProgress = z.infer<typeof staffProgressSchema>
