/**
 * One feedback on its way to the door. Only the server's own word ends it: a receipt, or a refusal as problem details.
 * Anything else (no line, no answer, a hotel's sign-in page, a server that is ill) leaves it unsent and is tried again
 * under the same key, so that it is stored once however often it is sent.
 */
import type { Fields } from './draft.ts'
import { readRetryAfter, retryDelay } from './retry.ts'

export type Answer =
  | { kind: 'received'; secret: string }
  | { kind: 'refused' }
  | { kind: 'unanswered'; askedSeconds: number }

/** A telephone on a poor line gets this long for one try. */
const patienceMs = 90_000
const secretForm = /^[\w-]{1,100}$/

export async function post(key: string, fields: Fields, signal: AbortSignal): Promise<Answer> {
  const body = new FormData()
  for (const [name, value] of fields) body.append(name, value)
  const impatient = new AbortController()
  const timer = setTimeout(() => impatient.abort(), patienceMs)
  const stop = () => impatient.abort()
  signal.addEventListener('abort', stop)
  try {
    const response = await fetch('/api/feedback', {
      method: 'POST',
      body,
      headers: { accept: 'application/json', 'idempotency-key': key },
      cache: 'no-store',
      signal: impatient.signal,
    })
    const type = response.headers.get('content-type') ?? ''
    if (response.status === 201 && type.startsWith('application/json')) {
      const receipt: unknown = await response.json()
      const secret = typeof receipt === 'object' && receipt !== null && 'secret' in receipt && receipt.secret
      if (typeof secret === 'string' && secretForm.test(secret)) return { kind: 'received', secret }
    }
    const isTemporary = response.status >= 500 || [408, 425, 429].includes(response.status)
    if (type.startsWith('application/problem+json') && !isTemporary) return { kind: 'refused' }
    return { kind: 'unanswered', askedSeconds: readRetryAfter(response.headers.get('retry-after')) }
  } catch {
    return { kind: 'unanswered', askedSeconds: 0 }
  } finally {
    clearTimeout(timer)
    signal.removeEventListener('abort', stop)
  }
}

export interface Delivery {
  /** Tries at once instead of later. */
  hurry(): void
  /** Stops; what was under way may arrive all the same. */
  stop(): void
}

/** Sends until there is an answer. Nothing is reported after `stop`. */
export function deliver(
  key: string,
  fields: Fields,
  on: { sending(): void; waiting(): void; answered(answer: Exclude<Answer, { kind: 'unanswered' }>): void },
): Delivery {
  const stopped = new AbortController()
  let wake = () => {}
  async function run(): Promise<void> {
    for (let failed = 1; !stopped.signal.aborted; failed += 1) {
      on.sending()
      const answer = await post(key, fields, stopped.signal)
      if (stopped.signal.aborted) return
      if (answer.kind !== 'unanswered') return on.answered(answer)
      on.waiting()
      const delay = retryDelay(failed, answer.askedSeconds)
      await new Promise<void>((resolve) => {
        wake = resolve
        setTimeout(resolve, delay)
        addEventListener('online', () => resolve(), { once: true })
      })
    }
  }
  void run()
  return {
    hurry: () => wake(),
    stop() {
      stopped.abort()
      wake()
    },
  }
}

/** Sends a form as a page without scripts would, so that the server shows what is wrong beside the fields. */
export function postAsPage(fields: Fields): void {
  const form = document.createElement('form')
  form.method = 'post'
  form.action = '/api/feedback'
  form.enctype = 'multipart/form-data'
  form.hidden = true
  for (const [name, value] of fields) {
    const input = document.createElement('textarea')
    input.name = name
    input.value = value
    form.append(input)
  }
  document.body.append(form)
  form.submit()
}
