/** Runs a handler of the API: a problem becomes its answer, anything else is logged whole and answered vaguely. `answer`: how, if not as problem details. */
import { logError } from './log.ts'
import { Problem } from './problem.ts'

export async function respond(
  event: string,
  handler: () => Promise<Response>,
  answer: (problem: Problem) => Response = (problem) => problem.toResponse(),
): Promise<Response> {
  try {
    return await handler()
  } catch (cause) {
    const problem = cause instanceof Problem ? cause : new Problem('unexpected', { cause })
    if (problem.status >= 500) logError(event, problem.cause ?? cause, { problem: problem.key })
    return answer(problem)
  }
}
