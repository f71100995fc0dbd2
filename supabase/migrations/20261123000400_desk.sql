-- The Help Team's desk. Reads run as the signed-in user; row-level security decides.

create function public.staff_me() returns jsonb
language sql stable security definer set search_path = '' as $$
  select jsonb_build_object('userId', s.user_id, 'role', s.role, 'displayName', s.display_name,
    'bodyId', s.body_id, 'bodyName', b.name)
  from public.staff s join public.body b on b.id = s.body_id
  where s.user_id = (select auth.uid()) and s.disabled_at is null
$$;
comment on function public.staff_me() is 'The signed-in Help Team member; null for anyone else.';
grant execute on function public.staff_me() to authenticated;

create view public.desk_feedback with (security_invoker = true) as
  select f.id, f.body_id, f.round_id, f.reference, f.channel, f.contributor_kind, f.contributor_category, f.received_at,
    f.comment_count, f.is_sample, private.is_late(f.received_at, r.closes_on) as late
  from public.feedback f join public.round r on r.id = f.round_id;
comment on view public.desk_feedback is 'A feedback as the desk shows it: with its lateness, without identity.';
grant select on public.desk_feedback to authenticated;

create view public.desk_comment with (security_invoker = true) as
  select c.id, c.feedback_id, c.body_id, c.round_id, c.contributor_kind, c.subject_id, c.content_area_id, c.aspect,
    c.position, c.text, f.reference, f.contributor_category, f.received_at, f.is_sample,
    private.is_late(f.received_at, r.closes_on) as late
  from public.comment c
  join public.feedback f on f.id = c.feedback_id
  join public.round r on r.id = c.round_id;
comment on view public.desk_comment is 'A comment with the reference of its feedback, without identity.';
grant select on public.desk_comment to authenticated;

create function public.comment_counts(p_round_id uuid)
returns table (subject_id uuid, content_area_id uuid, contributor_kind text, comment_count bigint, feedback_count bigint)
language sql stable security invoker set search_path = '' as $$
  select c.subject_id, c.content_area_id, c.contributor_kind, count(*), count(distinct c.feedback_id)
  from public.comment c where c.round_id = p_round_id
  group by c.subject_id, c.content_area_id, c.contributor_kind
$$;
comment on function public.comment_counts(uuid) is
  'Comments and feedbacks of a round by subject × content area × kind of contributor. No weighting, no ranking (H2).';
grant execute on function public.comment_counts(uuid) to authenticated;

create function public.feedback_counts(p_round_id uuid)
returns table (contributor_kind text, feedback_count bigint, late_count bigint, sample_count bigint)
language sql stable security invoker set search_path = '' as $$
  select f.contributor_kind, count(*),
    count(*) filter (where private.is_late(f.received_at, r.closes_on)),
    count(*) filter (where f.is_sample)
  from public.feedback f join public.round r on r.id = f.round_id
  where f.round_id = p_round_id
  group by f.contributor_kind
$$;
comment on function public.feedback_counts(uuid) is 'Feedbacks of a round by kind of contributor; how many late, how many samples.';
grant execute on function public.feedback_counts(uuid) to authenticated;

create function public.open_identity(p_feedback_id uuid, p_reason text) returns jsonb
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_body_id uuid := private.my_body_id();
  v_feedback public.feedback;
  -- blanks of every kind as one, so that a reason is not made of them (\s alone knows more or less by locale)
  v_reason text := btrim(regexp_replace(p_reason,
    '[\s\u0085\u00a0\u2000-\u200f\u2028-\u202f\u205f\u2060\u3000\ufeff]+', ' ', 'g'));
  v_refused boolean := private.is_about_me(p_feedback_id);
  v_identity jsonb;
begin
  select f.* into v_feedback from public.feedback f where f.id = p_feedback_id and f.body_id = v_body_id;
  if not found then
    raise exception 'not a member of the Help Team of this body' using errcode = 'KD005';
  end if;
  if v_reason is null or char_length(v_reason) not between 10 and 500 then
    raise exception 'a reason is needed' using errcode = 'KD004';
  end if;

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
      'documentDate', i.document_date, 'signatoryName', i.signatory_name, 'signatoryPosition', i.signatory_position))
    into strict v_identity
    from private.contributor_identity i where i.feedback_id = p_feedback_id;
  return v_identity;
end $$;
comment on function public.open_identity(uuid, text) is
  'Who wrote a feedback. Takes a reason (10 to 500 characters) and writes the access log in the same transaction; refused to staff the feedback comments on.';
grant execute on function public.open_identity(uuid, text) to authenticated;
