/** All milestones as one calendar. */
import type { APIRoute } from 'astro'
import { buildCalendar } from '../office/calendar.ts'
import { siteContent } from '../office/site.ts'

export const GET: APIRoute = async ({ site }) =>
  new Response(buildCalendar(await siteContent(), undefined, site), {
    headers: { 'content-type': 'text/calendar; charset=utf-8' },
  })
