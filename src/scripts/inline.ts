import { createHash } from 'node:crypto'
import textSize from './text-size.js?raw'

/** The part of `Astro.csp` used here; undefined where the policy is off. */
interface ContentSecurityPolicy {
  insertScriptHash(hash: `sha256-${string}`): void
}

const hash = `sha256-${createHash('sha256').update(textSize).digest('base64')}` as const

/**
 * Lets the one inline script through the page's content security policy. Astro hashes the scripts it
 * bundles, but those run after the first paint; a remembered text size must be there before it.
 */
export function allowInline(csp: ContentSecurityPolicy | undefined): void {
  csp?.insertScriptHash(hash)
}
