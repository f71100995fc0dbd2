/** What the site's process and the embedded Supabase's process say to each other. */
import type { RuntimeOptions } from './runtime.ts'
import type { LocalSupabase } from './supabase.ts'

export type ToChild = { kind: 'start'; options: RuntimeOptions } | { kind: 'stop' }

export type FromChild =
  | { kind: 'ready'; supabase: Omit<LocalSupabase, 'stop'> }
  | { kind: 'failed'; name: string; message: string }
