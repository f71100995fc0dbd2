-- What the desk counts and lists (H2). A letter counts by its passages once a second person has found its division right,
-- and by its comments, as the contributor wrote them, until then. One rule, in private.counted_comments for figures and
-- in private.listed_* for lists; no figure is weighted, nothing is ranked.
--
-- A comment's key is its number times 1000, plus the place of the passage within it: the order of arrival, and within
-- one comment the order of its words.

-- Plain functions, planned as part of what asks and reached through it only. What takes letters out is asked once a
-- round (a hashed list), never letter by letter.
create function private.counted_letters(p_round_id uuid) returns setof public.feedback
language sql stable as $$
  select f.* from public.feedback f
  where f.round_id = (select r.id from public.round r where r.id = p_round_id and r.body_id = private.my_body_id())
    and f.id not in (select private.uncounted(p_round_id))
$$;
comment on function private.counted_letters(uuid) is
  'The letters of a round that count, for the signed-in member of its body.';

create function private.counted_comments(p_round_id uuid)
returns table (key bigint, feedback_id uuid, subject_id uuid, content_area_id uuid, contributor_kind text, aspect text,
  divided boolean)
language sql stable as $$
  select c.id * 1000, c.feedback_id, c.subject_id, c.content_area_id, c.contributor_kind, c.aspect, false
  from public.comment c
  where c.round_id = (select r.id from public.round r where r.id = p_round_id and r.body_id = private.my_body_id())
    and c.feedback_id not in (select private.uncounted(p_round_id))
    and c.feedback_id not in (select d.feedback_id from private.divisions_in_force(p_round_id) as d)
  union all
  select p.comment_id * 1000 + p.position, p.feedback_id, p.subject_id, p.content_area_id, p.contributor_kind, p.aspect, true
  from public.passage p
  where p.subject_id is not null
    and p.round_id = (select r.id from public.round r where r.id = p_round_id and r.body_id = private.my_body_id())
    and p.feedback_id not in (select private.uncounted(p_round_id))
    -- is true: a hashed list, too; as a join it would look the subject's passages up division by division
    and (p.division_id in (select d.division_id from private.divisions_in_force(p_round_id) as d)) is true
$$;
comment on function private.counted_comments(uuid) is
  'What counts as a comment of a round: the passages about a subject where a division is in force, else the comments as written.';

create function public.comment_counts(p_round_id uuid)
returns table (subject_id uuid, content_area_id uuid, contributor_kind text, aspect text, comment_count bigint,
  unverified_count bigint)
language sql stable security definer set search_path = '' as $$
  select c.subject_id, c.content_area_id, c.contributor_kind, c.aspect, count(*),
    count(*) filter (where c.feedback_id not in (select private.verified(p_round_id)))
  from private.counted_comments(p_round_id) as c
  group by c.subject_id, c.content_area_id, c.contributor_kind, c.aspect
$$;
comment on function public.comment_counts(uuid) is
  'Comments of a round that count, by subject × content area × kind of contributor × aspect; how many are not verified. No weighting, no ranking (H2).';
grant execute on function public.comment_counts(uuid) to authenticated;

create function public.subject_counts(p_round_id uuid, p_subject_id uuid)
returns table (content_area_id uuid, contributor_kind text, contributor_category text, aspect text, late boolean,
  verified boolean, divided boolean, comment_count bigint)
language sql stable security definer set search_path = '' as $$
  with letter as materialized (
    select f.id, f.contributor_category, f.id in (select private.verified(p_round_id)) as verified,
      -- most arrive in time: one look at the clock's moment is enough for them
      f.received_at >= private.closing_moment(r.closes_on)
        and private.is_late(f.received_at, r.closes_on, f.begun_at, r.grace_minutes) as late
    from public.round r join public.feedback f on f.round_id = r.id where r.id = p_round_id)
  select c.content_area_id, c.contributor_kind, l.contributor_category, c.aspect, l.late, l.verified, c.divided, count(*)
  from private.counted_comments(p_round_id) as c join letter l on l.id = c.feedback_id
  where c.subject_id = p_subject_id
  group by c.content_area_id, c.contributor_kind, l.contributor_category, c.aspect, l.late, l.verified, c.divided
$$;
comment on function public.subject_counts(uuid, uuid) is
  'Comments on one subject that count, by everything its page filters by: any filter''s figure is a sum of these.';
grant execute on function public.subject_counts(uuid, uuid) to authenticated;

-- Who wrote is looked at here and leaves as a number only. Paper, samples and the invited have no person_key.
create function private.contributor_key(p_feedback public.feedback, p_identity private.contributor_identity) returns text
language sql stable as $$
  select p_feedback.contributor_kind || coalesce(
    ' asked ' || p_feedback.invitation_id::text,
    ' person ' || encode(p_identity.person_key, 'hex'),
    case when p_identity.collective_name is not null then ' named ' || private.folded(p_identity.collective_name) end,
    ' letter ' || p_feedback.id::text)
$$;
comment on function private.contributor_key(public.feedback, private.contributor_identity) is
  'What tells one contributor from another: the invitation, else name and address, else the collective''s name, else only the letter.';

create function public.distinct_counts(p_round_id uuid, p_unit text, p_by_category boolean default false)
returns table (subject_id uuid, content_area_id uuid, contributor_kind text, contributor_category text, distinct_count bigint,
  unverified_count bigint)
language sql stable security definer set search_path = '' as $$
  with letter as materialized (
      select f.id, f.contributor_category, f.id in (select private.verified(p_round_id)) as verified,
        case p_unit when 'contributor' then dense_rank() over (order by private.contributor_key(f, i))
          else row_number() over () end as unit
      from private.counted_letters(p_round_id) as f join private.contributor_identity i on i.feedback_id = f.id),
    -- each unit once in every cell and every sum it belongs to; verified if any of its letters there is
    unit as (
      select c.subject_id, c.content_area_id, c.contributor_kind,
        case level when 1 then l.contributor_category end as contributor_category,
        case p_unit when 'comment' then c.key else l.unit end as unit, bool_or(l.verified) as verified
      from private.counted_comments(p_round_id) as c
      join letter l on l.id = c.feedback_id
      cross join generate_series(0, p_by_category::integer) as level
      group by 3, 4, 5, grouping sets ((c.subject_id, c.content_area_id), (c.subject_id), (c.content_area_id), ()))
  select u.subject_id, u.content_area_id, u.contributor_kind, u.contributor_category, count(*),
    count(*) filter (where not u.verified)
  from unit u where p_unit in ('comment', 'feedback', 'contributor')
  group by u.subject_id, u.content_area_id, u.contributor_kind, u.contributor_category
$$;
comment on function public.distinct_counts(uuid, text, boolean) is
  'How many different comments, feedbacks or contributors (p_unit: comment, feedback, contributor) a round has, by subject × content area × kind and, if wished, category of contributor. Null stands for all together; a collective is one, however many stand behind it. Numbers only (H2).';
grant execute on function public.distinct_counts(uuid, text, boolean) to authenticated;

create function public.arrivals(p_round_id uuid)
returns table (day date, contributor_kind text, feedback_count bigint)
language sql stable security definer set search_path = '' as $$
  select (l.received_at at time zone 'Asia/Ho_Chi_Minh')::date, l.contributor_kind, count(*)
  from private.counted_letters(p_round_id) as l group by 1, 2 order by 1, 2
$$;
comment on function public.arrivals(uuid) is 'Letters of a round that count, by day of arrival in Vietnam and kind of contributor.';
grant execute on function public.arrivals(uuid) to authenticated;

-- Three years back, however many there are: what a page costs does not grow with them, and the years before have pages
-- of their own.
create function private.rounds_before(p_round_id uuid) returns table (id uuid, year smallint)
language sql stable as $$
  select b.id, b.year from public.round b
  where b.body_id = (select private.my_body_id()) and b.opens_on < (
    select r.opens_on from public.round r where r.id = p_round_id and r.body_id = (select private.my_body_id()))
  order by b.opens_on desc limit 3
$$;

-- With a search_path of their own, so that each round is planned and its lists are hashed by themselves.
create function private.cell_counts(p_round_id uuid)
returns table (subject_id uuid, content_area_id uuid, comment_count bigint)
language sql stable set search_path = '' as $$
  select c.subject_id, c.content_area_id, count(*) from private.counted_comments(p_round_id) as c group by 1, 2
$$;
create function private.cell_counts(p_round_id uuid, p_subject_id uuid)
returns table (subject_id uuid, content_area_id uuid, comment_count bigint)
language sql stable set search_path = '' as $$
  select c.subject_id, c.content_area_id, count(*) from private.counted_comments(p_round_id) as c
  where c.subject_id = p_subject_id group by 1, 2
$$;

create function public.earlier_counts(p_round_id uuid, p_subject_code text default null)
returns table (year smallint, subject_code text, content_area_code text, comment_count bigint)
language sql stable security definer set search_path = '' as $$
  select r.year, s.code, a.code, coalesce(n.comment_count, 0)
  from private.rounds_before(p_round_id) as r
  join public.subject s on s.round_id = r.id
  join public.content_area a on a.round_id = r.id
  left join (
    select n.* from private.rounds_before(p_round_id) as b cross join lateral private.cell_counts(b.id) as n
  ) as n on n.subject_id = s.id and n.content_area_id = a.id
  where p_subject_code is null
  union all
  select r.year, s.code, a.code, coalesce(n.comment_count, 0)
  from private.rounds_before(p_round_id) as r
  join public.subject s on s.round_id = r.id and s.code = p_subject_code
  join public.content_area a on a.round_id = r.id
  left join (
    select n.* from private.rounds_before(p_round_id) as b
    join public.subject o on o.round_id = b.id and o.code = p_subject_code
    cross join lateral private.cell_counts(b.id, o.id) as n
  ) as n on n.subject_id = s.id and n.content_area_id = a.id
$$;
comment on function public.earlier_counts(uuid, text) is
  'Comments that counted in the three rounds before this one, by subject and content area as their codes go on from year to year; what a round did not have is not in it.';
grant execute on function public.earlier_counts(uuid, text) to authenticated;

-- Lists.
create function private.division_in_force(p_feedback_id uuid) returns setof bigint
language sql stable as $$
  select d.id from public.division d
  where d.feedback_id = p_feedback_id and (
    select c.outcome from public.division_comparison c where c.division_id = d.id order by c.id desc limit 1) = 'same'
  order by d.version desc limit 1
$$;
comment on function private.division_in_force(uuid) is 'private.divisions_in_force for one letter.';

create function private.letter_facts(p_feedback_id uuid)
returns table (reference text, channel text, contributor_category text, received_at timestamptz, is_sample boolean,
  late boolean, verified boolean)
language sql stable as $$
  select f.reference, f.channel, f.contributor_category, f.received_at, f.is_sample,
    f.received_at >= private.closing_moment(r.closes_on)
      and private.is_late(f.received_at, r.closes_on, f.begun_at, r.grace_minutes),
    coalesce((select v.outcome from public.verification v where v.feedback_id = f.id order by v.id desc limit 1)
      = 'confirmed', false)
  from public.feedback f join public.round r on r.id = f.round_id
  where f.id = p_feedback_id and f.body_id = (select private.my_body_id()) and (f.channel = 'web' or (
    (select c.outcome from public.comparison c where c.feedback_id = f.id order by c.id desc limit 1) = 'same'
    and not exists (select from public.feedback n where n.replaces = f.id)))
$$;
comment on function private.letter_facts(uuid) is 'What a list says of the letter of a comment; nothing if the letter does not count.';

create function private.listed_comments(p_round_id uuid, p_subject_id uuid, p_area_id uuid, p_kind text, p_category text,
  p_aspect text, p_late boolean, p_verified boolean)
returns table (id bigint, content_area_id uuid, contributor_kind text, contributor_category text, aspect text,
  "position" smallint, text text, reference text, channel text, received_at timestamptz, is_sample boolean, late boolean,
  verified boolean)
language sql stable as $$
  select c.id, c.content_area_id, c.contributor_kind, l.contributor_category, c.aspect, c.position, c.text, l.reference,
    l.channel, l.received_at, l.is_sample, l.late, l.verified
  from public.comment c cross join lateral private.letter_facts(c.feedback_id) as l
  where c.round_id = p_round_id and c.subject_id = p_subject_id
    and not exists (select from private.division_in_force(c.feedback_id))
    and (p_area_id is null or c.content_area_id = p_area_id) and (p_kind is null or c.contributor_kind = p_kind)
    and (p_aspect is null or coalesce(c.aspect, 'none') = p_aspect)
    and (p_category is null or l.contributor_category = p_category)
    and (p_late is null or l.late = p_late) and (p_verified is null or l.verified = p_verified)
$$;

create function private.listed_passages(p_round_id uuid, p_subject_id uuid, p_area_id uuid, p_kind text, p_category text,
  p_aspect text, p_late boolean, p_verified boolean)
returns table (id bigint, place smallint, content_area_id uuid, contributor_kind text, contributor_category text,
  aspect text, "position" smallint, passage_id bigint, text text, reference text, channel text, received_at timestamptz,
  is_sample boolean, late boolean, verified boolean)
language sql stable as $$
  select p.comment_id, p.position, p.content_area_id, p.contributor_kind, l.contributor_category, p.aspect, c.position, p.id,
    substr(c.text, p.starts_at + 1, p.ends_at - p.starts_at), l.reference, l.channel, l.received_at, l.is_sample, l.late,
    l.verified
  from public.passage p join public.comment c on c.id = p.comment_id
  cross join lateral private.letter_facts(p.feedback_id) as l
  where p.round_id = p_round_id and p.subject_id = p_subject_id
    and p.division_id = (select d from private.division_in_force(p.feedback_id) as d)
    and (p_area_id is null or p.content_area_id = p_area_id) and (p_kind is null or p.contributor_kind = p_kind)
    and (p_aspect is null or coalesce(p.aspect, 'none') = p_aspect)
    and (p_category is null or l.contributor_category = p_category)
    and (p_late is null or l.late = p_late) and (p_verified is null or l.verified = p_verified)
$$;

create function public.subject_comments(p_round_id uuid, p_subject_id uuid, p_area_id uuid default null,
  p_kind text default null, p_category text default null, p_aspect text default null, p_late boolean default null,
  p_verified boolean default null, p_divided boolean default null, p_after bigint default 0, p_before bigint default null,
  p_limit integer default 100)
returns table (key bigint, content_area_id uuid, contributor_kind text, contributor_category text, aspect text,
  "position" smallint, passage_id bigint, text text, reference text, channel text, received_at timestamptz,
  is_sample boolean, late boolean, verified boolean)
language sql stable security definer set search_path = '' as $$
  -- each way and each kind in the order of its index, so that a page costs a page and not the list
  select r.* from (
    (select l.id * 1000 as key, l.content_area_id, l.contributor_kind, l.contributor_category, l.aspect, l.position,
        null::bigint as passage_id, l.text, l.reference, l.channel, l.received_at, l.is_sample, l.late, l.verified
      from private.listed_comments(p_round_id, p_subject_id, p_area_id, p_kind, p_category, p_aspect, p_late, p_verified) as l
      where p_before is null and p_divided is distinct from true and l.id > p_after / 1000
      order by l.id limit least(p_limit, 1000))
    union all
    (select l.id * 1000 + l.place, l.content_area_id, l.contributor_kind, l.contributor_category, l.aspect, l.position,
        l.passage_id, l.text, l.reference, l.channel, l.received_at, l.is_sample, l.late, l.verified
      from private.listed_passages(p_round_id, p_subject_id, p_area_id, p_kind, p_category, p_aspect, p_late, p_verified) as l
      where p_before is null and p_divided is distinct from false
        and (l.id, l.place) > (p_after / 1000, (p_after % 1000)::smallint)
      order by l.id, l.place limit least(p_limit, 1000))
    union all
    (select l.id * 1000, l.content_area_id, l.contributor_kind, l.contributor_category, l.aspect, l.position,
        null, l.text, l.reference, l.channel, l.received_at, l.is_sample, l.late, l.verified
      from private.listed_comments(p_round_id, p_subject_id, p_area_id, p_kind, p_category, p_aspect, p_late, p_verified) as l
      where p_divided is distinct from true and l.id < (p_before + 999) / 1000
      order by l.id desc limit least(p_limit, 1000))
    union all
    (select l.id * 1000 + l.place, l.content_area_id, l.contributor_kind, l.contributor_category, l.aspect, l.position,
        l.passage_id, l.text, l.reference, l.channel, l.received_at, l.is_sample, l.late, l.verified
      from private.listed_passages(p_round_id, p_subject_id, p_area_id, p_kind, p_category, p_aspect, p_late, p_verified) as l
      where p_divided is distinct from false and (l.id, l.place) < (p_before / 1000, (p_before % 1000)::smallint)
      order by l.id desc, l.place desc limit least(p_limit, 1000))
  ) as r
  order by case when p_before is null then r.key else -r.key end limit least(p_limit, 1000)
$$;
comment on function public.subject_comments(uuid, uuid, uuid, text, text, text, boolean, boolean, boolean, bigint, bigint, integer) is
  'Comments on a subject that count, in the order of arrival: after p_after, or from p_before backwards. passage_id: the passage, null for a comment as written; position: place of the comment in its letter. p_aspect may be none. Without identity (H2).';
grant execute on function public.subject_comments(uuid, uuid, uuid, text, text, text, boolean, boolean, boolean, bigint, bigint, integer)
  to authenticated;

-- The same for single letters, as the signed-in member reads them.
create view public.desk_comment with (security_invoker = true) as
  select c.id * 1000 as key, c.id, c.feedback_id, c.body_id, c.round_id, c.contributor_kind, c.subject_id, c.content_area_id,
    c.aspect, c.position, null::bigint as passage_id, c.text, f.reference, f.contributor_category, f.received_at, f.is_sample,
    f.late, f.channel, coalesce(f.verification = 'confirmed', false) as verified
  from public.comment c join public.desk_feedback f on f.id = c.feedback_id
  where f.counted and not exists (select from public.division d where d.feedback_id = c.feedback_id and (
    select o.outcome from public.division_comparison o where o.division_id = d.id order by o.id desc limit 1) = 'same')
  union all
  select p.comment_id * 1000 + p.position, p.comment_id, p.feedback_id, p.body_id, p.round_id, p.contributor_kind,
    p.subject_id, p.content_area_id, p.aspect, c.position, p.id,
    substr(c.text, p.starts_at + 1, p.ends_at - p.starts_at), f.reference, f.contributor_category, f.received_at,
    f.is_sample, f.late, f.channel, coalesce(f.verification = 'confirmed', false)
  from public.passage p join public.comment c on c.id = p.comment_id join public.desk_feedback f on f.id = p.feedback_id
  where f.counted and p.subject_id is not null and p.division_id = (
    select d.id from public.division d where d.feedback_id = p.feedback_id and (
      select o.outcome from public.division_comparison o where o.division_id = d.id order by o.id desc limit 1) = 'same'
    order by d.version desc limit 1);
comment on view public.desk_comment is
  'What counts as a comment, with the reference of its feedback, without identity: of paper only what a second person has compared, of a divided letter its passages about a subject.';
grant select on public.desk_comment to authenticated;
