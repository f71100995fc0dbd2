import { z } from 'zod'
import { addressOf, blocksOf, clausesOf, plainText } from './plan-text.ts'

/**
 * The plan as structured text. Every word of it stands in one of these fields, in the order of
 * `planLines` (plan-text.ts); only `note` and `opening` are the publisher's.
 *
 * Addresses are stable: a clause is its number (`ii-2-4-1`), a block within it is counted by kind
 * (`ii-2-4-1-g1`): `d` a paragraph (đoạn), `g` a dash (gạch), `c` a plus (cộng).
 */

/** @example 'ii-2-4-1', 'ii-2-4-1-g1', 'mo-dau-d1' */
export const planAddress = z.string().regex(/^(?:[ivx]+(?:-\d+)*|mo-dau|noi-nhan)(?:-[dgc]\d+)*$/)

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

const noteSchema = z
  .string()
  .min(1)
  .optional()
  .describe('Ghi chú của người đăng về chỗ văn bản gốc viết nhầm; hiện riêng, không thuộc văn bản.')

const address = planAddress.describe('Địa chỉ của mục hay đoạn, không trùng; không đổi sau khi đã công bố.')
const text = textSchema.describe(
  'Nguyên văn. Chữ nghiêng, chữ đậm của bản gốc viết thành danh sách: - chữ thường, - { em: chữ nghiêng }, - { strong: chữ đậm }.',
)

/** A paragraph, dash or plus item. */
const blockSchema = z.strictObject({
  id: address,
  mark: z.enum(['-', '+', '- +']).optional().describe('Dấu đầu dòng như bản gốc; đoạn thường không có.'),
  text,
  get items() {
    return z.array(blockSchema).default([])
  },
  note: noteSchema,
})

/** A numbered clause: its own words first, then its blocks, then the clauses under it. */
const clauseSchema = z.strictObject({
  id: address,
  number: z
    .string()
    .regex(/^(?:[IVX]+|\d+(?:\.\d+)*)\.$/)
    .describe('Số của mục như bản gốc, cả dấu chấm: I. hoặc 2.4.1.'),
  heading: z.string().min(1).optional().describe('Đầu đề của mục; mục có đầu đề thì không có text.'),
  text: text.optional(),
  opening: z.string().min(1).optional().describe('Mấy chữ đầu của text, dùng cho mục lục.'),
  blocks: z.array(blockSchema).default([]),
  get clauses() {
    return z.array(clauseSchema).default([])
  },
  note: noteSchema,
})

export const planSchema = z
  .strictObject({
    heading: z.strictObject({
      star: z.string().describe('Dấu sao dưới tên cơ quan ban hành.'),
      number: z.string().describe('Số, ký hiệu như bản gốc.'),
      kind: z.string().describe('Tên loại văn bản.'),
      title: z.string().describe('Trích yếu.'),
      note: noteSchema,
    }),
    preamble: z.array(blockSchema).min(1),
    parts: z.array(clauseSchema).min(1),
    recipients: z.strictObject({
      title: z.string().describe('Chữ “Nơi nhận:”.'),
      items: z.array(blockSchema).min(1).describe('Từng nơi nhận.'),
      filing: z.string().nullable().describe('Dòng lưu tệp ở cuối bản gốc; không có thì null.'),
    }),
    signature: z.strictObject({
      authority: z.array(z.string()).min(1).describe('Thẩm quyền và chức vụ người ký, mỗi dòng một mục.'),
      mark: z.string().describe('Chữ ghi ở chỗ ký.'),
      name: z.string().describe('Họ tên người ký.'),
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
    if (seen.has(id)) yield `địa chỉ ${id} dùng hai lần`
    seen.add(id)
  }

  for (const part of plan.parts) {
    for (const clause of clausesOf([part])) {
      const number = clause === part ? part.number : `${part.number}${clause.number}`
      if (number !== `${addressOf(clause.id)}.`) yield `mục ${clause.id} lại mang số ${number}`
      if ((clause.heading === undefined) === (clause.text === undefined))
        yield `mục ${clause.id} cần đúng một trong hai: heading hoặc text`
      const { opening, text } = clause
      if (text !== undefined && !plainText(text).startsWith(opening ?? '\n'))
        yield `mục ${clause.id}: opening không phải là những chữ đầu của text`
      for (const block of clause.blocks)
        if (!block.id.startsWith(`${clause.id}-`)) yield `đoạn ${block.id} đặt nhầm trong mục ${clause.id}`
    }
  }

  for (const block of blocks) {
    const kind = block.mark === undefined ? 'd' : block.mark === '-' ? 'g' : 'c'
    if (!new RegExp(`-${kind}\\d+$`).test(block.id))
      yield `đoạn ${block.id}: dấu đầu dòng đòi chữ ${kind} trong địa chỉ`
    for (const item of block.items)
      if (!item.id.startsWith(`${block.id}-`)) yield `đoạn ${item.id} đặt nhầm trong đoạn ${block.id}`
  }
}
