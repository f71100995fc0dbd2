/** Security headers of every answer. The pages' own meta tags carry the rest of the content security policy. */
import { uploadOrigin } from './config.ts'

const policy =
  "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:"

export const securityHeaders: Readonly<Record<string, string>> = {
  /** Read anew: where Storage is may be known only once the program runs. */
  get 'content-security-policy'() {
    const origin = uploadOrigin()
    return `${policy}; connect-src 'self'${origin ? ` ${origin}` : ''}`
  },
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  // not no-referrer: browsers would then send `Origin: null` with forms, and a form's origin is checked
  'referrer-policy': 'same-origin',
  'strict-transport-security': 'max-age=63072000; includeSubDomains',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
}

/**
 * The script that reads PDF files at the desk (pdf.js), which runs by itself: it may do nothing but compute, and is the
 * one place where WebAssembly runs, which unpacks pictures six times as fast as the same in plain script.
 */
export const pdfReaderPolicy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'"

/** @param path of a static file */
export function isPdfReader(path: string): boolean {
  return /\/_astro\/pdf\.worker\.[\w.-]+\.mjs$/.test(path)
}

/** Sets what is missing on an answer of our own; a handler's own header stays. */
export function withSecurityHeaders(response: Response): Response {
  for (const [name, value] of Object.entries(securityHeaders)) {
    if (!response.headers.has(name)) response.headers.set(name, value)
  }
  return response
}
