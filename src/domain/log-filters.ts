/** The log's two views and their filters as they stand in the address. */
import { addDays, isCalendarDay, readDay } from './day.ts'
import { logPath } from './desk-roles.ts'
import { type Cursor, cursorQuery } from './keyset.ts'
import { readReference } from './reference.ts'

export const logViews = {
  readings: logPath,
  trail: `${logPath}/moi-viec`,
  check: `${logPath}/kiem-tra`,
} as const
export type LogView = 'readings' | 'trail'

/** Kinds of acts by view: what was read or printed, and where an act left its row. */
export const actSlugs = {
  readings: {
    identity_opened: 'mo-danh-tinh',
    identity_refused: 'khong-mo-danh-tinh',
    scan_opened: 'mo-ban-quet',
    scan_refused: 'khong-mo-ban-quet',
    identity_searched: 'tim-theo-nguoi',
    invitations_printed: 'in-thu-moi',
    forms_printed: 'in-phieu',
  },
  trail: {
    feedback: 'van-ban',
    access_log: 'doc-va-in',
    verification: 'xac-minh',
    comparison: 'doi-chieu',
    division: 'phan-y',
    division_comparison: 'doi-chieu-phan-y',
    assignment: 'phan-cong',
    invitation: 'thu-moi',
    paper_form_event: 'phieu-giay',
    review_prompt: 'goi-y',
    review_prompt_scan: 'ban-quet-goi-y',
    synthesis_act: 'tong-hop',
    synthesis_point: 'lap-y',
    synthesis_point_version: 'loi-cua-y',
    synthesis_point_place: 'thu-tu-y',
    staff_event: 'nhan-su',
    audit_seal: 'niem-phong',
  },
} as const

export const logNames = {
  person: 'nguoi',
  act: 'viec',
  reference: 'van-ban',
  day: 'ngay',
  print: 'in',
} as const

export interface LogFilter {
  /** A user's id. */
  person?: string | undefined
  /** A kind of the view. */
  act?: string | undefined
  reference?: string | undefined
  day?: string | undefined
}

export interface LogQuery {
  filter: LogFilter
  /** As typed, where it cannot be a reference or a day. */
  typed: { reference?: string | undefined; day?: string | undefined }
  /** More on one page, to print. */
  print: boolean
}

/** Words it does not know filter nothing; what is typed and cannot be is told. */
export function readLogQuery(view: LogView, query: URLSearchParams): LogQuery {
  const text = (name: string) => query.get(name)?.trim().slice(0, 40) || undefined
  const slug = query.get(logNames.act)
  const act = Object.entries(actSlugs[view]).find(([, known]) => known === slug)?.[0]
  const person = text(logNames.person)
  const [reference, day] = [text(logNames.reference), text(logNames.day)]
  const known = { reference: reference && readReference(reference), day: day && readDay(day) }
  return {
    filter: {
      person: person && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(person) ? person : undefined,
      act,
      reference: known.reference,
      day: known.day && isCalendarDay(known.day) ? known.day : undefined,
    },
    typed: {
      ...(reference && !known.reference && { reference }),
      ...(day && !isCalendarDay(known.day ?? '') && { day }),
    },
    print: query.get(logNames.print) === '1',
  }
}

export function logAddress(
  view: LogView,
  filter: LogFilter = {},
  { cursor, print }: { cursor?: Cursor | undefined; print?: boolean } = {},
): string {
  const slugs: Readonly<Record<string, string>> = actSlugs[view]
  const pairs: [string, string | undefined][] = [
    [logNames.person, filter.person],
    [logNames.act, filter.act && slugs[filter.act]],
    [logNames.reference, filter.reference],
    [logNames.day, filter.day],
    [logNames.print, print ? '1' : undefined],
    ...(cursor ? [cursorQuery(cursor)] : []),
  ]
  const query = new URLSearchParams(
    pairs.filter((pair): pair is [string, string] => pair[1] !== undefined),
  ).toString()
  return query === '' ? logViews[view] : `${logViews[view]}?${query}`
}

/** A day in Vietnam as the moments it lies between. */
export function momentsOf(day: string): { from: string; until: string } {
  return { from: `${day}T00:00:00+07:00`, until: `${addDays(day, 1)}T00:00:00+07:00` }
}

/** The key of a row of the log. */
export function readEntryKey(key: string): string | undefined {
  return /^\d{1,15}$/.test(key) ? key : undefined
}
