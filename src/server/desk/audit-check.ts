/** Whether the audit trail is whole, part by part: the database decides, this goes through it. */
import { type AuditState, auditStateSchema, type CheckedPart, checkedPartSchema } from '../../domain/audit.ts'
import { problemOf } from '../database-errors.ts'
import { Problem } from '../problem.ts'
import type { Client } from '../supabase.ts'

/** Faults shown at once: who has more has one cause, and goes on from there. */
const faultsAtOnce = 100

/**
 * Checks from a place, or seals and checks from the beginning, until done, out of patience or shown enough;
 * one part at least.
 * @param from what an earlier check gave as `next`
 */
export async function checkAudit(client: Client, from = '', patienceMs = 5_000): Promise<CheckedPart> {
  const until = Date.now() + patienceMs
  const sum: CheckedPart = { faults: [], found: 0, seals: 0, entries: 0, rows: 0, next: from }
  do {
    const { data, error, status } = await client.rpc('check_audit', { p_from: sum.next ?? '' })
    if (error) throw problemOf(error, status)
    const part = checkedPartSchema.parse(data)
    sum.faults.push(...part.faults)
    sum.found += part.found
    sum.seals += part.seals
    sum.entries += part.entries
    sum.rows += part.rows
    sum.next = part.next
  } while (sum.next !== null && sum.faults.length < faultsAtOnce && Date.now() < until)
  return sum
}

/** @throws Problem forbidden to who may not read the log */
export async function readAuditState(client: Client, asked?: number): Promise<AuditState> {
  const { data, error, status } = await client.rpc(
    'audit_state',
    asked === undefined ? {} : { p_number: asked },
  )
  if (error) throw problemOf(error, status)
  if (data === null) throw new Problem('forbidden')
  return auditStateSchema.parse(data)
}
