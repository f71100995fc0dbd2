/** Sealing the audit trail (H8), with the secret key. */
import { z } from 'zod'
import { problemOf } from './database-errors.ts'
import type { Client } from './supabase.ts'

const sealedSchema = z.object({ sealed: z.number(), busy: z.number() })
/** How many seals were made, and how many bodies have to wait because somebody was writing just then. */
export type Sealed = z.infer<typeof sealedSchema>

/** Tries once more while a writer is in the way: an hour later one may be again. */
export async function sealAudit(client: Client, tries = 5): Promise<Sealed> {
  const sum: Sealed = { sealed: 0, busy: 0 }
  for (let left = tries; left > 0; left--) {
    const { data, error, status } = await client.rpc('seal_audit')
    if (error) throw problemOf(error, status)
    const { sealed, busy } = sealedSchema.parse(data)
    sum.sealed += sealed
    sum.busy = busy
    if (busy === 0 && sealed === 0) break
  }
  return sum
}
