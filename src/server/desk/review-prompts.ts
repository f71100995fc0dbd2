/** Review prompts of a round (H6): read whole, since prompts out of one document share its scans; and recording one. */
import { z } from 'zod'
import { type DeskScan, deskScanSchema } from '../../domain/desk-scan.ts'
import {
  type PromptContent,
  promptRowSchema,
  promptsInForce,
  type ReviewPrompt,
} from '../../domain/review-prompt.ts'
import { problemOf } from '../database-errors.ts'
import { Problem } from '../problem.ts'
import type { Client } from '../supabase.ts'

/** Those in force, by subject in the order of review, then by document. @throws Problem unavailable */
export async function readReviewPrompts(client: Client, roundId: string): Promise<ReviewPrompt[]> {
  const { data, error, status } = await client.rpc('review_prompt_list', { p_round_id: roundId })
  if (error) throw problemOf(error, status)
  return promptsInForce(z.array(promptRowSchema).parse(data))
}

const promptDocumentSchema = z.object({
  round_id: z.string(),
  sender: z.string(),
  document_number: z.string(),
  document_date: z.iso.date(),
})

/** The scan an address names, and the document it is of. @throws Problem notFound, unavailable */
export async function findPromptScan(
  client: Client,
  promptId: string,
  position: string,
): Promise<{ scan: DeskScan; document: z.output<typeof promptDocumentSchema> }> {
  if (!z.uuid().safeParse(promptId).success || !/^[1-9]\d?$/.test(position)) throw new Problem('notFound')
  const [scan, prompt] = await Promise.all([
    client
      .from('review_prompt_scan')
      .select('id, position, media_type, byte_size, part_count, part_bytes')
      .eq('review_prompt_id', promptId)
      .eq('position', Number(position))
      .maybeSingle(),
    client
      .from('review_prompt')
      .select('round_id, sender, document_number, document_date')
      .eq('id', promptId)
      .maybeSingle(),
  ])
  if (scan.error) throw problemOf(scan.error, scan.status)
  if (prompt.error) throw problemOf(prompt.error, prompt.status)
  if (!scan.data || !prompt.data) throw new Problem('notFound')
  return { scan: deskScanSchema.parse(scan.data), document: promptDocumentSchema.parse(prompt.data) }
}

export interface PromptRecord {
  roundId: string
  id: string
  content: PromptContent
  replaces: string | undefined
  again: boolean
}

/** @throws Problem validation (a field), keyReused, forbidden, unavailable */
export async function recordReviewPrompt(client: Client, record: PromptRecord): Promise<void> {
  const { scans, ...content } = record.content
  const { error, status } = await client.rpc('record_review_prompt', {
    p_round_id: record.roundId,
    p_id: record.id,
    p_content: { ...content, scans: scans.map(({ id, sha256 }) => ({ id, sha256 })) },
    p_scan_secrets: scans.map(({ secret }) => secret),
    p_again: record.again,
    ...(record.replaces && { p_replaces: record.replaces }),
  })
  if (error) throw problemOf(error, status)
}
