/** Who printed letters or named forms, and when: a printed code lets its bearer write as invited. */
import { z } from 'zod'
import { problemOf } from '../database-errors.ts'
import type { Client } from '../supabase.ts'

const entrySchema = z.object({ id: z.number(), at: z.string(), staff_id: z.string(), reason: z.string() })
export interface PrintLogEntry {
  id: number
  at: string
  displayName: string
  /** What was printed, e.g. `thư mời số 1–40`. */
  what: string
}

/** The latest, newest first. */
export async function readPrintLog(
  client: Client,
  action: 'invitations_printed' | 'forms_printed',
): Promise<PrintLogEntry[]> {
  const [log, staff] = await Promise.all([
    client
      .from('access_log')
      .select('id, at, staff_id, reason')
      .eq('action', action)
      .order('id', { ascending: false })
      .limit(20),
    client.from('staff').select('user_id, display_name'),
  ])
  if (log.error) throw problemOf(log.error, log.status)
  if (staff.error) throw problemOf(staff.error, staff.status)
  const names = new Map(staff.data.map((member) => [member.user_id, member.display_name]))
  return z
    .array(entrySchema)
    .parse(log.data)
    .map(({ id, at, staff_id, reason }) => ({ id, at, what: reason, displayName: names.get(staff_id) ?? '' }))
}
