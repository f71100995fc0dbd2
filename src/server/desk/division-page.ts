/** Everything the page shows on which a letter is divided and a division compared (H3). */
import type { ContentArea, DeskFeedback, DeskRound, Subject } from '../../domain/desk.ts'
import type { DeskScan, ScansBeside } from '../../domain/desk-scan.ts'
import { type Division, divisionInForce, type divisionState } from '../../domain/division.ts'
import {
  type Change,
  changesBetween,
  isSameDivision,
  openSentences,
  type Row,
  rowsAsWritten,
  settled,
  type WrittenComment,
  withOpenRows,
} from '../../domain/division-draft.ts'
import { Problem } from '../problem.ts'
import type { Client } from '../supabase.ts'
import { compareDivision, type DivisionComparing, type Editing, edit } from './dividing.ts'
import { type Divided, type Parts, readDivided, readPassages, writtenComments } from './divisions.ts'
import { readFeedbackComments } from './feedback.ts'
import { isAboutReader } from './identity.ts'
import { findLetter } from './letter.ts'
import { readForm } from './opening.ts'
import { bePresent } from './presence.ts'
import { readAreas, readRounds, readSubjects } from './rounds.ts'
import { readOpenedScans, readScans } from './scans.ts'
import { asksForScan, type ScanTurn, scansBeside, turnToScan } from './scans-beside.ts'
import { readStaffNames } from './staff.ts'

export interface Versions {
  before: Division
  after: Division | undefined
  changes: Change[]
}

export interface DivisionPage extends Divided {
  status: number
  feedback: DeskFeedback
  round: DeskRound
  subjects: Subject[]
  areas: ContentArea[]
  comments: WrittenComment[]
  /** Why the reader can only read. */
  closed: 'own' | 'uncounted' | 'replaced' | undefined
  inForce: Division | undefined
  /** The rows of the form, or of the newest version where there is none. */
  draft: Row[]
  isEditing: boolean
  /** Not what is saved: made by a button or kept from a refusal. */
  isPosted: boolean
  editing: Editing
  comparing: DivisionComparing
  /** Two versions side by side: one asked for, or what was saved meanwhile and what was not. */
  versions: Versions | undefined
  beside: ScansBeside
  others: string[]
  done?: 'saved' | 'compared'
}

interface Act {
  status: number
  editing?: Editing
  comparing?: DivisionComparing
  turn?: ScanTurn
  done?: 'saved' | 'compared'
}

/** @throws Problem notFound, unavailable */
export async function readDivisionPage(
  client: Client,
  request: Request,
  written: string,
  userId: string,
): Promise<DivisionPage> {
  const feedback = await findLetter(client, written)
  const [rounds, subjects, areas, letterComments, own, names, scans, openedBefore, others] =
    await Promise.all([
      readRounds(client),
      readSubjects(client, feedback.round_id),
      readAreas(client, feedback.round_id),
      readFeedbackComments(client, feedback.id),
      isAboutReader(client, feedback.id),
      readStaffNames(client),
      readScans(client, feedback.id),
      readOpenedScans(client, feedback.id, userId),
      bePresent(client, feedback.id),
    ])
  const round = rounds.find(({ id }) => id === feedback.round_id)
  if (!round) throw new Problem('notFound')
  const parts: Parts = { comments: letterComments, subjects, areas }
  const comments = writtenComments(parts)
  const act: Act =
    request.method === 'POST'
      ? await actOn(client, feedback.id, comments, scans, openedBefore, await readForm(request))
      : { status: 200 }
  const divided = await readDivided(client, feedback.id, parts, names)
  const closed = own ? 'own' : feedback.replaced_by ? 'replaced' : feedback.counted ? undefined : 'uncounted'
  const { status, editing = { status }, comparing = {}, turn, done } = act
  const query = new URL(request.url).searchParams
  const posted = editing.rows
  const isEditing = !closed && (posted !== undefined || query.has('sua') || isToEdit(divided.state))
  const saved = savedDraft(divided, comments, isEditing)
  const draft = posted ?? saved
  const versions = await readVersions(client, parts, divided, query.get('ban'), editing)
  return {
    ...divided,
    // what is left is said of what is on the page
    open: isEditing ? openSentences(draft, comments) : divided.open,
    status,
    feedback,
    round,
    subjects,
    areas,
    comments,
    closed,
    inForce: divisionInForce(divided.divisions),
    draft,
    isEditing,
    isPosted: posted !== undefined && !isSameDivision(settled(posted), settled(saved)),
    editing,
    comparing,
    versions,
    beside: scansBeside(scans, openedBefore, turn),
    others,
    ...(done && { done }),
  }
}

/** What still has to be divided is opened for it; what waits for a second person is shown. */
function isToEdit(state: ReturnType<typeof divisionState>): boolean {
  return state === 'none' || state === 'open'
}

/** What the form begins from: the newest version, or the contributor's own division before there is one. */
function savedDraft(
  { newest, rows }: Divided,
  comments: readonly WrittenComment[],
  isEditing: boolean,
): Row[] {
  return isEditing ? withOpenRows(newest ? rows : rowsAsWritten(comments), comments) : rows
}

async function actOn(
  client: Client,
  feedbackId: string,
  comments: readonly WrittenComment[],
  scans: readonly DeskScan[],
  opened: ReadonlySet<string>,
  form: FormData,
): Promise<Act> {
  const act = String(form.get('act') ?? '')
  if (act === 'compare') {
    const { status, done, ...comparing } = await compareDivision(client, feedbackId, form)
    return { status, comparing, ...(done && { done: 'compared' }) }
  }
  if (asksForScan(form)) {
    const editing = form.has('base') ? await edit(client, feedbackId, comments, form, 'scan') : undefined
    const turn = await turnToScan(client, scans, opened, form)
    return { status: turn.status, turn, ...(editing && { editing }) }
  }
  const editing = await edit(client, feedbackId, comments, form, act)
  return { status: editing.status, editing, ...(editing.done && { done: 'saved' }) }
}

async function readVersions(
  client: Client,
  parts: Parts,
  { divisions, newest, rows }: Divided,
  asked: string | null,
  { isStale, rows: posted }: Editing,
): Promise<Versions | undefined> {
  if (isStale && newest && posted)
    return { before: newest, after: undefined, changes: changesBetween(rows, settled(posted)) }
  const after = divisions.find(({ version }) => String(version) === asked)
  const before = divisions.find(({ version }) => version === (after?.version ?? 0) - 1)
  if (!after || !before) return undefined
  const [old, next] = await Promise.all([
    readPassages(client, before.id, parts),
    readPassages(client, after.id, parts),
  ])
  return { before, after, changes: changesBetween(old, next) }
}
