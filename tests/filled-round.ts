/**
 * A round as the Help Team leaves it: letters of both kinds, on paper and from the web, most of them verified and compared,
 * some divided. As the owner of the database and past the door, every constraint checked.
 */
import type postgres from 'postgres'

export const commentsEach = 10

/** Gives rounds that have none the subjects and content areas of another. */
export async function copyParts(sql: postgres.Sql, from: string, to: readonly string[]): Promise<void> {
  await sql`
    insert into public.subject (body_id, round_id, code, kind, title, order_no)
      select r.body_id, r.id, s.code, s.kind, s.title, s.order_no from public.round r cross join public.subject s
      where r.id = any (${to}::uuid[]) and s.round_id = ${from}
      on conflict on constraint subject_code_once do nothing`
  await sql`
    insert into public.content_area (body_id, round_id, code, title, short_title, order_no, is_focus)
      select r.body_id, r.id, a.code, a.title, a.short_title, a.order_no, a.is_focus
      from public.round r cross join public.content_area a
      where r.id = any (${to}::uuid[]) and a.round_id = ${from}
      on conflict on constraint content_area_code_once do nothing`
}

/** Brings a round to so many letters. */
export async function fillRound(sql: postgres.Sql, roundId: string, letters: number): Promise<void> {
  await sql.begin(async (transaction) => {
    await transaction`
      create temporary table letter on commit drop as
        with known as (
            select (select count(*) from public.feedback) as everywhere,
              (select count(*) from public.feedback where round_id = ${roundId}) as here),
          numbered as (
            select k.everywhere + n as n, (k.everywhere + n) * 492876847 % 656100000000 as place
            from known k cross join lateral generate_series(1, ${letters}::integer - k.here) as n)
        select gen_random_uuid() as id, l.n, r.body_id, r.id as round_id,
          overlay(c.code placing '-' from 5 for 0) as reference, sha256(convert_to('bench ' || l.n, 'UTF8')) as hash,
          case when l.n % 4 = 0 then 'collective' else 'individual' end as kind,
          case when l.n % 9 = 0 then 'paper' else 'web' end as channel,
          r.opens_on + (l.n * 7919 % (r.closes_on - r.opens_on + 1)) * interval '1 day' + interval '3 hours' as received_at
        from numbered l join public.round r on r.id = ${roundId}
        cross join lateral (
          select string_agg(substr('ABCDEFGHJKLMNPRSTUVWXY23456789',
            (l.place / (30::bigint ^ k)::bigint % 30)::integer + 1, 1), '') as code
          from generate_series(0, 7) as k) c`
    await transaction`
      create temporary table team on commit drop as
        select s.user_id, s.display_name from public.staff s join public.round r on r.body_id = s.body_id
        where r.id = ${roundId} and s.role <> 'auditor'`
    await transaction`
      insert into public.feedback (id, body_id, round_id, reference, channel, contributor_kind, contributor_category,
          received_at, comment_count, content_sha256, idempotency_key_sha256, receipt_secret_sha256, words_sha256,
          entered_by, entered_at)
        select l.id, l.body_id, l.round_id, l.reference, l.channel, l.kind,
          case l.kind when 'individual' then (array['former_committee_member', 'former_head', 'retired', 'other'])[1 + l.n % 4]
            else (array['city_committee_office', 'city_council_party_group', 'city_government_party_board',
              'city_inspectorate_committee', 'subordinate_committee', 'subordinate_unit_leadership'])[1 + l.n / 4 % 6] end,
          l.received_at, ${commentsEach}, l.hash, l.hash, l.hash, l.hash,
          case l.channel when 'paper' then s.user_id end, case l.channel when 'paper' then l.received_at end
        from letter l cross join (select user_id from team order by display_name limit 1) s`
    await transaction`
      insert into private.contributor_identity (feedback_id, body_id, round_id, contributor_kind, full_name, address,
          person_key, collective_name, document_number, document_date, signatory_name, signatory_position)
        select l.id, l.body_id, l.round_id, l.kind, case l.kind when 'individual' then 'Đặng Thị Bưởi' end,
          'Số nhà ' || l.n / 2,
          case l.kind when 'individual' then private.person_key('Đặng Thị Bưởi', 'Số nhà ' || l.n / 2) end,
          case l.kind when 'collective' then 'Chi bộ cơ quan số ' || l.n / 8 end,
          case l.kind when 'collective' then l.n || '-CV/CB' end, case l.kind when 'collective' then l.received_at::date end,
          case l.kind when 'collective' then 'Trần Thử' end, case l.kind when 'collective' then 'Bí thư' end
        from letter l`
    await transaction`
      with subject as (
          select array_agg(id order by order_no) as ids from public.subject where round_id = ${roundId}),
        area as (select array_agg(id order by order_no) as ids from public.content_area where round_id = ${roundId})
      insert into public.comment (feedback_id, body_id, round_id, contributor_kind, subject_id, content_area_id, aspect,
          position, text)
        select l.id, l.body_id, l.round_id, l.kind, s.ids[1 + (l.n + p) % cardinality(s.ids)],
          a.ids[1 + (l.n * 31 + p * p) % cardinality(a.ids)],
          (array[null, 'strength', 'shortcoming', 'cause', 'remedy'])[1 + (l.n + p * 3) % 5], p,
          format('Ý kiến %s/%s: ', l.n, p) || repeat('Đề nghị làm rõ trách nhiệm của người đứng đầu. ', 5)
        from letter l cross join subject s cross join area a cross join generate_series(1, ${commentsEach}) as p
        order by l.received_at, l.id, p`
    await transaction`
      insert into public.verification (feedback_id, body_id, outcome, method, verified_by)
        select l.id, l.body_id, 'confirmed', 'called_back', s.user_id
        from letter l cross join (select user_id from team order by display_name limit 1) s where l.n % 3 <> 0`
    await transaction`
      insert into public.comparison (feedback_id, body_id, outcome, compared_by)
        select l.id, l.body_id, 'same', s.user_id
        from letter l cross join (select user_id from team order by display_name desc limit 1) s
        where l.channel = 'paper' and l.n % 18 <> 0`
    // every fifth letter in two halves a comment, about the next subject; of these four in five compared
    await transaction`
      with divided as (
          insert into public.division (feedback_id, body_id, round_id, contributor_kind, version, made_by)
            select l.id, l.body_id, l.round_id, l.kind, 1, s.user_id
            from letter l cross join (select user_id from team order by display_name limit 1) s where l.n % 5 = 0
            returning *),
        compared as (
          insert into public.division_comparison (division_id, feedback_id, body_id, outcome, compared_by)
            select d.id, d.feedback_id, d.body_id, 'same', s.user_id
            from divided d join letter l on l.id = d.feedback_id
            cross join (select user_id from team order by display_name desc limit 1) s where l.n % 25 <> 0)
      insert into public.passage (division_id, feedback_id, body_id, round_id, contributor_kind, comment_id, position,
          starts_at, ends_at, subject_id, content_area_id, aspect, set_aside)
        select d.id, d.feedback_id, d.body_id, d.round_id, d.contributor_kind, c.id, half, (half - 1) * 60, half * 60,
          case when c.position % 10 > 0 then c.subject_id end, case when c.position % 10 > 0 then c.content_area_id end,
          case when c.position % 10 > 0 then (array['cause', 'remedy'])[half] end,
          case when c.position % 10 = 0 then 'Lời chào' end
        from divided d join public.comment c on c.feedback_id = d.feedback_id cross join generate_series(1, 2) as half`
  })
}
