/** The office's own words on its letters of invitation (src/content/office.yaml, `letter`). */
import { z } from 'zod'
import { sentence, statementSchema } from './content-field.ts'

export const letterWordsSchema = z
  .strictObject({
    place: sentence
      .nullable()
      .describe('Địa danh ghi trước ngày tháng. Chưa có thì null: in dòng chấm để ghi tay.'),
    number: sentence
      .nullable()
      .describe('Số, ký hiệu của thư, ví dụ cách ghi: 12-TM/ĐU. Chưa có thì null: in dòng chấm để ghi tay.'),
    about: sentence.describe('Trích yếu, dưới tên loại văn bản.'),
    purpose: statementSchema.describe('Vì sao lấy ý kiến.'),
    asked: z
      .strictObject({
        individual: statementSchema.describe('Mời cá nhân góp ý gì.'),
        collective: statementSchema.describe('Mời tập thể góp ý gì.'),
        membersOnly: statementSchema.describe('Mời chi ủy nơi công tác, nơi cư trú: chỉ góp ý với cá nhân.'),
      })
      .describe('Câu mời, theo loại người được mời.'),
    signature: z
      .strictObject({
        authority: z.array(sentence).min(1).describe('Thẩm quyền và chức vụ người ký, mỗi dòng một mục.'),
        name: sentence.describe('Họ tên người ký.'),
      })
      .nullable()
      .describe('Người ký thư. Chưa có thì null: để trống chỗ ký.'),
    recipients: z.array(sentence).min(1).describe('Các dòng dưới chữ “Nơi nhận”.'),
  })
  .describe('Câu chữ của thư mời, thư nhắc góp ý in trên giấy.')
export type LetterWords = z.output<typeof letterWordsSchema>
