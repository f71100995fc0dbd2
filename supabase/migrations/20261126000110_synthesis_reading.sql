-- What is read of comments and points (..._synthesis_writing.sql).

create function public.synthesis_comments(p_round_id uuid, p_subject_id uuid, p_area_id uuid, p_outcome text,
  p_point_id uuid default null, p_kind text default null, p_category text default null, p_aspect text default null,
  p_after bigint default 0, p_before bigint default null, p_limit integer default 50)
returns table (key bigint, passage_id bigint, contributor_kind text, contributor_category text, aspect text,
  "position" smallint, text text, reference text, channel text, received_at timestamptz, is_sample boolean, late boolean,
  act_id bigint, outcome text, reason text, acted_by uuid, at timestamptz, points uuid[], may_settle boolean)
language sql stable security definer set search_path = '' as $$
  select r.key, r.passage_id, r.contributor_kind, r.contributor_category, r.aspect, r.position, r.text, r.reference, r.channel,
    r.received_at, r.is_sample, r.late, r.act_id, r.outcome, case when o.may_settle then r.reason end,
    case when o.may_settle then r.acted_by end, case when o.may_settle then r.at end, r.points, o.may_settle
  from (
    (select l.id * 1000 + l.place as key, l.*, a.*
      from private.listed_passages(p_round_id, p_subject_id, p_area_id, p_kind, p_category, p_aspect, null, true) as l
      cross join lateral private.synthesis_act_of(p_round_id, l.passage_id) as a
      where p_before is null and a.outcome = p_outcome and (p_point_id is null or p_point_id = any (a.points))
        and (l.id, l.place) > (p_after / 1000, (p_after % 1000)::smallint)
      order by l.id, l.place limit least(p_limit, 1000))
    union all
    (select l.id * 1000 + l.place, l.*, a.*
      from private.listed_passages(p_round_id, p_subject_id, p_area_id, p_kind, p_category, p_aspect, null, true) as l
      cross join lateral private.synthesis_act_of(p_round_id, l.passage_id) as a
      where a.outcome = p_outcome and (p_point_id is null or p_point_id = any (a.points))
        and (l.id, l.place) < (p_before / 1000, (p_before % 1000)::smallint)
      order by l.id desc, l.place desc limit least(p_limit, 1000))
  ) as r
  cross join lateral (
    -- most of the team are no subject: asked once
    select not exists (select from public.staff_subject m where m.user_id = (select auth.uid()))
      or not private.is_about_me((select p.feedback_id from public.passage p where p.id = r.passage_id)) as may_settle) as o
  order by case when p_before is null then r.key else -r.key end
$$;
comment on function public.synthesis_comments(uuid, uuid, uuid, text, uuid, text, text, text, bigint, bigint, integer) is
  'Comments of the synthesis on a subject × content area by what became of them (open, linked, excluded), or linked to one point: in the order of arrival after p_after, or from p_before backwards. act_id is what settle_comments takes as seen. Without identity; of a letter about the reader not who decided, nor why.';
grant execute on function public.synthesis_comments(uuid, uuid, uuid, text, uuid, text, text, text, bigint, bigint, integer)
  to authenticated;

create function public.synthesis_letter(p_feedback_id uuid)
returns table (passage_id bigint, subject_id uuid, content_area_id uuid, aspect text, "position" smallint, text text,
  act_id bigint, outcome text, reason text, acted_by uuid, at timestamptz, points uuid[], may_settle boolean)
language sql stable security definer set search_path = '' as $$
  select p.id, p.subject_id, p.content_area_id, p.aspect, c.position, substr(c.text, p.starts_at + 1, p.ends_at - p.starts_at),
    a.act_id, a.outcome, case when o.may_settle then a.reason end, case when o.may_settle then a.acted_by end,
    case when o.may_settle then a.at end, a.points, o.may_settle
  from private.letter_facts(p_feedback_id) as l
  cross join (select not private.is_about_me(p_feedback_id)) as o (may_settle)
  cross join lateral private.division_in_force(p_feedback_id) as d (id)
  join public.passage p on p.division_id = d.id and p.subject_id is not null
  join public.comment c on c.id = p.comment_id
  cross join lateral private.synthesis_act_of(p.round_id, p.id) as a
  where l.verified
  order by c.position, p.position
$$;
comment on function public.synthesis_letter(uuid) is
  'The comments of one letter that waits to be synthesised, or did, with what became of each; none before it comes to that step. Of a letter about the reader not who decided, nor why.';
grant execute on function public.synthesis_letter(uuid) to authenticated;

create function public.synthesis_counts(p_round_id uuid, p_subject_id uuid default null)
returns table (subject_id uuid, content_area_id uuid, open_count bigint, linked_count bigint, excluded_count bigint)
language sql stable security definer set search_path = '' as $$
  with settled as materialized (
    select a.passage_id, a.outcome from private.last_synthesis_acts(p_round_id) as a where a.outcome <> 'open'
  ), passage as (
    select p.subject_id, p.content_area_id,
      (p.passage_id in (select s.passage_id from settled s where s.outcome = 'linked')) is true as linked,
      (p.passage_id in (select s.passage_id from settled s where s.outcome = 'excluded')) is true as excluded
    from private.synthesis_passages(p_round_id) as p
    where p_subject_id is null or p.subject_id = p_subject_id
  )
  select p.subject_id, p.content_area_id, count(*) filter (where not p.linked and not p.excluded),
    count(*) filter (where p.linked), count(*) filter (where p.excluded)
  from passage p group by p.subject_id, p.content_area_id
$$;
comment on function public.synthesis_counts(uuid, uuid) is
  'Comments of the synthesis by subject × content area: open, linked to a point, excluded with a reason. Each is in exactly one.';
grant execute on function public.synthesis_counts(uuid, uuid) to authenticated;

-- One value and not rows: the points of a round may be more than the API gives rows at once.
create function public.synthesis_points(p_round_id uuid, p_subject_id uuid default null)
returns jsonb
language sql stable security definer set search_path = '' as $$
  with linked as materialized (
    select l.point_id, l.feedback_id
    from private.last_synthesis_acts(p_round_id) as a join public.synthesis_link l on l.act_id = a.act_id
    where a.outcome = 'linked' and (p_subject_id is null or l.subject_id = p_subject_id)
      and (a.passage_id in (select p.passage_id from private.synthesis_passages(p_round_id) as p)) is true
  ), who as materialized (
    select f.id, f.contributor_kind, dense_rank() over (order by private.contributor_key(f, i)) as key
    from public.feedback f join private.contributor_identity i on i.feedback_id = f.id
    where f.id in (select l.feedback_id from linked l)
  ), figure as (
    select l.point_id,
      count(*) filter (where w.contributor_kind = 'individual') as individual_comments,
      count(*) filter (where w.contributor_kind = 'collective') as collective_comments,
      count(distinct l.feedback_id) filter (where w.contributor_kind = 'individual') as individual_feedbacks,
      count(distinct l.feedback_id) filter (where w.contributor_kind = 'collective') as collective_feedbacks,
      count(distinct w.key) filter (where w.contributor_kind = 'individual') as individual_contributors,
      count(distinct w.key) filter (where w.contributor_kind = 'collective') as collective_contributors
    from linked l join who w on w.id = l.feedback_id group by l.point_id
  )
  select coalesce(jsonb_agg(to_jsonb(s) - 'place' || jsonb_build_object(
      'individual_comments', coalesce(f.individual_comments, 0), 'collective_comments', coalesce(f.collective_comments, 0),
      'individual_feedbacks', coalesce(f.individual_feedbacks, 0), 'collective_feedbacks', coalesce(f.collective_feedbacks, 0),
      'individual_contributors', coalesce(f.individual_contributors, 0),
      'collective_contributors', coalesce(f.collective_contributors, 0))
    order by b.order_no, a.order_no, s.place, s.id), '[]')
  from private.synthesis_point_states(p_round_id) as s
  join public.subject b on b.id = s.subject_id
  join public.content_area a on a.id = s.content_area_id
  left join figure f on f.point_id = s.id
  where p_subject_id is null or s.subject_id = p_subject_id
$$;
comment on function public.synthesis_points(uuid, uuid) is
  'Synthesis points in their order, those withdrawn too, [{id, subject_id, content_area_id, version, aspect, text, withdrawn, saved_by, saved_at, individual_comments, …}], each with how many comments, feedbacks and contributors it stands for, by kind: unweighted, a collective is one. Numbers only.';
grant execute on function public.synthesis_points(uuid, uuid) to authenticated;
