/** The milestones of one party as a calendar of its own. */
import type { APIRoute, GetStaticPaths, InferGetStaticPropsType } from 'astro'
import { partiesWithMilestones } from '../../domain/milestones.ts'
import { buildCalendar } from '../../office/calendar.ts'
import { siteContent } from '../../office/site.ts'

export const getStaticPaths = (async () => {
  const { timeline, organisation } = await siteContent()
  const parties = partiesWithMilestones(timeline, organisation.parties)
  return parties.map((party) => ({ params: { party: party.id }, props: { party } }))
}) satisfies GetStaticPaths

export const GET: APIRoute<InferGetStaticPropsType<typeof getStaticPaths>> = async ({ props, site }) =>
  new Response(buildCalendar(await siteContent(), props.party, site), {
    headers: { 'content-type': 'text/calendar; charset=utf-8' },
  })
