import { z } from 'zod'
import { faultsOfPlan } from './plan-faults.ts'

/**
 * The plan as structured text. Every word of it stands in one of these fields, in the order of
 * `planLines` (plan-text.ts); only `note` and `opening` are the publisher's.
 *
 * Addresses are stable: a clause is its number (`ii-2-4-1`), a block within it is counted by kind
 * (`ii-2-4-1-g1`): `d` a paragraph (đoạn), `g` a dash (gạch), `c` a plus (cộng), `a` a letter (a, b, c …).
 */

/** @example 'ii-2-4-1', 'ii-2-4-1-g1', 'mo-dau-d1' */
export const planAddress = z.string().regex(/^(?:[ivx]+(?:-\d+)*|mo-dau|noi-nhan)(?:-[dgca]\d+)*$/, {
  error: 'viết địa chỉ như trên trang /ke-hoach, ví dụ ii-2-4-1 hoặc ii-2-4-1-g2',
})

/** One stretch of text: plain, or set apart by the source in italics or bold. */
const runSchema = z.union([
  z.string().min(1),
  z.strictObject({ em: z.string().min(1).describe('Chữ nghiêng.') }),
  z.strictObject({ strong: z.string().min(1).describe('Chữ đậm.') }),
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
  mark: z
    .string()
    .regex(/^(?:-|\+|- \+|[a-zđ]\))$/, { error: 'viết một trong: -, +, - +, hoặc một chữ cái như a)' })
    .optional()
    .describe('Dấu đầu dòng như bản gốc: - hoặc + hoặc a); đoạn thường không có.'),
  text,
  get items() {
    return z.array(blockSchema).default([]).describe('Các ý nằm trong ý này.')
  },
  note: noteSchema,
})

/** A numbered clause: its own words first, then its blocks, then the clauses under it. */
const clauseSchema = z.strictObject({
  id: address,
  number: z
    .string()
    .regex(/^(?:[IVX]+|\d+(?:\.\d+)*)\.$/, {
      error: 'viết số như bản gốc, có dấu chấm ở cuối, ví dụ I. hoặc 2.4.1.',
    })
    .describe('Số của mục như bản gốc, cả dấu chấm: I. hoặc 2.4.1.'),
  heading: z.string().min(1).optional().describe('Đầu đề của mục; mục có đầu đề thì không có text.'),
  text: text.optional(),
  opening: z.string().min(1).optional().describe('Mấy chữ đầu của text, dùng cho mục lục.'),
  blocks: z.array(blockSchema).default([]).describe('Các đoạn và các ý của mục, theo thứ tự.'),
  get clauses() {
    return z.array(clauseSchema).default([]).describe('Các mục nhỏ trong mục này.')
  },
  note: noteSchema,
})

export const planSchema = z
  .strictObject({
    heading: z
      .strictObject({
        star: z.string().describe('Dấu sao dưới tên cơ quan ban hành.'),
        number: z.string().describe('Số, ký hiệu như bản gốc.'),
        kind: z.string().describe('Tên loại văn bản.'),
        title: z.string().describe('Trích yếu.'),
        note: noteSchema,
      })
      .describe('Phần đầu văn bản.'),
    preamble: z.array(blockSchema).min(1).describe('Phần mở đầu, trước mục I; địa chỉ bắt đầu bằng mo-dau.'),
    parts: z.array(clauseSchema).min(1).describe('Các phần I, II, III …'),
    recipients: z
      .strictObject({
        title: z.string().describe('Chữ “Nơi nhận:”.'),
        items: z.array(blockSchema).min(1).describe('Từng nơi nhận; địa chỉ bắt đầu bằng noi-nhan.'),
        filing: z.string().nullable().describe('Dòng lưu tệp ở cuối bản gốc; không có thì null.'),
      })
      .describe('Phần nơi nhận.'),
    signature: z
      .strictObject({
        authority: z.array(z.string()).min(1).describe('Thẩm quyền và chức vụ người ký, mỗi dòng một mục.'),
        mark: z.string().describe('Chữ ghi ở chỗ ký.'),
        name: z.string().describe('Họ tên người ký.'),
      })
      .describe('Phần ký.'),
  })
  .superRefine((plan, context) => {
    for (const { path, message } of faultsOfPlan(plan)) context.addIssue({ code: 'custom', path, message })
  })

export type Run = z.output<typeof runSchema>
export type Block = z.output<typeof blockSchema>
export type Clause = z.output<typeof clauseSchema>
export type Plan = z.output<typeof planSchema>
