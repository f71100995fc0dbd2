-- Who gets to the desk (H1, H8): the second factor, sessions that end, and the lead's say over who is of the team.
--
-- Error codes registered here:
--   KD030  nobody does this to themselves
--   KD031  the team keeps a lead
--   KD032  the e-mail address is a staff member's already
--   KD033  no such invitation is open: unknown, expired, withdrawn or taken
--   KD034  this invitation was made before; its code was shown then
--   KD035  the person has no second factor

alter table public.body add column second_factor_required boolean not null default true;
comment on column public.body.second_factor_required is
  'Whether the body''s staff must have a second factor. Who has one must always use it.';
grant select (second_factor_required) on public.body to authenticated;
-- what is being tried out goes on as it was
update public.body b set second_factor_required = false
  where exists (select from public.feedback f where f.body_id = b.id and f.is_sample);

create table private.staff_session (
  session_id uuid primary key,
  user_id uuid not null references public.staff,
  started_at timestamptz not null default statement_timestamp(),
  last_seen_at timestamptz not null default statement_timestamp(),
  closed_at timestamptz
);
create index staff_session_by_user on private.staff_session (user_id, last_seen_at desc);
alter table private.staff_session enable row level security;
comment on table private.staff_session is
  'Sessions of Supabase Auth as the desk saw them. Without a row a session is fresh; a closed or idle one stays ended, so rows are kept.';

create table public.staff_invitation (
  id uuid primary key,
  body_id uuid not null references public.body,
  email text not null constraint staff_invitation_email_length check (char_length(email) <= 254)
    constraint staff_invitation_email_form check (email ~ '^[^\s@]+@[^\s@]+$' and email = lower(email)),
  display_name text not null
    constraint staff_invitation_display_name_length check (char_length(display_name) <= 120)
    constraint staff_invitation_display_name_present check (display_name ~ '\S'),
  role text not null constraint staff_invitation_role check (role in ('lead', 'deputy', 'member', 'auditor')),
  subject_code text,
  invited_by uuid not null references public.staff,
  invited_at timestamptz not null default statement_timestamp(),
  expires_at timestamptz not null default statement_timestamp() + interval '7 days',
  code_sha256 bytea not null constraint staff_invitation_code_once unique,
  withdrawn_at timestamptz,
  -- a moment's hold while the user is made, so that of two who bring the code one waits
  held_until timestamptz,
  joined_at timestamptz,
  user_id uuid references public.staff,
  constraint staff_invitation_joined check (num_nonnulls(joined_at, user_id) in (0, 2)),
  constraint staff_invitation_ended_once check (num_nonnulls(joined_at, withdrawn_at) < 2)
);
create index staff_invitation_by_body on public.staff_invitation (body_id, invited_at desc);
create unique index staff_invitation_one_open on public.staff_invitation (body_id, email)
  where joined_at is null and withdrawn_at is null;
alter table public.staff_invitation enable row level security;
comment on table public.staff_invitation is
  'Somebody the lead asks into the Help Team (or as auditor). Of the code only its hash is kept: it is shown once.';

create table public.staff_event (
  id bigint generated always as identity primary key,
  at timestamptz not null default clock_timestamp(),
  body_id uuid not null references public.body,
  actor uuid references public.staff,
  kind text not null constraint staff_event_kind check (kind in ('enrolled', 'invited', 'invitation_withdrawn', 'joined',
    'removed', 'second_factor_set', 'second_factor_reset', 'sessions_closed', 'second_factor_required', 'second_factor_waived')),
  staff_id uuid references public.staff,
  invitation_id uuid references public.staff_invitation,
  reason text constraint staff_event_reason_length check (char_length(reason) between 10 and 500)
);
create index staff_event_by_body on public.staff_event (body_id, id desc);
create index staff_event_by_staff on public.staff_event (staff_id, id desc);
alter table public.staff_event enable row level security;
comment on table public.staff_event is
  'What was done about the team and its access, by whom; without an actor: by the operator. Append-only.';
create trigger staff_event_immutable before update or delete on public.staff_event
  for each row execute function private.refuse_change();
create trigger staff_event_not_emptied before truncate on public.staff_event
  for each statement execute function private.refuse_truncate();

-- Judging a session

create function private.session_idle() returns interval
language sql immutable as $$ select interval '30 minutes' $$;

create function private.my_session_id() returns uuid
language sql stable set search_path = '' as $$ select nullif(auth.jwt() ->> 'session_id', '')::uuid $$;

create function private.has_second_factor(p_user_id uuid) returns boolean
language sql stable set search_path = '' as $$
  select exists (select from auth.mfa_factors f where f.user_id = p_user_id and f.status = 'verified')
$$;

-- A token outlives its session at Auth: what was signed out there is over here, too.
create function private.session_ended(p_session_id uuid) returns boolean
language sql stable set search_path = '' as $$
  select exists (select from private.staff_session e where e.session_id = p_session_id
      and (e.closed_at is not null or e.last_seen_at < statement_timestamp() - private.session_idle()))
    or (p_session_id is not null and not exists (select from auth.sessions a where a.id = p_session_id))
$$;

create function private.session_is_raised(p_staff public.staff) returns boolean
language sql stable set search_path = '' as $$
  select coalesce(auth.jwt() ->> 'aal' = 'aal2', false)
    or not (private.has_second_factor(p_staff.user_id)
      or (select b.second_factor_required from public.body b where b.id = p_staff.body_id))
$$;

create or replace function private.my_staff() returns public.staff
language sql stable security definer set search_path = '' as $$
  select s from public.staff s
  where s.user_id = (select auth.uid()) and s.disabled_at is null
    and private.session_is_raised(s) and not private.session_ended(private.my_session_id())
$$;

create function private.my_lead_body_id() returns uuid
language sql stable security definer set search_path = '' as $$
  select (m.me).body_id from (select private.my_staff() as me) as m where (m.me).role = 'lead'
$$;
comment on function private.my_lead_body_id() is 'The body the signed-in person leads the Help Team of; null for anyone else.';
grant execute on function private.my_lead_body_id() to authenticated;

grant select (id, body_id, email, display_name, role, subject_code, invited_by, invited_at, expires_at, withdrawn_at,
  joined_at, user_id) on public.staff_invitation to authenticated;
create policy staff_invitation_of_lead on public.staff_invitation for select to authenticated
  using (body_id = (select private.my_lead_body_id()));
grant select (id, at, body_id, actor, kind, staff_id, invitation_id, reason) on public.staff_event to authenticated;
create policy staff_event_of_staff on public.staff_event for select to authenticated
  using (body_id = (select private.my_log_body_id()));

drop policy staff_subject_own on public.staff_subject;
create policy staff_subject_own on public.staff_subject for select to authenticated
  using (user_id = (select auth.uid()) and (select private.my_log_body_id()) is not null);

create or replace function private.may_view_scan(p_name text) returns boolean
language sql stable security definer set search_path = '' as $$
  select private.my_body_id() is not null and exists (select from private.scan_view v
    where v.scan_id = private.ticket_of(p_name) and v.user_id = (select auth.uid()) and v.until > statement_timestamp())
$$;

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

create function public.note_second_factor() returns void
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_me public.staff := private.my_staff();
begin
  insert into public.staff_event (body_id, actor, kind, staff_id)
    select v_me.body_id, v_me.user_id, 'second_factor_set', v_me.user_id
    where exists (select from auth.mfa_factors f where f.user_id = v_me.user_id and f.status = 'verified'
      and f.updated_at > coalesce((select max(e.at) from public.staff_event e
        where e.staff_id = v_me.user_id and e.kind = 'second_factor_set'), '-infinity'));
end $$;
comment on function public.note_second_factor() is
  'Notes that the signed-in person has set up a second factor; again only for another one.';
grant execute on function public.note_second_factor() to authenticated;

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

-- The lead's acts

-- Locks the leads, so that two who act on each other come one after the other.
create function private.require_lead() returns public.staff
language plpgsql volatile set search_path = '' as $$
declare
  v_me public.staff := private.my_staff();
begin
  if v_me is null or v_me.role <> 'lead' then
    raise exception 'not the lead of a Help Team' using errcode = 'KD005';
  end if;
  perform from public.staff s where s.body_id = v_me.body_id and s.role = 'lead' order by s.user_id for update;
  if not exists (select from public.staff s where s.user_id = v_me.user_id and s.disabled_at is null) then
    raise exception 'no longer the lead of a Help Team' using errcode = 'KD005';
  end if;
  return v_me;
end $$;

create function private.require_colleague(p_lead public.staff, p_user_id uuid) returns public.staff
language plpgsql stable set search_path = '' as $$
declare
  v_staff public.staff;
begin
  select * into v_staff from public.staff s where s.user_id = p_user_id and s.body_id = p_lead.body_id;
  if not found then
    raise exception 'not of this Help Team' using errcode = 'KD005';
  end if;
  if p_user_id = p_lead.user_id then
    raise exception 'nobody does this to themselves' using errcode = 'KD030';
  end if;
  return v_staff;
end $$;

create function public.invite_staff(p_id uuid, p_email text, p_display_name text, p_role text, p_subject_code text default null)
returns jsonb
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_lead public.staff := private.require_lead();
  v_email text := lower(btrim(p_email));
  v_code text := private.new_code();
  v_before uuid;
  v_expires_at timestamptz;
begin
  if exists (select from public.staff_invitation i where i.id = p_id) then
    raise exception 'made before' using errcode = 'KD034';
  end if;
  if exists (select from public.staff s join auth.users u on u.id = s.user_id
      where lower(u.email) = v_email and (s.disabled_at is null or s.body_id <> v_lead.body_id)) then
    raise exception 'staff already' using errcode = 'KD032', detail = 'email';
  end if;
  if p_subject_code is not null and not exists (
      select from public.subject s where s.body_id = v_lead.body_id and s.code = p_subject_code) then
    raise exception 'unknown subject' using errcode = 'KD003', detail = 'subject';
  end if;
  -- one open invitation a person: a new one takes the earlier back
  update public.staff_invitation i set withdrawn_at = statement_timestamp()
    where i.body_id = v_lead.body_id and i.email = v_email and i.joined_at is null and i.withdrawn_at is null
    returning i.id into v_before;
  if v_before is not null then
    insert into public.staff_event (body_id, actor, kind, invitation_id)
      values (v_lead.body_id, v_lead.user_id, 'invitation_withdrawn', v_before);
  end if;
  insert into public.staff_invitation (id, body_id, email, display_name, role, subject_code, invited_by, code_sha256)
    values (p_id, v_lead.body_id, v_email, btrim(p_display_name), p_role, p_subject_code, v_lead.user_id,
      private.sha256_text(v_code))
    returning expires_at into v_expires_at;
  insert into public.staff_event (body_id, actor, kind, invitation_id)
    values (v_lead.body_id, v_lead.user_id, 'invited', p_id);
  return jsonb_build_object('code', v_code, 'expiresAt', v_expires_at);
end $$;
comment on function public.invite_staff(uuid, text, text, text, text) is
  'The lead asks somebody into the team. Returns the code to hand over, this once; it lasts seven days.';
grant execute on function public.invite_staff(uuid, text, text, text, text) to authenticated;

create function public.withdraw_staff_invitation(p_id uuid) returns void
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_lead public.staff := private.require_lead();
begin
  update public.staff_invitation i set withdrawn_at = statement_timestamp()
    where i.id = p_id and i.body_id = v_lead.body_id and i.joined_at is null and i.withdrawn_at is null;
  if not found then
    raise exception 'no such open invitation' using errcode = 'KD033';
  end if;
  insert into public.staff_event (body_id, actor, kind, invitation_id)
    values (v_lead.body_id, v_lead.user_id, 'invitation_withdrawn', p_id);
end $$;
comment on function public.withdraw_staff_invitation(uuid) is 'The lead takes an open invitation back: its code opens nothing any more.';
grant execute on function public.withdraw_staff_invitation(uuid) to authenticated;

create function public.remove_staff(p_user_id uuid, p_reason text) returns void
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_lead public.staff := private.require_lead();
  v_staff public.staff := private.require_colleague(v_lead, p_user_id);
  v_reason text := private.plain_reason(p_reason);
begin
  if not exists (select from public.staff s where s.body_id = v_lead.body_id and s.role = 'lead'
      and s.disabled_at is null and s.user_id <> p_user_id) then
    raise exception 'the team keeps a lead' using errcode = 'KD031';
  end if;
  update public.staff s set disabled_at = statement_timestamp() where s.user_id = p_user_id and s.disabled_at is null;
  if found then
    perform private.close_sessions(p_user_id);
    insert into public.staff_event (body_id, actor, kind, staff_id, reason)
      values (v_lead.body_id, v_lead.user_id, 'removed', p_user_id, v_reason);
  end if;
end $$;
comment on function public.remove_staff(uuid, text) is
  'The lead ends somebody''s membership; what they did stays in their name, their sessions are closed at once.';
grant execute on function public.remove_staff(uuid, text) to authenticated;

create function public.reset_second_factor(p_user_id uuid, p_reason text) returns void
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_lead public.staff := private.require_lead();
  v_staff public.staff := private.require_colleague(v_lead, p_user_id);
  v_reason text := private.plain_reason(p_reason);
begin
  delete from auth.mfa_factors f where f.user_id = p_user_id;
  if not found then
    raise exception 'no second factor' using errcode = 'KD035';
  end if;
  perform private.close_sessions(p_user_id);
  insert into public.staff_event (body_id, actor, kind, staff_id, reason)
    values (v_lead.body_id, v_lead.user_id, 'second_factor_reset', p_user_id, v_reason);
end $$;
comment on function public.reset_second_factor(uuid, text) is
  'The lead takes away a second factor that was lost, never their own, and closes the person''s sessions.';
grant execute on function public.reset_second_factor(uuid, text) to authenticated;

create function public.close_sessions_of(p_user_id uuid) returns integer
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_lead public.staff := private.require_lead();
  v_staff public.staff := private.require_colleague(v_lead, p_user_id);
  v_closed integer := private.close_sessions(p_user_id);
begin
  insert into public.staff_event (body_id, actor, kind, staff_id)
    values (v_lead.body_id, v_lead.user_id, 'sessions_closed', p_user_id);
  return v_closed;
end $$;
comment on function public.close_sessions_of(uuid) is 'The lead ends all sessions of somebody else of the team; returns how many.';
grant execute on function public.close_sessions_of(uuid) to authenticated;

create function public.staff_list() returns table (user_id uuid, role text, display_name text, disabled_at timestamptz,
  is_me boolean, email text, has_second_factor boolean, open_sessions bigint)
language sql stable security definer set search_path = '' as $$
  select s.user_id, s.role, s.display_name, s.disabled_at, s.user_id = (select auth.uid()),
    l.email, l.has_second_factor, l.open_sessions
  from public.staff s
  left join lateral (
    select u.email::text as email, private.has_second_factor(s.user_id) as has_second_factor,
      (select count(*) from private.staff_session e
        where e.user_id = s.user_id and not private.session_ended(e.session_id)) as open_sessions
    from auth.users u where u.id = s.user_id and s.body_id = private.my_lead_body_id()
  ) as l on true
  where s.body_id = (select private.my_body_id())
  order by s.disabled_at is not null, array_position(array['lead', 'deputy', 'member', 'auditor'], s.role), s.display_name, s.user_id
$$;
comment on function public.staff_list() is
  'The Help Team and its auditors, those who left last. Address, second factor and sessions are for the lead alone.';
grant execute on function public.staff_list() to authenticated;

-- Accepting an invitation: found with the public key, taken with the secret key (the user of Auth is made between).

create function private.open_staff_invitation(p_code text) returns public.staff_invitation
language sql stable set search_path = '' as $$
  select i from public.staff_invitation i
  where i.code_sha256 = private.sha256_text(p_code) and i.joined_at is null and i.withdrawn_at is null
    and i.expires_at > statement_timestamp()
$$;

create function public.find_staff_invitation(code text, address text) returns boolean
language plpgsql volatile security definer set search_path = '' as $$
begin
  perform private.refuse_guessing(address);
  if (private.open_staff_invitation(code)).id is not null then
    return true;
  end if;
  insert into private.look_up_failure (address_sha256) values (private.sha256_text(address));
  return false;
end $$;
comment on function public.find_staff_invitation(text, text) is
  'Whether an open invitation bears the code, nothing else of it. Sixty failures from one address in a quarter of an hour, then KD014.';
grant execute on function public.find_staff_invitation(text, text) to anon;

create function public.begin_joining(code text, address text) returns jsonb
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_invitation public.staff_invitation;
begin
  perform private.refuse_guessing(address);
  v_invitation := private.open_staff_invitation(code);
  if v_invitation.id is null then
    insert into private.look_up_failure (address_sha256) values (private.sha256_text(address));
    return null;
  end if;
  update public.staff_invitation i set held_until = statement_timestamp() + interval '30 seconds'
    where i.id = v_invitation.id and i.joined_at is null and i.withdrawn_at is null
      and coalesce(i.held_until, '-infinity') < statement_timestamp();
  -- held by another try, or staff by another way meanwhile
  if not found or exists (select from public.staff s join auth.users u on u.id = s.user_id
      where lower(u.email) = v_invitation.email and (s.disabled_at is null or s.body_id <> v_invitation.body_id)) then
    raise exception 'cannot be taken now' using errcode = 'KD033';
  end if;
  return jsonb_build_object('invitationId', v_invitation.id, 'email', v_invitation.email,
    'userId', (select u.id from auth.users u where lower(u.email) = v_invitation.email));
end $$;
comment on function public.begin_joining(text, text) is
  'Holds an open invitation for half a minute and says for whom a user of Auth is needed, or is there from a try that broke off or a former membership.';
grant execute on function public.begin_joining(text, text) to service_role;

create function public.complete_joining(p_invitation_id uuid, p_user_id uuid) returns void
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_invitation public.staff_invitation;
begin
  select i.* into v_invitation from public.staff_invitation i
    join auth.users u on u.id = p_user_id and lower(u.email) = i.email
    where i.id = p_invitation_id and i.joined_at is null and i.withdrawn_at is null for update of i;
  if not found then
    raise exception 'no such open invitation' using errcode = 'KD033';
  end if;
  insert into public.staff as s (user_id, body_id, role, display_name)
    values (p_user_id, v_invitation.body_id, v_invitation.role, v_invitation.display_name)
    on conflict (user_id) do update
      set role = excluded.role, display_name = excluded.display_name, disabled_at = null
      where s.body_id = excluded.body_id and s.disabled_at is not null;
  if not found then
    raise exception 'staff already' using errcode = 'KD032', detail = 'email';
  end if;
  if v_invitation.subject_code is not null then
    insert into public.staff_subject (user_id, subject_code) values (p_user_id, v_invitation.subject_code)
      on conflict do nothing;
  end if;
  update public.staff_invitation i set joined_at = statement_timestamp(), user_id = p_user_id where i.id = v_invitation.id;
  insert into public.staff_event (body_id, actor, kind, staff_id, invitation_id)
    values (v_invitation.body_id, p_user_id, 'joined', p_user_id, v_invitation.id);
end $$;
comment on function public.complete_joining(uuid, uuid) is
  'The invited person, now a user of Auth, becomes staff; who was removed before is staff again.';
grant execute on function public.complete_joining(uuid, uuid) to service_role;

-- The operator's acts

create or replace function public.enrol_staff(user_id uuid, body text, role text, display_name text, subject_code text default null)
returns void
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_body_id uuid;
begin
  select b.id into strict v_body_id from public.body b where b.slug = enrol_staff.body;
  insert into public.staff (user_id, body_id, role, display_name)
    values (enrol_staff.user_id, v_body_id, enrol_staff.role, enrol_staff.display_name);
  if enrol_staff.subject_code is not null then
    -- a misspelt code would guard nobody
    if not exists (
      select from public.subject s where s.body_id = v_body_id and s.code = enrol_staff.subject_code
    ) then
      raise exception 'unknown subject' using errcode = 'KD003', detail = 'subject_code';
    end if;
    insert into public.staff_subject (user_id, subject_code)
      values (enrol_staff.user_id, enrol_staff.subject_code);
  end if;
  insert into public.staff_event (body_id, kind, staff_id) values (v_body_id, 'enrolled', enrol_staff.user_id);
end $$;

create function public.require_second_factor(body text, required boolean) returns void
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_body_id uuid;
begin
  update public.body b set second_factor_required = require_second_factor.required
    where b.slug = require_second_factor.body and b.second_factor_required <> require_second_factor.required
    returning b.id into v_body_id;
  if found then
    insert into public.staff_event (body_id, kind) values (v_body_id,
      case when required then 'second_factor_required' else 'second_factor_waived' end);
  end if;
end $$;
comment on function public.require_second_factor(text, boolean) is
  'Whether the staff of a body must have a second factor: not while it is being tried out with samples.';
grant execute on function public.require_second_factor(text, boolean) to service_role;

create function public.reset_second_factor_by_operator(email text) returns text
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_staff public.staff;
begin
  select s.* into v_staff from public.staff s join auth.users u on u.id = s.user_id
    where lower(u.email) = lower(btrim(reset_second_factor_by_operator.email));
  delete from auth.mfa_factors f where f.user_id = v_staff.user_id;
  if not found then
    return null;
  end if;
  perform private.close_sessions(v_staff.user_id);
  insert into public.staff_event (body_id, kind, staff_id) values (v_staff.body_id, 'second_factor_reset', v_staff.user_id);
  return v_staff.display_name;
end $$;
comment on function public.reset_second_factor_by_operator(text) is
  'For a lead who lost theirs and has no other lead: takes the second factor away, closes the sessions; returns the name, null if there was none.';
grant execute on function public.reset_second_factor_by_operator(text) to service_role;
