/** Runs a handler of the API: a problem becomes its answer, anything else is logged whole and answered vaguely. */
import { logError } from './log.ts'
import { Problem } from './problem.ts'

export async function respond(event: string, handler: () => Promise<Response>): Promise<Response> {
  try {
    return await handler()
  } catch (cause) {
    const problem = cause instanceof Problem ? cause : new Problem('unexpected', { cause })
    if (problem.status >= 500) logError(event, problem.cause ?? cause, { problem: problem.key })
    return problem.toResponse()
  }
}
