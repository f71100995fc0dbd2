/** By themselves, so that a script that needs these two does not carry all the others. */
export const scansLimit = 20
export const scanBytesLimit = 25 * 1_048_576

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
  scans: scansLimit,
  scanBytes: scanBytesLimit,
  /** Of one object in Storage; a scan is uploaded in such parts. */
  scanPartBytes: 5 * 1_048_576,
  scanPartBytesMin: 262_144,
  inviteeName: 200,
  verificationNote: 500,
  comparisonNote: 1_000,
  divisionNote: 1_000,
  /** Of one letter. */
  passages: 999,
  /** Why a passage of a letter is about no subject. */
  setAside: 300,
  /** A synthesis point, one line of the report. */
  pointText: 2_000,
  /** Why a comment is left out of the synthesis. */
  exclusionReason: 300,
  /** Settled at once. */
  settledComments: 999,
  promptSender: 200,
  promptDocumentNumber: 60,
  promptText: 10_000,
  replyDocumentNumber: 60,
  /** What a contributor was told, in short. */
  replyNote: 1_000,
  /** Letters that are answered, or given to somebody, at once. */
  lettersAtOnce: 100,
  /** Of what is searched for at the desk: words or a name. */
  searchQuery: 200,
  /** Letters from the web on one invitation. */
  invitationLetters: 10,
  /** Letters from the web of one person (name and address) in a round, beside those on an invitation. */
  personLetters: 20,
  /** Look-ups from one address that may find nothing in a quarter of an hour. */
  lookUpFailures: 60,
  staffName: 120,
  /** Of a new password: characters at least, bytes at most (what bcrypt looks at). */
  passwordMin: 12,
  passwordMaxBytes: 72,
  /** Minutes after which a session that nobody uses ends. */
  sessionIdleMinutes: 30,
} as const

/** All comments of one feedback together: about fifty typed A4 pages, so that the body limit is never met first. */
export const totalTextLimit = 150_000

/** The largest form or document the site reads, in bytes; past it people get a page, programs a 413. */
export const bodyLimitBytes = 1_048_576

/** The longest Idempotency-Key, in characters. */
export const idempotencyKeyLimit = 200
