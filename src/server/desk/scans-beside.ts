/** A letter's scans beside the work on it: which is asked for, which are open, which is shown (H8). */
import type { DeskScan, ScansBeside } from '../../domain/desk-scan.ts'
import type { Client } from '../supabase.ts'
import { openScan, type ScanOpening } from './scans.ts'

/** `act` of a button that shows a scan by its position, or none. */
const showAct = 'scan:'

/** What came of a button `scan:`; for anything else what the form says is shown. */
export interface ScanTurn {
  status: number
  opening: Partial<ScanOpening>
  /** Position of the scan to show, as written. */
  position: string
}

export function asksForScan(form: FormData): boolean {
  return textOf(form, 'act').startsWith(showAct)
}

/** Opens the scan with the reason typed beside it, unless it is open. @throws Problem unavailable */
export async function turnToScan(
  client: Client,
  scans: readonly DeskScan[],
  opened: ReadonlySet<string>,
  form: FormData,
): Promise<ScanTurn> {
  const position = textOf(form, 'act').slice(showAct.length)
  const known = scans.find((scan) => String(scan.position) === position)
  const opening =
    position === '' || (known !== undefined && opened.has(known.id))
      ? { status: 200 }
      : await openScan(client, scans, position, textOf(form, 'scanReason'))
  return { status: opening.status, opening, position }
}

/** What goes on being shown when another button was pressed. */
export function shownStill(form: FormData): ScanTurn {
  return { status: 200, opening: {}, position: textOf(form, 'scanShown') }
}

export function scansBeside(scans: DeskScan[], before: ReadonlySet<string>, turn?: ScanTurn): ScansBeside {
  const { opening = {}, position } = turn ?? {}
  const opened = opening.opened ? new Set([...before, opening.opened.scan.id]) : before
  const shown = scans.find((scan) => opened.has(scan.id) && String(scan.position) === position)
  return { scans, opened, opening, shown }
}

function textOf(form: FormData, name: string): string {
  const value = form.get(name)
  return typeof value === 'string' ? value : ''
}
