-- The Help Team (H8): invitations into it, the lead's say over who is of it, and what was done about access.
--
-- Error codes:
--   KD030 nobody does this to themselves
--   KD031 the team keeps a lead
--   KD032 the e-mail address is a staff member's already
--   KD033 no such invitation is open: unknown, expired, withdrawn or taken
--   KD034 this invitation was made before; its code was shown then
--   KD035 the person has no second factor

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

grant select (id, body_id, email, display_name, role, subject_code, invited_by, invited_at, expires_at, withdrawn_at,
  joined_at, user_id) on public.staff_invitation to authenticated;
create policy staff_invitation_of_lead on public.staff_invitation for select to authenticated
  using (body_id = (select private.my_lead_body_id()));
grant select (id, at, body_id, actor, kind, staff_id, invitation_id, reason) on public.staff_event to authenticated;
create policy staff_event_of_staff on public.staff_event for select to authenticated
  using (body_id = (select private.my_log_body_id()));

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
