/** One JSON line per event on standard error. Callers pass causes and codes, never names, addresses or texts. */

type Fields = Record<string, string | number | boolean | null | undefined>

export function logError(event: string, cause: unknown, fields: Fields = {}): void {
  console.error(
    JSON.stringify({ at: new Date().toISOString(), level: 'error', event, ...fields, ...factsOf(cause) }),
  )
}

/** Name, code and stack of an error and its causes. Database messages may quote values: only their code is kept. */
function factsOf(cause: unknown): Fields {
  if (!(cause instanceof Error)) return { cause: typeof cause }
  const frames = cause.stack
    ?.split('\n')
    .filter((line) => line.startsWith('    at '))
    .slice(0, 6)
  return {
    error: cause.name,
    ...('code' in cause && { code: String(cause.code) }),
    ...(cause.cause instanceof Error && {
      causedBy: `${cause.cause.name} ${'code' in cause.cause ? cause.cause.code : ''}`,
    }),
    ...(frames && { stack: frames.join('\n') }),
  }
}
