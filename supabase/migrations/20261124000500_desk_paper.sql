-- Paper (F5): typed by one, compared by another.
--
-- Error codes:
--   KD017 not a letter this person may type, compare or verify: typed by themselves, about themselves, or of another
--         body                                                     (detail: the field, where there is one)
--   KD018 the transcription is replaced, or not one that waits to be typed again (detail: replaces)
--   KD019 a day of arrival that lies ahead                         (detail: receivedOn)
--   KD020 who finds a transcription the same has not looked at the name in it

-- What stands in the way of a transcription; a retry is not looked at again.
create function private.check_transcription(p_body_id uuid, p_day date, p_circumstances jsonb) returns void
language plpgsql volatile as $$
declare
  v_replaces uuid;
begin
  if p_day > (statement_timestamp() at time zone 'Asia/Ho_Chi_Minh')::date then
    raise exception 'a letter that has not arrived yet' using errcode = 'KD019', detail = 'receivedOn';
  end if;
  if p_circumstances ? 'replaces' then
    -- locked, so that nobody finds it the same, or types it again, meanwhile
    select f.id into v_replaces from public.feedback f
      where f.round_id = private.round_on(p_body_id, p_day) and f.channel = 'paper'
        and f.reference = p_circumstances ->> 'replaces' for update;
    if v_replaces is null or private.comparison_of(v_replaces) is distinct from 'different'
        or exists (select from public.feedback n where n.replaces = v_replaces) then
      raise exception 'not a transcription that waits to be typed again' using errcode = 'KD018', detail = 'replaces';
    end if;
  end if;
  if exists (select from public.feedback f join public.paper_form p on p.id = f.paper_form_id
      where p.round_id = private.round_on(p_body_id, p_day) and p.number = (p_circumstances ->> 'paperForm')::integer
        and f.id is distinct from v_replaces and not exists (select from public.feedback n where n.replaces = f.id)) then
    raise exception 'this paper form is entered already' using errcode = 'KD016', detail = 'paperForm';
  end if;
end $$;

create function private.round_on(p_body_id uuid, p_day date) returns uuid
language sql stable as $$
  select r.id from public.round r where r.body_id = p_body_id and r.opens_on <= p_day order by r.opens_on desc limit 1
$$;

create function public.enter_paper_feedback(content jsonb, idempotency_key text, received_on date, circumstances jsonb default '{}')
returns jsonb
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_body_id uuid := private.require_staff();
  v_slug text;
  v_circumstances jsonb := circumstances - array['begun', 'trapped'];
  v_code text;
  v_field text;
  v_constraint text;
  v_receipt jsonb;
begin
  select b.slug into strict v_slug from public.body b where b.id = v_body_id;
  -- Who is under review does not read a letter about themselves off the paper that bears its sender's name.
  select format('comments.%s.subject', c.ordinality - 1) into v_field
    from jsonb_array_elements(content -> 'comments') with ordinality as c
    join public.staff_subject s on s.user_id = (select auth.uid()) and s.subject_code = c.value ->> 'subject'
    order by c.ordinality limit 1;
  if found then
    raise exception 'a subject does not type a letter about themselves' using errcode = 'KD017', detail = v_field;
  end if;
  if not exists (select from public.feedback f
      where f.idempotency_key_sha256 = private.sha256_text(enter_paper_feedback.idempotency_key)) then
    perform private.check_transcription(v_body_id, received_on, v_circumstances);
  end if;
  -- the desk names an invitation by its code or by its number
  if v_circumstances ->> 'invitation' ~ '^\d{1,9}$' then
    select i.code into v_code from private.invitee i join public.invitation n on n.id = i.invitation_id
      where i.round_id = private.round_on(v_body_id, received_on) and n.number = (v_circumstances ->> 'invitation')::integer;
    v_circumstances := v_circumstances || jsonb_build_object('invitation', v_code);
  end if;
  -- only the day is known of paper: its last second, unless that lies ahead
  v_receipt := private.store_feedback(v_slug, content, idempotency_key,
    v_circumstances || jsonb_build_object('enteredBy', (select auth.uid())), false,
    least(statement_timestamp(), private.closing_moment(received_on) - interval '1 second'));
  return (select private.opened_receipt(f.id) || jsonb_build_object('secret', v_receipt ->> 'secret')
    from public.feedback f where f.reference = v_receipt ->> 'reference');
exception when unique_violation then
  -- two people at the same moment
  get stacked diagnostics v_constraint = constraint_name;
  case v_constraint
    when 'feedback_form_once' then
      raise exception 'this paper form is entered already' using errcode = 'KD016', detail = 'paperForm';
    when 'feedback_replaced_once' then
      raise exception 'this transcription is replaced' using errcode = 'KD018', detail = 'replaces';
    else raise;
  end case;
end $$;
comment on function public.enter_paper_feedback(jsonb, text, date, jsonb) is
  'A letter on paper, typed by the signed-in member; received_on is the day it reached the office. circumstances: invitation (code or number), paperForm (number), replaces (reference), scanSecrets, supplement. The same receipt as from the web, opened.';
grant execute on function public.enter_paper_feedback(jsonb, text, date, jsonb) to authenticated;

create function public.compare_feedback(p_feedback_id uuid, p_outcome text, p_note text default null) returns void
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_body_id uuid := private.require_staff();
begin
  perform from public.feedback f
    where f.id = p_feedback_id and f.body_id = v_body_id and f.channel = 'paper' and f.entered_by <> (select auth.uid())
    for update;
  if not found or private.is_about_me(p_feedback_id) then
    raise exception 'not a letter this person may compare' using errcode = 'KD017';
  end if;
  if exists (select from public.feedback n where n.replaces = p_feedback_id) then
    raise exception 'this transcription is replaced' using errcode = 'KD018', detail = 'replaces';
  end if;
  -- the name is part of the letter, and seen only when opened
  if p_outcome = 'same' and not exists (select from public.access_log l
      where l.feedback_id = p_feedback_id and l.staff_id = (select auth.uid()) and l.action = 'identity_opened') then
    raise exception 'the name has not been compared' using errcode = 'KD020';
  end if;
  insert into public.comparison (feedback_id, body_id, outcome, note, compared_by)
    values (p_feedback_id, v_body_id, p_outcome, nullif(btrim(p_note), ''), (select auth.uid()));
end $$;
comment on function public.compare_feedback(uuid, text, text) is
  'A transcription held against the paper by someone other than who typed it, name included; a difference is named.';
grant execute on function public.compare_feedback(uuid, text, text) to authenticated;
