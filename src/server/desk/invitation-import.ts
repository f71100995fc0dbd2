/** Importing the list: a file is read and shown; only what was shown, and comes back whole, is added. */
import type { ContributorCategory } from '../../domain/contributor.ts'
import { type Imported, importLimits, inviteesSchema, type KnownRow } from '../../domain/invitation.ts'
import { type ImportPreview, type ReadList, readList } from '../../domain/invitation-import.ts'
import { readTables } from '../../sheets/read-tables.ts'
import { SheetError } from '../../sheets/sheet-error.ts'
import { invitations } from '../../strings/invitations.ts'
import { Problem } from '../problem.ts'
import { readBody } from '../request-body.ts'
import type { Client } from '../supabase.ts'
import { findKnown, importInvitations } from './invitations.ts'

/** The fields beside a file are small; the rows of a preview come back in the same bound. */
const requestLimit = importLimits.file + 262_144
const { faults } = invitations.importing

export interface ImportPage {
  status: number
  /** Why there is no preview. */
  fault?: string
  preview?: ImportPreview
  imported?: Imported
}

/** @param categories the office's own words for them, which the file uses, too */
export async function takeImport(
  client: Client,
  roundId: string,
  categories: Readonly<Partial<Record<ContributorCategory, string>>>,
  request: Request,
): Promise<ImportPage> {
  let form: FormData
  try {
    const body = await readBody(request, { bytes: requestLimit })
    if (body.kind === 'json') throw new Problem('mediaType')
    form = body.value
  } catch (problem) {
    if (problem instanceof Problem && problem.key === 'tooLarge')
      return { status: 413, fault: faults.tooLarge }
    throw problem
  }
  const rows = form.get('rows')
  if (typeof rows === 'string') return confirm(client, roundId, rows)
  const file = form.get('file')
  if (!(file instanceof File) || file.name === '') return { status: 422, fault: faults.missing }
  if (file.size > importLimits.file) return { status: 413, fault: faults.tooLarge }
  return preview(client, roundId, categories, file)
}

async function preview(
  client: Client,
  roundId: string,
  categories: Readonly<Partial<Record<ContributorCategory, string>>>,
  file: File,
): Promise<ImportPage> {
  try {
    const read = readList(await readTables(new Uint8Array(await file.arrayBuffer())), categories)
    if (read.fault) return { status: 422, fault: faults[read.fault] }
    const { list } = read
    const rows = list.rows.map(({ invitee }) => invitee)
    const answers = rows.length > 0 ? await findKnown(client, roundId, rows) : []
    return { status: list.faults.length > 0 ? 422 : 200, preview: previewOf(file.name, list, answers) }
  } catch (cause) {
    if (!(cause instanceof SheetError)) throw cause
    const { fault, line } = cause
    return {
      status: 422,
      fault: fault === 'quoteNotClosed' ? invitations.importing.quoteNotClosed(line) : faults[fault],
    }
  }
}

function previewOf(file: string, list: ReadList, answers: readonly KnownRow[]): ImportPreview {
  const held = new Map(answers.map((each) => [each.row, each]))
  const preview: ImportPreview = { file, list, fresh: [], known: [], namesakes: [] }
  for (const [index, read] of list.rows.entries()) {
    const { number, sameAs, namesake } = held.get(index) ?? {}
    if (number !== undefined) preview.known.push({ ...read, number })
    else if (sameAs !== undefined) preview.known.push({ ...read, sameAs: list.rows[sameAs]?.row })
    else preview.fresh.push(read)
    if (namesake !== undefined) preview.namesakes.push({ ...read, number: namesake })
  }
  return preview
}

/** What the browser brings back was written by us, but came through hands: it is parsed like anything else. */
async function confirm(client: Client, roundId: string, text: string): Promise<ImportPage> {
  const parsed = inviteesSchema.safeParse(readJson(text))
  if (!parsed.success) return { status: 422, fault: faults.stale }
  return { status: 303, imported: await importInvitations(client, roundId, parsed.data) }
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
