/** Printing paper forms: a wish to print gives numbers once; the pages are those of numbers given before. */
import { z } from 'zod'
import type { DeskRound } from '../../domain/desk.ts'
import { printLimit } from '../../domain/invitation.ts'
import { fromName, paperPrintAddress, toName } from '../../domain/invitation-addresses.ts'
import { readNumbers } from '../../domain/number-ranges.ts'
import type { PrintedForm } from '../../domain/paper-form.ts'
import { paperForms } from '../../strings/paper-forms.ts'
import { Problem } from '../problem.ts'
import type { Client } from '../supabase.ts'
import { readForm } from './form-fields.ts'
import { readRange } from './letters-page.ts'
import { numberPaperForms, type PrintWish, readFormsToPrint, readPaperFormTotals } from './paper-forms.ts'
import { type PrintLog, readPrintLog } from './print-log.ts'

export interface AskedForms {
  kind: 'blank' | 'named'
  count: string
  invitations: string
  /** Sent twice it is one wish. */
  batch: string
}

export interface FormsFault {
  field: 'count' | 'invitations' | 'range'
  message: string
}

export type PaperPrintPage =
  | { status: 303; seeOther: string }
  | { status: number; seeOther?: never; forms: PrintedForm[] }
  | {
      status: number
      seeOther?: never
      forms?: never
      asked: AskedForms
      range: { from: string; to: string }
      fault?: FormsFault
      /** The last number given; 0 before there is one. */
      last: number
      log: PrintLog
    }

const words = paperForms.printing

/** The forms of the numbers in the address, or what to ask for. */
export async function readPrintPage(
  client: Client,
  round: DeskRound,
  query: URLSearchParams,
): Promise<PaperPrintPage> {
  const [from, to] = [query.get(fromName)?.trim(), query.get(toName)?.trim()]
  if (from === undefined && to === undefined) return ask(client, round)
  const typed = { from: from ?? '', to: to ?? '' }
  const range = readRange(typed)
  if (!range) return ask(client, round, { range: typed, fault: { field: 'range', message: words.badRange } })
  const forms = await readFormsToPrint(client, round.id, range)
  if (forms.length > 0) return { status: 200, forms }
  return ask(client, round, { range: typed, fault: { field: 'range', message: words.noForms } })
}

async function ask(
  client: Client,
  round: DeskRound,
  refused: { asked?: AskedForms; range?: { from: string; to: string }; fault?: FormsFault } = {},
): Promise<PaperPrintPage> {
  const [totals, log] = await Promise.all([
    readPaperFormTotals(client, round.id),
    readPrintLog(client, 'forms_printed'),
  ])
  // numbers have no gaps: as many as there are is the last
  const last = [...totals.values()].reduce((sum, count) => sum + count, 0)
  return {
    status: refused.fault ? 422 : 200,
    asked: refused.asked ?? { kind: 'blank', count: '', invitations: '', batch: crypto.randomUUID() },
    range: refused.range ?? { from: '', to: '' },
    last,
    log,
    ...(refused.fault && { fault: refused.fault }),
  }
}

/** Gives new numbers and leads to their pages. */
export async function takePrintWish(
  client: Client,
  round: DeskRound,
  request: Request,
): Promise<PaperPrintPage> {
  const field = await readForm(request)
  const asked: AskedForms = {
    kind: field('kind') === 'named' ? 'named' : 'blank',
    count: field('count').trim(),
    invitations: field('invitations').trim(),
    batch: z.uuid().catch(crypto.randomUUID()).parse(field('batch')),
  }
  const wish = readWish(asked)
  if ('field' in wish) return ask(client, round, { asked, fault: wish })
  try {
    const { first, last } = await numberPaperForms(client, round.id, { of: wish, batch: asked.batch })
    return { status: 303, seeOther: paperPrintAddress(round.year, first, last) }
  } catch (problem) {
    const message =
      problem instanceof Problem && problem.key === 'validation' ? problem.errors[0]?.message : undefined
    if (message === undefined) throw problem
    return ask(client, round, { asked, fault: { field: 'count' in wish ? 'count' : 'invitations', message } })
  }
}

function readWish({ kind, count, invitations }: AskedForms): PrintWish['of'] | FormsFault {
  if (kind === 'blank') {
    const wanted = /^\d{1,3}$/.test(count) ? Number(count) : 0
    return wanted >= 1 && wanted <= printLimit
      ? { count: wanted }
      : { field: 'count', message: words.badCount }
  }
  const read = readNumbers(invitations, printLimit)
  if (read.fault) return { field: 'invitations', message: paperForms.numbersFault(read.fault) }
  return { invitations: read.numbers }
}
