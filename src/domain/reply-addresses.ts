/** Addresses of replies at the desk. */
import { feedbackAddress } from './desk-addresses.ts'
import { deskPath } from './return-path.ts'

/** Where letters chosen in the work list are recorded as answered. */
export const repliesPath = `${deskPath}/tra-loi`

/** Names in the address: what is corrected, how many were just recorded. */
export const replyNames = { recording: 'lan', done: 'da-tra-loi' } as const

/** The part of a letter's page that is about answering it. */
export function replyAnchorAddress(reference: string): string {
  return `${feedbackAddress(reference)}#tra-loi`
}

export function replyCorrectionAddress(reference: string, recording: string): string {
  return `${feedbackAddress(reference)}/tra-loi?${new URLSearchParams([[replyNames.recording, recording]])}`
}
