/** Any other address below the desk: the desk itself says that there is no such page, to those who are in. */
import type { APIRoute } from 'astro'
import { Problem } from '../../server/problem.ts'

export const prerender = false

export const ALL: APIRoute = () => {
  throw new Problem('notFound')
}
