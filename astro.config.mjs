import netlify from '@astrojs/netlify'
import { defineConfig } from 'astro/config'

// Static pages by default; a page that must run per request says `prerender = false`.
export default defineConfig({
  output: 'static',
  adapter: netlify({ devFeatures: false }),
  trailingSlash: 'ignore',
  build: { inlineStylesheets: 'always' },
  // Hashes of the few inline styles and scripts go into a meta tag; the headers that a meta tag
  // cannot carry (frame-ancestors and the like) are set by src/server/headers.ts and public/_headers.
  security: { csp: true, checkOrigin: true },
  // Nothing here shows code, and its inline styles would not pass the policy above.
  markdown: { syntaxHighlight: false },
  devToolbar: { enabled: false },
})
