/** What the functions of /api/scans take and answer. */
import { z } from 'zod'
import {
  type CompletedScan,
  type OpenedUpload,
  scanMediaTypes,
  type Ticket,
  type UploadState,
} from './scan.ts'

export const openingSchema = z
  .object({ byteSize: z.int().nonnegative().meta({ description: 'Of the whole scan.' }) })
  .meta({ id: 'ScanOpening' })

const ticket = {
  id: z.uuid(),
  secret: z
    .string()
    .regex(/^[0-9a-f]{48}$/)
    .meta({ description: 'Told once. Who has it may go on with this upload, and nobody else.' }),
}
export const ticketSchema = z.object(ticket).meta({ id: 'ScanTicket' }) satisfies z.ZodType<Ticket>

const partBytes = z.int().meta({ description: 'Bytes of every part but the last.' })
const parts = z
  .array(
    z.object({
      n: z.int().meta({ description: 'Counted from 0.' }),
      url: z.string().meta({
        description: 'PUT the bytes of the part here as application/octet-stream; good for a while only.',
      }),
    }),
  )
  .meta({ description: 'Those still to come.' })

export const openedSchema = z
  .object({ ...ticket, partBytes, parts })
  .meta({ id: 'OpenedScan' }) satisfies z.ZodType<OpenedUpload>

export const completedScanSchema = z
  .object({
    mediaType: z.enum(scanMediaTypes).meta({ description: 'Judged by content.' }),
    sha256: z.string().meta({ description: 'Of every byte, hexadecimal.' }),
    byteSize: z.int(),
  })
  .meta({ id: 'CompletedScan' }) satisfies z.ZodType<CompletedScan>

export const stateSchema = z
  .object({
    byteSize: z.int(),
    partBytes,
    done: z.array(z.int()).meta({ description: 'Parts that have arrived.' }),
    parts,
    complete: completedScanSchema.exactOptional(),
  })
  .meta({ id: 'ScanState' }) satisfies z.ZodType<UploadState>
