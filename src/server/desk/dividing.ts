/** What a posted form of the division page asks for, and what comes of it (H3). */
import { divisionFindingSchema, passageOf, type RowError, readRows, rowError } from '../../domain/division.ts'
import {
  doubleRow,
  type Row,
  rowsAsWritten,
  settled,
  splitRow,
  type WrittenComment,
  withOpenRows,
} from '../../domain/division-draft.ts'
import type { ComparisonOutcome } from '../../domain/verification.ts'
import { division as words } from '../../strings/division.ts'
import { problemOf } from '../database-errors.ts'
import { Problem } from '../problem.ts'
import type { Client } from '../supabase.ts'

/** What came of posting rows; nothing for any other request. */
export interface Editing {
  status: number
  /** As posted or as changed by a button: shown in place of what is saved. */
  rows?: Row[]
  errors?: ReadonlyMap<number, RowError>
  refusal?: string
  /** Somebody saved another version since this one was begun. */
  isStale?: true
  done?: true
}

const rowActs: Record<string, (rows: readonly Row[], index: number, text: string) => Row[]> = {
  split: splitRow,
  double: doubleRow,
  remove: (rows, index) => rows.toSpliced(index, 1),
}

/** @param act save, keep, splitAll, or split, double and remove with the number of a row: split:3 */
export async function edit(
  client: Client,
  feedbackId: string,
  comments: readonly WrittenComment[],
  form: FormData,
  act: string,
): Promise<Editing> {
  const [name = '', number] = act.split(':')
  const base = Number(form.get('base'))
  if (!Number.isInteger(base)) return { status: 400, refusal: words.actions.unreadable }
  if (name === 'keep') return save(client, feedbackId, base, rowsAsWritten(comments))
  const rows = readRows(form)
  const isPlaced = rows?.every((row) => comments.some(({ position }) => position === row.comment))
  if (!rows || !isPlaced) return { status: 400, refusal: words.actions.unreadable }
  const textOf = (row: Row | undefined) =>
    comments.find(({ position }) => position === row?.comment)?.text ?? ''
  const change = rowActs[name]
  const index = Number(number)
  if (change) return { status: 200, rows: opened(change(rows, index, textOf(rows[index])), name, comments) }
  if (name === 'splitAll') {
    const split = rows.flatMap((row) => splitRow([row], 0, textOf(row)))
    return { status: 200, rows: split }
  }
  if (name !== 'save') return { status: 200, rows }
  const errors = new Map(
    rows.flatMap((row, at) => {
      const error = rowError(row)
      return error ? [[at, error] as const] : []
    }),
  )
  if (errors.size > 0) return { status: 422, rows, errors }
  return save(client, feedbackId, base, settled(rows), rows)
}

/** What a removed passage leaves behind is shown sentence by sentence. */
function opened(rows: Row[], name: string, comments: readonly WrittenComment[]): Row[] {
  return name === 'remove' ? withOpenRows(rows, comments) : rows
}

async function save(
  client: Client,
  feedbackId: string,
  base: number,
  passages: readonly Row[],
  rows: Row[] = [...passages],
): Promise<Editing> {
  if (passages.length === 0) return { status: 422, rows, refusal: words.actions.nothing }
  const { error, status } = await client.rpc('save_division', {
    p_feedback_id: feedbackId,
    p_base_version: base,
    p_passages: passages.map(passageOf),
  })
  if (!error) return { status: 303, done: true }
  if (error.code === 'KD042') return { status: 409, rows, isStale: true }
  const problem = problemOf(error, status)
  if (error.code === 'KD040') return { status: 403, rows, refusal: words.closed.own }
  if (error.code === 'KD041') return { status: 409, rows, refusal: words.closed.uncounted }
  if (problem.key === 'validation')
    return { status: 422, rows, refusal: problem.errors[0]?.message ?? words.actions.unreadable }
  if (problem.key === 'forbidden') throw new Problem('notFound', { cause: problem.cause })
  throw problem
}

/** What came of posting a finding; nothing for any other request. */
export interface DivisionComparing {
  typed?: { outcome: string; note: string }
  errors?: { outcome?: string; note?: string }
  refusal?: string
}

/** @throws Problem notFound for a division that is not this letter's */
export async function compareDivision(
  client: Client,
  feedbackId: string,
  form: FormData,
): Promise<{ status: number; done?: ComparisonOutcome } & DivisionComparing> {
  const text = (name: string) => {
    const value = form.get(name)
    return typeof value === 'string' ? value : ''
  }
  const typed = { outcome: text('outcome'), note: text('note') }
  const parsed = divisionFindingSchema.safeParse(typed)
  if (!parsed.success) {
    const messages: Record<string, string> = words.compare.errors
    const errors = Object.fromEntries(
      parsed.error.issues.map(({ path, message }) => [path.join('.'), messages[message] ?? message]),
    )
    return { status: 422, typed, errors }
  }
  const { outcome, note } = parsed.data
  const { error, status } = await client.rpc('compare_division', {
    p_division_id: await findDivision(client, feedbackId, text('division')),
    p_outcome: outcome,
    ...(note && { p_note: note }),
  })
  if (!error) return { status: 303, done: outcome }
  const problem = problemOf(error, status)
  const refusals: Record<string, string> = {
    KD040: words.closed.own,
    KD041: words.closed.uncounted,
    KD042: words.compare.meanwhile,
    KD048: words.compare.uncovered,
    KD049: words.compare.ownMade,
  }
  const refusal = refusals[error.code]
  if (refusal) return { status: error.code === 'KD040' ? 403 : 409, typed, refusal }
  if (problem.key === 'forbidden') throw new Problem('notFound', { cause: problem.cause })
  throw problem
}

async function findDivision(client: Client, feedbackId: string, typed: string): Promise<number> {
  if (!/^[1-9]\d{0,14}$/.test(typed)) throw new Problem('notFound')
  const { data, error, status } = await client
    .from('division')
    .select('id')
    .eq('id', Number(typed))
    .eq('feedback_id', feedbackId)
    .maybeSingle()
  if (error) throw problemOf(error, status)
  if (!data) throw new Problem('notFound')
  return data.id
}
