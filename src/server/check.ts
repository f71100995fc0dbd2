/** What the check page shows for a posted form: the form again, or the feedback to read once more. */
import type { Feedback } from '../domain/feedback.ts'
import { draftToFeedback, emptyComment, type FeedbackDraft, readDraft } from '../domain/form.ts'
import { isFieldErrorKey } from '../strings/errors.ts'
import { fieldMessage, problems, form as words } from '../strings/vi.ts'
import { parseFeedback } from './feedback.ts'
import { logError } from './log.ts'
import { type FieldError, fieldError, Problem } from './problem.ts'
import { formWithFiles, readBody } from './request-body.ts'
import { beginFeedback, currentRound, type RoundState } from './round.ts'
import { filesTooLarge, removedScan, takeFiles } from './scans/form-files.ts'

export interface CheckPage {
  /** Missing only when the request could not be read. */
  draft?: FeedbackDraft
  /** Present when everything is in order. */
  feedback?: Feedback | undefined
  errors: FieldError[]
  /** Why the door sent the person back here. */
  notice?: string
  round?: RoundState | null
  status: number
}

/**
 * @param query with what POST /api/feedback sent the form back (307, so it is all still here): `loi`, the problem;
 *   `muc` and `vi`, the field and the rule it breaks, where only the database could tell
 */
export async function checkFeedback(request: Request, query: URLSearchParams): Promise<CheckPage> {
  try {
    const body = await readBody(request, formWithFiles)
    if (body.kind === 'json') throw new Problem('mediaType')
    const draft = readDraft(body.value)
    const step = body.value.get('step')
    const removed = removedScan(step)
    if (removed !== undefined) draft.scans.splice(removed, 1)
    const files = await takeFiles(body.value, draft.scans)
    draft.scans = files.scans
    const checking = checkDraft(draft, removed === undefined ? step : 'edit', query, files.errors)
    const begun = draft.begun || (await beginQuietly())
    const page = await checking
    return { ...page, ...(page.draft && { draft: { ...page.draft, begun } }) }
  } catch (cause) {
    if (!(cause instanceof Problem)) throw cause
    const notice = cause.key === 'tooLarge' ? filesTooLarge(request) : undefined
    return { errors: [], notice: notice ?? cause.message, status: cause.status }
  }
}

/** @param fileErrors of files that came with the form: said whatever the step */
async function checkDraft(
  draft: FeedbackDraft,
  step: FormDataEntryValue | null,
  query: URLSearchParams,
  fileErrors: FieldError[],
): Promise<CheckPage> {
  const refused = refusal(query)
  // A key that is spent belongs to the feedback already stored.
  if (!draft.idempotencyKey || refused?.key === 'keyReused') draft.idempotencyKey = crypto.randomUUID()
  const shown = draft.comments.length > 0 ? draft : { ...draft, comments: [emptyComment] }
  if (step === 'add') {
    const comments = [...draft.comments, emptyComment]
    return { draft: { ...draft, comments }, errors: fileErrors, status: 200 }
  }
  if (step === 'edit') return { draft: shown, errors: fileErrors, status: 200 }
  const { feedback, errors: found = refused?.errors ?? [] } = parseFeedback(draftToFeedback(draft))
  const errors = [...found, ...fileErrors]
  if (errors.length > 0) return { draft: shown, errors, status: 422 }
  try {
    const round = await currentRound()
    return {
      draft,
      feedback,
      errors: [],
      round,
      status: refused?.status ?? 200,
      ...(refused && { notice: refused.notice }),
    }
  } catch (cause) {
    if (!(cause instanceof Problem)) throw cause
    logError('check', cause.cause, { problem: cause.key })
    return { draft, feedback, errors: [], notice: cause.message, status: cause.status }
  }
}

/** For who has no JavaScript: their form counts as begun now. Without a token a letter is only not given the round's grace. */
async function beginQuietly(): Promise<string> {
  try {
    return await beginFeedback()
  } catch (cause) {
    logError('check', cause instanceof Problem ? cause.cause : cause, { problem: 'begin' })
    return ''
  }
}

interface Refusal {
  key: string
  notice: string
  status: number
  errors: FieldError[]
}

function refusal(query: URLSearchParams): Refusal | undefined {
  const key = query.get('loi')
  if (!key || !isProblemKey(key)) return undefined
  const { message, status } = new Problem(key)
  const notice = key === 'keyReused' ? words.check.keyReused : message
  const [field, rule] = [query.get('muc') ?? '', query.get('vi') ?? '']
  const isAboutField = /^[a-zA-Z0-9.]{1,60}$/.test(field) && isFieldErrorKey(rule)
  return { key, notice, status, errors: isAboutField ? [fieldError(field, fieldMessage(rule), rule)] : [] }
}

function isProblemKey(key: string): key is keyof typeof problems {
  return Object.hasOwn(problems, key)
}
