/** Errors an operator reads: one plain line each, in Vietnamese. */

/** Another living process already serves this data directory. */
export class AlreadyRunningError extends Error {
  override readonly name = 'AlreadyRunningError'
}

/** A migration that this database has already applied is gone or reads differently now. */
export class MigrationChangedError extends Error {
  override readonly name = 'MigrationChangedError'
}

/** PostgreSQL could not be started, or the machine cannot run it. */
export class PostgresUnavailableError extends Error {
  override readonly name = 'PostgresUnavailableError'
}

/** The one line of anything thrown, for a message or a log. */
export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
