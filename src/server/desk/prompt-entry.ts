/** The form that records a review prompt, another one out of a document, or a correction. Whatever fails, what was typed comes back. */
import { z } from 'zod'
import type { DeskRound, Subject } from '../../domain/desk.ts'
import { promptListAddress, promptNames } from '../../domain/prompt-addresses.ts'
import {
  type PromptDraft,
  promptSchema,
  type ReviewPrompt,
  readPromptDraft,
} from '../../domain/review-prompt.ts'
import { fieldErrors, fieldMessage } from '../../strings/errors.ts'
import { promptWords as words } from '../../strings/prompts.ts'
import { logError } from '../log.ts'
import { type FieldError, fieldError, Problem } from '../problem.ts'
import { formWithFiles } from '../request-body.ts'
import { removedScan, takeFiles } from '../scans/form-files.ts'
import type { Client } from '../supabase.ts'
import { readOwnSubjectCodes } from './identity.ts'
import { readForm } from './opening.ts'
import { readReviewPrompts, recordReviewPrompt } from './review-prompts.ts'
import { requireRound } from './round-choice.ts'
import { readSubjects } from './rounds.ts'

export interface PromptEntryPage {
  round: DeskRound
  subjects: Subject[]
  /** The prompt that is corrected, or another one out of the same document. */
  corrected: ReviewPrompt | undefined
  sameDocument: ReviewPrompt | undefined
  /** The signed-in member is a subject: prompts to them are recorded by others. */
  isSubject: boolean
  draft: PromptDraft
  errors: FieldError[]
  /** The prompt is recorded already: one may say that it stands there twice. */
  asksAgain: boolean
  notice?: string
  status: number
}

/** @throws Problem notFound, unavailable */
export async function readPromptEntry(
  client: Client,
  request: Request,
  query: URLSearchParams,
): Promise<PromptEntryPage | { seeOther: string }> {
  const form = request.method === 'POST' ? await readForm(request, formWithFiles) : undefined
  const round = await requireRound(client, query)
  const [subjects, prompts, own] = await Promise.all([
    readSubjects(client, round.id),
    readReviewPrompts(client, round.id),
    readOwnSubjectCodes(client),
  ])
  const named = (name: string) => prompts.find(({ id }) => id === query.get(name))
  const corrected = named(promptNames.corrected)
  const page = {
    round,
    subjects: subjects.filter(({ code }) => !own.includes(code)),
    corrected,
    sameDocument: named(promptNames.document),
    isSubject: own.length > 0,
    errors: [],
    asksAgain: false,
  }
  if (!form) {
    // corrected meanwhile by somebody else: only what is in force can be
    const gone = query.has(promptNames.corrected) && !corrected
    return {
      ...page,
      draft: newDraft(page, query),
      status: gone ? 409 : 200,
      ...(gone && { notice: words.form.gone }),
    }
  }
  const answer = await take(client, form, { round, own, replaces: query.get(promptNames.corrected) })
  return 'seeOther' in answer ? answer : { ...page, ...answer }
}

type Known = Pick<PromptEntryPage, 'subjects' | 'corrected' | 'sameDocument'>

function newDraft({ subjects, corrected, sameDocument }: Known, query: URLSearchParams): PromptDraft {
  const from = corrected ?? sameDocument
  const about = corrected && subjects.find(({ id }) => id === corrected.subject_id)
  return {
    id: crypto.randomUUID(),
    subject: about?.code ?? (corrected ? '' : (query.get(promptNames.subject) ?? '')),
    source: from?.source ?? '',
    sender: from?.sender ?? '',
    documentNumber: from?.document_number ?? '',
    documentDate: from?.document_date ?? '',
    text: corrected?.text ?? '',
    scans: [],
    again: false,
  }
}

type Answer = Pick<PromptEntryPage, 'draft' | 'errors' | 'status'> & Partial<PromptEntryPage>

interface Taking {
  round: DeskRound
  own: readonly string[]
  replaces: string | null
}

async function take(
  client: Client,
  form: FormData,
  { round, own, replaces }: Taking,
): Promise<Answer | { seeOther: string }> {
  const read = readPromptDraft(form)
  const removed = removedScan(form.get('step'))
  if (removed !== undefined) read.scans.splice(removed, 1)
  const files = await takeFiles(form, read.scans)
  const id = z.uuid().safeParse(read.id).data ?? crypto.randomUUID()
  const draft = { ...read, id, scans: files.scans }
  if (removed !== undefined) return { draft, errors: files.errors, status: 200 }

  const parsed = promptSchema.safeParse(draft)
  const errors = [
    ...(parsed.error?.issues ?? []).map((issue) => {
      const max = issue.code === 'custom' ? z.number().safeParse(issue.params?.['max']).data : undefined
      return fieldError(issue.path.slice(0, 2).join('.'), fieldMessage(issue.message, max))
    }),
    ...files.errors,
    ...(own.includes(draft.subject) ? [fieldError('subject', fieldErrors.promptOwn())] : []),
  ]
  if (!parsed.success || errors.length > 0) return { draft, errors, status: 422 }
  try {
    await recordReviewPrompt(client, {
      roundId: round.id,
      id,
      content: parsed.data,
      replaces: replaces ?? undefined,
      again: draft.again,
    })
    return { seeOther: promptListAddress(round.year, id) }
  } catch (cause) {
    return refused(cause, draft)
  }
}

function refused(cause: unknown, draft: PromptDraft): Answer {
  const problem = cause instanceof Problem ? cause : new Problem('unexpected', { cause })
  const { status, errors } = problem
  const gone = errors.some(({ field }) => field === 'replaces')
  if (gone) return { draft, errors: [], notice: words.form.gone, status: 409 }
  if (problem.key === 'validation') {
    return { draft, errors, asksAgain: errors.some(({ rule }) => rule === 'promptKnown'), status }
  }
  if (problem.key === 'keyReused') {
    // a key that is spent belongs to the prompt already recorded
    return { draft: { ...draft, id: crypto.randomUUID() }, errors: [], notice: words.form.keyReused, status }
  }
  logError('review-prompt', problem.cause ?? cause, { problem: problem.key })
  return { draft, errors: [], notice: problem.message, status }
}
