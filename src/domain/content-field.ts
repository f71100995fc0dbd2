/** Fields that the office's files share. A statement names the clauses that say so: nothing is published without its source. */
import { z } from 'zod'
import { isCalendarDay } from './day.ts'
import { planAddress } from './plan.ts'

export const sentence = z.string().trim().min(1)

/** Short name of a thing in the office's files: lower-case unaccented letters, figures, hyphens. */
export const code = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, {
  error: 'chỉ dùng chữ thường không dấu, chữ số và gạch nối, ví dụ ban-to-chuc',
})

const dayAdvice = 'viết ngày theo mẫu năm-tháng-ngày, ví dụ 2012-08-01'

/** YAML reads an unquoted 2012-08-01 as a date or as text, depending on the reader. */
export const day = z
  .union([z.string(), z.date().transform((date) => date.toISOString().slice(0, 10))], { error: dayAdvice })
  .refine(isCalendarDay, { error: dayAdvice })

export const clauses = z
  .array(planAddress)
  .min(1)
  .describe(
    'Địa chỉ các mục của Kế hoạch nói điều này, như trên trang /ke-hoach. Ví dụ: [ii-2-4-1, ii-2-4-1-g2]',
  )

export const statementSchema = z.strictObject({
  text: sentence.describe('Một câu hoàn chỉnh, viết bằng lời dễ hiểu.'),
  clauses,
})
export type Statement = z.output<typeof statementSchema>
