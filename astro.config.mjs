import { readdir, writeFile } from 'node:fs/promises'
import netlify from '@astrojs/netlify'
import { defineConfig } from 'astro/config'
import { isPdfReader, pdfReaderPolicy, securityHeaders } from './src/server/headers.ts'

/** Netlify reads the headers of static files from dist/_headers; ours come from the one place that knows them. */
const staticHeaders = {
  name: 'static-headers',
  hooks: {
    /** @param {{ dir: URL }} built */
    'astro:build:done': async ({ dir }) => {
      const lines = Object.entries(securityHeaders).map(([name, value]) => `  ${name}: ${value}`)
      const calendars = '/*.ics\n  content-type: text/calendar; charset=utf-8\n'
      const scripts = (await readdir(new URL('_astro/', dir))).map((name) => `/_astro/${name}`)
      const readers = scripts
        .filter(isPdfReader)
        .map((path) => `${path}\n  content-security-policy: ${pdfReaderPolicy}\n`)
      const rules = `/*\n${lines.join('\n')}\n${calendars}${readers.join('')}`
      await writeFile(new URL('_headers', dir), rules)
    },
  },
}

// Static pages by default; a page that must run per request says `prerender = false`.
export default defineConfig({
  output: 'static',
  // Only to build: whenever Astro starts, the adapter empties .netlify of what a running site is served from, and in a
  // preview it emulates a Netlify that nobody asked for.
  ...(process.argv.includes('build') && { adapter: netlify() }),
  integrations: [staticHeaders],
  build: { inlineStylesheets: 'always' },
  // Hashes of the few inline styles and scripts go into a meta tag; src/server/headers.ts has the headers
  // that a meta tag cannot carry (frame-ancestors and the like).
  // Astro's own origin check would also turn away old browsers from the form, which holds no session;
  // src/middleware.ts checks the desk's.
  security: { csp: true, checkOrigin: false },
  // Nothing here shows code, and its inline styles would not pass the policy above.
  markdown: { syntaxHighlight: false },
  devToolbar: { enabled: false },
})
