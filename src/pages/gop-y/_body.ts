/** The review body this site is for, from the office's content files. */
import { getCollection } from 'astro:content'
import type { Body } from '../../domain/body.ts'
import { bodySlug } from '../../server/config.ts'

export async function siteBody(): Promise<Body> {
  const bodies = await getCollection('bodies')
  const body = bodies.find(({ data }) => data.slug === bodySlug)
  if (!body) throw new Error(`BODY: src/content/bodies has no file with slug ${bodySlug}`)
  return body.data
}
