/** Everything a page of the log shows. */
import type { Staff } from '../../domain/desk.ts'
import { pageSize, readCursor } from '../../domain/keyset.ts'
import { type LogView, logAddress, readEntryKey, readLogQuery } from '../../domain/log-filters.ts'
import type { LogPage } from '../../domain/log-page.ts'
import { auditWords } from '../../strings/audit.ts'
import type { Client } from '../supabase.ts'
import { readOwnSubjectCodes } from './identity.ts'
import { findLetter, readLog, readPeople } from './log.ts'

/** Ten sheets of paper or so. */
const printSize = 500

export async function readLogPage(
  client: Client,
  staff: Staff,
  view: LogView,
  query: URLSearchParams,
): Promise<LogPage> {
  const { filter, typed, print } = readLogQuery(view, query)
  const [people, feedbackId, own] = await Promise.all([
    readPeople(client),
    filter.reference ? findLetter(client, filter.reference) : undefined,
    staff.role === 'auditor' ? [] : readOwnSubjectCodes(client),
  ])
  const words = auditWords.filter
  const faults: LogPage['faults'] = {
    reference: typed.reference
      ? { typed: typed.reference, message: words.badReference }
      : filter.reference && !feedbackId
        ? { typed: filter.reference, message: words.unknownReference }
        : undefined,
    day: typed.day ? { typed: typed.day, message: words.badDay } : undefined,
  }
  const cursor = readCursor(query, readEntryKey)
  const log =
    faults.reference || faults.day
      ? { rows: [], hasPrevious: false, hasNext: false }
      : await readLog(client, people, {
          view,
          filter,
          feedbackId,
          cursor,
          size: print ? printSize : pageSize,
        })
  const [first, last] = [log.rows[0]?.id, log.rows.at(-1)?.id]
  return {
    view,
    filter,
    filtering: Object.values({ ...filter, ...typed }).some((value) => value !== undefined),
    people,
    log,
    faults,
    print,
    printAddress: logAddress(view, filter, { cursor, print: true }),
    previous: log.hasPrevious
      ? logAddress(view, filter, {
          cursor: first === undefined ? undefined : { direction: 'before', key: String(first) },
          print,
        })
      : undefined,
    next:
      log.hasNext && last !== undefined
        ? logAddress(view, filter, { cursor: { direction: 'after', key: String(last) }, print })
        : undefined,
    hides: own.length > 0,
  }
}
