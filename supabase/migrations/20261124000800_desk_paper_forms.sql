-- Paper forms (F5): numbered, printed, and what became of them.
--
-- Error codes:
--   KD021 numbers of this round that are not there, or were withdrawn (detail: the first of them)
--   KD022 paper forms that are in no state for this                   (detail: the first of their numbers)

create function private.listed(p_numbers integer[]) returns text
language sql immutable as $$
  select string_agg(n::text, ',' order by n) || case when cardinality(p_numbers) > 20 then ',…' else '' end
  from (select n from unnest(p_numbers) as n order by n limit 20) as n (n)
$$;

create function public.print_paper_forms(p_round_id uuid, p_count integer, p_invitations integer[] default null,
  p_batch uuid default gen_random_uuid())
returns jsonb
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_body_id uuid := private.require_round(p_round_id);
  v_invited integer[] := array(select distinct n from unnest(p_invitations) as n order by n);
  v_batch uuid := p_batch;
  v_before integer[];
  v_last integer;
  v_missing integer[];
begin
  perform pg_advisory_xact_lock(hashtextextended('paper form ' || p_round_id::text, 0));
  v_before := array(select coalesce(n.number, 0) from public.paper_form f left join public.invitation n on n.id = f.invitation_id
    where f.batch = p_batch and f.round_id = p_round_id order by f.number);
  if v_before <> '{}' and v_before <> (case when p_invitations is null
      then array_fill(0, array[least(greatest(p_count, 0), 501)]) else v_invited end) then
    -- the page was gone back to, and something else is wanted
    v_batch := gen_random_uuid();
    v_before := '{}';
  end if;
  if v_before = '{}' then
    if coalesce(case when p_invitations is null then p_count else cardinality(v_invited) end not between 1 and 500, true) then
      raise exception 'not between 1 and 500 forms' using errcode = 'KD023', detail = 'count';
    end if;
    v_missing := array(select n from unnest(v_invited) as n where not exists (select from public.invitation i
      where i.round_id = p_round_id and i.number = n and i.withdrawn_at is null));
    if cardinality(v_missing) > 0 then
      raise exception 'invitations that are not there or were withdrawn' using errcode = 'KD021', detail = private.listed(v_missing);
    end if;
    select coalesce(max(f.number), 0) into v_last from public.paper_form f where f.round_id = p_round_id;
    insert into public.paper_form (body_id, round_id, number, invitation_id, batch, printed_by)
      select v_body_id, p_round_id, v_last + row_number() over (order by w.number), w.id, v_batch, (select auth.uid())
      from (
        select n.id, n.number from public.invitation n where n.round_id = p_round_id and n.number = any (v_invited)
        union all
        select null, g from generate_series(1, p_count) as g where p_invitations is null
      ) as w;
  end if;
  return (select jsonb_agg(jsonb_build_object('number', f.number) order by f.number)
    from public.paper_form f where f.batch = v_batch and f.round_id = p_round_id);
end $$;
comment on function public.print_paper_forms(uuid, integer, integer[], uuid) is
  'Numbers new forms, 1 to 500: blank ones, or one for each of the invitations named. The same wish under the same batch again gives the same numbers; a number is never given twice.';
grant execute on function public.print_paper_forms(uuid, integer, integer[], uuid) to authenticated;

create function public.paper_forms_to_print(p_round_id uuid, p_from integer, p_to integer) returns jsonb
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_body_id uuid := private.require_round(p_round_id);
  v_forms jsonb;
begin
  if p_from < 1 or p_to - p_from not between 0 and 499 then
    raise exception 'not a range of at most 500 numbers' using errcode = 'KD023', detail = 'numbers';
  end if;
  select jsonb_agg(jsonb_strip_nulls(jsonb_build_object('number', f.number, 'invitation', n.number, 'kind', n.contributor_kind,
      'category', n.contributor_category, 'name', i.name, 'address', i.address, 'phone', i.phone, 'email', i.email,
      'code', case when n.withdrawn_at is null then i.code end)) order by f.number)
    into v_forms
    from public.paper_form f left join public.invitation n on n.id = f.invitation_id
    left join private.invitee i on i.invitation_id = n.id
    where f.round_id = p_round_id and f.number between p_from and p_to;
  if v_forms is null then
    return '[]';
  end if;
  insert into public.access_log (body_id, staff_id, action, reason)
    values (v_body_id, (select auth.uid()), 'forms_printed', format('phiếu góp ý số %s–%s', p_from, p_to));
  return v_forms;
end $$;
comment on function public.paper_forms_to_print(uuid, integer, integer) is
  'Forms numbered before, as they are printed, at most 500; logged, because of the codes on those with a name. Gives no new number.';
grant execute on function public.paper_forms_to_print(uuid, integer, integer) to authenticated;

create function public.record_paper_forms(p_round_id uuid, p_numbers integer[], p_kind text, p_on date default null)
returns integer
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_body_id uuid := private.require_round(p_round_id);
  v_today date := (statement_timestamp() at time zone 'Asia/Ho_Chi_Minh')::date;
  v_numbers integer[] := array(select distinct n from unnest(p_numbers) as n);
  v_wrong integer[];
  v_count integer;
begin
  if cardinality(v_numbers) not between 1 and 1000 then
    raise exception 'not between 1 and 1000 forms' using errcode = 'KD023', detail = 'numbers';
  end if;
  -- one recorder at a time: what a form is in now decides what it may become
  perform pg_advisory_xact_lock(hashtextextended('paper form ' || p_round_id::text, 0));
  v_wrong := array(select n from unnest(v_numbers) as n where not exists (select from public.paper_form f
    where f.round_id = p_round_id and f.number = n));
  if cardinality(v_wrong) > 0 then
    raise exception 'paper forms that are not of this round' using errcode = 'KD021', detail = private.listed(v_wrong);
  end if;
  if p_on > v_today or p_on < (select max((f.printed_at at time zone 'Asia/Ho_Chi_Minh')::date) from public.paper_form f
      where f.round_id = p_round_id and f.number = any (v_numbers)) then
    raise exception 'a day that lies ahead, or before the form was printed' using errcode = 'KD023', detail = 'on';
  end if;
  v_wrong := array(select s.number from private.paper_form_states(p_round_id) as s
    where s.number = any (v_numbers) and s.recorded <> p_kind and not case p_kind
      when 'handed_out' then s.recorded = 'reset'
      when 'lost' then s.recorded in ('reset', 'handed_out') and not s.entered
      when 'reset' then true
      else s.recorded in ('reset', 'handed_out', 'lost') end);
  if cardinality(v_wrong) > 0 then
    raise exception 'paper forms that are in no state for this' using errcode = 'KD022', detail = private.listed(v_wrong);
  end if;
  insert into public.paper_form_event (paper_form_id, body_id, round_id, kind, at, recorded_by)
    select s.id, v_body_id, p_round_id, p_kind,
      case when p_on < v_today then private.closing_moment(p_on) - interval '1 second' else clock_timestamp() end,
      (select auth.uid())
    from private.paper_form_states(p_round_id) as s
    where s.number = any (v_numbers) and s.recorded <> p_kind;
  get diagnostics v_count = row_count;
  return v_count;
end $$;
comment on function public.record_paper_forms(uuid, integer[], text, date) is
  'Notes what became of forms on a day (today if none is said): handed_out, returned_at_meeting, returned_later, lost, reset. All of them or none; those noted so already stay. Returns how many changed.';
grant execute on function public.record_paper_forms(uuid, integer[], text, date) to authenticated;

-- recorded: the last event, reset if there is none. A form whose words are entered has come back, whatever was noted.
create function private.paper_form_states(p_round_id uuid)
returns table (id uuid, number integer, recorded text, state text, at timestamptz, invitation integer, name text, entered boolean)
language sql stable as $$
  select f.id, f.number, coalesce(e.kind, 'reset'),
    case
      when e.kind = 'returned_at_meeting' then e.kind
      when e.kind = 'returned_later' then case when e.at >= private.closing_moment(r.closes_on) then 'late' else e.kind end
      when b.received_at is not null then
        case when b.received_at >= private.closing_moment(r.closes_on) then 'late' else 'returned_later' end
      when e.kind = 'lost' then e.kind
      when e.kind = 'handed_out' then
        case when statement_timestamp() >= private.closing_moment(r.closes_on) then 'missing' else e.kind end
      else 'printed'
    end,
    case when e.kind in ('returned_at_meeting', 'returned_later') then e.at
      else coalesce(b.received_at, case when e.kind <> 'reset' then e.at end, f.printed_at) end,
    n.number, i.name, b.received_at is not null
  from public.paper_form f
  join public.round r on r.id = f.round_id
  left join public.invitation n on n.id = f.invitation_id
  left join private.invitee i on i.invitation_id = f.invitation_id
  left join lateral (
    select e.kind, e.at from public.paper_form_event e where e.paper_form_id = f.id order by e.id desc limit 1) as e on true
  left join lateral (
    select min(b.received_at) as received_at from public.feedback b where b.paper_form_id = f.id) as b on true
  where f.round_id = p_round_id and f.body_id = (select private.my_body_id())
$$;

create function public.paper_form_list(p_round_id uuid, p_after integer default 0, p_limit integer default 100,
  p_before integer default null, p_state text default null)
returns table (number integer, state text, at timestamptz, invitation integer, name text, entered boolean)
language sql stable security definer set search_path = '' as $$
  select p.number, p.state, p.at, p.invitation, p.name, p.entered from (
    (select l.* from private.paper_form_states(p_round_id) as l
      where p_before is null and l.number > p_after and (p_state is null or l.state = p_state)
      order by l.number limit least(p_limit, 1000))
    union all
    (select l.* from private.paper_form_states(p_round_id) as l
      where l.number < p_before and (p_state is null or l.state = p_state)
      order by l.number desc limit least(p_limit, 1000))
  ) as p
  order by case when p_before is null then p.number else -p.number end
$$;
comment on function public.paper_form_list(uuid, integer, integer, integer, text) is
  'The ledger of forms (F5), by number after p_after, or from p_before backwards: printed, handed_out, returned_at_meeting, returned_later, late, missing, lost; since when; whose name is on it; whether entered.';
grant execute on function public.paper_form_list(uuid, integer, integer, integer, text) to authenticated;

create function public.paper_form_totals(p_round_id uuid) returns table (state text, count bigint)
language sql stable security definer set search_path = '' as $$
  select l.state, count(*) from private.paper_form_states(p_round_id) as l group by l.state
$$;
comment on function public.paper_form_totals(uuid) is 'How many forms are in each state.';
grant execute on function public.paper_form_totals(uuid) to authenticated;
