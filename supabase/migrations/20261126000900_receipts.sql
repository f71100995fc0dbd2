-- Receipts. The secret alone opens one; the reference beside it is what people type. Near the end, because a receipt says how
-- far the desk has come with the letter.

create function private.receipt_status(p_feedback public.feedback) returns jsonb
language sql stable as $$
  select jsonb_build_object(
    'comparedAt', (select case when c.outcome = 'same' then private.utc(c.at) end
      from public.comparison c where c.feedback_id = p_feedback.id order by c.id desc limit 1),
    'verifiedAt', (select case when v.outcome = 'confirmed' then private.utc(v.at) end
      from public.verification v where v.feedback_id = p_feedback.id order by v.id desc limit 1),
    'synthesisedAt', private.utc(private.synthesised_at(p_feedback.id)),
    'repliedAt', private.replied_at(p_feedback.id),
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
