/**
 * Scans that came with the form itself, from browsers without scripts: each goes the way of every scan (ticket, parts,
 * judgement) and is carried on by its name, or its fault is said, without losing the others or what was typed.
 */
import type { ScanDraft } from '../../domain/form.ts'
import { partCount, scanLimits } from '../../domain/scan.ts'
import { scanFormWords } from '../../strings/scans.ts'
import { logError } from '../log.ts'
import { type FieldError, fieldError, Problem } from '../problem.ts'
import { uploadClient } from '../supabase.ts'
import { writePart } from './parts.ts'
import { openTicket } from './ticket.ts'
import { checkSize, completeUpload } from './upload.ts'

/** The name of the form's field for files. */
export const filesField = 'scanFile'

export interface TakenFiles {
  /** Those of the draft, then those that were taken. */
  scans: ScanDraft[]
  /** At most one, about the field as a whole: a browser does not let one go back to a single file. */
  errors: FieldError[]
}

export async function takeFiles(form: FormData, before: ScanDraft[]): Promise<TakenFiles> {
  const scans = [...before]
  const faults: string[] = []
  let room: number = scanLimits.formBytes
  for (const file of chosenFiles(form)) {
    const reason = await (async () => {
      if (scans.length >= scanLimits.count) return scanFormWords.withForm.tooMany
      if (file.size > room) return scanFormWords.withForm.tooLarge
      room -= file.size
      const taken = await take(file)
      if ('fault' in taken) return taken.fault
      scans.push(taken)
      return undefined
    })()
    if (reason) faults.push(scanFormWords.withForm.refused(file.name, reason))
  }
  return { scans, errors: faults.length > 0 ? [fieldError(filesField, faults.join(' '))] : [] }
}

/** The place (from 0) of the scan that a button of the form takes out: step `removeScan.2`. */
export function removedScan(step: FormDataEntryValue | null): number | undefined {
  const place = typeof step === 'string' ? /^removeScan\.(\d{1,4})$/.exec(step)?.[1] : undefined
  return place === undefined ? undefined : Number(place)
}

/** What to say when a form with files was more than is read: only then are files the likely cause. */
export function filesTooLarge(request: Request): string | undefined {
  return request.headers.get('content-type')?.startsWith('multipart/form-data')
    ? scanFormWords.withForm.muchTooLarge
    : undefined
}

/** A browser sends a nameless empty file where none was chosen. */
function chosenFiles(form: FormData): File[] {
  return form
    .getAll(filesField)
    .filter((value) => value instanceof File && (value.name !== '' || value.size > 0)) as File[]
}

async function take(file: File): Promise<ScanDraft | { fault: string }> {
  try {
    checkSize(file.size)
    const ticket = await openTicket(file.size)
    const client = uploadClient(ticket.secret)
    const { partBytes } = scanLimits
    for (let n = 0; n < partCount(file.size, partBytes); n += 1) {
      await writePart(client, ticket.id, n, file.slice(n * partBytes, (n + 1) * partBytes))
    }
    const { mediaType, sha256, byteSize } = await completeUpload(ticket)
    return { ...ticket, sha256, name: file.name, mediaType, byteSize: String(byteSize) }
  } catch (cause) {
    if (!(cause instanceof Problem)) throw cause
    if (cause.status >= 500) logError('scan-file', cause.cause, { problem: cause.key })
    return { fault: cause.message }
  }
}
