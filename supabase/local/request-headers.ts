/**
 * The headers of the Storage request under way. Hosted Storage gives them to PostgreSQL as `request.headers`, where
 * policies read them; upstream does not, and hands no request down to its connection.
 */
import { AsyncLocalStorage } from 'node:async_hooks'

const current = new AsyncLocalStorage<string>()

export function withHeaders<T>(headers: Headers, run: () => Promise<T>): Promise<T> {
  return current.run(JSON.stringify(Object.fromEntries(headers)), run)
}

/** As JSON text; empty outside a Storage request. */
export const currentHeaders = (): string => current.getStore() ?? ''
