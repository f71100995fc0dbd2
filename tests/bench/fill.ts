/**
 * Fills the database with letters of ten comments each, as its owner and past the door, every constraint checked. No
 * analyze: the door goes on with plans it made while the tables were empty, as in an office's first busy week.
 */
import type postgres from 'postgres'

const commentsEach = 10

/** @returns how many comments there are then */
export async function fill(sql: postgres.Sql, rows: number): Promise<number> {
  const letters = Math.ceil(rows / commentsEach)
  await sql.begin(async (transaction) => {
    // references: the number scattered over all of 30^8, so that none comes twice and the index is hit everywhere
    await transaction`
      with round as (select id, body_id from public.round order by opens_on desc limit 1),
        letter as (
          select n, 'ABCDEFGHJKLMNPRSTUVWXY23456789' as signs, n::bigint * 492876847 % 656100000000 as place,
            sha256(convert_to('bench ' || n, 'UTF8')) as hash
          from generate_series(1, ${letters}::integer) as n),
        stored as (
          insert into public.feedback (body_id, round_id, reference, contributor_kind, contributor_category, comment_count,
              content_sha256, idempotency_key_sha256, receipt_secret_sha256, words_sha256)
            select r.body_id, r.id, overlay(c.code placing '-' from 5 for 0), 'individual', 'retired', ${commentsEach},
              l.hash, l.hash, l.hash, l.hash
            from letter l cross join round r cross join lateral (
              select string_agg(substr(l.signs, (l.place / (30::bigint ^ k)::bigint % 30)::integer + 1, 1), '') as code
              from generate_series(0, 7) as k) c
            returning id, body_id, round_id, contributor_kind, reference)
      insert into private.contributor_identity
          (feedback_id, body_id, round_id, contributor_kind, full_name, address, person_key)
        select s.id, s.body_id, s.round_id, s.contributor_kind, 'Đặng Thị Bưởi', 'Số nhà ' || s.reference,
          private.person_key('Đặng Thị Bưởi', 'Số nhà ' || s.reference)
        from stored s`
    await transaction`
      with subjects as (select round_id, array_agg(id) as ids from public.subject group by 1),
        areas as (select round_id, array_agg(id) as ids from public.content_area group by 1)
      insert into public.comment
          (feedback_id, body_id, round_id, contributor_kind, subject_id, content_area_id, position, text)
        select i.feedback_id, i.body_id, i.round_id, i.contributor_kind, s.ids[1 + (n + p) % cardinality(s.ids)],
          a.ids[1 + n % cardinality(a.ids)], p,
          format('Ý kiến %s/%s: ', n, p) || repeat('Đề nghị làm rõ trách nhiệm của người đứng đầu. ', 5)
        from (select *, row_number() over () as n from private.contributor_identity where address like 'Số nhà ____-____') i
        join subjects s using (round_id) join areas a using (round_id)
        cross join generate_series(1, ${commentsEach}) as p`
  })
  const [row] = await sql<{ comments: number }[]>`select count(*)::int as comments from public.comment`
  if (!row || row.comments < rows) throw new Error(`only ${row?.comments} comments of ${rows}`)
  return row.comments
}
