/** Scans of a letter as the desk sees them; their bytes and hashes only after one has said why (H8). */
import { z } from 'zod'
import { scanMediaTypes } from './scan.ts'

export const deskScanSchema = z.object({
  id: z.string(),
  /** Counted from 1, as the contributor ordered them. */
  position: z.int(),
  media_type: z.enum(scanMediaTypes),
  byte_size: z.int(),
  part_count: z.int(),
  part_bytes: z.int(),
})
export type DeskScan = z.infer<typeof deskScanSchema>

export const openedScanSchema = z.discriminatedUnion('refused', [
  z.object({ refused: z.literal(true) }),
  z.object({ refused: z.literal(false), sha256: z.string() }),
])

/** A letter's scans beside the work on it. */
export interface ScansBeside {
  scans: DeskScan[]
  /** Ids of those the reader has open. */
  opened: ReadonlySet<string>
  /** What came of asking for one: the reason as typed, what is wrong with it, why it stays closed. */
  opening: { reason?: string; reasonError?: string; refusal?: string }
  shown: DeskScan | undefined
}
