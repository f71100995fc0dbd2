/** Problem details for HTTP APIs (RFC 9457). */
import { type ProblemKey, problems } from '../strings/errors.ts'

export interface FieldError {
  /** Dotted path of the form field, e.g. `comments.0.text`. */
  field: string
  /** JSON Pointer into the request body (RFC 6901), as a fragment. */
  pointer: string
  message: string
  /** The rule's key in src/strings/errors.ts: for programs, and for the form that shows it. */
  rule?: string
}

const statuses = {
  validation: 422,
  unreadable: 400,
  idempotencyKey: 400,
  keyReused: 409,
  roundClosed: 403,
  tooManyLetters: 403,
  notToCompare: 409,
  notToAssign: 409,
  notToDivide: 409,
  notToSynthesise: 409,
  notToAnswer: 409,
  savedMeanwhile: 409,
  storeFull: 429,
  tooManyLookUps: 429,
  tooLarge: 413,
  mediaType: 415,
  method: 405,
  throttled: 429,
  unavailable: 503,
  scanEmpty: 422,
  scanTooLarge: 413,
  scanKind: 422,
  scanOffice: 422,
  scanTiff: 422,
  scanLocked: 422,
  scanDamaged: 422,
  scanIncomplete: 409,
  scanBroken: 409,
  scanGone: 410,
  scanClaimed: 409,
  storeAway: 503,
  forbidden: 403,
  notForRole: 403,
  noRound: 404,
  notFound: 404,
  unexpected: 500,
} as const satisfies Record<ProblemKey, number>

/**
 * The one error that carries an HTTP status.
 * @example throw new Problem('unavailable', { headers: { 'retry-after': '30' }, cause })
 */
export class Problem extends Error {
  readonly key: ProblemKey
  readonly status: number
  readonly errors: FieldError[]
  readonly headers: Record<string, string>

  constructor(
    key: ProblemKey,
    options: { errors?: FieldError[]; headers?: Record<string, string>; cause?: unknown } = {},
  ) {
    super(problems[key], { cause: options.cause })
    this.key = key
    this.status = statuses[key]
    this.errors = options.errors ?? []
    this.headers = options.headers ?? {}
  }

  toResponse(): Response {
    const body = {
      type: `urn:gop-y:problem:${this.key}`,
      title: this.message,
      status: this.status,
      ...(this.errors.length > 0 && { errors: this.errors }),
    }
    return Response.json(body, {
      status: this.status,
      headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store', ...this.headers },
    })
  }
}

export function fieldError(field: string, message: string, rule?: string): FieldError {
  return { field, pointer: `#/${field.split('.').join('/')}`, message, ...(rule && { rule }) }
}
