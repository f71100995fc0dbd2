/**
 * Database errors as PostgREST answers them: one table of SQLSTATE → HTTP status
 * (docs.postgrest.org, "Errors", HTTP status codes), one JSON shape.
 */
import postgres from 'postgres'

export interface ErrorBody {
  code: string
  details: string | null
  hint: string | null
  message: string
}

const EXACT: Record<string, number> = {
  '23503': 409,
  '23505': 409,
  '25006': 405,
  '42883': 404,
  '42P01': 404,
  '42P17': 500,
  '53400': 500,
  '57P01': 503,
  '57P02': 503,
  '57P03': 503,
  P0001: 400,
}

const BY_CLASS: Record<string, number> = {
  '08': 503,
  '09': 500,
  '0L': 403,
  '0P': 403,
  '21': 500,
  '25': 500,
  '28': 403,
  '2D': 500,
  '38': 500,
  '39': 500,
  '3B': 500,
  '40': 500,
  '53': 503,
  '54': 500,
  '55': 500,
  '57': 500,
  '58': 500,
  F0: 500,
  HV: 500,
  P0: 500,
  XX: 500,
}

/** `anonymous` tells a missing sign-in (401) from a missing right (403). */
export function statusOf(code: string, anonymous: boolean): number {
  if (code === '42501') return anonymous ? 401 : 403
  const own = /^PT([2-5]\d\d)$/.exec(code)?.[1]
  if (own) return Number(own)
  return EXACT[code] ?? BY_CLASS[code.slice(0, 2)] ?? (code.startsWith('PT') ? 500 : 400)
}

export const bodyOf = (error: postgres.PostgresError): ErrorBody => ({
  code: error.code,
  details: error.detail ?? null,
  hint: error.hint ?? null,
  message: error.message,
})

/** PostgreSQL is away, starting or shutting down: the caller should try again. */
export function isUnavailable(error: unknown): boolean {
  if (error instanceof postgres.PostgresError) return statusOf(error.code, false) === 503
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return /^(ECONN|ENOENT|EPIPE|CONNECT_TIMEOUT|CONNECTION_)/.test(code)
}

/** What PostgREST says when its database does not answer. */
export const UNAVAILABLE: ErrorBody = {
  code: 'PGRST001',
  details: null,
  hint: null,
  message: 'Database client error. Retrying the connection.',
}

/**
 * Upstream turns most codes into 500 "SUP". What it does pass on untouched is PostgREST's own
 * "RAISE SQLSTATE 'PGRST'" form, so that is how the right answer travels through it.
 */
export class TranslatedError extends Error {
  readonly code = 'PGRST'
  readonly detail: string
  readonly original: postgres.PostgresError

  constructor(original: postgres.PostgresError) {
    super(JSON.stringify(bodyOf(original)))
    this.detail = JSON.stringify({ status: statusOf(original.code, false), headers: {} })
    this.original = original
  }
}
