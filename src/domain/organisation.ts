/** Who is responsible for what (II.3, III; row P10), the Standing Direction Unit and the Help Team. */
import { z } from 'zod'
import { clauses, code, sentence, statementSchema } from './content-field.ts'

const partySchema = z.strictObject({
  id: code.describe('Tên ngắn của cơ quan, dùng trong timeline.yaml và trong địa chỉ lịch.'),
  name: sentence.describe('Tên cơ quan, đơn vị như kế hoạch ghi.'),
  duties: z.array(statementSchema).min(1).describe('Các việc được giao.'),
})

export const organisationSchema = z.strictObject({
  parties: z.array(partySchema).min(1).describe('Các cơ quan, đơn vị và việc của từng nơi.'),
  directionUnit: z
    .strictObject({
      name: sentence.describe('Tên bộ phận nhận bản tổng hợp.'),
      members: z.array(sentence).min(1).describe('Thành phần, ghi chức danh.'),
      clauses,
    })
    .describe('Bộ phận Thường trực chỉ đạo.'),
  helpTeam: z
    .strictObject({
      name: sentence.describe('Tên tổ.'),
      members: z
        .array(
          z.strictObject({
            name: sentence.describe('Họ tên như kế hoạch ghi.'),
            position: sentence.describe('Chức vụ như kế hoạch ghi.'),
            role: sentence.describe('Vai trò trong tổ.'),
          }),
        )
        .min(1)
        .describe('Các thành viên.'),
      clauses,
    })
    .describe('Tổ giúp việc.'),
})
export type Organisation = z.output<typeof organisationSchema>
export type Party = Organisation['parties'][number]
