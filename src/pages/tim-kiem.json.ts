/** What the search page loads once somebody types: the passages, from which the browser makes its index. */
import type { APIRoute } from 'astro'
import { sitePassages } from './_search.ts'

export const GET: APIRoute = async () => Response.json(await sitePassages())
