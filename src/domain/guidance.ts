/** Guidance written from the plan (rows P2, P4–P8): one file a page, every statement with its clauses. */
import { z } from 'zod'
import { clauses, code, sentence, statementSchema } from './content-field.ts'

/** By who one is, by step of the procedure, by matter. */
export const guideGroups = ['role', 'step', 'matter'] as const

const pointSchema = statementSchema.extend({
  items: z.array(sentence).optional().describe('Các ý nhỏ của câu này, nếu có.'),
})

const choiceSchema = z.strictObject({
  id: code.describe('Tên ngắn trong địa chỉ của câu trả lời.'),
  who: sentence.describe('Người đọc là ai; nối tiếp được câu hỏi.'),
  answer: z.array(sentence).min(1).describe('Câu trả lời, mỗi dòng một ý.'),
  clauses,
})

const levelSchema = z.strictObject({
  name: sentence.describe('Cấp kiểm điểm, cấp trên trước.'),
  turns: z.array(sentence).min(1).describe('Ai kiểm điểm trước, ai sau; mỗi dòng một lượt, ngắn gọn.'),
  clauses,
})

const sectionSchema = z.strictObject({
  title: sentence.describe('Đầu đề của phần.'),
  points: z.array(pointSchema).optional().describe('Các câu hướng dẫn.'),
  checklist: z.boolean().default(false).describe('true: in kèm ô vuông để đánh dấu việc đã làm.'),
  ordered: z.boolean().default(false).describe('true: đánh số, khi các câu phải theo thứ tự.'),
  choices: z.array(choiceSchema).optional().describe('Câu hỏi chọn một: người đọc chọn mình là ai.'),
  order: z.array(levelSchema).optional().describe('Thứ tự kiểm điểm, vẽ thành hình.'),
})

export const guideSchema = z.strictObject({
  group: z
    .enum(guideGroups)
    .describe('role: theo người đọc; step: theo bước tiến hành; matter: theo vấn đề.'),
  order: z.int().describe('Thứ tự trong nhóm.'),
  title: sentence.describe('Tiêu đề trang.'),
  shortTitle: sentence.describe('Tên ngắn trong danh sách.'),
  summary: statementSchema.describe('Một câu nói trang này trả lời điều gì.'),
  sections: z.array(sectionSchema).min(1).describe('Các phần của trang.'),
  related: z.array(code).default([]).describe('Tên tệp của những trang nên đọc tiếp.'),
})
/** A guidance page with the name of its file, which is its address. */
export type Guide = z.output<typeof guideSchema> & { slug: string }
export type GuideSection = Guide['sections'][number]
