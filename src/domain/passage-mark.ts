/** A passage shown within its whole comment. */
import { z } from 'zod'

export const markedPassageSchema = z.object({
  comment_id: z.number(),
  /** Code points before it, and up to and including its last. */
  starts_at: z.number(),
  ends_at: z.number(),
})
export type MarkedPassage = z.infer<typeof markedPassageSchema>

export function markPassage(
  text: string,
  { starts_at, ends_at }: Pick<MarkedPassage, 'starts_at' | 'ends_at'>,
): { before: string; passage: string; after: string } {
  const points = Array.from(text)
  const part = (from: number, to?: number) => points.slice(from, to).join('')
  return { before: part(0, starts_at), passage: part(starts_at, ends_at), after: part(ends_at) }
}
