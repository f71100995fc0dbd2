-- Who may reach what, and who is asking. Everything is taken away first; each grant names its columns.
-- anon is the intake's key: it executes functions granted to it and reads no table.
--
-- Error code:
--   KD005 not a member of the Help Team

alter default privileges in schema public revoke all on tables from anon, authenticated, service_role;
alter default privileges in schema public revoke all on sequences from anon, authenticated, service_role;
alter default privileges in schema public revoke all on functions from anon, authenticated, service_role;
alter default privileges in schema public revoke execute on functions from public;
alter default privileges in schema private revoke execute on functions from public;
alter default privileges revoke execute on functions from public;
revoke all on all tables in schema public from anon, authenticated, service_role;
revoke all on all sequences in schema public from anon, authenticated, service_role;
revoke all on all tables in schema private from public, anon, authenticated, service_role;
revoke execute on all functions in schema private from public, anon, authenticated, service_role;

alter table public.body enable row level security;
alter table public.round enable row level security;
alter table public.subject enable row level security;
alter table public.content_area enable row level security;
alter table public.feedback enable row level security;
alter table public.comment enable row level security;
alter table public.staff enable row level security;
alter table public.staff_subject enable row level security;
alter table public.access_log enable row level security;
alter table private.contributor_identity enable row level security;
alter table private.sign_in_attempt enable row level security;
alter table private.staff_session enable row level security;

grant usage on schema private to authenticated;

-- Judging a session

create function private.session_idle() returns interval
language sql immutable as $$ select interval '30 minutes' $$;

-- These are asked once or more by every statement of the desk. plpgsql, because a session keeps the plans of its
-- functions, while one in SQL that cannot be inlined (security definer, set) is planned anew by every statement.

create function private.my_session_id() returns uuid
language plpgsql stable set search_path = '' as $$
begin
  return nullif(auth.jwt() ->> 'session_id', '')::uuid;
end $$;

create function private.has_second_factor(p_user_id uuid) returns boolean
language plpgsql stable set search_path = '' as $$
begin
  return exists (select from auth.mfa_factors f where f.user_id = p_user_id and f.status = 'verified');
end $$;

-- A token outlives its session at Auth: what was signed out there is over here, too.
create function private.session_ended(p_session_id uuid) returns boolean
language plpgsql stable set search_path = '' as $$
begin
  return exists (select from private.staff_session e where e.session_id = p_session_id
      and (e.closed_at is not null or e.last_seen_at < statement_timestamp() - private.session_idle()))
    or (p_session_id is not null and not exists (select from auth.sessions a where a.id = p_session_id));
end $$;

create function private.session_is_raised(p_staff public.staff) returns boolean
language plpgsql stable set search_path = '' as $$
begin
  return coalesce(auth.jwt() ->> 'aal' = 'aal2', false)
    or not (private.has_second_factor(p_staff.user_id)
      or (select b.second_factor_required from public.body b where b.id = p_staff.body_id));
end $$;

-- security definer: policies on staff itself would otherwise recurse.
create function private.my_staff() returns public.staff
language plpgsql stable security definer set search_path = '' as $$
declare
  v_staff public.staff;
begin
  select * into v_staff from public.staff s
    where s.user_id = (select auth.uid()) and s.disabled_at is null
      and private.session_is_raised(s) and not private.session_ended(private.my_session_id());
  return case when found then v_staff end;
end $$;
comment on function private.my_staff() is
  'The signed-in person as staff, auditors included; null for anyone else. What a session needs to count is asked here and nowhere else.';

create function private.my_body_id() returns uuid
language plpgsql stable security definer set search_path = '' as $$
declare
  v_me public.staff := private.my_staff();
begin
  return case when v_me.role <> 'auditor' then v_me.body_id end;
end $$;
comment on function private.my_body_id() is 'The body whose Help Team the signed-in user belongs to; null for anyone else.';
grant execute on function private.my_body_id() to authenticated;

create function private.my_log_body_id() returns uuid
language plpgsql stable security definer set search_path = '' as $$
declare
  v_me public.staff := private.my_staff();
begin
  return v_me.body_id;
end $$;
comment on function private.my_log_body_id() is 'The body whose log the signed-in person may read: Help Team and auditors.';
grant execute on function private.my_log_body_id() to authenticated;

create function private.my_lead_body_id() returns uuid
language plpgsql stable security definer set search_path = '' as $$
declare
  v_me public.staff := private.my_staff();
begin
  return case when v_me.role = 'lead' then v_me.body_id end;
end $$;
comment on function private.my_lead_body_id() is 'The body the signed-in person leads the Help Team of; null for anyone else.';
grant execute on function private.my_lead_body_id() to authenticated;

-- For every function of the desk: it works for the signed-in member of the Help Team and for that member's body only.
create function private.require_staff() returns uuid
language plpgsql stable as $$
declare
  v_body_id uuid := private.my_body_id();
begin
  if v_body_id is null then
    raise exception 'not a member of the Help Team' using errcode = 'KD005';
  end if;
  return v_body_id;
end $$;
comment on function private.require_staff() is 'The body of the signed-in member; KD005 for anyone else.';

create function private.require_round(p_round_id uuid) returns uuid
language plpgsql stable as $$
declare
  v_body_id uuid := private.require_staff();
begin
  if not exists (select from public.round r where r.id = p_round_id and r.body_id = v_body_id) then
    raise exception 'no such round in this body' using errcode = 'KD005';
  end if;
  return v_body_id;
end $$;
comment on function private.require_round(uuid) is 'The body of the signed-in member, whose round it is; KD005 otherwise.';

grant select (id, slug, name, superior_name, second_factor_required) on public.body to authenticated;
grant select (id, body_id, year, title, opens_on, closes_on, accepts_late_until, grace_minutes) on public.round to authenticated;
grant select (id, body_id, round_id, code, kind, title, order_no) on public.subject to authenticated;
grant select (id, body_id, round_id, code, title, short_title, order_no, is_focus)
  on public.content_area to authenticated;
grant select (id, body_id, round_id, reference, channel, contributor_kind, contributor_category, received_at,
  comment_count, is_sample) on public.feedback to authenticated;
grant select (id, feedback_id, body_id, round_id, contributor_kind, subject_id, content_area_id, aspect, position, text)
  on public.comment to authenticated;
grant select (user_id, body_id, role, display_name, disabled_at) on public.staff to authenticated;
grant select (user_id, subject_code) on public.staff_subject to authenticated;
grant select (id, at, body_id, staff_id, action, feedback_id, reason) on public.access_log to authenticated;

-- access_log: ..._own_letters.sql
create policy body_of_staff on public.body for select to authenticated
  using (id = (select private.my_body_id()));
create policy round_of_staff on public.round for select to authenticated
  using (body_id = (select private.my_body_id()));
create policy subject_of_staff on public.subject for select to authenticated
  using (body_id = (select private.my_body_id()));
create policy content_area_of_staff on public.content_area for select to authenticated
  using (body_id = (select private.my_body_id()));
create policy feedback_of_staff on public.feedback for select to authenticated
  using (body_id = (select private.my_body_id()));
create policy comment_of_staff on public.comment for select to authenticated
  using (body_id = (select private.my_body_id()));
create policy staff_of_same_body on public.staff for select to authenticated
  using (body_id = (select private.my_body_id()));
create policy staff_subject_own on public.staff_subject for select to authenticated
  using (user_id = (select auth.uid()) and (select private.my_log_body_id()) is not null);
