/** What the check page shows for a posted form: the form again, or the feedback to read once more. */
import type { Feedback } from '../domain/feedback.ts'
import { draftToFeedback, emptyComment, type FeedbackDraft, readDraft } from '../domain/form.ts'
import { problems, form as words } from '../strings/vi.ts'
import { parseFeedback } from './feedback.ts'
import { logError } from './log.ts'
import { type FieldError, Problem } from './problem.ts'
import { readBody } from './request-body.ts'
import { currentRound, type RoundState } from './round.ts'

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
 * @param query `loi`: the problem with which POST /api/feedback sent the form back (307, so it is all still here)
 */
export async function checkFeedback(request: Request, query: URLSearchParams): Promise<CheckPage> {
  try {
    const body = await readBody(request)
    if (body.kind === 'json') throw new Problem('mediaType')
    return await checkDraft(readDraft(body.value), body.value.get('step'), query.get('loi'))
  } catch (cause) {
    if (!(cause instanceof Problem)) throw cause
    return { errors: [], notice: cause.message, status: cause.status }
  }
}

async function checkDraft(
  draft: FeedbackDraft,
  step: FormDataEntryValue | null,
  sentBack: string | null,
): Promise<CheckPage> {
  const refused = refusal(sentBack)
  // A key that is spent belongs to the feedback already stored.
  if (!draft.idempotencyKey || refused?.key === 'keyReused') draft.idempotencyKey = crypto.randomUUID()
  if (step === 'add') {
    return { draft: { ...draft, comments: [...draft.comments, emptyComment] }, errors: [], status: 200 }
  }
  const shown = draft.comments.length > 0 ? draft : { ...draft, comments: [emptyComment] }
  if (step === 'edit') return { draft: shown, errors: [], status: 200 }
  const { feedback, errors } = parseFeedback(draftToFeedback(draft))
  if (errors) return { draft: shown, errors, status: 422 }
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

function refusal(sentBack: string | null): { key: string; notice: string; status: number } | undefined {
  if (!sentBack || !isProblemKey(sentBack)) return undefined
  const problem = new Problem(sentBack)
  return {
    key: sentBack,
    notice: sentBack === 'keyReused' ? words.check.keyReused : problem.message,
    status: problem.status,
  }
}

function isProblemKey(key: string): key is keyof typeof problems {
  return Object.hasOwn(problems, key)
}
