/** Clients of Supabase. The intake works with the anon key, the desk always as the signed-in user. */
import { createClient, type SupabaseClient } from '@supabase/supabase-js'
import type { Database } from '../../supabase/database.types.ts'
import { config } from './config.ts'

export type Client = SupabaseClient<Database>

/** Longer than a slow commit, shorter than the patience of a person or of a function's time limit. */
const timeoutMs = 8_000

const auth = { persistSession: false, autoRefreshToken: false, detectSessionInUrl: false }

function boundedFetch(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
  return fetch(input, { ...init, signal: init?.signal ?? AbortSignal.timeout(timeoutMs) })
}

let intake: Client | undefined

/** Executes the intake's functions and nothing else. */
export function intakeClient(): Client {
  const { SUPABASE_URL, SUPABASE_ANON_KEY } = config()
  intake ??= createClient<Database>(SUPABASE_URL, SUPABASE_ANON_KEY, {
    auth,
    global: { fetch: boundedFetch },
  })
  return intake
}

/** Handles the parts of one upload: Storage's policies ask for the ticket's secret. */
export function uploadClient(secret: string): Client {
  const { SUPABASE_URL, SUPABASE_ANON_KEY } = config()
  return createClient<Database>(SUPABASE_URL, SUPABASE_ANON_KEY, {
    auth,
    global: { fetch: boundedFetch, headers: { 'x-upload-secret': secret } },
  })
}

/** Acts as the user the access token belongs to; row-level security decides what that is. */
export function staffClient(accessToken: string): Client {
  const { SUPABASE_URL, SUPABASE_ANON_KEY } = config()
  return createClient<Database>(SUPABASE_URL, SUPABASE_ANON_KEY, {
    auth,
    global: { fetch: boundedFetch, headers: { authorization: `Bearer ${accessToken}` } },
  })
}

/** For one act of Auth: signing in changes a client, so this one is shared with nobody. */
export function signInClient(): Client {
  const { SUPABASE_URL, SUPABASE_ANON_KEY } = config()
  return createClient<Database>(SUPABASE_URL, SUPABASE_ANON_KEY, { auth, global: { fetch: boundedFetch } })
}
