/** What the functions of /api/scans take and the database answers them with. */
import { z } from 'zod'
import type { Ticket } from './scan.ts'

export const openingSchema = z.object({ byteSize: z.int().nonnegative() })

export const ticketSchema: z.ZodType<Ticket> = z.object({
  id: z.uuid(),
  secret: z.string().regex(/^[0-9a-f]{48}$/),
})
