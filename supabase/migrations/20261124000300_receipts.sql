-- Looking up what stands on a paper one was given: a receipt, or a letter of invitation. Of a receipt the secret alone
-- opens it; the reference beside it is what people type.
--
-- Error code:
--   KD014 too many look-ups that found nothing (detail: seconds to wait)

create function private.receipt_status(p_feedback public.feedback) returns jsonb
language sql stable as $$
  select jsonb_build_object(
    'comparedAt', (select case when c.outcome = 'same' then private.utc(c.at) end
      from public.comparison c where c.feedback_id = p_feedback.id order by c.id desc limit 1),
    'verifiedAt', (select case when v.outcome = 'confirmed' then private.utc(v.at) end
      from public.verification v where v.feedback_id = p_feedback.id order by v.id desc limit 1),
    -- known once there are syntheses and replies
    'synthesisedAt', null,
    'repliedAt', null,
    'words', (select jsonb_agg(jsonb_build_object('subject', s.title, 'contentArea', a.short_title, 'aspect', c.aspect,
        'text', c.text) order by c.position)
      from public.comment c join public.subject s on s.id = c.subject_id join public.content_area a on a.id = c.content_area_id
      where c.feedback_id = p_feedback.id))
$$;

-- A paper letter may have been typed again: whoever holds the receipt of an earlier transcription gets the one that counts.
create function private.opened_receipt(p_feedback_id uuid) returns jsonb
language sql stable as $$
  with recursive transcription (id, step) as (
    select p_feedback_id, 0
    union all
    select n.id, t.step + 1 from transcription t join public.feedback n on n.replaces = t.id
  )
  select private.receipt(f, r) || private.receipt_status(f) || jsonb_build_object('openedWith', o.reference)
  from public.feedback o, public.feedback f join public.round r on r.id = f.round_id
  where o.id = p_feedback_id and f.id = (select t.id from transcription t order by t.step desc limit 1)
$$;

create function public.find_receipt(secret text) returns jsonb
language sql stable security definer set search_path = '' as $$
  select private.opened_receipt(f.id) from public.feedback f
  where f.receipt_secret_sha256 = private.sha256_text(secret)
$$;
comment on function public.find_receipt(text) is
  'The receipt a secret belongs to, its status and a copy of the words, without names; null if none.';
grant execute on function public.find_receipt(text) to anon;

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

create function public.look_up_receipt(reference text, secret text, address text) returns jsonb
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_receipt jsonb;
begin
  perform private.refuse_guessing(address);
  select private.opened_receipt(f.id) into v_receipt from public.feedback f
    where f.receipt_secret_sha256 = private.sha256_text(secret) and f.reference = look_up_receipt.reference;
  if not found then
    insert into private.look_up_failure (address_sha256) values (private.sha256_text(address));
  end if;
  return v_receipt;
end $$;
comment on function public.look_up_receipt(text, text, text) is
  'A receipt by its reference and its secret; null if they do not belong together. Sixty failures from one address in a quarter of an hour, then KD014.';
grant execute on function public.look_up_receipt(text, text, text) to anon;

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
