/** Letters that wait to be synthesised, for the browser tests. */
import type { Page } from '@playwright/test'
import { divide, look } from './database.ts'
import { send } from './letters.ts'

export const letterPath = (reference: string) => `/to-giup-viec/tong-hop/van-ban/${reference}`

export function areaPath(subject: string, area: string, query = '') {
  return `/to-giup-viec/tong-hop/${subject}?noi-dung=${area}${query}`
}

export interface Waiting {
  reference: string
  /** The words of each comment; the mark makes them unlike those of any other letter. */
  texts: string[]
}

/** A letter of so many comments on one subject × content area: verified, divided, compared. */
export async function sendToSynthesise(
  page: Page,
  { subject = 'bi-thu', area = 'cong-tac-can-bo', count = 2 } = {},
): Promise<Waiting> {
  const mark = crypto.randomUUID().slice(0, 8)
  const texts = Array.from({ length: count }, (_, index) => `Đề nghị ${index + 1} của thư ${mark}.`)
  const { reference } = await send(
    page,
    texts.map((text) => ({ subject, contentArea: area, text })),
  )
  await divide(
    reference,
    texts.map((text, index) => ({
      comment: index + 1,
      position: 1,
      from: 0,
      to: text.length,
      subject,
      contentArea: area,
    })),
  )
  await look(
    (sql) => sql`
      insert into public.verification (feedback_id, body_id, outcome, method, verified_by)
        select f.id, f.body_id, 'confirmed', 'called_back', s.user_id
        from public.feedback f join public.staff s on s.body_id = f.body_id and s.role = 'member'
        where f.reference = ${reference} limit 1`,
  )
  return { reference, texts }
}
