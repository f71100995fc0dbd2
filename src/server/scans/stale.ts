/** Removes what was uploaded and never sent with a letter (F9): the parts first, then the ticket that leads to them. */
import { z } from 'zod'
import { problemOf } from '../database-errors.ts'
import type { Client } from '../supabase.ts'
import { bucket, partName, storageProblem } from './parts.ts'

const staleSchema = z.array(z.object({ id: z.string(), part_count: z.int() }))

/** Storage takes a thousand names at once. */
const namesAtOnce = 500

/**
 * @param client with the secret key
 * @param patienceMs no further batch is begun after this long; the next run goes on
 * @returns how many uploads lost their parts
 */
export async function clearStaleUploads(client: Client, patienceMs = 20_000): Promise<number> {
  const until = Date.now() + patienceMs
  let cleared = 0
  while (Date.now() < until) {
    const { data, error, status } = await client.rpc('stale_uploads')
    if (error) throw problemOf(error, status)
    const stale = staleSchema.parse(data)
    if (stale.length === 0) break
    await removeParts(client, stale)
    const forgotten = await client.rpc('forget_uploads', { ids: stale.map(({ id }) => id) })
    if (forgotten.error) throw problemOf(forgotten.error, forgotten.status)
    cleared += stale.length
  }
  return cleared
}

async function removeParts(client: Client, stale: z.infer<typeof staleSchema>): Promise<void> {
  const names = stale.flatMap(({ id, part_count }) =>
    Array.from({ length: part_count }, (_, n) => partName(id, n)),
  )
  for (let at = 0; at < names.length; at += namesAtOnce) {
    const { error } = await client.storage.from(bucket).remove(names.slice(at, at + namesAtOnce))
    if (error) throw storageProblem(error)
  }
}
