-- Accepting an invitation into the team: found with the public key, taken with the secret key (the user of Auth is made
-- between).

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
