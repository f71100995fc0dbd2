import { createHash } from 'node:crypto'
import textSize from './text-size.js?raw'

/** The part of `Astro.csp` used here; undefined where the policy is off. */
interface ContentSecurityPolicy {
  insertScriptHash(hash: `sha256-${string}`): void
}

/**
 * Lets an inline script through the page's content security policy. Astro hashes the scripts it
 * bundles, but those run after the first paint; a remembered text size must be there before it.
 */
export function allowInline(csp: ContentSecurityPolicy | undefined, script: string = textSize): void {
  csp?.insertScriptHash(`sha256-${createHash('sha256').update(script).digest('base64')}`)
}
