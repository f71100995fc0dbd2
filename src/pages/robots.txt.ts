/** What search engines are asked to leave alone; the desk is behind a session whatever they do. */
import type { APIRoute } from 'astro'

export const prerender = false

export const GET: APIRoute = ({ url }) =>
  new Response(
    `User-agent: *\nDisallow: /to-giup-viec\nDisallow: /api/\n\nSitemap: ${url.origin}/sitemap.xml\n`,
    { headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'public, max-age=3600' } },
  )
