-- Invitations (F4): those asked, what has become of it, their letters.
--
-- Error code:
--   KD023 a value out of bounds (detail: the field)

create function public.import_invitations(p_round_id uuid, p_rows jsonb) returns jsonb
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_body_id uuid := private.require_round(p_round_id);
  v_last integer;
  v_added integer;
begin
  if coalesce(jsonb_typeof(p_rows) <> 'array' or jsonb_array_length(p_rows) > 5000, true) then
    raise exception 'more rows than one import takes' using errcode = 'KD023', detail = 'rows';
  end if;
  -- one import at a time, so that numbers have no gaps and no twins
  perform pg_advisory_xact_lock(hashtextextended('invitation ' || p_round_id::text, 0));
  select coalesce(max(n.number), 0) into v_last from public.invitation n where n.round_id = p_round_id;
  with given as (
    select r.value as row, r.ordinality as position, private.person_key(r.value ->> 'name', r.value ->> 'address') as person_key
    from jsonb_array_elements(p_rows) with ordinality as r
  ), fresh as (
    select distinct on (g.person_key) g.*, gen_random_uuid() as id from given g
    where not exists (select from private.invitee i where i.round_id = p_round_id and i.person_key = g.person_key)
    order by g.person_key, g.position
  ), invited as (
    insert into public.invitation (id, body_id, round_id, number, contributor_kind, contributor_category, created_by)
      select f.id, v_body_id, p_round_id, v_last + row_number() over (order by f.position), f.row ->> 'kind',
        f.row ->> 'category', (select auth.uid())
      from fresh f
  )
  insert into private.invitee (invitation_id, body_id, round_id, code, name, address, phone, email, person_key)
    select f.id, v_body_id, p_round_id, private.new_code(), f.row ->> 'name', f.row ->> 'address', f.row ->> 'phone',
      f.row ->> 'email', f.person_key
    from fresh f;
  get diagnostics v_added = row_count;
  return jsonb_build_object('added', v_added, 'known', jsonb_array_length(p_rows) - v_added, 'last', v_last + v_added);
end $$;
comment on function public.import_invitations(uuid, jsonb) is
  'Adds those asked, all or nothing, at most 5,000; who is on the list already stays as is. Rows: {kind, category, name, address, phone, email}. last: the last number now.';
grant execute on function public.import_invitations(uuid, jsonb) to authenticated;

create function public.known_invitees(p_round_id uuid, p_rows jsonb) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
begin
  perform private.require_round(p_round_id);
  return (
    with given as (
      select r.ordinality - 1 as row, private.person_key(r.value ->> 'name', r.value ->> 'address') as person_key,
        private.folded(r.value ->> 'name') as name
      from jsonb_array_elements(p_rows) with ordinality as r
    ), listed as (
      select n.number, i.person_key, private.folded(i.name) as name
      from private.invitee i join public.invitation n on n.id = i.invitation_id where i.round_id = p_round_id
    ), namesakes as (
      select l.name, min(l.number) as number from listed l group by l.name
    ), held as (
      select g.row, l.number, min(g.row) over (partition by g.person_key) as first, s.number as namesake
      from given g left join listed l on l.person_key = g.person_key left join namesakes s on s.name = g.name
    )
    select coalesce(jsonb_agg(jsonb_strip_nulls(jsonb_build_object('row', h.row, 'number', h.number,
        'sameAs', case when h.number is null and h.first < h.row then h.first end,
        'namesake', case when h.number is null and h.first = h.row then h.namesake end)) order by h.row), '[]')
    from held h
    where h.number is not null or h.first < h.row or h.namesake is not null);
end $$;
comment on function public.known_invitees(uuid, jsonb) is
  'Held against the list, rows (from 0) that an import would not add: on the list already, with their number there, or repeating an earlier row, with that row; and those it would add although someone else of that name is on the list, with that number.';
grant execute on function public.known_invitees(uuid, jsonb) to authenticated;

-- What has become of each invitation. Which letter is theirs is not told: that takes a reason (open_identity).
create function private.invitation_states(p_round_id uuid)
returns table (id uuid, number integer, contributor_kind text, contributor_category text, name text, address text,
  state text, form_numbers integer[], withdrawn boolean)
language sql stable as $$
  select n.id, n.number, n.contributor_kind, n.contributor_category, i.name, i.address,
    case
      when s.on_time then s.how
      when s.how is not null then 'late'
      when n.withdrawn_at is not null then 'withdrawn'
      when statement_timestamp() >= private.closing_moment(r.closes_on) then 'missing'
      when exists (select from public.paper_form f join public.paper_form_event e on e.paper_form_id = f.id
        where f.invitation_id = n.id and e.kind = 'handed_out'
          and not exists (select from public.paper_form_event l where l.paper_form_id = f.id and l.id > e.id)) then 'handed_out'
      else 'asked'
    end,
    array(select f.number from public.paper_form f where f.invitation_id = n.id order by f.number),
    n.withdrawn_at is not null
  from public.invitation n
  join private.invitee i on i.invitation_id = n.id
  join public.round r on r.id = n.round_id
  left join lateral (
    select bool_or(x.on_time) as on_time,
      (array_agg(x.how order by x.on_time desc, x.how))[1] as how
    from (
      select not private.is_late(f.received_at, r.closes_on, f.begun_at, r.grace_minutes) as on_time,
        case f.channel when 'web' then 'answered' else 'entered' end as how
      from public.feedback f where f.invitation_id = n.id
      union all
      select e.at < private.closing_moment(r.closes_on), e.kind
      from public.paper_form p join lateral (
        select e.kind, e.at from public.paper_form_event e where e.paper_form_id = p.id order by e.id desc limit 1) as e on true
      where p.invitation_id = n.id and e.kind in ('returned_at_meeting', 'returned_later')
    ) as x
  ) as s on true
  where n.round_id = p_round_id and n.body_id = (select private.my_body_id())
$$;

create function private.is_named(p_name text, p_search text) returns boolean
language sql stable as $$
  select p_search is null or position(private.folded(p_search) in private.folded(p_name)) > 0
$$;

create function public.invitation_list(p_round_id uuid, p_after integer default 0, p_limit integer default 100,
  p_before integer default null, p_state text default null, p_search text default null)
returns table (id uuid, number integer, contributor_kind text, contributor_category text, name text, address text,
  state text, form_numbers integer[], withdrawn boolean)
language sql stable security definer set search_path = '' as $$
  -- each way in the order of the index, so that a page costs a page and not the list
  select p.* from (
    (select l.* from private.invitation_states(p_round_id) as l
      where p_before is null and l.number > p_after and (p_state is null or l.state = p_state)
        and private.is_named(l.name, p_search)
      order by l.number limit least(p_limit, 1000))
    union all
    (select l.* from private.invitation_states(p_round_id) as l
      where l.number < p_before and (p_state is null or l.state = p_state) and private.is_named(l.name, p_search)
      order by l.number desc limit least(p_limit, 1000))
  ) as p
  order by case when p_before is null then p.number else -p.number end
$$;
comment on function public.invitation_list(uuid, integer, integer, integer, text, text) is
  'Those asked and what has become of it (F4), by number after p_after, or from p_before backwards: asked, handed_out, answered, entered, returned_at_meeting, returned_later, late, missing, withdrawn. p_search: part of the name, with or without marks.';
grant execute on function public.invitation_list(uuid, integer, integer, integer, text, text) to authenticated;

create function public.invitation_totals(p_round_id uuid, p_search text default null) returns table (state text, count bigint)
language sql stable security definer set search_path = '' as $$
  select l.state, count(*) from private.invitation_states(p_round_id) as l
  where private.is_named(l.name, p_search)
  group by l.state
$$;
comment on function public.invitation_totals(uuid, text) is 'How many invitations are in each state.';
grant execute on function public.invitation_totals(uuid, text) to authenticated;

create function public.withdraw_invitation(p_invitation_id uuid, p_withdrawn boolean) returns void
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_body_id uuid := private.require_staff();
begin
  -- done again it changes nothing: who withdrew first stays
  update public.invitation n set
      withdrawn_at = case when p_withdrawn then coalesce(n.withdrawn_at, statement_timestamp()) end,
      withdrawn_by = case when p_withdrawn then coalesce(n.withdrawn_by, (select auth.uid())) end
    where n.id = p_invitation_id and n.body_id = v_body_id;
  if not found then
    raise exception 'no such invitation in this body' using errcode = 'KD005';
  end if;
end $$;
comment on function public.withdraw_invitation(uuid, boolean) is 'Takes an invitation back, or gives it again; its code stops working meanwhile.';
grant execute on function public.withdraw_invitation(uuid, boolean) to authenticated;

create function public.invitations_to_print(p_round_id uuid, p_from integer, p_to integer, p_unanswered boolean default false)
returns jsonb
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_body_id uuid := private.require_round(p_round_id);
  v_letters jsonb;
begin
  if p_from < 1 or p_to - p_from not between 0 and 499 then
    raise exception 'not a range of at most 500 numbers' using errcode = 'KD023', detail = 'numbers';
  end if;
  select jsonb_agg(jsonb_strip_nulls(jsonb_build_object('number', l.number, 'kind', l.contributor_kind,
      'category', l.contributor_category, 'name', l.name, 'address', l.address, 'code', i.code)) order by l.number)
    into v_letters
    from private.invitation_states(p_round_id) as l join private.invitee i on i.invitation_id = l.id
    where l.number between p_from and p_to and not l.withdrawn
      and (not p_unanswered or l.state in ('asked', 'handed_out', 'missing'));
  if v_letters is null then
    return '[]';
  end if;
  insert into public.access_log (body_id, staff_id, action, reason)
    values (v_body_id, (select auth.uid()), 'invitations_printed',
      format(case when p_unanswered then 'thư nhắc số %s–%s' else 'thư mời số %s–%s' end, p_from, p_to));
  return v_letters;
end $$;
comment on function public.invitations_to_print(uuid, integer, integer, boolean) is
  'Letters of invitation with their codes, at most 500, or reminders to those who have not answered; logged, because a code lets its bearer write as invited.';
grant execute on function public.invitations_to_print(uuid, integer, integer, boolean) to authenticated;
