/** The line between people and the door: requests that break, are given up half-way and are sent again. */
import { setTimeout as delay } from 'node:timers/promises'

export interface Answer {
  status: number
  body: unknown
}

interface Attempt {
  startedAt: number
  done: boolean
  acknowledged: boolean
}

export interface Line {
  /** Requests sent and not answered yet. */
  underWay(): Attempt[]
  /** How often each end came: a status, `broken` or `given up`. */
  ends: Map<string, number>
  /** Answers that are neither success nor "not now". */
  surprises: string[]
  /** When the request was begun whose success came last. */
  lastSuccessAt(): number
  /** @returns nothing when the line broke or the one who sent it gave up */
  send(url: string, init: RequestInit, giveUpAfterMs?: number): Promise<Answer | undefined>
  /** Sends it again and again until it succeeds. */
  untilTaken(url: string, init: RequestInit): Promise<unknown>
}

const patienceMs = 20_000
/** Longer than all strikes together: on a busy machine they leave little time between them. */
export const persistenceMs = 240_000

export function openLine(): Line {
  const attempts = new Set<Attempt>()
  const ends = new Map<string, number>()
  const surprises: string[] = []
  let lastSuccessAt = 0
  const count = (end: string) => ends.set(end, (ends.get(end) ?? 0) + 1)

  const send: Line['send'] = async (url, init, giveUpAfterMs) => {
    const attempt: Attempt = { startedAt: Date.now(), done: false, acknowledged: false }
    attempts.add(attempt)
    try {
      const signal = AbortSignal.timeout(giveUpAfterMs ?? patienceMs)
      const response = await fetch(url, { ...init, signal })
      const body: unknown = response.headers.get('content-type')?.includes('json')
        ? await response.json()
        : await response.text()
      count(String(response.status))
      if (response.ok) {
        lastSuccessAt = Math.max(lastSuccessAt, attempt.startedAt)
        attempt.acknowledged = true
      } else if (!isLater(url, response.status)) {
        surprises.push(`${new URL(url).pathname} ${response.status} ${JSON.stringify(body).slice(0, 300)}`)
      }
      return { status: response.status, body }
    } catch {
      count(giveUpAfterMs === undefined ? 'broken' : 'given up')
      return undefined
    } finally {
      attempt.done = true
      attempts.delete(attempt)
    }
  }

  return {
    underWay: () => [...attempts],
    ends,
    surprises,
    lastSuccessAt: () => lastSuccessAt,
    send,
    async untilTaken(url, init) {
      for (const begun = Date.now(); Date.now() - begun < persistenceMs; await delay(60)) {
        const answer = await send(url, init)
        if (answer && answer.status < 300) return answer.body
      }
      throw new Error(`${url} was not taken within ${persistenceMs} ms`)
    },
  }
}

/** Our own door says 503; Storage may fail with any 5xx, and the form's script sends such a part again. */
function isLater(url: string, status: number): boolean {
  return new URL(url).pathname.startsWith('/storage/') ? status >= 500 : status === 503
}

export function json(value: unknown, headers: Record<string, string> = {}): RequestInit {
  const body = typeof value === 'string' ? value : JSON.stringify(value)
  return { method: 'POST', body, headers: { 'content-type': 'application/json', ...headers } }
}
