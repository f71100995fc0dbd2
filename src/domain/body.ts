/** A review body as the office writes it in src/content/body.yaml, and its rounds as the database takes them. */
import { z } from 'zod'
import { code, sentence } from './content-field.ts'
import { collectiveCategories, individualCategories } from './contributor.ts'
import type { Round } from './timeline.ts'

export const bodySchema = z.strictObject({
  name: sentence.describe('Tên cấp kiểm điểm: tập thể được góp ý.'),
  superiorName: sentence.describe('Cấp trên trực tiếp, ghi ở đầu văn bản.'),
  subjects: z
    .array(
      z.strictObject({
        code: code.describe('Tên ngắn; không đổi khi đợt đã có góp ý. Đối tượng tập thể luôn là tap-the.'),
        kind: z.enum(['collective', 'member']).describe('collective: tập thể; member: cá nhân.'),
        title: sentence.describe('Chức danh. Không ghi tên.'),
      }),
    )
    .min(1)
    .describe('Các đối tượng góp ý, theo thứ tự kiểm điểm: tập thể trước, người đứng đầu trước.'),
  contentAreas: z
    .array(
      z.strictObject({
        code: code.describe('Tên ngắn; không đổi khi đợt đã có góp ý.'),
        title: sentence.describe('Toàn văn nội dung kiểm điểm.'),
        shortTitle: sentence.describe('Tên gọi ngắn trong danh sách chọn.'),
        focus: z.boolean().default(false).describe('true ở nội dung trọng tâm.'),
      }),
    )
    .min(1)
    .describe('Các nội dung kiểm điểm, theo thứ tự.'),
  contributorCategories: z
    .record(z.enum([...individualCategories, ...collectiveCategories]), sentence)
    .describe('Tên gọi từng loại người góp ý trong biểu mẫu.'),
})
export type BodyFile = z.output<typeof bodySchema>

/** src/content/site.json: the one file that functions read, too. */
export const siteSchema = z.strictObject({
  body: code.describe('Tên ngắn của cấp kiểm điểm trong cơ sở dữ liệu; không đổi khi đã có đợt kiểm điểm.'),
})

/** A body with the name that site.json gives it; it never changes. */
export type Body = BodyFile & { slug: string }

/** The argument of the SQL function publish_round. */
export function roundDefinition({ slug, name, superiorName, subjects, contentAreas }: Body, round: Round) {
  return { body: { slug, name, superiorName }, round, subjects, contentAreas }
}
