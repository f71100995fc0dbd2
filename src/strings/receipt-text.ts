/** A receipt as a plain text file, to keep: opens on any machine, old ones too (byte order mark, \r\n). */
import { showMoment } from '../domain/day.ts'
import type { OpenedReceipt } from '../domain/opened-receipt.ts'
import { secretGroups } from '../domain/receipt-code.ts'
import { receiptWords as words } from './receipt.ts'
import { type Fact, hashFacts, receiptFacts, statusLines, wordFacts } from './receipt-facts.ts'

const byteOrderMark = '\ufeff'
const upper = (text: string) => text.toLocaleUpperCase('vi')
const line = ({ label, value }: Fact) => `${label}: ${value}`

export interface ReceiptTextOptions {
  /** Of the body under review. */
  bodyName: string
  /** Where receipts are looked up. */
  lookUpAddress: string
  now: Date
}

export function receiptText(
  receipt: OpenedReceipt,
  secret: string,
  { bodyName, lookUpAddress, now }: ReceiptTextOptions,
): string {
  const { reference, openedWith } = receipt
  const lines = [
    upper(bodyName),
    '',
    upper(words.title),
    '',
    line({ label: words.reference, value: reference }),
    line({ label: words.secret, value: secretGroups(secret).join(' ') }),
    ...(openedWith === reference ? [] : [words.corrected(openedWith, reference)]),
    ...(receipt.sample ? [words.sample] : []),
    '',
    ...receiptFacts(receipt).map(line),
    '',
    upper(words.status),
    ...statusLines(receipt).map(({ step, date }) => (date ? line({ label: step, value: date }) : step)),
    words.asOf(showMoment(now.toISOString())),
    '',
    upper(words.copy),
    ...receipt.words.flatMap((word, index) => [
      '',
      `--- ${words.comment(index + 1)} ---`,
      ...wordFacts(word).map(line),
      '',
      word.text,
    ]),
    '',
    upper(words.checks),
    ...hashFacts(receipt).map(line),
    '',
    words.lookUp(lookUpAddress),
    words.secretHint,
    '',
  ]
  return byteOrderMark + lines.join('\n').replaceAll('\n', '\r\n')
}
