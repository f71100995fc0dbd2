/** Paper forms (F5): numbering, printing again, the ledger. */
import { z } from 'zod'
import { type Cursor, type Page, pageOf, pageSize } from '../../domain/keyset.ts'
import {
  type PaperForm,
  type PaperFormEvent,
  type PaperFormState,
  type PrintedForm,
  paperFormSchema,
  paperFormStates,
  printedFormSchema,
} from '../../domain/paper-form.ts'
import { problemOf } from '../database-errors.ts'
import type { Client } from '../supabase.ts'

export interface PaperFormQuery {
  state?: PaperFormState | undefined
  cursor?: Cursor | undefined
  /** One more is read, to know whether there are more. */
  size?: number
}

export async function readPaperForms(
  client: Client,
  roundId: string,
  { state, cursor, size = pageSize }: PaperFormQuery,
): Promise<Page<PaperForm>> {
  const { data, error, status } = await client.rpc('paper_form_list', {
    p_round_id: roundId,
    p_limit: size + 1,
    ...(state && { p_state: state }),
    ...(cursor?.direction === 'after' && { p_after: Number(cursor.key) }),
    ...(cursor?.direction === 'before' && { p_before: Number(cursor.key) }),
  })
  if (error) throw problemOf(error, status)
  return pageOf(z.array(paperFormSchema).parse(data), cursor, size)
}

export async function readPaperFormTotals(
  client: Client,
  roundId: string,
): Promise<Map<PaperFormState, number>> {
  const { data, error, status } = await client.rpc('paper_form_totals', { p_round_id: roundId })
  if (error) throw problemOf(error, status)
  const totals = z.array(z.object({ state: z.enum(paperFormStates), count: z.number() })).parse(data)
  return new Map(totals.map(({ state, count }) => [state, count]))
}

export interface PrintWish {
  /** Given with the page: sent twice it is one wish. */
  batch: string
  /** Blank forms, or the invitations for each of which one is printed. */
  of: { count: number } | { invitations: readonly number[] }
}

/**
 * Gives new numbers, once.
 * @returns the first and the last; those between are of the same wish
 */
export async function numberPaperForms(
  client: Client,
  roundId: string,
  { batch, of }: PrintWish,
): Promise<{ first: number; last: number }> {
  const { data, error, status } = await client.rpc('print_paper_forms', {
    p_round_id: roundId,
    p_batch: batch,
    p_count: 'count' in of ? of.count : of.invitations.length,
    ...('invitations' in of && { p_invitations: [...of.invitations] }),
  })
  if (error) throw problemOf(error, status)
  const numbers = z
    .array(z.object({ number: z.number() }))
    .min(1)
    .parse(data)
    .map((form) => form.number)
  return { first: Math.min(...numbers), last: Math.max(...numbers) }
}

/** Forms numbered before, with the codes of those that bear a name; each reading is logged. */
export async function readFormsToPrint(
  client: Client,
  roundId: string,
  { from, to }: { from: number; to: number },
): Promise<PrintedForm[]> {
  const { data, error, status } = await client.rpc('paper_forms_to_print', {
    p_round_id: roundId,
    p_from: from,
    p_to: to,
  })
  if (error) throw problemOf(error, status)
  return z.array(printedFormSchema).parse(data)
}

export interface PaperRecord {
  numbers: readonly number[]
  event: PaperFormEvent
  /** The day it happened. */
  on: string
}

/**
 * Notes what became of forms, of all or of none.
 * @returns how many were not noted so already
 */
export async function recordPaperForms(
  client: Client,
  roundId: string,
  { numbers, event, on }: PaperRecord,
): Promise<number> {
  const { data, error, status } = await client.rpc('record_paper_forms', {
    p_round_id: roundId,
    p_numbers: [...numbers],
    p_kind: event,
    p_on: on,
  })
  if (error) throw problemOf(error, status)
  return z.number().parse(data)
}
