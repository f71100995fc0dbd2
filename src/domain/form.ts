/** The feedback form as fields of text: what a browser sends, what the page writes back. */
import type { ContributorKind } from './contributor.ts'
import { limits } from './limits.ts'

export const contributorFields = {
  individual: ['category', 'fullName', 'address', 'replyBy', 'phone', 'email'],
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

/** What an uploaded scan is known by; name, mediaType and byteSize are for showing only. */
export const scanFields = ['id', 'secret', 'sha256', 'name', 'mediaType', 'byteSize'] as const
export type ScanField = (typeof scanFields)[number]
export type ScanDraft = Record<ScanField, string>

/** Everything typed, as typed. */
export interface FeedbackDraft {
  kind: ContributorKind
  contributor: Record<string, string>
  comments: CommentDraft[]
  scans: ScanDraft[]
  consent: boolean
  idempotencyKey: string
  /** Token of POST /api/begin. */
  begun: string
  invitationCode: string
  /** Another letter under a document number that is here already. */
  supplement: boolean
  /** Empty unless something filled in a field that people do not see. */
  website: string
}

export const emptyComment: CommentDraft = { subject: '', contentArea: '', aspect: '', text: '' }

export function emptyDraft(kind: ContributorKind): FeedbackDraft {
  return {
    kind,
    contributor: {},
    comments: [emptyComment],
    scans: [],
    consent: false,
    idempotencyKey: '',
    begun: '',
    invitationCode: '',
    supplement: false,
    website: '',
  }
}

function textOf(form: FormData, name: string): string {
  const value = form.get(name)
  return typeof value === 'string' ? value : ''
}

/** The numbers of a group of fields that are not blank, in order. */
function indicesOf(form: FormData, pattern: RegExp): number[] {
  const indices = new Set<number>()
  for (const [name, value] of form) {
    const index = pattern.exec(name)?.[1]
    if (index !== undefined && typeof value === 'string' && value.trim() !== '') indices.add(Number(index))
  }
  return [...indices].sort((a, b) => a - b)
}

const scanName = /^scans\.(\d{1,4})\.id$/
const commentName = /^comments\.(\d{1,4})\.(?:subject|contentArea|text)$/

/** Reads a form; cards left wholly blank are not comments. One card over the limit is kept, so that it is refused. */
export function readDraft(form: FormData): FeedbackDraft {
  const kind: ContributorKind = form.get('contributor.kind') === 'collective' ? 'collective' : 'individual'
  const comments = indicesOf(form, commentName)
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
    scans: readScanDrafts(form),
    consent: form.get('consent') === 'true',
    idempotencyKey: textOf(form, 'idempotencyKey'),
    begun: textOf(form, 'begun'),
    invitationCode: textOf(form, 'invitationCode'),
    supplement: form.get('supplement') === 'true',
    website: textOf(form, 'website'),
  }
}

/** The uploaded scans a form carries. One over the limit is kept, so that it is refused. */
export function readScanDrafts(form: FormData): ScanDraft[] {
  return indicesOf(form, scanName)
    .slice(0, limits.scans + 1)
    .map((index) => ({
      id: textOf(form, `scans.${index}.id`),
      secret: textOf(form, `scans.${index}.secret`),
      sha256: textOf(form, `scans.${index}.sha256`),
      name: textOf(form, `scans.${index}.name`),
      mediaType: textOf(form, `scans.${index}.mediaType`),
      byteSize: textOf(form, `scans.${index}.byteSize`),
    }))
}

/** A draft in the shape feedbackSchema and circumstancesSchema parse. */
export function draftToFeedback({ kind, contributor, idempotencyKey: _, ...rest }: FeedbackDraft): unknown {
  return { ...rest, contributor: { ...contributor, kind } }
}

/** Every field of a draft by name, for hidden inputs and for going back. */
export function draftFields({
  kind,
  contributor,
  comments,
  scans,
  ...rest
}: FeedbackDraft): [string, string][] {
  return [
    ['contributor.kind', kind],
    ...Object.entries(contributor).map(([name, value]): [string, string] => [`contributor.${name}`, value]),
    ...comments.flatMap((comment, index) =>
      commentFields.map((name): [string, string] => [`comments.${index}.${name}`, comment[name]]),
    ),
    ...scans.flatMap((scan, index) =>
      scanFields.map((name): [string, string] => [`scans.${index}.${name}`, scan[name]]),
    ),
    ['consent', String(rest.consent)],
    ['idempotencyKey', rest.idempotencyKey],
    ['begun', rest.begun],
    ['invitationCode', rest.invitationCode],
    ['supplement', String(rest.supplement)],
    ['website', rest.website],
  ]
}
