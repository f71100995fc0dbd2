/** The three steps of an upload, each of which may be repeated: open, ask how far it is, complete. */
import { createHash } from 'node:crypto'
import {
  type CompletedScan,
  type OpenedUpload,
  partCount,
  partSize,
  scanLimits,
  type Ticket,
  type UploadState,
} from '../../domain/scan.ts'
import { Problem } from '../problem.ts'
import { uploadClient } from '../supabase.ts'
import { ScanJudge } from './media-type.ts'
import { partAddresses, readParts } from './parts.ts'
import { completeTicket, findUpload, openTicket, type Upload } from './ticket.ts'

/** @throws Problem scanEmpty, scanTooLarge, storeFull, storeAway */
export async function openUpload(byteSize: number): Promise<OpenedUpload> {
  checkSize(byteSize)
  const ticket = await openTicket(byteSize)
  const { partBytes } = scanLimits
  const every = Array.from({ length: partCount(byteSize, partBytes) }, (_, n) => n)
  return { ...ticket, partBytes, parts: await partAddresses(uploadClient(ticket.secret), ticket.id, every) }
}

/** @throws Problem scanEmpty, scanTooLarge */
export function checkSize(byteSize: number): void {
  if (byteSize === 0) throw new Problem('scanEmpty')
  if (byteSize > scanLimits.bytes) throw new Problem('scanTooLarge')
}

/** @throws Problem scanGone, scanClaimed, scanBroken, storeAway */
export async function uploadState(ticket: Ticket): Promise<UploadState> {
  const upload = await findUpload(ticket)
  const { byteSize, partBytes } = upload
  const { done, missing } = sorted(upload)
  const complete = completed(upload)
  const parts = complete ? [] : await partAddresses(uploadClient(ticket.secret), ticket.id, missing)
  return { byteSize, partBytes, done, parts, ...(complete && { complete }) }
}

/**
 * Reads every byte back, judges and hashes what is there, and has it noted.
 * @throws Problem scanGone, scanClaimed, scanIncomplete, scanBroken, storeAway, and those of ScanJudge
 */
export async function completeUpload(ticket: Ticket): Promise<CompletedScan> {
  const upload = await findUpload(ticket)
  const before = completed(upload)
  if (before) return before
  const { byteSize, partBytes } = upload
  if (sorted(upload).missing.length > 0) throw new Problem('scanIncomplete')
  const judge = new ScanJudge()
  const hash = createHash('sha256')
  let read = 0
  for await (const bytes of readParts(
    uploadClient(ticket.secret),
    ticket.id,
    0,
    partCount(byteSize, partBytes),
  )) {
    judge.add(bytes)
    hash.update(bytes)
    read += bytes.byteLength
  }
  if (read !== byteSize) throw new Problem('scanBroken')
  const found = { mediaType: judge.verdict(), sha256: hash.digest('hex') }
  await completeTicket(ticket, found)
  return { ...found, byteSize }
}

function completed({ mediaType, sha256, byteSize }: Upload): CompletedScan | undefined {
  return mediaType && sha256 ? { mediaType, sha256, byteSize } : undefined
}

/** @throws Problem scanBroken: a part of another size than announced can neither be replaced nor be right */
function sorted({ byteSize, partBytes, parts }: Upload): { done: number[]; missing: number[] } {
  if (parts.some((part) => part.byteSize !== partSize(part.n, byteSize, partBytes)))
    throw new Problem('scanBroken')
  const done = parts.map(({ n }) => n)
  const every = Array.from({ length: partCount(byteSize, partBytes) }, (_, n) => n)
  return { done, missing: every.filter((n) => !done.includes(n)) }
}
