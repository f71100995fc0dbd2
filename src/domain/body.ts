/** A review body as the office writes it in src/content/bodies/*.yaml, and its rounds as the database takes them. */
import { z } from 'zod'
import { addDays, isCalendarDay } from './day.ts'

const code = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
// YAML reads an unquoted 2012-08-01 as a date or as text, depending on the reader.
const day = z
  .union([z.string(), z.date().transform((date) => date.toISOString().slice(0, 10))])
  .refine(isCalendarDay, { error: 'a day, e.g. 2012-08-01' })

export const bodySchema = z.object({
  slug: code.describe('Name of the body in addresses and in the database; never changes.'),
  name: z.string().min(1).describe('The committee under review.'),
  superiorName: z.string().min(1).describe('The superior body, for the head of documents.'),
  subjects: z
    .array(z.object({ code, kind: z.enum(['collective', 'member']), title: z.string().min(1) }))
    .min(1)
    .describe('In the order of review (II.2.4.2).'),
  contentAreas: z
    .array(
      z.object({
        code,
        title: z.string().min(1),
        shortTitle: z.string().min(1),
        focus: z.boolean().default(false),
      }),
    )
    .min(1)
    .describe('The content areas (II.2.2), in order.'),
  rounds: z.array(
    z.object({
      year: z.int(),
      title: z.string().min(1),
      opensOn: day,
      closesOn: day,
      acceptsLateUntil: day
        .nullable()
        .default(null)
        .describe('Last day late feedback is accepted; none: no end.'),
    }),
  ),
  trialRound: z
    .object({
      title: z.string(),
      opensDaysBefore: z.int().nonnegative(),
      closesDaysAfter: z.int().nonnegative(),
    })
    .describe('Opened by the first start in a year that has no round yet.'),
})
export type Body = z.infer<typeof bodySchema>
export type Round = Body['rounds'][number]

/** The rounds to publish on a day: those with dates, and a trial round if that year has none. */
export function roundsOn(body: Body, day: string): Round[] {
  const year = Number(day.slice(0, 4))
  if (body.rounds.some((round) => round.year === year)) return body.rounds
  const trial: Round = {
    year,
    title: body.trialRound.title.replace('{year}', String(year)),
    opensOn: addDays(day, -body.trialRound.opensDaysBefore),
    closesOn: addDays(day, body.trialRound.closesDaysAfter),
    acceptsLateUntil: null,
  }
  return [...body.rounds, trial]
}

/** The round that takes feedback on a day, late feedback included: the one opened last, if it still does. */
export function roundAccepting(rounds: readonly Round[], day: string): Round | undefined {
  const latest = rounds
    .filter(({ opensOn }) => opensOn <= day)
    .sort((a, b) => (a.opensOn < b.opensOn ? 1 : -1))[0]
  return latest && (latest.acceptsLateUntil === null || day <= latest.acceptsLateUntil) ? latest : undefined
}

/** The argument of the SQL function publish_round. */
export function roundDefinition({ slug, name, superiorName, subjects, contentAreas }: Body, round: Round) {
  return { body: { slug, name, superiorName }, round, subjects, contentAreas }
}
