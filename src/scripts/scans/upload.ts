/** One scan on its way: part by part, picked up again wherever it broke off, until the server has read it all back. */
import { type CompletedScan, type PartAddress, partSize, type Ticket } from '../../domain/scan.ts'
import { Interrupted, type Net, NotTaken, Refused } from './net.ts'

export interface Job {
  /** Missing after a reload, until the person chooses it again. */
  file: Blob | undefined
  /** Known from before. */
  ticket: Ticket | undefined
  signal: AbortSignal
  /** A ticket was given: from now on it can be resumed. */
  ticketed(ticket: Ticket): void
  /** Bytes that have gone, of this many. */
  progress(sent: number, byteSize: number): void
  checking(): void
  /** @param ms until it is tried again */
  interrupted(ms: number): void
}

const firstMs = 1_000
const longestMs = 60_000
/** A server may ask for more patience, within reason. */
const longestAskedMs = 300_000
/** Refusals of Storage in a row, after fresh addresses: then it is no chance. */
const refusalsAtMost = 5

/** @returns undefined when parts are missing and there is no file to take them from */
export async function uploadScan(job: Job, net: Net): Promise<CompletedScan | undefined> {
  let ticket = job.ticket
  let failures = 0
  let refusals = 0

  async function attempt(): Promise<CompletedScan | undefined> {
    if (!ticket) {
      if (!job.file) return undefined
      const { id, secret, partBytes, parts } = await net.open(job.file.size)
      ticket = { id, secret }
      job.ticketed(ticket)
      await bring(job.file, parts, partBytes)
    } else {
      const state = await net.state(ticket)
      if (state.complete) return state.complete
      const sent = state.done.reduce((sum, n) => sum + partSize(n, state.byteSize, state.partBytes), 0)
      job.progress(sent, state.byteSize)
      if (state.parts.length > 0) {
        if (!job.file) return undefined
        if (job.file.size !== state.byteSize) throw new Refused('changed')
        await bring(job.file, state.parts, state.partBytes)
      }
    }
    job.checking()
    return net.complete(ticket)
  }

  async function bring(file: Blob, parts: readonly PartAddress[], partBytes: number): Promise<void> {
    let sent = file.size - parts.reduce((sum, { n }) => sum + partSize(n, file.size, partBytes), 0)
    for (const { n, url } of parts) {
      if (job.signal.aborted) throw new Interrupted()
      const bytes = await read(file.slice(n * partBytes, (n + 1) * partBytes))
      await net.put(url, bytes, (part) => job.progress(sent + part, file.size), job.signal)
      sent += bytes.byteLength
      job.progress(sent, file.size)
      failures = 0
      refusals = 0
    }
  }

  for (;;) {
    try {
      const found = await attempt()
      if (found && job.file) await compare(job.file, found.sha256)
      return found
    } catch (cause) {
      if (job.signal.aborted || !isPassing(cause)) throw cause
      failures += 1
      if (cause instanceof NotTaken) refusals += 1
      if (refusals > refusalsAtMost) throw new Refused('unexpected')
      const ms = delayOf(failures, cause instanceof Interrupted ? cause.retryAfterSeconds : 0)
      job.interrupted(ms)
      await net.wait(ms, job.signal)
      if (job.signal.aborted) throw cause
    }
  }
}

/** Passes by itself, or by asking how far it is. */
function isPassing(cause: unknown): boolean {
  return (
    cause instanceof Interrupted ||
    cause instanceof NotTaken ||
    (cause instanceof Refused && cause.key === 'scanIncomplete')
  )
}

/** Soon, then ever less often, and never all telephones of a hall at once. */
export function delayOf(failures: number, askedSeconds: number, chance = Math.random()): number {
  const doubled = Math.min(longestMs, firstMs * 2 ** Math.min(failures - 1, 10))
  return Math.max(Math.min(longestAskedMs, askedSeconds * 1_000), doubled / 2 + (doubled / 2) * chance)
}

async function read(blob: Blob): Promise<ArrayBuffer> {
  try {
    // Blob.arrayBuffer is younger than some telephones
    return await new Response(blob).arrayBuffer()
  } catch {
    throw new Refused('unreadable')
  }
}

/** What the server hashed is what lies here. On plain http addresses browsers do not hash: then nothing is compared. */
async function compare(file: Blob, sha256: string): Promise<void> {
  if (!('crypto' in globalThis) || !crypto.subtle) return
  const digest = await crypto.subtle.digest('SHA-256', await read(file))
  const hex = [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  if (hex !== sha256) throw new Refused('changed')
}
