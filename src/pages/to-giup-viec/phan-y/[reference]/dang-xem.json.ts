/** Who else has the letter open: asked again and again by its page, and thereby told that the asker is there. */
import type { APIRoute } from 'astro'
import { findLetter } from '../../../../server/desk/letter.ts'
import { bePresent } from '../../../../server/desk/presence.ts'
import { deskOf } from '../../../../server/desk/session.ts'

export const prerender = false

export const GET: APIRoute = async ({ locals, params }) => {
  const { client } = deskOf(locals)
  const feedback = await findLetter(client, params['reference'] ?? '')
  return Response.json({ others: await bePresent(client, feedback.id) })
}
