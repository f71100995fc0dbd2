-- Looking up who was invited by the code on their letter; what fails is counted, here and wherever else one could guess.
--
-- Error code:
--   KD014 too many look-ups that found nothing (detail: seconds to wait)

-- Only what fails is counted: a hall of people who each know their receipt is never held up.
create function private.refuse_guessing(p_address text) returns void
language plpgsql volatile as $$
declare
  v_oldest timestamptz;
begin
  delete from private.look_up_failure l where l.at < clock_timestamp() - interval '15 minutes';
  select l.at into v_oldest from private.look_up_failure l
    where l.address_sha256 = private.sha256_text(p_address) order by l.at desc offset 59 limit 1;
  if v_oldest is not null then
    raise exception 'too many look-ups that found nothing' using errcode = 'KD014',
      detail = ceil(extract(epoch from v_oldest + interval '15 minutes' - clock_timestamp()))::text;
  end if;
end $$;

create function public.find_invitation(body text, code text, address text) returns jsonb
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_invitation jsonb;
begin
  perform private.refuse_guessing(address);
  select jsonb_strip_nulls(jsonb_build_object('kind', n.contributor_kind, 'category', n.contributor_category, 'name', i.name,
      'address', i.address, 'phone', i.phone, 'email', i.email)) into v_invitation
    from private.invitee i join public.invitation n on n.id = i.invitation_id
    join public.body b on b.id = n.body_id join public.round r on r.id = n.round_id
    where i.code = find_invitation.code and b.slug = find_invitation.body and n.withdrawn_at is null
      and (statement_timestamp() at time zone 'Asia/Ho_Chi_Minh')::date <= coalesce(r.accepts_late_until, 'infinity');
  if not found then
    insert into private.look_up_failure (address_sha256) values (private.sha256_text(address));
  end if;
  return v_invitation;
end $$;
comment on function public.find_invitation(text, text, text) is
  'What the office knows of the invitee whose letter bears the code, to prefill the form; null if no letter does.';
grant execute on function public.find_invitation(text, text, text) to anon;
