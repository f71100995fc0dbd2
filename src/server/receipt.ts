/** Opening a receipt by the secret only it bears (F8): by the address of the receipt, or by its two codes. */
import { showMoment } from '../domain/day.ts'
import { type OpenedReceipt, openedReceiptSchema } from '../domain/opened-receipt.ts'
import {
  type CodeFault,
  isReceiptSecret,
  readReceiptReference,
  readReceiptSecret,
} from '../domain/receipt-code.ts'
import { lookUpWords, receiptWords } from '../strings/receipt.ts'
import { problemOf } from './database-errors.ts'
import { logError } from './log.ts'
import { Problem } from './problem.ts'
import { readBody } from './request-body.ts'
import { intakeClient } from './supabase.ts'

export type ReceiptPage =
  | { receipt: OpenedReceipt; secret: string; notice?: never; status: 200 }
  | { receipt?: never; notice: string; status: number }

/** The receipt an address leads to. */
export async function openReceipt(secret: string): Promise<ReceiptPage> {
  const missing = { notice: receiptWords.missingText, status: 404 }
  if (!isReceiptSecret(secret)) return missing
  try {
    const { data, error, status } = await intakeClient().rpc('find_receipt', { secret })
    if (error) throw problemOf(error, status)
    const receipt = openedReceiptSchema.nullable().parse(data)
    return receipt ? { receipt, secret, status: 200 } : missing
  } catch (cause) {
    if (!(cause instanceof Problem)) throw cause
    logError('receipt', cause.cause, { problem: cause.key })
    return { notice: receiptWords.unavailable, status: cause.status }
  }
}

export interface LookUpPage {
  status: number
  found?: { receipt: OpenedReceipt; secret: string }
  /** As typed. */
  typed: { reference: string; secret: string }
  /** What is wrong with the form of a code; whether it exists is not told. */
  faults?: { reference?: CodeFault | undefined; secret?: CodeFault | undefined }
  error?: string
  retryAfterSeconds?: number
}

const nothing = { reference: '', secret: '' }

/** @param address the client's, for throttling what finds nothing */
export async function lookUpReceipt(request: Request, address: string): Promise<LookUpPage> {
  const typed = await readTyped(request)
  if (!typed) return { status: 400, typed: nothing, error: lookUpWords.unreadable }
  const reference = readReceiptReference(typed.reference)
  const secret = readReceiptSecret(typed.secret)
  if (reference.fault || secret.fault) {
    const faults = {
      ...(reference.fault && { reference }),
      ...(secret.fault && { secret }),
    }
    return { status: 422, typed, faults }
  }
  try {
    const codes = { reference: reference.code, secret: secret.code }
    const { data, error, status } = await intakeClient().rpc('look_up_receipt', { ...codes, address })
    if (error) throw problemOf(error, status)
    const receipt = openedReceiptSchema.nullable().parse(data)
    if (!receipt) return { status: 404, typed, error: lookUpWords.wrong }
    return { status: 200, typed, found: { receipt, secret: codes.secret } }
  } catch (cause) {
    if (!(cause instanceof Problem)) throw cause
    if (cause.key === 'tooManyLookUps') return { typed, ...throttled(Number(cause.headers['retry-after'])) }
    logError('look-up', cause.cause, { problem: cause.key })
    return { status: cause.status, typed, error: lookUpWords.unavailable }
  }
}

function throttled(seconds: number) {
  const at = showMoment(new Date(Date.now() + seconds * 1000).toISOString())
  return {
    status: 429,
    error: lookUpWords.throttled(Math.ceil(seconds / 60), at),
    retryAfterSeconds: seconds,
  }
}

async function readTyped(request: Request): Promise<LookUpPage['typed'] | undefined> {
  try {
    const body = await readBody(request)
    if (body.kind === 'json') return undefined
    const text = (name: string) => {
      const value = body.value.get(name)
      // longer than any way to write a code
      return typeof value === 'string' ? value.slice(0, 100) : ''
    }
    return { reference: text('reference'), secret: text('secret') }
  } catch {
    return undefined
  }
}
