-- Synthesis: settling comments, with the points made for them. The tables and what counts of them are in
-- ..._synthesis_tables.sql; changing points is in ..._synthesis_points.sql, what is read of both in ..._synthesis_reading.sql.
--
-- Whoever is a subject may read what was made of the comments on them, and settles none: a letter about oneself is others'
-- work, as in every other step, and so is a point about oneself.
--
-- More error codes:
--   KD080 comments that do not wait to be synthesised: not verified, no passage in force     (detail: the passages)
--   KD081 comments that somebody settled otherwise since they were read                      (detail: the passages)
--   KD082 no such point in force for these comments             (detail: the passages, or the field of the point)
--   KD083 a point that somebody changed since it was read                                    (detail: its newest version)
--   KD084 comments of a letter about oneself, or a point about oneself                       (detail: the passages, or point)

-- The same rule thrice, as sets, for a list and for one letter: counted, verified, a passage about a subject in force.
create function private.synthesis_passages(p_round_id uuid)
returns table (passage_id bigint, subject_id uuid, content_area_id uuid)
language sql stable as $$
  select p.id, p.subject_id, p.content_area_id
  from public.passage p
  where p.subject_id is not null
    and p.round_id = (select r.id from public.round r where r.id = p_round_id and r.body_id = private.my_body_id())
    and p.feedback_id not in (select private.uncounted(p_round_id))
    and (p.feedback_id in (select private.verified(p_round_id))) is true
    and (p.division_id in (select d.division_id from private.divisions_in_force(p_round_id) as d)) is true
$$;
comment on function private.synthesis_passages(uuid) is
  'What the synthesis of a round is made from. What became of it is looked up in a hashed list of the last acts, never passage by passage: how many acts there are is no matter of the planner''s guess.';

create function private.synthesis_act_of(p_round_id uuid, p_passage_id bigint)
returns table (act_id bigint, outcome text, reason text, acted_by uuid, at timestamptz, points uuid[])
language sql stable as $$
  select a.id, coalesce(a.outcome, 'open'), a.reason, a.acted_by, a.at,
    array(select l.point_id from public.synthesis_link l where l.act_id = a.id order by l.point_id)
  from (values (1)) as always
  left join lateral (
    select a.* from public.synthesis_act a where a.round_id = p_round_id and a.passage_id = p_passage_id
    order by a.id desc limit 1) as a on true
$$;

-- security definer: reached from a receipt, whoever holds it.
create function private.synthesised_at(p_feedback_id uuid) returns timestamptz
language sql stable security definer set search_path = '' as $$
  select case when bool_and(p.subject_id is null or a.outcome <> 'open') then coalesce(max(a.at), min(c.at)) end
  from public.feedback f
  cross join lateral private.division_in_force(f.id) as d (id)
  join public.passage p on p.division_id = d.id
  cross join lateral private.synthesis_act_of(f.round_id, p.id) as a
  cross join lateral (
    select o.at from public.division_comparison o where o.division_id = d.id order by o.id desc limit 1) as c
  where f.id = p_feedback_id
    and (f.channel = 'web' or private.comparison_of(f.id) = 'same')
    and not exists (select from public.feedback n where n.replaces = f.id and n.channel = 'paper')
    and private.verification_of(f.id) = 'confirmed'
$$;
comment on function private.synthesised_at(uuid) is
  'Since when a letter waits no more to be synthesised: the last of its comments was settled, or its division compared if all of it is set aside; null while it does, or has not come to that step.';

create function private.synthesis_point_states(p_round_id uuid)
returns table (id uuid, subject_id uuid, content_area_id uuid, version smallint, aspect text, text text, withdrawn boolean,
  saved_by uuid, saved_at timestamptz, place numeric)
language sql stable as $$
  select p.id, p.subject_id, p.content_area_id, v.version, v.aspect, v.text, v.withdrawn, v.saved_by, v.saved_at, l.place
  from public.synthesis_point p
  cross join lateral (
    select v.* from public.synthesis_point_version v where v.point_id = p.id order by v.version desc limit 1) as v
  cross join lateral (
    select l.place from public.synthesis_point_place l where l.point_id = p.id order by l.id desc limit 1) as l
  where p.round_id = (select r.id from public.round r where r.id = p_round_id and r.body_id = private.my_body_id())
$$;

-- Writing. One at a time in a round: what was settled a moment ago decides what may be settled now.
create function private.lock_synthesis(p_round_id uuid) returns uuid
language plpgsql volatile as $$
declare
  v_body_id uuid := private.require_round(p_round_id);
begin
  perform pg_advisory_xact_lock(hashtextextended('synthesis ' || p_round_id::text, 0));
  return v_body_id;
end $$;

create function private.is_subject(p_subject_id uuid) returns boolean
language sql stable as $$
  select exists (select from public.staff_subject m join public.subject s on s.code = m.subject_code
    where m.user_id = (select auth.uid()) and s.id = p_subject_id and s.body_id = private.my_body_id())
$$;
comment on function private.is_subject(uuid) is 'Whether the signed-in member is this subject.';

create function private.write_synthesis_acts(p_body_id uuid, p_acts jsonb) returns integer
language sql volatile as $$
  with wanted as (
    select p.*, w.outcome, w.reason, w.points
    from jsonb_to_recordset(p_acts) as w (passage bigint, outcome text, reason text, points uuid[])
    join public.passage p on p.id = w.passage
  ), acted as (
    insert into public.synthesis_act (passage_id, feedback_id, body_id, round_id, subject_id, content_area_id, outcome, reason,
        acted_by)
      select w.id, w.feedback_id, p_body_id, w.round_id, w.subject_id, w.content_area_id, w.outcome, w.reason,
        (select auth.uid())
      from wanted w order by w.id
      returning *
  ), linked as (
    insert into public.synthesis_link (act_id, point_id, feedback_id, body_id, subject_id, content_area_id)
      select a.id, point, a.feedback_id, a.body_id, a.subject_id, a.content_area_id
      from acted a join wanted w on w.id = a.passage_id cross join unnest(w.points) as point
  )
  select count(*)::integer from acted
$$;
comment on function private.write_synthesis_acts(uuid, jsonb) is
  'Acts with their links: [{passage, outcome, reason, points}], checked by who calls. Returns how many.';

create function private.add_synthesis_points(p_round_id uuid, p_body_id uuid, p_points jsonb) returns void
language plpgsql volatile as $$
declare
  v_new record;
  v_point public.synthesis_point;
begin
  for v_new in
    select n.*, s.id as subject_id, a.id as area_id
    from rows from (jsonb_to_recordset(p_points) as (id uuid, subject text, "contentArea" text, aspect text, text text))
      with ordinality as n
    left join public.subject s on s.round_id = p_round_id and s.code = n.subject
    left join public.content_area a on a.round_id = p_round_id and a.code = n."contentArea"
    order by n.ordinality
  loop
    if v_new.subject_id is null or v_new.area_id is null then
      raise exception 'no such subject or content area' using errcode = 'KD003', detail = 'point';
    end if;
    if private.is_subject(v_new.subject_id) then
      raise exception 'a point about oneself' using errcode = 'KD084', detail = 'point';
    end if;
    select * into v_point from public.synthesis_point p where p.id = v_new.id;
    if found then
      -- pressed twice, or gone back to: the same words are that point, anything else is another
      if (v_point.round_id, v_point.subject_id, v_point.content_area_id, v_point.made_by)
          is distinct from (p_round_id, v_new.subject_id, v_new.area_id, (select auth.uid()))
        or not exists (select from public.synthesis_point_version v where v.point_id = v_new.id and v.version = 1
          and v.text = v_new.text and v.aspect is not distinct from v_new.aspect) then
        raise exception 'idempotency key used before with another content' using errcode = 'KD001';
      end if;
      continue;
    end if;
    insert into public.synthesis_point (id, body_id, round_id, subject_id, content_area_id, made_by)
      values (v_new.id, p_body_id, p_round_id, v_new.subject_id, v_new.area_id, (select auth.uid()));
    insert into public.synthesis_point_version (point_id, body_id, version, aspect, text, saved_by)
      values (v_new.id, p_body_id, 1, v_new.aspect, v_new.text, (select auth.uid()));
    insert into public.synthesis_point_place (point_id, body_id, place, placed_by)
      select v_new.id, p_body_id, 1 + coalesce(max(l.place), 0), (select auth.uid())
      from public.synthesis_point p join public.synthesis_point_place l on l.point_id = p.id
      where p.round_id = p_round_id and p.subject_id = v_new.subject_id and p.content_area_id = v_new.area_id;
  end loop;
end $$;

-- p_choices: [{passage, seen, afresh, add, remove, exclude}]: seen is the act that was read, afresh drops all points it was
-- linked to, add and remove are points, exclude is a reason. Without a reason and without points a comment is open.
-- p_new_points: [{id, subject, contentArea, aspect, text}], made before and to be named in add.
create function public.settle_comments(p_round_id uuid, p_choices jsonb, p_new_points jsonb default '[]') returns integer
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_body_id uuid := private.lock_synthesis(p_round_id);
  v_choice record;
  v_points uuid[];
  v_outcome text;
  v_acts jsonb := '[]';
  v_absent bigint[] := '{}';
  v_own bigint[] := '{}';
  v_pointless bigint[] := '{}';
  v_changed bigint[] := '{}';
begin
  if jsonb_typeof(p_choices) is distinct from 'array' or jsonb_typeof(p_new_points) is distinct from 'array'
      or jsonb_array_length(p_choices) > 999 or jsonb_array_length(p_new_points) > 999
      or jsonb_array_length(p_choices) + jsonb_array_length(p_new_points) = 0
      or exists (select from jsonb_array_elements(p_choices) as c group by c ->> 'passage' having count(*) > 1) then
    raise exception 'not between 1 and 999 comments, each once' using errcode = 'KD023', detail = 'comments';
  end if;
  perform private.add_synthesis_points(p_round_id, v_body_id, p_new_points);

  for v_choice in
    select c.passage, c.seen, c.afresh, c.add, c.remove, nullif(btrim(c.exclude), '') as wanted_reason, p.feedback_id, n.*,
      l.reference is not null and p.division_id is not distinct from (
        select d from private.division_in_force(p.feedback_id) as d) as waits,
      c.add is null or exists (select from private.synthesis_point_states(p_round_id) as s where s.id = c.add
        and s.subject_id = p.subject_id and s.content_area_id = p.content_area_id and not s.withdrawn) as fits
    from jsonb_to_recordset(p_choices) as c (passage bigint, seen bigint, afresh boolean, add uuid, remove uuid, exclude text)
    left join public.passage p on p.id = c.passage and p.round_id = p_round_id and p.subject_id is not null
    left join lateral private.letter_facts(p.feedback_id) as l on l.verified
    cross join lateral private.synthesis_act_of(p_round_id, c.passage) as n
    order by c.passage
  loop
    if v_choice.wanted_reason is not null then
      v_outcome := 'excluded';
      v_points := '{}';
    else
      v_points := array(
        select distinct u from unnest(case when v_choice.afresh then '{}' else v_choice.points end || v_choice.add) as u
        where u is not null and u is distinct from v_choice.remove order by u);
      v_outcome := case when v_points = '{}' then 'open' else 'linked' end;
    end if;
    case
      when not v_choice.waits then v_absent := v_absent || v_choice.passage;
      when private.is_about_me(v_choice.feedback_id) then v_own := v_own || v_choice.passage;
      when not v_choice.fits then v_pointless := v_pointless || v_choice.passage;
      -- sent twice, or somebody else came to the very same
      when (v_outcome, v_points, v_choice.wanted_reason)
        is not distinct from (v_choice.outcome, v_choice.points, v_choice.reason) then null;
      when v_choice.act_id is distinct from v_choice.seen then v_changed := v_changed || v_choice.passage;
      else v_acts := v_acts || jsonb_build_object('passage', v_choice.passage, 'outcome', v_outcome, 'points', v_points,
        'reason', v_choice.wanted_reason);
    end case;
  end loop;
  if cardinality(v_absent) > 0 then
    raise exception 'comments that do not wait to be synthesised' using errcode = 'KD080', detail = array_to_string(v_absent, ',');
  end if;
  if cardinality(v_own) > 0 then
    raise exception 'comments of a letter about oneself' using errcode = 'KD084', detail = array_to_string(v_own, ',');
  end if;
  if cardinality(v_pointless) > 0 then
    raise exception 'no such point for these comments' using errcode = 'KD082', detail = array_to_string(v_pointless, ',');
  end if;
  if cardinality(v_changed) > 0 then
    raise exception 'settled otherwise meanwhile' using errcode = 'KD081', detail = array_to_string(v_changed, ',');
  end if;
  return private.write_synthesis_acts(v_body_id, v_acts);
end $$;
comment on function public.settle_comments(uuid, jsonb, jsonb) is
  'Links comments of the synthesis to points, takes them out of one, excludes them with a reason, or opens them again; all or none. seen: the last act that was read of each; what somebody settled otherwise since is refused (KD081). New points are made along with it. Returns how many comments changed.';
grant execute on function public.settle_comments(uuid, jsonb, jsonb) to authenticated;
