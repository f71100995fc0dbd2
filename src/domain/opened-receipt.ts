/** A receipt opened again with its secret (F8): what was acknowledged, where it stands, a copy of the words. No name, no address. */
import { z } from 'zod'
import { aspects } from './contributor.ts'
import { receiptSchema } from './receipt.ts'

const moment = z.string().min(1).nullable().default(null)

export const openedReceiptSchema = receiptSchema.extend({
  words: z.array(
    z.object({
      subject: z.string(),
      contentArea: z.string(),
      aspect: z.enum(aspects).nullable(),
      text: z.string(),
    }),
  ),
  /** The reference the secret belongs to: another than `reference` once a paper letter has been typed again. */
  openedWith: z.string(),
  /** Of paper: when a second person found the transcription to be the same. */
  comparedAt: moment,
  verifiedAt: moment,
  synthesisedAt: moment,
  repliedAt: moment,
})
export type OpenedReceipt = z.infer<typeof openedReceiptSchema>

export type ReceiptStep = 'received' | 'compared' | 'verified' | 'synthesised' | 'replied'

/** Where a letter stands, in order; `at` is null for what has not come yet. */
export function receiptSteps(receipt: OpenedReceipt): { step: ReceiptStep; at: string | null }[] {
  const { channel, receivedAt, comparedAt, verifiedAt, synthesisedAt, repliedAt } = receipt
  return [
    { step: 'received', at: receivedAt },
    ...(channel === 'paper' ? [{ step: 'compared' as const, at: comparedAt }] : []),
    { step: 'verified', at: verifiedAt },
    { step: 'synthesised', at: synthesisedAt },
    { step: 'replied', at: repliedAt },
  ]
}
