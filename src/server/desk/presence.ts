/** Who else has a letter open (H3). */
import { z } from 'zod'
import { problemOf } from '../database-errors.ts'
import { Problem } from '../problem.ts'
import type { Client } from '../supabase.ts'

const schema = z.array(z.object({ display_name: z.string() }))

/** Notes that the signed-in member is there. @returns names of the others @throws Problem notFound, unavailable */
export async function bePresent(client: Client, feedbackId: string): Promise<string[]> {
  const { data, error, status } = await client.rpc('be_present', { p_feedback_id: feedbackId })
  if (error?.code === 'KD005') throw new Problem('notFound')
  if (error) throw problemOf(error, status)
  return schema.parse(data).map((row) => row.display_name)
}
