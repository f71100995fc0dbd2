import { z } from 'zod'
import { addressOf, blocksOf, clausesOf, plainText } from './plan-text.ts'

/**
 * The plan as structured text. Every word of it stands in one of these fields, in the order of
 * `planLines` (plan-text.ts); only `note` and `opening` are the publisher's.
 *
 * Addresses are stable: a clause is its number (`ii-2-4-1`), a block within it is counted by kind
 * (`ii-2-4-1-g1`): `d` a paragraph (đoạn), `g` a dash (gạch), `c` a plus (cộng).
 */

const ID = /^(?:[ivx]+(?:-\d+)*|mo-dau|noi-nhan)(?:-[dgc]\d+)*$/

/** One stretch of text: plain, or set apart by the source in italics or bold. */
const runSchema = z.union([
  z.string().min(1),
  z.strictObject({ em: z.string().min(1) }),
  z.strictObject({ strong: z.string().min(1) }),
])

/** A bare string in the file stands for a single plain run. */
const textSchema = z
  .union([z.string().min(1), z.array(runSchema).min(1)])
  .transform((text) => (typeof text === 'string' ? [text] : text))

/** A remark of the publisher on an evident slip of the source. Shown apart, never part of the text. */
const noteSchema = z.string().min(1).optional()

/** A paragraph, dash or plus item. */
const blockSchema = z.strictObject({
  id: z.string().regex(ID),
  /** The mark as the source writes it; a paragraph has none. */
  mark: z.enum(['-', '+', '- +']).optional(),
  text: textSchema,
  get items() {
    return z.array(blockSchema).default([])
  },
  note: noteSchema,
})

/** A numbered clause: its own words first, then its blocks, then the clauses under it. */
const clauseSchema = z.strictObject({
  id: z.string().regex(ID),
  /** As the source writes it, with the full stop: `I.`, `2.4.1.` */
  number: z.string().regex(/^(?:[IVX]+|\d+(?:\.\d+)*)\.$/),
  /** A clause has either a heading of its own … */
  heading: z.string().min(1).optional(),
  /** … or begins with running text. */
  text: textSchema.optional(),
  /** The first words of running text, for the contents list. */
  opening: z.string().min(1).optional(),
  blocks: z.array(blockSchema).default([]),
  get clauses() {
    return z.array(clauseSchema).default([])
  },
  note: noteSchema,
})

export const planSchema = z
  .strictObject({
    heading: z.strictObject({
      star: z.string(),
      number: z.string(),
      kind: z.string(),
      title: z.string(),
      note: noteSchema,
    }),
    preamble: z.array(blockSchema).min(1),
    parts: z.array(clauseSchema).min(1),
    recipients: z.strictObject({
      title: z.string(),
      items: z.array(blockSchema).min(1),
      /** Where the office filed the document. */
      filing: z.string(),
    }),
    signature: z.strictObject({
      authority: z.array(z.string()).min(1),
      mark: z.string(),
      name: z.string(),
    }),
  })
  .superRefine((plan, context) => {
    for (const message of faultsOf(plan)) context.addIssue({ code: 'custom', message })
  })

export type Run = z.output<typeof runSchema>
export type Block = z.output<typeof blockSchema>
export type Clause = z.output<typeof clauseSchema>
export type Plan = z.output<typeof planSchema>

/** What a field-by-field schema cannot see: ids that lie, repeat, or titles that are not the text's. */
function* faultsOf(plan: Pick<Plan, 'preamble' | 'parts' | 'recipients'>): Generator<string> {
  const seen = new Set<string>()
  const clauses = [...clausesOf(plan.parts)]
  const blocks = [
    ...blocksOf([...plan.preamble, ...clauses.flatMap((clause) => clause.blocks), ...plan.recipients.items]),
  ]
  for (const { id } of [...clauses, ...blocks]) {
    if (seen.has(id)) yield `${id}: used twice`
    seen.add(id)
  }

  for (const part of plan.parts) {
    for (const clause of clausesOf([part])) {
      const number = clause === part ? part.number : `${part.number}${clause.number}`
      if (number !== `${addressOf(clause.id)}.`) yield `${clause.id}: is numbered ${number}`
      if ((clause.heading === undefined) === (clause.text === undefined))
        yield `${clause.id}: needs either a heading or text`
      const { opening, text } = clause
      if (text !== undefined && !plainText(text).startsWith(opening ?? '\n'))
        yield `${clause.id}: the opening is not how the text begins`
      for (const block of clause.blocks)
        if (!block.id.startsWith(`${clause.id}-`)) yield `${block.id}: stands in ${clause.id}`
    }
  }

  for (const block of blocks) {
    const kind = block.mark === undefined ? 'd' : block.mark === '-' ? 'g' : 'c'
    if (!new RegExp(`-${kind}\\d+$`).test(block.id)) yield `${block.id}: its mark calls for ${kind}`
    for (const item of block.items)
      if (!item.id.startsWith(`${block.id}-`)) yield `${item.id}: stands in ${block.id}`
  }
}
