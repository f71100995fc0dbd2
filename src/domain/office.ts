/** The office whose site this is, as it writes itself in src/content/office.yaml. */
import { z } from 'zod'
import { clauses, sentence, statementSchema } from './content-field.ts'
import { letterWordsSchema } from './letter-words.ts'

const contact = (what: string) =>
  sentence.nullable().describe(`${what} Chưa có thì viết null: trang sẽ ghi rõ là Văn phòng sẽ bổ sung.`)

const stepSchema = z.strictObject({
  title: sentence.describe('Tên bước, vài chữ.'),
  text: sentence.describe('Một hoặc hai câu.'),
  clauses,
})

export const officeSchema = z.strictObject({
  name: sentence.describe('Tên cơ quan ban hành kế hoạch, ghi ở đầu mỗi trang.'),
  shortName: sentence.describe('Tên gọi ngắn của cơ quan đó.'),
  officeName: sentence.describe('Tên văn phòng nhận góp ý và phụ trách trang.'),
  planName: sentence.describe('Cách gọi kế hoạch, ví dụ: Kế hoạch 12-KH/ĐU'),
  contact: z
    .strictObject({
      address: contact('Địa chỉ nhận văn bản giấy.'),
      phone: contact('Điện thoại.'),
      email: contact('Thư điện tử.'),
      hours: contact('Giờ làm việc.'),
    })
    .describe('Cách liên hệ với văn phòng.'),
  home: z
    .strictObject({
      title: sentence.describe('Tiêu đề trang đầu.'),
      description: sentence.describe('Một câu cho công cụ tìm kiếm.'),
      lede: sentence.describe('Đoạn mở đầu: trang này để làm gì.'),
      steps: z.array(stepSchema).min(1).describe('Các bước gửi góp ý.'),
      after: statementSchema.describe('Sau khi kiểm điểm, người góp ý nhận được gì.'),
    })
    .describe('Câu chữ của trang đầu.'),
  intake: z
    .strictObject({
      description: sentence.describe('Một câu cho công cụ tìm kiếm.'),
      lede: statementSchema.describe('Gửi tới đâu, qua ai.'),
      individual: statementSchema.describe('Cá nhân góp ý bằng cách nào.'),
      collective: statementSchema.describe('Tập thể góp ý bằng cách nào.'),
      points: z.array(statementSchema).describe('Điều cần biết trước khi viết.'),
      writing: statementSchema.describe('Nhắc cách viết, bên ô nội dung ý kiến.'),
      privacy: z
        .array(statementSchema.partial({ clauses: true }))
        .min(1)
        .describe('Thông báo về dữ liệu cá nhân; câu nói theo luật thì không cần mục của kế hoạch.'),
      consent: sentence.describe('Câu đồng ý, bên ô đánh dấu.'),
      received: sentence.describe('Câu đầu của biên nhận.'),
    })
    .describe('Câu chữ của phần gửi góp ý.'),
  letter: letterWordsSchema,
})
export type Office = z.output<typeof officeSchema>
