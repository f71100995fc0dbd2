/**
 * Scans of official documents and paper letters (F1, F5): what is taken, and what the site and its scripts say to each
 * other. No zod here: scripts read this on old telephones.
 */
import { scanBytesLimit, scansLimit } from './limits.ts'

export const scanLimits = {
  /** Bytes of one scan. */
  bytes: scanBytesLimit,
  /** Bytes of one part: what a lost line costs at most. */
  partBytes: 1_048_576,
  /** Scans of one letter. */
  count: scansLimit,
  /** Bytes of all scans sent with the form itself, without scripts: a function takes no more in one request. */
  formBytes: 4_194_304,
} as const

/**
 * What a function of a hosting service answers at most is 20 MB, with room left for what goes around it. A larger scan is
 * fetched in ranges.
 */
export const answerLimitBytes = 18 * 1_048_576

/** Judged by content, never by name. */
export const scanMediaTypes = ['application/pdf', 'image/jpeg', 'image/png', 'image/heic'] as const
export type ScanMediaType = (typeof scanMediaTypes)[number]

/** Leave to upload one scan. */
export interface Ticket {
  id: string
  secret: string
}

/** An address that takes part `n`, counted from 0. */
export interface PartAddress {
  n: number
  url: string
}

/** What the server found when it read the whole scan back. */
export interface CompletedScan {
  mediaType: ScanMediaType
  /** Hexadecimal. */
  sha256: string
  byteSize: number
}

export interface OpenedUpload extends Ticket {
  partBytes: number
  parts: PartAddress[]
}

export interface UploadState {
  byteSize: number
  partBytes: number
  /** Parts that are in Storage. */
  done: number[]
  /** The others, with fresh addresses. */
  parts: PartAddress[]
  complete?: CompletedScan
}

/** How many parts a scan is cut into. */
export function partCount(byteSize: number, partBytes: number): number {
  return Math.ceil(byteSize / partBytes)
}

/** Bytes of part `n`, the last one being what is left. */
export function partSize(n: number, byteSize: number, partBytes: number): number {
  return Math.min(partBytes, byteSize - n * partBytes)
}
