/** Who printed letters or named forms, and when: a printed code lets its bearer write as invited. */
import { z } from 'zod'
import { logAddress } from '../../domain/log-filters.ts'
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

export interface PrintLog {
  entries: PrintLogEntry[]
  /** Address of all of them, where there are more. */
  all: string | undefined
}

const shown = 20

/** The latest, newest first; the log has the rest. */
export async function readPrintLog(
  client: Client,
  action: 'invitations_printed' | 'forms_printed',
): Promise<PrintLog> {
  const [log, staff] = await Promise.all([
    client
      .from('access_log')
      .select('id, at, staff_id, reason')
      .eq('action', action)
      .order('id', { ascending: false })
      .limit(shown + 1),
    client.from('staff').select('user_id, display_name'),
  ])
  if (log.error) throw problemOf(log.error, log.status)
  if (staff.error) throw problemOf(staff.error, staff.status)
  const names = new Map(staff.data.map((member) => [member.user_id, member.display_name]))
  const rows = z.array(entrySchema).parse(log.data)
  const entries = rows
    .slice(0, shown)
    .map(({ id, at, staff_id, reason }) => ({ id, at, what: reason, displayName: names.get(staff_id) ?? '' }))
  return { entries, all: rows.length > shown ? logAddress('readings', { act: action }) : undefined }
}
