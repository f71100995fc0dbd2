/** The ways to the server and to Storage, and the three ways they fail. */
import {
  type CompletedScan,
  type OpenedUpload,
  type PartAddress,
  scanMediaTypes,
  type Ticket,
  type UploadState,
} from '../../domain/scan.ts'

/** Said for good: nothing changes by trying again. `key` is the problem's, `message` for people. */
export class Refused extends Error {
  readonly key: string
  constructor(key: string, message = '') {
    super(message)
    this.key = key
  }
}

/** No answer, or one that says: later. */
export class Interrupted extends Error {
  readonly retryAfterSeconds: number
  constructor(retryAfterSeconds = 0) {
    super('interrupted')
    this.retryAfterSeconds = retryAfterSeconds
  }
}

/** Storage refused a part: the address has expired, or the part is there already. The server knows which. */
export class NotTaken extends Error {}

export interface Net {
  open(byteSize: number): Promise<OpenedUpload>
  state(ticket: Ticket): Promise<UploadState>
  complete(ticket: Ticket): Promise<CompletedScan>
  /** @param sent told how many bytes of this part have gone */
  put(url: string, bytes: ArrayBuffer, sent: (bytes: number) => void, signal: AbortSignal): Promise<void>
  /** Until the time is over or the line is back. */
  wait(ms: number, signal: AbortSignal): Promise<void>
}

/** Without a byte on its way for this long a line is as good as lost. */
const silenceMs = 30_000
/** Reading a whole scan back takes a while. */
const answerMs = 60_000

export const net: Net = {
  open: (byteSize) => ask('/api/scans', { byteSize }, readOpened),
  state: ({ id, secret }) => ask('/api/scans/state', { id, secret }, readState),
  complete: ({ id, secret }) => ask('/api/scans/complete', { id, secret }, readCompleted),
  put,
  wait,
}

async function ask<T>(path: string, body: object, read: (value: unknown) => T | undefined): Promise<T> {
  let response: Response
  let value: unknown
  const patience = new AbortController()
  const timer = setTimeout(() => patience.abort(), answerMs)
  try {
    response = await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify(body),
      signal: patience.signal,
    })
    value = await response.json()
  } catch {
    // also an answer that is not JSON: something between here and the server gave it
    throw new Interrupted()
  } finally {
    clearTimeout(timer)
  }
  if (response.ok) {
    const answer = read(value)
    if (answer === undefined) throw new Interrupted()
    return answer
  }
  const { type, title } = fieldsOf(value)
  const key = String(type ?? '').replace(/^.*:/, '')
  const isLater = response.status >= 500 || response.status === 429 || response.status === 408
  // a store that is full stays so for hours: the person must know
  if (isLater && key !== 'storeFull') throw new Interrupted(Number(response.headers.get('retry-after')) || 0)
  throw new Refused(key, typeof title === 'string' ? title : '')
}

function put(
  url: string,
  bytes: ArrayBuffer,
  sent: (bytes: number) => void,
  signal: AbortSignal,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    let silence: ReturnType<typeof setTimeout> | undefined
    const listen = () => {
      clearTimeout(silence)
      silence = setTimeout(() => request.abort(), silenceMs)
    }
    const stop = () => request.abort()
    signal.addEventListener('abort', stop)
    request.upload.onprogress = ({ loaded }) => {
      listen()
      sent(loaded)
    }
    request.onload = () => {
      if (request.status >= 200 && request.status < 300) resolve()
      else reject(request.status >= 500 || request.status === 429 ? new Interrupted() : new NotTaken())
    }
    request.onerror = () => reject(new Interrupted())
    request.onabort = () => reject(new Interrupted())
    request.onloadend = () => {
      clearTimeout(silence)
      signal.removeEventListener('abort', stop)
    }
    request.open('PUT', url)
    request.setRequestHeader('content-type', 'application/octet-stream')
    listen()
    request.send(bytes)
  })
}

function wait(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer)
      removeEventListener('online', end)
      signal.removeEventListener('abort', end)
      resolve()
    }
    const timer = setTimeout(end, ms)
    addEventListener('online', end)
    signal.addEventListener('abort', end)
  })
}

function fieldsOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}

function readParts(value: unknown): PartAddress[] | undefined {
  if (!Array.isArray(value)) return undefined
  const parts = value.map((each: unknown) => {
    const { n, url } = fieldsOf(each)
    return typeof n === 'number' && typeof url === 'string' ? { n, url } : undefined
  })
  return parts.every((part) => part !== undefined) ? parts : undefined
}

function readOpened(value: unknown): OpenedUpload | undefined {
  const { id, secret, partBytes, parts } = fieldsOf(value)
  const addresses = readParts(parts)
  return typeof id === 'string' && typeof secret === 'string' && typeof partBytes === 'number' && addresses
    ? { id, secret, partBytes, parts: addresses }
    : undefined
}

function readState(value: unknown): UploadState | undefined {
  const { byteSize, partBytes, done, parts, complete } = fieldsOf(value)
  const addresses = readParts(parts)
  const found = readCompleted(complete)
  if (typeof byteSize !== 'number' || typeof partBytes !== 'number' || !Array.isArray(done) || !addresses)
    return undefined
  return {
    byteSize,
    partBytes,
    done: done.filter((n) => typeof n === 'number'),
    parts: addresses,
    ...(found && { complete: found }),
  }
}

function readCompleted(value: unknown): CompletedScan | undefined {
  const { mediaType, sha256, byteSize } = fieldsOf(value)
  const known = scanMediaTypes.find((each) => each === mediaType)
  return known && typeof sha256 === 'string' && typeof byteSize === 'number'
    ? { mediaType: known, sha256, byteSize }
    : undefined
}
