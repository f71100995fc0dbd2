-- Who wrote a letter: opened with a reason that is logged, and verified (F7).

create function public.open_identity(p_feedback_id uuid, p_reason text) returns jsonb
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_body_id uuid := private.my_body_id();
  v_feedback public.feedback;
  v_reason text;
  v_refused boolean := private.is_about_me(p_feedback_id);
  v_identity jsonb;
begin
  select f.* into v_feedback from public.feedback f where f.id = p_feedback_id and f.body_id = v_body_id;
  if not found then
    raise exception 'not a member of the Help Team of this body' using errcode = 'KD005';
  end if;
  v_reason := private.plain_reason(p_reason);

  insert into public.access_log (body_id, staff_id, action, feedback_id, reason)
    values (v_body_id, (select auth.uid()), case when v_refused then 'identity_refused' else 'identity_opened' end,
      p_feedback_id, v_reason);
  -- a refusal returns instead of raising: an exception would take the log entry with it
  if v_refused then
    return jsonb_build_object('refused', true);
  end if;

  select jsonb_strip_nulls(jsonb_build_object('refused', false, 'kind', v_feedback.contributor_kind,
      'category', v_feedback.contributor_category, 'fullName', i.full_name, 'address', i.address, 'phone', i.phone,
      'email', i.email, 'collectiveName', i.collective_name, 'documentNumber', i.document_number,
      'documentDate', i.document_date, 'signatoryName', i.signatory_name, 'signatoryPosition', i.signatory_position,
      'replyBy', i.reply_by, 'invitation', n.number, 'paperForm', p.number))
    into strict v_identity
    from private.contributor_identity i
    left join public.invitation n on n.id = v_feedback.invitation_id
    left join public.paper_form p on p.id = v_feedback.paper_form_id
    where i.feedback_id = p_feedback_id;
  return v_identity;
end $$;
comment on function public.open_identity(uuid, text) is
  'Who wrote a feedback. Takes a reason (10 to 500 characters) and writes the access log in the same transaction; refused to staff the feedback comments on.';
grant execute on function public.open_identity(uuid, text) to authenticated;

create function public.verify_feedback(p_feedback_id uuid, p_outcome text, p_method text, p_note text default null)
returns void
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_body_id uuid := private.require_staff();
begin
  if private.is_about_me(p_feedback_id) then
    raise exception 'a subject does not verify who wrote about them' using errcode = 'KD017';
  end if;
  if exists (select from public.feedback n where n.replaces = p_feedback_id and n.body_id = v_body_id) then
    raise exception 'this transcription is replaced' using errcode = 'KD018', detail = 'replaces';
  end if;
  insert into public.verification (feedback_id, body_id, outcome, method, note, verified_by)
    select f.id, f.body_id, p_outcome, p_method, nullif(btrim(p_note), ''), (select auth.uid())
    from public.feedback f where f.id = p_feedback_id and f.body_id = v_body_id;
  if not found then
    raise exception 'no such feedback in this body' using errcode = 'KD005';
  end if;
end $$;
comment on function public.verify_feedback(uuid, text, text, text) is
  'Notes that a feedback was checked against its claimed sender; refused to staff it comments on.';
grant execute on function public.verify_feedback(uuid, text, text, text) to authenticated;
