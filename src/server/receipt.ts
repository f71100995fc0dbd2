/** Opening a receipt by the secret only it bears (F8). */
import type { Receipt } from '../domain/receipt.ts'
import { form } from '../strings/vi.ts'
import { findReceipt } from './feedback.ts'
import { logError } from './log.ts'
import { Problem } from './problem.ts'

export type ReceiptPage =
  | { receipt: Receipt; notice?: never; status: 200 }
  | { receipt?: never; notice: string; status: number }

const secretForm = /^[A-HJ-NPR-Y2-9]{16}$/

export async function lookUpReceipt(secret: string): Promise<ReceiptPage> {
  const missing = { notice: form.receipt.missingText, status: 404 }
  if (!secretForm.test(secret)) return missing
  try {
    const receipt = await findReceipt(secret)
    return receipt ? { receipt, status: 200 } : missing
  } catch (cause) {
    if (!(cause instanceof Problem)) throw cause
    logError('receipt', cause.cause, { problem: cause.key })
    return { notice: form.receipt.unavailable, status: cause.status }
  }
}
