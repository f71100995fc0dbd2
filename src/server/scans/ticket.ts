/** Tickets: leave to upload one scan, kept by the database. */
import { z } from 'zod'
import { scanLimits, scanMediaTypes, type Ticket } from '../../domain/scan.ts'
import { ticketSchema } from '../../domain/scan-schemas.ts'
import { bodySlug } from '../body.ts'
import { type DatabaseFailure, problemOf } from '../database-errors.ts'
import { Problem } from '../problem.ts'
import { intakeClient } from '../supabase.ts'

const uploadSchema = z.object({
  byteSize: z.int(),
  partBytes: z.int(),
  mediaType: z.enum(scanMediaTypes).nullable(),
  sha256: z.string().nullable(),
  claimed: z.boolean(),
  parts: z.array(z.object({ n: z.int(), byteSize: z.int() })),
})
/** How far an upload is: the parts that are in Storage, with their sizes. */
export type Upload = z.infer<typeof uploadSchema>

/** What is said when the database is away is about the scan, not about a letter. */
function scanProblem(error: DatabaseFailure, status: number): Problem {
  const problem = problemOf(error, status)
  return problem.key === 'unavailable'
    ? new Problem('storeAway', { cause: problem.cause, headers: problem.headers })
    : problem
}

/** @throws Problem storeFull, storeAway */
export async function openTicket(byteSize: number): Promise<Ticket> {
  const { data, error, status } = await intakeClient().rpc('open_upload', {
    body: bodySlug,
    byte_size: byteSize,
    part_bytes: scanLimits.partBytes,
  })
  if (error) throw scanProblem(error, status)
  return ticketSchema.parse(data)
}

/** @throws Problem scanGone (also for a wrong secret), scanClaimed, storeAway */
export async function findUpload({ id, secret }: Ticket): Promise<Upload> {
  const { data, error, status } = await intakeClient().rpc('find_upload', { id, secret })
  if (error) throw scanProblem(error, status)
  const upload = uploadSchema.nullable().parse(data)
  if (!upload) throw new Problem('scanGone')
  if (upload.claimed) throw new Problem('scanClaimed')
  return upload
}

/** @throws Problem scanGone, storeAway */
export async function completeTicket(
  { id, secret }: Ticket,
  found: { mediaType: string; sha256: string },
): Promise<void> {
  const { data, error, status } = await intakeClient().rpc('complete_upload', {
    id,
    secret,
    media_type: found.mediaType,
    sha256: found.sha256,
  })
  if (error) throw scanProblem(error, status)
  if (!data) throw new Problem('scanGone')
}
