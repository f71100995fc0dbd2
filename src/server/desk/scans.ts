/** A letter's scans at the desk: listed freely, opened one at a time with a reason, and logged (H8, I.5). */
import { z } from 'zod'
import { reasonSchema } from '../../domain/desk.ts'
import { type DeskScan, deskScanSchema, openedScanSchema } from '../../domain/desk-scan.ts'
import { deskScans as words } from '../../strings/desk-scans.ts'
import { fieldErrors } from '../../strings/errors.ts'
import { problemOf } from '../database-errors.ts'
import { Problem } from '../problem.ts'
import { readBody } from '../request-body.ts'
import type { Client } from '../supabase.ts'

/** In the contributor's order. @throws Problem unavailable */
export async function readScans(client: Client, feedbackId: string): Promise<DeskScan[]> {
  const { data, error, status } = await client
    .from('scan')
    .select('id, position, media_type, byte_size, part_count, part_bytes')
    .eq('feedback_id', feedbackId)
    .order('position')
  if (error) throw problemOf(error, status)
  return z.array(deskScanSchema).parse(data)
}

/** What came of asking for a scan; nothing for a GET. */
export interface ScanOpening {
  status: number
  opened?: { scan: DeskScan; sha256: string }
  /** As typed: for the next scan, or after a refusal. */
  reason?: string
  reasonError?: string
  refusal?: string
}

/** Reads the form (`scan`, a position, and `reason`) and opens what it asks for. @throws Problem unavailable */
export async function takeScanForm(
  client: Client,
  request: Request,
  scans: readonly DeskScan[],
): Promise<ScanOpening> {
  const body = await readBody(request)
  const text = (name: string) => {
    const value = body.kind === 'form' ? body.value.get(name) : ''
    return typeof value === 'string' ? value : ''
  }
  return openScan(client, scans, text('scan'), text('reason'))
}

/** @param position as typed, like the reason @throws Problem unavailable */
export async function openScan(
  client: Client,
  scans: readonly DeskScan[],
  position: string,
  typed: string,
): Promise<ScanOpening> {
  const scan = scans.find((each) => String(each.position) === position)
  if (!scan) return { status: 404, reason: typed, refusal: words.unknown }
  const reason = reasonSchema.safeParse(typed)
  if (!reason.success) return { status: 422, reason: typed, reasonError: fieldErrors.reasonLength() }
  return open(client, scan, reason.data)
}

async function open(client: Client, scan: DeskScan, reason: string): Promise<ScanOpening> {
  const { data, error, status } = await client.rpc('open_scan', { p_scan_id: scan.id, p_reason: reason })
  if (error) {
    const problem = problemOf(error, status)
    if (problem.key === 'forbidden') return { status: 403, reason, refusal: words.forbidden }
    if (problem.key === 'validation') return { status: 422, reason, reasonError: fieldErrors.reasonLength() }
    throw problem
  }
  const answer = openedScanSchema.parse(data)
  if (answer.refused) return { status: 403, reason, refusal: words.refused }
  return { status: 200, reason, opened: { scan, sha256: answer.sha256 } }
}

/** A member looks at a scan this long after opening it, as private.scan_view says. */
const viewMs = 15 * 60_000

/** Ids of the scans of a letter that the signed-in member opened a moment ago. */
export async function readOpenedScans(
  client: Client,
  feedbackId: string,
  userId: string,
): Promise<ReadonlySet<string>> {
  const { data, error, status } = await client
    .from('access_log')
    .select('scan_id')
    .eq('feedback_id', feedbackId)
    .eq('staff_id', userId)
    .eq('action', 'scan_opened')
    .gt('at', new Date(Date.now() - viewMs).toISOString())
  if (error) throw problemOf(error, status)
  const rows = z.array(z.object({ scan_id: z.string() })).parse(data)
  return new Set(rows.map(({ scan_id }) => scan_id))
}

/** The scan an address names. @throws Problem notFound, unavailable */
export async function findScan(client: Client, feedbackId: string, position: string): Promise<DeskScan> {
  const scan = (await readScans(client, feedbackId)).find((each) => String(each.position) === position)
  if (!scan) throw new Problem('notFound')
  return scan
}
