/** Everything the page shows on which the audit trail is checked. */
import { type AuditCheckPage, checkNames } from '../../domain/audit.ts'
import type { Client } from '../supabase.ts'
import { checkAudit, readAuditState } from './audit-check.ts'
import { readForm } from './form-fields.ts'

/** @throws Problem mediaType, tooLarge, unreadable, unavailable */
export async function readAuditCheckPage(
  client: Client,
  request: Request,
  patienceMs?: number,
): Promise<AuditCheckPage> {
  if (request.method !== 'POST') {
    const wanted = new URL(request.url).searchParams.get(checkNames.seal)?.trim().slice(0, 12) ?? ''
    const state = await readAuditState(client, /^\d{1,9}$/.test(wanted) ? Number(wanted) : undefined)
    return { state, checked: undefined, before: '', wanted }
  }
  const form = await readForm(request)
  const from = form(checkNames.from)
  const part = await checkAudit(client, from, patienceMs)
  const [seals, entries, rows, faults] = from === '' ? [0, 0, 0, 0] : readCounts(form(checkNames.before))
  const checked = {
    ...part,
    seals: part.seals + seals,
    entries: part.entries + entries,
    rows: part.rows + rows,
    faultsBefore: faults,
    at: new Date().toISOString(),
  }
  const before = [checked.seals, checked.entries, checked.rows, faults + part.found].join('.')
  return { state: await readAuditState(client), checked, before, wanted: '' }
}

function readCounts(text: string): [number, number, number, number] {
  const [seals = 0, entries = 0, rows = 0, faults = 0] = /^(\d{1,9}\.){3}\d{1,9}$/.test(text)
    ? text.split('.').map(Number)
    : []
  return [seals, entries, rows, faults]
}
