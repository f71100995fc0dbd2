/** What a receipt says line by line: the same on the page, on paper and in the file to keep. */
import { showBytes } from '../domain/bytes.ts'
import { dayOf, showDay, showMoment } from '../domain/day.ts'
import { type OpenedReceipt, receiptSteps } from '../domain/opened-receipt.ts'
import { form } from './form.ts'
import { receiptWords as words } from './receipt.ts'

export interface Fact {
  label: string
  value: string
}

/** Of paper the office knows the day, not the minute. */
function received({ channel, receivedAt }: OpenedReceipt): Fact {
  return channel === 'paper'
    ? { label: words.receivedOn, value: showDay(dayOf(new Date(receivedAt))) }
    : { label: words.receivedAt, value: `${showMoment(receivedAt)} (${words.zone})` }
}

export function receiptFacts(receipt: OpenedReceipt): Fact[] {
  return [
    received(receipt),
    { label: words.round, value: receipt.round },
    { label: words.channel, value: words.channels[receipt.channel] },
    { label: words.deadline, value: receipt.late ? words.late : words.inTime },
    { label: words.count, value: String(receipt.commentCount) },
  ]
}

export interface StatusLine {
  step: string
  /** Undefined for what has not come yet. */
  date: string | undefined
  /** For machines. */
  at: string | null
}

export function statusLines(receipt: OpenedReceipt): StatusLine[] {
  return receiptSteps(receipt).map(({ step, at }) => ({
    step: words.steps[step][at === null ? 'notYet' : 'reached'],
    at,
    date: at === null ? undefined : `ngày ${showDay(dayOf(new Date(at)))}`,
  }))
}

/** What each comment is about, in words. */
export function wordFacts({ subject, contentArea, aspect }: OpenedReceipt['words'][number]): Fact[] {
  return [
    { label: form.labels.subject, value: subject },
    { label: form.labels.contentArea, value: contentArea },
    ...(aspect ? [{ label: form.labels.aspect, value: form.aspects[aspect] }] : []),
  ]
}

export function hashFacts({ contentSha256, scans }: OpenedReceipt): Fact[] {
  const types: Record<string, string> = words.scanTypes
  return [
    { label: words.hash, value: contentSha256 },
    ...scans.map(({ sha256, mediaType, byteSize }, index) => ({
      label: words.scan(index + 1, types[mediaType] ?? mediaType, showBytes(byteSize)),
      value: sha256,
    })),
  ]
}
