/** The ledger of paper forms, and noting what became of many at once: of all of them or of none. */
import { isCalendarDay, readDay, today } from '../../domain/day.ts'
import type { DeskRound } from '../../domain/desk.ts'
import { paperFormListAddress, readPaperFormState, readRowNumber } from '../../domain/invitation-addresses.ts'
import { type Page, readCursor } from '../../domain/keyset.ts'
import { readNumbers } from '../../domain/number-ranges.ts'
import { type PaperForm, type PaperFormState, paperFormEvents } from '../../domain/paper-form.ts'
import { paperForms as words } from '../../strings/paper-forms.ts'
import { Problem } from '../problem.ts'
import type { Client } from '../supabase.ts'
import { readForm } from './form-fields.ts'
import { type PaperRecord, readPaperForms, readPaperFormTotals, recordPaperForms } from './paper-forms.ts'
import { requireRound } from './round-choice.ts'

/** As typed. */
export interface TypedRecord {
  numbers: string
  event: string
  on: string
}

export type RecordFaults = { [Field in keyof TypedRecord]?: string }

export interface PaperLedgerPage {
  status: number
  round: DeskRound
  state: PaperFormState | undefined
  forms: Page<PaperForm>
  totals: Map<PaperFormState, number>
  typed: TypedRecord
  faults: RecordFaults
  notice?: string | undefined
}

/** Names in the address of what was just done. */
const done = { event: 'da-ghi', count: 'so', asked: 'trong' } as const

/** @throws Problem notFound for a year without a round, unavailable */
export async function readLedgerPage(
  client: Client,
  query: URLSearchParams,
  refused?: { typed: TypedRecord; faults: RecordFaults },
): Promise<PaperLedgerPage> {
  const round = await requireRound(client, query)
  const state = readPaperFormState(query)
  const [forms, totals] = await Promise.all([
    readPaperForms(client, round.id, { state, cursor: readCursor(query, (key) => readRowNumber(key)) }),
    readPaperFormTotals(client, round.id),
  ])
  return {
    status: refused ? 422 : 200,
    round,
    state,
    forms,
    totals,
    typed: refused?.typed ?? { numbers: '', event: '', on: today() },
    faults: refused?.faults ?? {},
    notice: refused ? undefined : noticeOf(query),
  }
}

function noticeOf(query: URLSearchParams): string | undefined {
  const event = paperFormEvents.find((each) => each === query.get(done.event))
  const [count, asked] = [Number(query.get(done.count)), Number(query.get(done.asked))]
  return event && count >= 0 && asked > 0 ? words.record.done(count, asked, event) : undefined
}

/** @returns where to go when it is noted, or the page with what to mend */
export async function takeRecord(
  client: Client,
  query: URLSearchParams,
  request: Request,
): Promise<{ seeOther: string } | PaperLedgerPage> {
  const field = await readForm(request)
  const typed: TypedRecord = { numbers: field('so'), event: field('viec'), on: field('ngay') }
  const read = readRecord(typed)
  if ('faults' in read) return readLedgerPage(client, query, { typed, faults: read.faults })
  const round = await requireRound(client, query)
  try {
    const count = await recordPaperForms(client, round.id, read.record)
    const said = {
      [done.event]: read.record.event,
      [done.count]: count,
      [done.asked]: read.record.numbers.length,
    }
    const pairs = Object.entries(said).map(([name, value]) => [name, String(value)])
    return {
      seeOther: `${paperFormListAddress(round.year, readPaperFormState(query))}&${new URLSearchParams(pairs)}`,
    }
  } catch (problem) {
    const [refusal] = problem instanceof Problem && problem.key === 'validation' ? problem.errors : []
    if (!refusal) throw problem
    const faults = refusal.field === 'on' ? { on: words.record.dayForm } : { numbers: refusal.message }
    return readLedgerPage(client, query, { typed, faults })
  }
}

function readRecord(typed: TypedRecord): { record: PaperRecord } | { faults: RecordFaults } {
  const read = readNumbers(typed.numbers)
  const event = paperFormEvents.find((each) => each === typed.event)
  const on = readDay(typed.on || today())
  const isDay = isCalendarDay(on) && on <= today()
  if (!read.fault && event && isDay) return { record: { numbers: read.numbers, event, on } }
  return {
    faults: {
      ...(read.fault && { numbers: words.numbersFault(read.fault) }),
      ...(!event && { event: words.record.eventMissing }),
      ...(!isDay && { on: words.record.dayForm }),
    },
  }
}
