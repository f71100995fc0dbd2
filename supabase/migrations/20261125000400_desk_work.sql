-- Work of the desk (H1): which step a letter waits for, and who does it. How far the round is: ..._desk_progress.sql.
--
-- The steps are defined once, in private.letter_steps; lists, counts and progress are built from it, so that they agree.
-- What came in is joined as sets: a page costs one round, whatever the number of rounds.
--
-- Planning that join costs ten times what running it for a few letters does: the functions that every page of the desk asks
-- are plpgsql with a generic plan, which a session keeps. Rounds are alike, so a plan for one is right for the next.
--
-- Error codes:
--   KD050 a step that person may not do: typed or divided it, or is its subject   (detail: the keys)
--   KD051 taken by another since it was read                                      (detail: the keys)
--   KD052 letters or forms that do not wait for this step                         (detail: the keys)
--   KD053 nobody who works at this desk

-- Whole: nothing but blanks is left between its passages. Only asked of divisions that nobody has compared yet: one that
-- was compared is whole.
create function private.whole_divisions(p_division_ids bigint[]) returns setof bigint
language sql stable as $$
  select d.id
  from public.division d
  join public.comment c on c.feedback_id = d.feedback_id
  left join (
    select p.division_id, p.comment_id, range_agg(int4range(p.starts_at, p.ends_at)) as covered
    from public.passage p where p.division_id = any (p_division_ids) group by p.division_id, p.comment_id) as p
    on p.division_id = d.id and p.comment_id = c.id
  where d.id = any (p_division_ids)
  group by d.id
  having bool_and(
    coalesce(p.covered @> int4range(0, char_length(c.text)), false)
    or not exists (
      select from unnest(int4multirange(int4range(0, char_length(c.text))) - coalesce(p.covered, '{}')) as gap
      where substr(c.text, lower(gap) + 1, upper(gap) - lower(gap))
        ~ '[^\t\n\u000b\f\r \u0085\u00a0\u1680\u180e\u2000-\u200f\u2028-\u202f\u205f\u2060\u3000\ufeff]'))
$$;
comment on function private.whole_divisions(bigint[]) is
  'Of these divisions those that leave no word of the letter over.';

create function private.letter_states(p_round_id uuid, p_user_id uuid, p_step text default null)
returns table (feedback_id uuid, reference text, received_at timestamptz, contributor_kind text, contributor_category text,
  channel text, comment_count smallint, late boolean, counted boolean, verification text, transcription text, typed_by uuid,
  division text, divided_by uuid, in_force boolean, synthesised boolean, about_user boolean, replied boolean)
language sql stable as $$
  with chosen as materialized (
    select r.id, r.closes_on, r.grace_minutes, private.closing_moment(r.closes_on) as closing
    from public.round r where r.id = p_round_id and r.body_id = (select private.my_body_id())
  ), verified as (
    select distinct on (v.feedback_id) v.feedback_id, v.outcome
    from public.verification v join public.feedback f on f.id = v.feedback_id
    where f.round_id = p_round_id order by v.feedback_id, v.id desc
  ), transcribed as (
    select distinct on (c.feedback_id) c.feedback_id, c.outcome
    from public.comparison c join public.feedback f on f.id = c.feedback_id
    where f.round_id = p_round_id and f.channel = 'paper' order by c.feedback_id, c.id desc
  ), newest as materialized (
    select distinct on (d.feedback_id) d.feedback_id, d.id, d.made_by
    from public.division d where d.round_id = p_round_id order by d.feedback_id, d.version desc
  ), held as materialized (
    select distinct on (c.division_id) c.division_id, c.feedback_id, c.outcome, d.version
    from public.division_comparison c join public.division d on d.id = c.division_id
    where d.round_id = p_round_id order by c.division_id, c.id desc
  ), in_force as (
    -- as private.divisions_in_force; which of a letter's it is matters to the synthesis only
    select h.feedback_id, (array_agg(h.division_id order by h.version desc))[1] as division_id
    from held h where h.outcome = 'same' group by h.feedback_id
  ), waiting as materialized (
    select w.id from private.whole_divisions(array(
      select n.id from newest n where not exists (select from held h where h.division_id = n.id)
        and (p_step is null or p_step in ('divide', 'compare')))) as w (id)
  ), own as materialized (
    -- whom the contributor named, or the Help Team found a passage to be about
    select c.feedback_id
    from public.staff_subject ss
    join public.subject s on s.code = ss.subject_code and s.round_id = p_round_id
    join public.comment c on c.round_id = p_round_id and c.subject_id = s.id
    where ss.user_id = p_user_id
    union
    select p.feedback_id
    from public.staff_subject ss
    join public.subject s on s.code = ss.subject_code and s.round_id = p_round_id
    join public.passage p on p.round_id = p_round_id and p.subject_id = s.id
    where ss.user_id = p_user_id
  ), replied as materialized (
    select a.id from private.replied(p_round_id) as a (id) where p_step is null or p_step = 'answer'
  )
  select f.id, f.reference, f.received_at, f.contributor_kind, f.contributor_category, f.channel, f.comment_count,
    -- most arrive in time: one look at the closing moment is enough for them
    f.received_at >= r.closing and private.is_late(f.received_at, r.closes_on, f.begun_at, r.grace_minutes),
    f.channel = 'web' or coalesce(t.outcome = 'same', false),
    v.outcome, t.outcome, f.entered_by,
    case when h.outcome is not null then h.outcome when w.id is not null then 'waiting' when n.id is not null then 'begun' end,
    n.made_by, i.feedback_id is not null,
    case when p_step is null or p_step = 'synthesise' then
      i.division_id is not null and i.division_id not in (select d from private.open_divisions(p_round_id) as d) end,
    o.feedback_id is not null, a.id is not null
  from chosen r
  join public.feedback f on f.round_id = r.id
  left join verified v on v.feedback_id = f.id
  left join transcribed t on t.feedback_id = f.id
  left join newest n on n.feedback_id = f.id
  left join held h on h.division_id = n.id
  left join waiting w on w.id = n.id
  left join in_force i on i.feedback_id = f.id
  left join own o on o.feedback_id = f.id
  left join replied a on a.id = f.id
  where not exists (select from public.feedback later
    where later.replaces = f.id and later.round_id = p_round_id and later.channel = 'paper')
$$;
comment on function private.letter_states(uuid, uuid, text) is
  'Every letter of a round of the signed-in member''s body that was not typed again, with how far it is. division: begun, waiting (whole, not compared), same, different; with a step only as exact as that step needs. synthesised: no comment of the division in force is open; null where another step is asked for. about_user: it comments on that person. replied: the contributor was answered.';

create function private.letter_steps(p_round_id uuid, p_user_id uuid, p_step text default null)
returns table (id uuid, key text, feedback_id uuid, reference text, paper_form integer, received_at timestamptz,
  contributor_kind text, contributor_category text, channel text, comment_count smallint, late boolean, step text, state text,
  assignee uuid, may_do boolean, whose text)
language sql stable as $$
  with given as (
    select distinct on (a.feedback_id, a.step) a.feedback_id as id, a.step, a.assignee
    from public.assignment a
    where a.round_id = p_round_id and a.feedback_id is not null and (p_step is null or a.step = p_step)
    order by a.feedback_id, a.step, a.id desc
  ), given_form as (
    select distinct on (a.paper_form_id) a.paper_form_id as id, a.step, a.assignee
    from public.assignment a
    where a.round_id = p_round_id and a.paper_form_id is not null and coalesce(p_step = 'transcribe', true)
    order by a.paper_form_id, a.id desc
  ), letter as materialized (
    select * from private.letter_states(p_round_id, p_user_id, p_step)
  ), wait as (
    -- one branch a step: those that are not asked for are never run
    select l.*, 'verify' as step, coalesce(l.verification, 'new') as state, null::uuid as done_by
      from letter l where l.counted and l.verification is distinct from 'confirmed' and coalesce(p_step = 'verify', true)
    union all
    select l.*, 'transcribe', 'different', null
      from letter l where l.transcription = 'different' and coalesce(p_step = 'transcribe', true)
    union all
    select l.*, 'divide', coalesce(l.division, 'new'), null
      from letter l where l.counted and coalesce(l.division in ('begun', 'different'), true) and coalesce(p_step = 'divide', true)
    union all
    select l.*, 'compare', 'transcription', l.typed_by
      from letter l where l.channel = 'paper' and l.transcription is null and coalesce(p_step = 'compare', true)
    union all
    select l.*, 'compare', 'division', l.divided_by
      from letter l where l.counted and l.division = 'waiting' and coalesce(p_step = 'compare', true)
    union all
    select l.*, 'synthesise', 'new', null
      from letter l where l.counted and l.verification = 'confirmed' and l.in_force and not l.synthesised
        and coalesce(p_step = 'synthesise', true)
    union all
    select l.*, 'answer', case when l.verification = 'confirmed' then 'verified' else 'unverified' end, null
      from letter l where private.needs_reply(l.counted, l.verification) and not l.replied and coalesce(p_step = 'answer', true)
  ), waiting as (
    select w.feedback_id as id, w.reference as key, w.feedback_id, w.reference, null::integer as paper_form, w.received_at,
      w.contributor_kind, w.contributor_category, w.channel, w.comment_count, w.late, w.step, w.state,
      not w.about_user and w.done_by is distinct from p_user_id as may_do
    from wait w
    union all
    -- a form that came back and is typed by nobody: no letter yet
    select s.id, s.number::text, null, null, s.number, s.at, n.contributor_kind, n.contributor_category, 'paper', null,
      s.at >= (select private.closing_moment(r.closes_on) from public.round r where r.id = p_round_id),
      'transcribe', 'returned', true
    from private.paper_form_states(p_round_id) as s
    left join public.invitation n on n.round_id = p_round_id and n.number = s.invitation
    where s.recorded in ('returned_at_meeting', 'returned_later') and not s.entered
      and (p_step is null or p_step = 'transcribe')
  )
  select w.id, w.key, w.feedback_id, w.reference, w.paper_form, w.received_at, w.contributor_kind, w.contributor_category,
    w.channel, w.comment_count, w.late, w.step, w.state, g.assignee, w.may_do,
    case
      when not w.may_do or g.assignee <> p_user_id then 'others'
      when g.assignee is null then 'nobody'
      else 'mine'
    end
  from waiting w left join (select * from given union all select * from given_form) as g on g.id = w.id and g.step = w.step
$$;
comment on function private.letter_steps(uuid, uuid, text) is
  'Each step that a letter, or a form that came back, waits for: verify, transcribe, divide, compare, synthesise, answer. A letter may wait for several at once. whose: mine or nobody''s, of what that person may do; others'' is what another has taken, and what that person may not do (a letter about themselves, their own typing or division). p_step: that one only.';

create function public.work_counts(p_round_id uuid)
returns table (step text, state text, contributor_kind text, late boolean, whose text, assignee uuid, count bigint,
  oldest timestamptz)
language plpgsql stable security definer set search_path = '' set plan_cache_mode = 'force_generic_plan' as $$
#variable_conflict use_column
declare
  v_me uuid := auth.uid();
begin
  return query
    select s.step, s.state, s.contributor_kind, s.late, s.whose, s.assignee, count(*), min(s.received_at)
    from private.letter_steps(p_round_id, v_me) as s
    group by s.step, s.state, s.contributor_kind, s.late, s.whose, s.assignee;
end $$;
comment on function public.work_counts(uuid) is
  'What waits in a round (H1), by step, state, kind of contributor (null: a blank form), lateness and whose it is; oldest: since when the first of them is here. Its sums are those of public.work_list.';
grant execute on function public.work_counts(uuid) to authenticated;

create function public.work_list(p_round_id uuid, p_step text, p_whose text default null, p_assignee uuid default null,
  p_kind text default null, p_state text default null, p_late boolean default null, p_after text default null,
  p_before text default null, p_limit integer default 50)
returns table (key text, reference text, paper_form integer, received_at timestamptz, contributor_kind text,
  contributor_category text, channel text, comment_count smallint, late boolean, state text, assignee uuid, may_do boolean,
  whose text)
language plpgsql stable security definer set search_path = '' set plan_cache_mode = 'force_generic_plan' as $$
#variable_conflict use_column
declare
  v_me uuid := auth.uid();
begin
  return query
    with border as materialized (
      select f.received_at, f.id from public.feedback f
        where f.reference = coalesce(p_after, p_before) and f.round_id = p_round_id
      union all
      (select e.at, p.id from public.paper_form p join public.paper_form_event e on e.paper_form_id = p.id
        where p.round_id = p_round_id and p.number::text = coalesce(p_after, p_before)
          and e.kind in ('returned_at_meeting', 'returned_later')
        order by e.id desc limit 1)
    )
    select s.key, s.reference, s.paper_form, s.received_at, s.contributor_kind, s.contributor_category, s.channel,
      s.comment_count, s.late, s.state, s.assignee, s.may_do, s.whose
    from private.letter_steps(p_round_id, v_me, p_step) as s left join border b on true
    where (p_whose is null or s.whose = p_whose) and (p_assignee is null or s.assignee = p_assignee)
      and (p_kind is null or s.contributor_kind = p_kind) and (p_state is null or s.state = p_state)
      and (p_late is null or s.late = p_late)
      and (b.id is null or case when p_after is not null then (s.received_at, s.id) > (b.received_at, b.id)
        else (s.received_at, s.id) < (b.received_at, b.id) end)
    order by case when p_after is null and p_before is not null then s.received_at end desc,
      case when p_after is null and p_before is not null then s.id end desc, s.received_at, s.id
    limit least(greatest(p_limit, 1), 1000);
end $$;
comment on function public.work_list(uuid, text, text, uuid, text, text, boolean, text, text, integer) is
  'What waits for a step, oldest first, after the key p_after or from p_before backwards; the key is a letter''s reference or a form''s number, and may have left the list meanwhile.';
grant execute on function public.work_list(uuid, text, text, uuid, text, text, boolean, text, text, integer) to authenticated;

create function public.work_holders(p_round_id uuid, p_step text, p_keys text[]) returns table (key text, assignee uuid)
language plpgsql stable security definer set search_path = '' set plan_cache_mode = 'force_generic_plan' as $$
#variable_conflict use_column
declare
  v_me uuid := auth.uid();
begin
  return query
    select s.key, s.assignee from private.letter_steps(p_round_id, v_me, p_step) as s
    where s.key = any (p_keys[1:100]);
end $$;
comment on function public.work_holders(uuid, text, text[]) is
  'Who has a step of these letters and forms now, by the keys of public.work_list, at most 100; those that do not wait for it are left out.';
grant execute on function public.work_holders(uuid, text, text[]) to authenticated;

create function public.assign_work(p_round_id uuid, p_keys text[], p_step text, p_assignee uuid default null,
  p_seen jsonb default '{}')
returns integer
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_body_id uuid := private.require_round(p_round_id);
  v_keys text[] := array(select distinct k from unnest(p_keys) as k);
  v_known text[];
  v_found text[];
  v_refused text[];
  v_taken text[];
  v_letters uuid[];
  v_forms uuid[];
begin
  if cardinality(v_keys) not between 1 and 100 then
    raise exception 'not between 1 and 100 letters and forms' using errcode = 'KD023', detail = 'keys';
  end if;
  v_known := array(
    select f.reference from public.feedback f where f.reference = any (v_keys) and f.round_id = p_round_id
    union all
    select p.number::text from public.paper_form p where p.round_id = p_round_id
      and p.number = any (array(select k::integer from unnest(v_keys) as k where k ~ '^\d{1,9}$')));
  if not v_known @> v_keys then
    raise exception 'no such letters and forms in this round' using errcode = 'KD005';
  end if;
  if p_assignee is not null and not exists (select from public.staff s where s.user_id = p_assignee
      and s.body_id = v_body_id and s.disabled_at is null and s.role <> 'auditor') then
    raise exception 'nobody who works at this desk' using errcode = 'KD053';
  end if;
  -- one at a time: who has it now decides whether it may be taken
  perform pg_advisory_xact_lock(hashtextextended('assignment ' || p_round_id::text, 0));
  select coalesce(array_agg(s.key), '{}'),
      coalesce(array_agg(s.key) filter (where not s.may_do and p_assignee is not null), '{}'),
      coalesce(array_agg(s.key) filter (where p_seen ? s.key and s.assignee is distinct from p_assignee
        and s.assignee is distinct from (p_seen ->> s.key)::uuid), '{}'),
      array_agg(s.feedback_id) filter (where s.assignee is distinct from p_assignee and s.feedback_id is not null),
      array_agg(s.id) filter (where s.assignee is distinct from p_assignee and s.feedback_id is null)
    into v_found, v_refused, v_taken, v_letters, v_forms
    from private.letter_steps(p_round_id, coalesce(p_assignee, (select auth.uid())), p_step) as s
    where s.key = any (v_keys);
  if cardinality(v_found) <> cardinality(v_keys) then
    raise exception 'letters or forms that do not wait for this step' using errcode = 'KD052',
      detail = (select string_agg(k, ',' order by k) from unnest(v_keys) as k where k <> all (v_found));
  end if;
  if cardinality(v_refused) > 0 then
    raise exception 'a step this person may not do' using errcode = 'KD050', detail = array_to_string(v_refused, ',');
  end if;
  if cardinality(v_taken) > 0 then
    raise exception 'taken by another meanwhile' using errcode = 'KD051', detail = array_to_string(v_taken, ',');
  end if;
  insert into public.assignment (feedback_id, paper_form_id, body_id, round_id, step, assignee, assigned_by)
    select c.letter, c.form, v_body_id, p_round_id, p_step, p_assignee, (select auth.uid())
    from (select l, null from unnest(v_letters) as l union all select null, f from unnest(v_forms) as f) as c (letter, form);
  return cardinality(coalesce(v_letters, '{}') || coalesce(v_forms, '{}'));
end $$;
comment on function public.assign_work(uuid, text[], text, uuid, jsonb) is
  'Gives a step of up to 100 letters of a round, or forms that came back, to somebody of the Help Team, or to nobody (null); all of them or none. Both by the keys of public.work_list. p_seen: by key who had it when it was read; one taken by another since is refused (KD051) until that is seen. Returns how many changed hands.';
grant execute on function public.assign_work(uuid, text[], text, uuid, jsonb) to authenticated;
