/** On demand, since only a request knows the site's address: the same build serves any host. */
import type { APIRoute } from 'astro'
import { publicPages } from './_public-pages.ts'

export const prerender = false

export const GET: APIRoute = async ({ url }) => {
  const pages = await publicPages()
  const entries = pages.map((path) => `  <url><loc>${new URL(path, url.origin).href}</loc></url>\n`)
  return new Response(
    `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${entries.join('')}</urlset>\n`,
    {
      headers: { 'content-type': 'application/xml; charset=utf-8', 'cache-control': 'public, max-age=3600' },
    },
  )
}
