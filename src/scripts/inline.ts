import { createHash } from 'node:crypto'
import intakeDates from './intake-dates.js?raw'
import milestoneStates from './milestone-states.js?raw'
import textSize from './text-size.js?raw'

/** The part of `Astro.csp` used here; undefined where the policy is off. */
interface ContentSecurityPolicy {
  insertScriptHash(hash: `sha256-${string}`): void
}

const hashOf = (script: string) => `sha256-${createHash('sha256').update(script).digest('base64')}` as const

const hashes = {
  textSize: hashOf(textSize),
  milestoneStates: hashOf(milestoneStates),
  intakeDates: hashOf(intakeDates),
}

/**
 * Lets inline scripts through the page's content security policy. Astro hashes the scripts it bundles, but those run
 * after the first paint; what a reader chose or the day has changed must be there before it.
 */
export function allowInline(
  csp: ContentSecurityPolicy | undefined,
  ...scripts: (keyof typeof hashes)[]
): void {
  for (const script of scripts) csp?.insertScriptHash(hashes[script])
}
