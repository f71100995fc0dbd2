/** The feedback form as fields of text: what a browser sends, what the page writes back. */
import type { ContributorKind } from './contributor.ts'
import { limits } from './limits.ts'

export const contributorFields = {
  individual: ['category', 'fullName', 'address', 'phone', 'email'],
  collective: [
    'category',
    'collectiveName',
    'documentNumber',
    'documentDate',
    'signatoryName',
    'signatoryPosition',
    'address',
    'phone',
    'email',
  ],
} as const satisfies Record<ContributorKind, readonly string[]>

export const commentFields = ['subject', 'contentArea', 'aspect', 'text'] as const
export type CommentField = (typeof commentFields)[number]
export type CommentDraft = Record<CommentField, string>

/** Everything typed, as typed. */
export interface FeedbackDraft {
  kind: ContributorKind
  contributor: Record<string, string>
  comments: CommentDraft[]
  consent: boolean
  idempotencyKey: string
}

export const emptyComment: CommentDraft = { subject: '', contentArea: '', aspect: '', text: '' }

export function emptyDraft(kind: ContributorKind): FeedbackDraft {
  return { kind, contributor: {}, comments: [emptyComment], consent: false, idempotencyKey: '' }
}

function textOf(form: FormData, name: string): string {
  const value = form.get(name)
  return typeof value === 'string' ? value : ''
}

const commentName = /^comments\.(\d{1,4})\.(?:subject|contentArea|text)$/

/** Reads a form; cards left wholly blank are not comments. One card over the limit is kept, so that it is refused. */
export function readDraft(form: FormData): FeedbackDraft {
  const kind: ContributorKind = form.get('contributor.kind') === 'collective' ? 'collective' : 'individual'
  const indices = new Set<number>()
  for (const [name, value] of form) {
    const index = commentName.exec(name)?.[1]
    if (index !== undefined && typeof value === 'string' && value.trim() !== '') indices.add(Number(index))
  }
  const comments = [...indices]
    .sort((a, b) => a - b)
    .slice(0, limits.comments + 1)
    .map(
      (index): CommentDraft => ({
        subject: textOf(form, `comments.${index}.subject`),
        contentArea: textOf(form, `comments.${index}.contentArea`),
        aspect: textOf(form, `comments.${index}.aspect`),
        text: textOf(form, `comments.${index}.text`),
      }),
    )
  const contributor = Object.fromEntries(
    contributorFields[kind].map((name) => [name, textOf(form, `contributor.${name}`)]),
  )
  return {
    kind,
    contributor,
    comments,
    consent: form.get('consent') === 'true',
    idempotencyKey: textOf(form, 'idempotencyKey'),
  }
}

/** A draft in the shape feedbackSchema parses. */
export function draftToFeedback({ kind, contributor, comments, consent }: FeedbackDraft): unknown {
  return { contributor: { ...contributor, kind }, comments, consent }
}

/** Every field of a draft by name, for hidden inputs and for going back. */
export function draftFields({
  kind,
  contributor,
  comments,
  consent,
  idempotencyKey,
}: FeedbackDraft): [string, string][] {
  return [
    ['contributor.kind', kind],
    ...Object.entries(contributor).map(([name, value]): [string, string] => [`contributor.${name}`, value]),
    ...comments.flatMap((comment, index) =>
      commentFields.map((name): [string, string] => [`comments.${index}.${name}`, comment[name]]),
    ),
    ['consent', String(consent)],
    ['idempotencyKey', idempotencyKey],
  ]
}
