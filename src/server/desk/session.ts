/** What a page of the desk works with. */
import type { Staff } from '../../domain/desk.ts'
import { type Client, staffClient } from '../supabase.ts'

export interface Desk {
  staff: Staff
  client: Client
}

/** @throws Error on a page the middleware does not guard */
export function deskOf({ session }: { session?: { staff: Staff; accessToken: string } }): Desk {
  if (!session) throw new Error('a page of the desk without a session')
  return { staff: session.staff, client: staffClient(session.accessToken) }
}
