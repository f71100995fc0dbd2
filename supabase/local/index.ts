/**
 * The embedded Supabase: a real PostgreSQL of our own behind @supabase/lite,
 * answering like the hosted service on one loopback address.
 */

export { AlreadyRunningError, MigrationChangedError, PostgresUnavailableError } from './errors.ts'
export type { StaffMember } from './staff.ts'
export { createAuthUser, enrolStaff } from './staff.ts'
export type { LocalSupabase, StartOptions } from './supabase.ts'
export { startSupabase } from './supabase.ts'
