/** Those of the Help Team who work at the desk now. */
import { z } from 'zod'
import { compareNames } from '../../domain/names.ts'
import { problemOf } from '../database-errors.ts'
import type { Client } from '../supabase.ts'

export interface Member {
  userId: string
  name: string
}

const schema = z.array(z.object({ user_id: z.string(), display_name: z.string() }))

/** By given name; without auditors, who do no work here. */
export async function readMembers(client: Client): Promise<Member[]> {
  const { data, error, status } = await client
    .from('staff')
    .select('user_id, display_name')
    .is('disabled_at', null)
    .neq('role', 'auditor')
  if (error) throw problemOf(error, status)
  return schema
    .parse(data)
    .map(({ user_id: userId, display_name: name }) => ({ userId, name }))
    .sort((a, b) => compareNames(a.name, b.name))
}
