-- Signing in, and the sessions that follow.

-- Attempts are counted before the password is looked at, so that parallel guesses count too.
create function public.begin_sign_in(email text, address text) returns integer
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_email bytea := private.sha256_text(lower(email));
  v_address bytea := private.sha256_text(address);
  v_oldest timestamptz;
begin
  perform pg_advisory_xact_lock(hashtextextended(encode(v_email, 'hex'), 0));
  delete from private.sign_in_attempt a where a.at < clock_timestamp() - interval '15 minutes';
  -- 5 tries from one address, 20 from all: a stranger elsewhere cannot lock a clerk out with five guesses
  select a.at into v_oldest from private.sign_in_attempt a
    where a.email_sha256 = v_email and a.address_sha256 = v_address order by a.at desc offset 4 limit 1;
  if not found then
    select a.at into v_oldest from private.sign_in_attempt a
      where a.email_sha256 = v_email order by a.at desc offset 19 limit 1;
  end if;
  if not found then
    -- one office shares an address; sixty tries on many names from one are no office's
    select a.at into v_oldest from private.sign_in_attempt a
      where a.address_sha256 = v_address order by a.at desc offset 59 limit 1;
  end if;
  if v_oldest is not null then
    return ceil(extract(epoch from v_oldest + interval '15 minutes' - clock_timestamp()));
  end if;
  insert into private.sign_in_attempt (email_sha256, address_sha256) values (v_email, v_address);
  return 0;
end $$;
comment on function public.begin_sign_in(text, text) is
  'Counts a sign-in attempt. 0: go on; otherwise the seconds to wait.';
grant execute on function public.begin_sign_in(text, text) to anon;

create function public.end_sign_in() returns void
language sql volatile security definer set search_path = '' as $$
  delete from private.sign_in_attempt a
  where a.email_sha256 = private.sha256_text(lower(auth.jwt() ->> 'email'))
$$;
comment on function public.end_sign_in() is 'Forgets the attempts of the user who has just signed in.';
grant execute on function public.end_sign_in() to authenticated;

create function public.staff_me() returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
  v_me public.staff := private.my_staff();
begin
  return (
    select jsonb_build_object('userId', v_me.user_id, 'role', v_me.role, 'displayName', v_me.display_name,
      'bodyId', v_me.body_id, 'bodyName', b.name)
    from public.body b where b.id = v_me.body_id);
end $$;
comment on function public.staff_me() is 'The signed-in Help Team member; null for anyone else.';
grant execute on function public.staff_me() to authenticated;

create function private.close_session(p_session_id uuid, p_user_id uuid) returns void
language sql volatile set search_path = '' as $$
  insert into private.staff_session as e (session_id, user_id, closed_at)
    values (p_session_id, p_user_id, statement_timestamp())
    on conflict (session_id) do update set closed_at = coalesce(e.closed_at, statement_timestamp());
  delete from auth.sessions a where a.id = p_session_id;
$$;

create function private.close_sessions(p_user_id uuid, p_except uuid default null) returns integer
language plpgsql volatile set search_path = '' as $$
declare
  v_ids uuid[];
begin
  select array_agg(t.id) into v_ids from (
    select a.id from auth.sessions a where a.user_id = p_user_id
    union
    select e.session_id from private.staff_session e where e.user_id = p_user_id and not private.session_ended(e.session_id)
  ) as t where t.id is distinct from p_except;
  perform private.close_session(id, p_user_id) from unnest(v_ids) as id;
  return coalesce(cardinality(v_ids), 0);
end $$;

create function public.session_state() returns jsonb
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_staff public.staff;
  v_session_id uuid := private.my_session_id();
begin
  select * into v_staff from public.staff s where s.user_id = (select auth.uid()) and s.disabled_at is null;
  if not found then
    return jsonb_build_object('state', 'stranger');
  end if;
  if private.session_ended(v_session_id) then
    perform private.close_session(v_session_id, v_staff.user_id);
    return jsonb_build_object('state', 'ended');
  end if;
  if not private.session_is_raised(v_staff) then
    return jsonb_build_object('displayName', v_staff.display_name, 'role', v_staff.role,
      'state', case when private.has_second_factor(v_staff.user_id) then 'secondStep' else 'enrolment' end);
  end if;
  if v_session_id is not null then
    insert into private.staff_session as e (session_id, user_id) values (v_session_id, v_staff.user_id)
      on conflict (session_id) do update set last_seen_at = statement_timestamp()
      where e.closed_at is null and e.last_seen_at < statement_timestamp() - interval '1 minute';
  end if;
  return jsonb_build_object('state', 'open', 'staff', public.staff_me());
end $$;
comment on function public.session_state() is
  'What the signed-in person''s session is good for (open, secondStep, enrolment, ended, stranger); notes that it was seen.';
grant execute on function public.session_state() to authenticated;

-- One's own sessions

create function public.my_sessions() returns table (session_id uuid, started_at timestamptz, last_seen_at timestamptz, is_current boolean)
language sql stable security definer set search_path = '' as $$
  select e.session_id, e.started_at, e.last_seen_at, e.session_id = private.my_session_id()
  from private.staff_session e
  where e.user_id = (private.my_staff()).user_id and not private.session_ended(e.session_id)
  order by e.last_seen_at desc, e.session_id
$$;
comment on function public.my_sessions() is 'The signed-in person''s sessions that are still good, last seen first.';
grant execute on function public.my_sessions() to authenticated;

create function public.close_my_sessions(p_session_id uuid default null) returns integer
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_me public.staff := private.my_staff();
begin
  if v_me is null then
    raise exception 'not staff' using errcode = 'KD005';
  end if;
  if p_session_id is null then
    return private.close_sessions(v_me.user_id, private.my_session_id());
  end if;
  if not exists (select from private.staff_session e where e.session_id = p_session_id and e.user_id = v_me.user_id) then
    raise exception 'not a session of this person' using errcode = 'KD005';
  end if;
  perform private.close_session(p_session_id, v_me.user_id);
  return 1;
end $$;
comment on function public.close_my_sessions(uuid) is
  'Ends one of the signed-in person''s sessions, or, without one, all but this; returns how many.';
grant execute on function public.close_my_sessions(uuid) to authenticated;
