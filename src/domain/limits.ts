/**
 * Limits of what a contributor writes, in Unicode code points unless said otherwise.
 * The named check constraints of supabase/migrations hold the same numbers; a test keeps them equal.
 */
export const limits = {
  fullName: 120,
  address: 300,
  phone: 30,
  email: 254,
  collectiveName: 200,
  documentNumber: 60,
  signatoryName: 120,
  signatoryPosition: 120,
  commentText: 10_000,
  comments: 100,
  reasonMin: 10,
  reasonMax: 500,
  verificationNote: 500,
  comparisonNote: 1_000,
} as const

/** All comments of one feedback together: about fifty typed A4 pages, so that the body limit is never met first. */
export const totalTextLimit = 150_000

/** The largest form or document the site reads, in bytes; past it people get a page, programs a 413. */
export const bodyLimitBytes = 1_048_576

/** The longest Idempotency-Key, in characters. */
export const idempotencyKeyLimit = 200
