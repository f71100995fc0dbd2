/**
 * The process that runs the embedded Supabase: apart from the site, so that the two use two cores and
 * neither takes the other down. It ends with its parent: when the channel closes, however the parent
 * died, PostgreSQL is stopped cleanly.
 */

import { messageOf } from './errors.ts'
import { log, redactConsole, redacted } from './log.ts'
import type { FromChild, ToChild } from './messages.ts'
import { startRuntime } from './runtime.ts'
import type { LocalSupabase } from './supabase.ts'

redactConsole()

let running: Promise<LocalSupabase> | undefined
let leaving = false

const tell = (message: FromChild) => {
  if (process.connected) process.send?.(message)
}

async function leave(): Promise<void> {
  if (leaving) return
  leaving = true
  await running?.then(
    (supabase) => supabase.stop(),
    () => {},
  )
  process.exit(0)
}

process.on('message', (message: ToChild) => {
  if (message.kind === 'stop') return void leave()
  running ??= startRuntime(message.options)
  running.then(
    ({ url, anonKey, serviceKey, database }) =>
      tell({ kind: 'ready', supabase: { url, anonKey, serviceKey, database } }),
    (error: unknown) => {
      tell({ kind: 'failed', name: error instanceof Error ? error.name : 'Error', message: messageOf(error) })
      process.disconnect()
    },
  )
})
process.on('disconnect', () => void leave())
// A terminal sends Ctrl+C to everyone in it: leaving is the parent's decision.
process.on('SIGINT', () => {})
process.on('SIGTERM', () => void leave())
process.on('unhandledRejection', (reason) => log(`unhandled: ${redacted(reason)}`))
