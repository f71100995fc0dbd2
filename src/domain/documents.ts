/** The documents the plan rests on (II.1 and the preamble; row P3). */
import { z } from 'zod'
import { code, day, sentence } from './content-field.ts'

export const documentsSchema = z
  .array(
    z.strictObject({
      id: code.describe('Tên ngắn trong địa chỉ /van-ban#…; không đổi sau khi đã công bố.'),
      kind: sentence.describe('Loại văn bản: Kế hoạch, Chỉ thị, Nghị quyết …'),
      number: sentence.nullable().describe('Số, ký hiệu như kế hoạch ghi; không ghi thì null.'),
      date: day.nullable().describe('Ngày văn bản như kế hoạch ghi; không ghi thì null.'),
      issuer: sentence.nullable().describe('Cơ quan ban hành như kế hoạch ghi; không ghi thì null.'),
      title: sentence.describe('Tên hoặc trích yếu, theo lời của kế hoạch.'),
      role: sentence.describe('Văn bản này làm căn cứ cho việc gì trong kế hoạch.'),
      citedAs: z
        .array(sentence)
        .min(1)
        .describe('Những cách kế hoạch gọi văn bản này, đúng từng chữ; mỗi chỗ như vậy thành một liên kết.'),
      address: z.url().nullable().default(null).describe('Địa chỉ toàn văn trên mạng; chưa có thì null.'),
    }),
  )
  .min(1)
export type Documents = z.output<typeof documentsSchema>
export type CitedDocument = Documents[number]
