/** What is in the database, letter by letter, and what a letter must look like there. */
import { createHash } from 'node:crypto'
import type postgres from 'postgres'
import type { Letter } from './letters.ts'

export interface StoredLetter {
  key: string
  reference: string
  commentCount: number
  comments: { subject: string; contentArea: string; aspect: string | null; text: string }[]
  identities: { fullName: string; address: string; category: string }[]
  scans: { id: string; sha256: string }[]
  receivedAt: Date
}

export async function readStored(sql: postgres.Sql): Promise<StoredLetter[]> {
  return sql<StoredLetter[]>`
    select encode(f.idempotency_key_sha256, 'hex') as key, f.reference, f.comment_count as "commentCount",
      f.received_at as "receivedAt",
      (select coalesce(json_agg(json_build_object('subject', s.code, 'contentArea', a.code, 'aspect', c.aspect,
          'text', c.text) order by c.position), '[]')
        from public.comment c join public.subject s on s.id = c.subject_id
        join public.content_area a on a.id = c.content_area_id where c.feedback_id = f.id) as comments,
      (select coalesce(json_agg(json_build_object('fullName', i.full_name, 'address', i.address,
          'category', f.contributor_category)), '[]')
        from private.contributor_identity i where i.feedback_id = f.id) as identities,
      (select coalesce(json_agg(json_build_object('id', s.id, 'sha256', encode(s.sha256, 'hex')) order by s.position), '[]')
        from public.scan s where s.feedback_id = f.id) as scans
    from public.feedback f`
}

/** Rows that belong to no letter. */
export async function countStray(sql: postgres.Sql): Promise<number> {
  const [row] = await sql<{ stray: number }[]>`
    select ((select count(*) from public.comment c where not exists (select from public.feedback f where f.id = c.feedback_id))
      + (select count(*) from private.contributor_identity i
          where not exists (select from public.feedback f where f.id = i.feedback_id))
      + (select count(*) from private.upload_ticket t where t.claimed_at is not null
          and not exists (select from public.scan s where s.id = t.id)))::int as stray`
  return row?.stray ?? Number.NaN
}

export const keyHash = (key: string) => createHash('sha256').update(key).digest('hex')

/** Everything but the reference and the moment, which are the office's. */
export function expected({ key, contributor, comments, scan }: Letter) {
  const { fullName, address, category } = contributor
  return {
    key: keyHash(key),
    commentCount: comments.length,
    comments: comments.map((comment) => ({
      ...comment,
      aspect: comment.aspect ?? null,
      text: comment.text.normalize('NFC'),
    })),
    identities: [{ fullName, address, category }],
    scans: scan ? [{ id: scan.id, sha256: scan.sha256 }] : [],
  }
}
