/** Recording that contributors were answered (H7), one letter or many, a correction or a withdrawal. Whatever fails, what was typed comes back. */
import { z } from 'zod'
import {
  type ReplyContent,
  type ReplyDraft,
  type ReplyRecord,
  type ReplyState,
  readReplyDraft,
  replySchema,
  replyStateSchema,
} from '../../domain/reply.ts'
import { replyMessage, replyWords } from '../../strings/replies.ts'
import { problemOf } from '../database-errors.ts'
import { type FieldError, fieldError, Problem } from '../problem.ts'
import type { Client } from '../supabase.ts'

/** @throws Problem notFound, unavailable */
export async function readReplyState(client: Client, feedbackId: string): Promise<ReplyState> {
  const { data, error, status } = await client.rpc('reply_state', { p_feedback_id: feedbackId })
  if (error) throw problemOf(error, status)
  const state = replyStateSchema.nullable().parse(data)
  if (!state) throw new Problem('notFound')
  return state
}

export interface ReplyForm {
  /** Given with the form, so that it is recorded once however often it is sent. */
  key: string
  draft: ReplyDraft
  errors: FieldError[]
  refusal?: string
}

/** @param from what is corrected */
export function newReplyForm(userId: string, from?: ReplyRecord): ReplyForm {
  const draft = {
    way: from?.way ?? '',
    answeredOn: from?.answeredOn ?? '',
    documentNumber: from?.documentNumber ?? '',
    documentDate: from?.documentDate ?? '',
    doneBy: from?.doneBy ?? userId,
    told: from?.note ?? '',
  }
  return { key: crypto.randomUUID(), draft, errors: [] }
}

export interface Recording {
  references: readonly string[]
  /** A further reply to who was answered before. */
  again?: boolean
  /** Corrects what that recording says, or withdraws it. */
  replaces?: { recording: string; reason: string; withdraw: boolean }
}

/** @returns `done`, how many letters, once it is recorded */
export async function takeReply(
  client: Client,
  form: FormData,
  { references, again, replaces }: Recording,
): Promise<ReplyForm & { status: number; done?: number }> {
  const key = z.uuid().safeParse(form.get('key')).data ?? crypto.randomUUID()
  const typed = { key, draft: readReplyDraft(form), errors: [] }
  let content: ReplyContent | undefined
  if (!replaces?.withdraw) {
    const parsed = replySchema.safeParse(typed.draft)
    if (!parsed.success) return { ...typed, errors: errorsOf(parsed.error), status: 422 }
    content = parsed.data
  }
  const { data, error, status } = await client.rpc('record_replies', {
    p_recording: key,
    p_references: [...references],
    ...(content && { p_content: content }),
    ...(again && { p_again: true }),
    ...(replaces && { p_replaces: replaces.recording, p_replaced_because: replaces.reason }),
  })
  if (!error) return { ...typed, status: 303, done: z.number().parse(data) }
  const named = (error.details ?? '').replaceAll(',', ', ')
  const words = replyWords.refusals
  switch (error.code) {
    case 'KD001':
      // a key that is spent belongs to what is recorded already
      return { ...typed, key: crypto.randomUUID(), refusal: words.keyReused, status: 409 }
    case 'KD023':
      return { ...typed, refusal: replyWords.list.tooMany, status: 422 }
    case 'KD090':
      return { ...typed, refusal: words.own(named), status: 403 }
    case 'KD092':
      return { ...typed, refusal: words.notWaiting(named), status: 409 }
    case 'KD093':
      return { ...typed, refusal: words.changed(named), status: 409 }
  }
  const problem = problemOf(error, status)
  if (problem.key === 'validation') return { ...typed, errors: problem.errors, status: 422 }
  if (problem.key === 'forbidden') throw new Problem('notFound', { cause: problem.cause })
  throw problem
}

function errorsOf({ issues }: z.ZodError): FieldError[] {
  const errors = issues.map((issue) => {
    const max = issue.code === 'custom' ? z.number().safeParse(issue.params?.['max']).data : undefined
    return fieldError(issue.path.join('.'), replyMessage(issue.message, max))
  })
  // one message a field is enough to begin with
  return errors.filter(({ field }, index) => errors.findIndex((other) => other.field === field) === index)
}
