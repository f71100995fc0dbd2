-- Who may reach what. Everything is taken away first; each grant names its columns.
-- anon is the intake's key: it executes the intake's functions (..._intake.sql) and reads no table.

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

-- security definer: policies on staff itself would otherwise recurse.
create function private.my_body_id() returns uuid
language sql stable security definer set search_path = '' as $$
  select s.body_id from public.staff s where s.user_id = (select auth.uid()) and s.disabled_at is null
$$;
comment on function private.my_body_id() is 'The body whose Help Team the signed-in user belongs to; null for anyone else.';
grant usage on schema private to authenticated;
grant execute on function private.my_body_id() to authenticated;

-- security definer: staff_subject of others is not readable, and comments are read past row-level security.
create function private.is_about_me(p_feedback_id uuid) returns boolean
language sql stable security definer set search_path = '' as $$
  select exists (
    select from public.staff_subject ss
    join public.staff st on st.user_id = ss.user_id
    join public.subject s on s.code = ss.subject_code and s.body_id = st.body_id
    join public.comment c on c.subject_id = s.id
    where ss.user_id = (select auth.uid()) and c.feedback_id = p_feedback_id
  )
$$;
comment on function private.is_about_me(uuid) is 'Whether a feedback comments on the signed-in staff member.';
grant execute on function private.is_about_me(uuid) to authenticated;

grant select (id, slug, name, superior_name) on public.body to authenticated;
grant select (id, body_id, year, title, opens_on, closes_on, accepts_late_until) on public.round to authenticated;
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
  using (user_id = (select auth.uid()));
-- A reason may name the contributor: of a letter about themselves a staff member reads only their own entries.
create policy access_log_of_staff on public.access_log for select to authenticated
  using (body_id = (select private.my_body_id())
    and (staff_id = (select auth.uid()) or not private.is_about_me(feedback_id)));
