-- What came in and how far a round is (H1), by the states and steps of ..._desk_work.sql.

create function public.work_arrivals(p_round_id uuid)
returns table (today boolean, channel text, contributor_kind text, count bigint)
language sql stable security definer set search_path = '' as $$
  with days as materialized (
    select private.closing_moment(d.day - 1) as from_today, private.closing_moment(d.day - 2) as from_yesterday
    from (select (statement_timestamp() at time zone 'Asia/Ho_Chi_Minh')::date as day) as d
  ), came as (
    select f.received_at as at, f.channel, f.contributor_kind
      from public.feedback f join public.round r on r.id = f.round_id
      where f.round_id = p_round_id and r.body_id = (select private.my_body_id())
        and f.received_at >= (select from_yesterday from days) and f.replaces is null
    union all
    select e.at, 'form', null
      from public.paper_form_event e join public.round r on r.id = e.round_id
      where e.round_id = p_round_id and r.body_id = (select private.my_body_id())
        and e.kind in ('returned_at_meeting', 'returned_later') and e.at >= (select from_yesterday from days)
        and not exists (select from public.paper_form_event l where l.paper_form_id = e.paper_form_id and l.id > e.id)
  )
  select c.at >= d.from_today, c.channel, c.contributor_kind, count(*)
  from came c cross join days d group by 1, 2, 3
$$;
comment on function public.work_arrivals(uuid) is
  'What reached the office today and yesterday (days in Vietnam): letters by channel (web, paper) and kind, and forms noted as returned (form).';
grant execute on function public.work_arrivals(uuid) to authenticated;

create function public.same_words_groups(p_round_id uuid) returns table (groups bigint, letters bigint)
language sql stable security definer set search_path = '' as $$
  select count(*), coalesce(sum(g.counted), 0)::bigint from (
    select count(*) filter (where f.id not in (select private.uncounted(p_round_id))) as counted
    from public.feedback f join public.round r on r.id = f.round_id
    where f.round_id = p_round_id and r.body_id = (select private.my_body_id())
      and not exists (select from public.feedback n
        where n.replaces = f.id and n.round_id = p_round_id and n.channel = 'paper')
    group by f.words_sha256 having count(*) > 1) as g
  where g.counted > 0
$$;
comment on function public.same_words_groups(uuid) is
  'How many groups of letters with the very same comments a round has, and how many letters that count are in them (F7).';
grant execute on function public.same_words_groups(uuid) to authenticated;

-- security definer: the wish stands in the identity; how many have it is the desk's to know.
create function public.reply_wishes(p_round_id uuid) returns table (reply_by text, count bigint)
language sql stable security definer set search_path = '' as $$
  select i.reply_by, count(*)
  from private.contributor_identity i join public.round r on r.id = i.round_id
  where i.round_id = p_round_id and r.body_id = (select private.my_body_id())
    and i.feedback_id not in (select private.uncounted(p_round_id))
  group by i.reply_by
$$;
comment on function public.reply_wishes(uuid) is
  'How those whose letters count wish to be answered (H7): letter, visit, telephone, email; null where they did not say. Counts only.';
grant execute on function public.reply_wishes(uuid) to authenticated;

create function public.round_progress(p_round_id uuid)
returns table (received bigint, counted bigint, verified bigint, divided bigint, compared bigint, synthesised bigint,
  paper bigint, paper_compared bigint, forms_waiting bigint, to_answer bigint, answered bigint)
language plpgsql stable security definer set search_path = '' set plan_cache_mode = 'force_generic_plan' as $$
#variable_conflict use_column
begin
  return query
    select count(*), count(*) filter (where l.counted),
      count(*) filter (where l.counted and l.verification = 'confirmed'),
      count(*) filter (where l.counted and l.division in ('waiting', 'same')),
      count(*) filter (where l.counted and l.in_force),
      count(*) filter (where l.counted and l.verification = 'confirmed' and l.synthesised),
      count(*) filter (where l.channel = 'paper'),
      count(*) filter (where l.channel = 'paper' and l.counted),
      (select count(*) from private.paper_form_states(p_round_id) as s
        where s.recorded in ('returned_at_meeting', 'returned_later') and not s.entered),
      count(*) filter (where private.needs_reply(l.counted, l.verification)),
      count(*) filter (where private.needs_reply(l.counted, l.verification) and l.replied)
    from private.letter_states(p_round_id, null) as l;
end $$;
comment on function public.round_progress(uuid) is
  'How far a round is, in letters: received, counted, of those verified, divided, compared (a second person found a division right), synthesised (verified too, and no comment left open); transcriptions and those compared; forms that came back and are typed by nobody; letters somebody is to be answered for, and those where they were.';
grant execute on function public.round_progress(uuid) to authenticated;

create function public.subject_progress(p_round_id uuid)
returns table (subject_id uuid, received bigint, verified bigint, divided bigint, compared bigint, synthesised bigint)
language sql stable security definer set search_path = '' as $$
  -- each once, whatever the planner takes them for: statistics may be older than the letters
  with letter as materialized (
    select l.feedback_id, l.verification, l.division, l.in_force, l.synthesised
    from private.letter_states(p_round_id, null) as l where l.counted
  ), about as materialized (
    select array_agg(distinct c.subject_id) as subjects, c.feedback_id
    from public.comment c where c.round_id = p_round_id group by c.feedback_id
  ), joined as materialized (
    select a.subjects, l.* from letter l join about a using (feedback_id)
  ), named as (
    select unnest(j.subjects) as subject_id, j.verification, j.division, j.in_force, j.synthesised from joined j
  ), counted as (
    select n.subject_id, count(*) as received, count(*) filter (where n.verification = 'confirmed') as verified,
      count(*) filter (where n.division in ('waiting', 'same')) as divided, count(*) filter (where n.in_force) as compared,
      count(*) filter (where n.verification = 'confirmed' and n.synthesised) as synthesised
    from named n group by n.subject_id
  )
  select s.id, coalesce(c.received, 0), coalesce(c.verified, 0), coalesce(c.divided, 0), coalesce(c.compared, 0),
    coalesce(c.synthesised, 0)
  from public.subject s left join counted c on c.subject_id = s.id
  where s.round_id = p_round_id and s.body_id = (select private.my_body_id())
$$;
comment on function public.subject_progress(uuid) is
  'Letters that count and comment on a subject: received, verified, divided, compared, synthesised. A letter about several subjects is under each.';
grant execute on function public.subject_progress(uuid) to authenticated;

-- One value and not rows: people times days may be more than the API gives rows at once.
create function public.staff_progress(p_round_id uuid) returns jsonb
language sql stable security definer set search_path = '' as $$
  with acts as (
    select f.entered_by as staff_id, f.entered_at as at, f.id as feedback_id, 'entered' as act
      from public.feedback f where f.round_id = p_round_id and f.channel = 'paper'
    union all
    select v.verified_by, v.at, v.feedback_id, 'verified'
      from public.verification v join public.feedback f on f.id = v.feedback_id where f.round_id = p_round_id
    union all
    select d.made_by, d.made_at, d.feedback_id, 'divided' from public.division d where d.round_id = p_round_id
    union all
    select c.compared_by, c.at, c.feedback_id, 'compared'
      from public.comparison c join public.feedback f on f.id = c.feedback_id where f.round_id = p_round_id
    union all
    select c.compared_by, c.at, c.feedback_id, 'compared'
      from public.division_comparison c join public.feedback f on f.id = c.feedback_id where f.round_id = p_round_id
    union all
    select a.acted_by, a.at, a.feedback_id, 'synthesised' from public.synthesis_act a where a.round_id = p_round_id
  ), done as (
    select distinct a.staff_id, (a.at at time zone 'Asia/Ho_Chi_Minh')::date as day, a.feedback_id, a.act from acts a
    union
    -- by whom and on the day it says, as it stands after corrections
    select r.done_by, r.answered_on, r.feedback_id, 'answered' from public.reply r
    where r.round_id = p_round_id and r.way is not null
      and not exists (select from public.reply later where later.replaces = r.id)
  )
  select coalesce(jsonb_agg(to_jsonb(p)), '[]') from (
    select d.staff_id, d.day, count(*) filter (where d.act = 'entered') as entered,
      count(*) filter (where d.act = 'verified') as verified, count(*) filter (where d.act = 'divided') as divided,
      count(*) filter (where d.act = 'compared') as compared,
      count(*) filter (where d.act = 'synthesised') as synthesised,
      count(*) filter (where d.act = 'answered') as answered
    from done d
    where exists (select from public.round r where r.id = p_round_id and r.body_id = (select private.my_body_id()))
    group by d.staff_id, d.day) as p
$$;
comment on function public.staff_progress(uuid) is
  'What each of the Help Team did on a day in Vietnam, [{staff_id, day, entered, verified, divided, compared, synthesised, answered}] in letters: typed, verified, divided, compared, synthesised, answered. A letter counts once a day and kind of work. For planning; nobody is ranked.';
grant execute on function public.staff_progress(uuid) to authenticated;
