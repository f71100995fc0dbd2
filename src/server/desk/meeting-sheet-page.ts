/** The sheet for the table at the meeting: a range of forms to tick off by hand. */
import type { DeskRound } from '../../domain/desk.ts'
import { fromName, toName } from '../../domain/invitation-addresses.ts'
import type { PaperForm } from '../../domain/paper-form.ts'
import { paperForms } from '../../strings/paper-forms.ts'
import type { Client } from '../supabase.ts'
import { readRange } from './letters-page.ts'
import { readPaperForms, readPaperFormTotals } from './paper-forms.ts'

/** Some thirty rows a page: a hall's worth. */
const rowsLimit = 999

export interface MeetingSheetPage {
  status: number
  forms: PaperForm[]
  range: { from: string; to: string }
  fault?: string
  /** No form has a number yet. */
  none?: boolean
}

export async function readMeetingSheet(
  client: Client,
  round: DeskRound,
  query: URLSearchParams,
): Promise<MeetingSheetPage> {
  const typed = { from: query.get(fromName)?.trim(), to: query.get(toName)?.trim() }
  if (typed.from === undefined && typed.to === undefined) {
    const totals = await readPaperFormTotals(client, round.id)
    const last = [...totals.values()].reduce((sum, count) => sum + count, 0)
    if (last === 0) return { status: 200, forms: [], range: { from: '', to: '' }, none: true }
    return { status: 200, forms: [], range: { from: '1', to: String(Math.min(last, rowsLimit)) } }
  }
  const range = { from: typed.from ?? '', to: typed.to ?? '' }
  const read = readRange(range, rowsLimit)
  if (!read) return { status: 422, forms: [], range, fault: paperForms.meetingSheet.badRange }
  const { rows } = await readPaperForms(client, round.id, {
    cursor: { direction: 'after', key: String(read.from - 1) },
    size: rowsLimit,
  })
  const forms = rows.filter(({ number }) => number <= read.to)
  if (forms.length > 0) return { status: 200, forms, range }
  return { status: 422, forms, range, fault: paperForms.printing.noForms }
}
