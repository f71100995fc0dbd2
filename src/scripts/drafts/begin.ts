/**
 * Asks the server once when the form was begun, which counts for the round's grace (F6), and learns its time on the way.
 * Whatever goes wrong here costs nothing but the grace.
 */
import { setHidden } from './fields.ts'

/** @returns a function that asks, the first time it is called on a form that has no token */
export function beginOnce(form: HTMLFormElement, begun: () => void): () => void {
  let asked = false
  return () => {
    const control = form.elements.namedItem('begun')
    if (asked || (control instanceof HTMLInputElement && control.value)) return
    asked = true
    ask().then(
      (token) => {
        if (!token) return
        setHidden(form, 'begun', token)
        begun()
      },
      () => {},
    )
  }
}

async function ask(): Promise<string | undefined> {
  const response = await fetch('/api/begin', { method: 'POST', headers: { accept: 'application/json' } })
  const time = Date.parse(response.headers.get('date') ?? '')
  if (time > 0) document.dispatchEvent(new CustomEvent('server-time', { detail: time }))
  const answer: unknown = response.ok ? await response.json() : undefined
  const token = typeof answer === 'object' && answer !== null && 'begun' in answer ? answer.begun : undefined
  return typeof token === 'string' ? token : undefined
}
