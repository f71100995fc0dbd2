/** Letters that wait to be synthesised, for the browser tests. */
import type { Page } from '@playwright/test'
import type postgres from 'postgres'
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

/** A point that stands for nothing yet. @returns its id */
export async function addPoint(sql: postgres.Sql): Promise<string> {
  const id = crypto.randomUUID()
  await sql.begin(async (tx) => {
    await tx`
      insert into public.synthesis_point (id, body_id, round_id, subject_id, content_area_id, made_by)
        select ${id}, s.body_id, s.round_id, s.id, a.id, m.user_id
        from public.subject s join public.round r on r.id = s.round_id
        join public.content_area a on a.round_id = s.round_id and a.order_no = 1
        join public.staff m on m.body_id = s.body_id and m.role = 'member'
        where s.code = 'pho-bi-thu' order by r.opens_on desc limit 1`
    await tx`
      insert into public.synthesis_point_version (point_id, body_id, version, text, saved_by)
        select p.id, p.body_id, 1, 'Cần sâu sát cơ sở hơn.', p.made_by from public.synthesis_point p where p.id = ${id}`
    await tx`
      insert into public.synthesis_point_place (point_id, body_id, place, placed_by)
        select p.id, p.body_id, 1, p.made_by from public.synthesis_point p where p.id = ${id}`
  })
  return id
}
