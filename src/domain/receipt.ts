/** What the contributor holds (F8): no name, no text. */
import { z } from 'zod'

export const receiptSchema = z
  .object({
    reference: z.string().meta({ description: 'Can be read over the phone: no I, O, Q, Z, 0, 1.' }),
    receivedAt: z.string().meta({ format: 'date-time', description: 'When it was on disk, UTC.' }),
    channel: z.enum(['web', 'paper']).meta({ description: 'paper: entered by the office.' }),
    commentCount: z.number().int().positive(),
    contentSha256: z.string().meta({ description: 'SHA-256 of what was stored, hexadecimal.' }),
    scans: z
      .array(
        z.object({
          sha256: z.string().meta({ description: 'SHA-256 of its bytes, hexadecimal.' }),
          mediaType: z.string(),
          byteSize: z.number().int().positive(),
        }),
      )
      .meta({ description: 'In the order they were sent.' }),
    late: z.boolean().meta({
      description: 'Received after the closing day in Asia/Ho_Chi_Minh and not within the round’s grace.',
    }),
    round: z.string(),
    sample: z.boolean(),
  })
  .meta({ id: 'Receipt' })
export type Receipt = z.infer<typeof receiptSchema>

export const newReceiptSchema = receiptSchema
  .extend({
    secret: z.string().meta({ description: 'Opens the receipt again; only the contributor has it.' }),
  })
  .meta({ id: 'NewReceipt' })
export type NewReceipt = z.infer<typeof newReceiptSchema>
