/** Names of the Help Team, to say who did what. */
import { z } from 'zod'
import { problemOf } from '../database-errors.ts'
import type { Client } from '../supabase.ts'

export type StaffNames = ReadonlyMap<string, string>

const schema = z.array(z.object({ user_id: z.string(), display_name: z.string() }))

/** By user; those no longer of the team are still named. */
export async function readStaffNames(client: Client): Promise<StaffNames> {
  const { data, error, status } = await client.from('staff').select('user_id, display_name')
  if (error) throw problemOf(error, status)
  return new Map(schema.parse(data).map((member) => [member.user_id, member.display_name]))
}
