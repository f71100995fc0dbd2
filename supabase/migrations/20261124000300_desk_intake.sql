-- The desk's side of intake: invitations, paper, verification, comparison, scans. Every function works for the
-- signed-in member of the Help Team and for that member's body only.

create function private.require_staff() returns uuid
language plpgsql stable as $$
declare
  v_body_id uuid := private.my_body_id();
begin
  if v_body_id is null then
    raise exception 'not a member of the Help Team' using errcode = 'KD005';
  end if;
  return v_body_id;
end $$;
comment on function private.require_staff() is 'The body of the signed-in member; KD005 for anyone else.';

-- security definer: who may not read a comparison still gets the same counts as everybody.
create function private.uncounted(p_round_id uuid) returns setof uuid
language sql stable security definer set search_path = '' as $$
  select f.id from public.feedback f
  where f.round_id = p_round_id and f.channel = 'paper'
    and (exists (select from public.feedback n where n.replaces = f.id)
      or coalesce((select c.outcome from public.comparison c where c.feedback_id = f.id order by c.id desc limit 1), '') <> 'same')
$$;
comment on function private.uncounted(uuid) is
  'Paper letters that do not count: not compared by a second person yet, found different, or replaced by a corrected transcription.';
create function private.verified(p_round_id uuid) returns setof uuid
language sql stable security definer set search_path = '' as $$
  select v.feedback_id from (
    select distinct on (v.feedback_id) v.feedback_id, v.outcome
    from public.verification v join public.feedback f on f.id = v.feedback_id
    where f.round_id = p_round_id order by v.feedback_id, v.id desc) as v
  where v.outcome = 'confirmed'
$$;
comment on function private.verified(uuid) is 'Letters whose sender the office has confirmed.';
-- security definer: what was found is no secret to the subject of a letter; who found it, and the note, are.
create function private.verification_of(p_feedback_id uuid) returns text
language sql stable security definer set search_path = '' as $$
  select v.outcome from public.verification v where v.feedback_id = p_feedback_id order by v.id desc limit 1
$$;
comment on function private.verification_of(uuid) is 'The last finding on who sent a letter; null if there is none.';
create function private.comparison_of(p_feedback_id uuid) returns text
language sql stable security definer set search_path = '' as $$
  select c.outcome from public.comparison c where c.feedback_id = p_feedback_id order by c.id desc limit 1
$$;
comment on function private.comparison_of(uuid) is 'The last finding on a transcription; null if there is none.';
grant execute on function private.uncounted(uuid), private.verified(uuid), private.verification_of(uuid),
  private.comparison_of(uuid) to authenticated;

-- security definer: the hash of the words is nobody's to read, how many others have the same is the desk's to know.
create function private.same_words_count(p_feedback_id uuid) returns bigint
language sql stable security definer set search_path = '' as $$
  select count(*) from public.feedback f join public.feedback o on o.round_id = f.round_id
    and o.words_sha256 = f.words_sha256 and o.id <> f.id
  where f.id = p_feedback_id and f.body_id = (select private.my_body_id())
    and not exists (select from public.feedback n where n.replaces in (o.id, f.id))
$$;
comment on function private.same_words_count(uuid) is
  'How many other letters of the round have exactly these comments; a transcription that was replaced is and has no other.';
grant execute on function private.same_words_count(uuid) to authenticated;

create or replace view public.desk_feedback with (security_invoker = true) as
  select f.id, f.body_id, f.round_id, f.reference, f.channel, f.contributor_kind, f.contributor_category, f.received_at,
    f.comment_count, f.is_sample,
    private.is_late(f.received_at, r.closes_on, f.begun_at, r.grace_minutes) as late,
    f.entered_by, f.entered_at, f.trapped,
    (select n.reference from public.feedback n where n.replaces = f.id) as replaced_by,
    private.verification_of(f.id) as verification,
    case f.channel when 'paper' then private.comparison_of(f.id) end as comparison,
    private.same_words_count(f.id) as same_words_count,
    (select count(*) from public.scan s where s.feedback_id = f.id) as scan_count,
    (select o.reference from public.feedback o where o.id = f.replaces) as corrects,
    f.channel = 'web' or (coalesce(private.comparison_of(f.id) = 'same', false)
      and not exists (select from public.feedback n where n.replaces = f.id)) as counted
  from public.feedback f join public.round r on r.id = f.round_id;

create or replace view public.desk_comment with (security_invoker = true) as
  select c.id, c.feedback_id, c.body_id, c.round_id, c.contributor_kind, c.subject_id, c.content_area_id, c.aspect,
    c.position, c.text, f.reference, f.contributor_category, f.received_at, f.is_sample,
    private.is_late(f.received_at, r.closes_on, f.begun_at, r.grace_minutes) as late,
    f.channel, coalesce(private.verification_of(f.id) = 'confirmed', false) as verified
  from public.comment c
  join public.feedback f on f.id = c.feedback_id
  join public.round r on r.id = c.round_id
  where f.channel = 'web' or (private.comparison_of(f.id) = 'same'
    and not exists (select from public.feedback n where n.replaces = f.id));
comment on view public.desk_comment is
  'A comment that counts, with the reference of its feedback, without identity: of paper only what a second person has compared.';

create function public.same_words(p_feedback_id uuid) returns table (reference text)
language sql stable security definer set search_path = '' as $$
  select o.reference from public.feedback f
  join public.feedback o on o.round_id = f.round_id and o.words_sha256 = f.words_sha256 and o.id <> f.id
  where f.id = p_feedback_id and f.body_id = (select private.my_body_id())
    and not exists (select from public.feedback n where n.replaces in (o.id, f.id))
  order by o.received_at, o.id limit 100
$$;
comment on function public.same_words(uuid) is
  'References of the other letters of the round with the very same comments, at most 100: shown to the desk, never refused (F7).';
grant execute on function public.same_words(uuid) to authenticated;

drop function public.comment_counts(uuid);
create function public.comment_counts(p_round_id uuid)
returns table (subject_id uuid, content_area_id uuid, contributor_kind text, comment_count bigint, feedback_count bigint,
  unverified_count bigint)
language sql stable security invoker set search_path = '' as $$
  select c.subject_id, c.content_area_id, c.contributor_kind, count(*), count(distinct c.feedback_id),
    count(*) filter (where c.feedback_id not in (select private.verified(p_round_id)))
  from public.comment c
  where c.round_id = p_round_id and c.feedback_id not in (select private.uncounted(p_round_id))
  group by c.subject_id, c.content_area_id, c.contributor_kind
$$;
comment on function public.comment_counts(uuid) is
  'Comments and feedbacks of a round that count, by subject × content area × kind of contributor; how many are not verified. No weighting, no ranking (H2).';
grant execute on function public.comment_counts(uuid) to authenticated;

drop function public.feedback_counts(uuid);
create function public.feedback_counts(p_round_id uuid)
returns table (contributor_kind text, feedback_count bigint, late_count bigint, sample_count bigint, unverified_count bigint,
  uncompared_count bigint)
language sql stable security invoker set search_path = '' as $$
  with closed as materialized (
    select r.id, r.closes_on, r.grace_minutes, private.closing_moment(r.closes_on) as closing
    from public.round r where r.id = p_round_id)
  select f.contributor_kind, count(*) filter (where f.counted),
    -- most arrive in time: one look at the clock's moment is enough for them
    count(*) filter (where f.counted and f.received_at >= f.closing
      and private.is_late(f.received_at, f.closes_on, f.begun_at, f.grace_minutes)),
    count(*) filter (where f.counted and f.is_sample),
    count(*) filter (where f.counted and f.id not in (select private.verified(p_round_id))),
    count(*) filter (where not f.counted)
  from (select f.id, f.contributor_kind, f.received_at, f.begun_at, f.is_sample, r.closes_on, r.grace_minutes, r.closing,
      f.id not in (select private.uncounted(p_round_id)) as counted
    from public.feedback f join closed r on r.id = f.round_id
    where f.round_id = p_round_id and not exists (select from public.feedback n where n.replaces = f.id)) as f
  group by f.contributor_kind
$$;
comment on function public.feedback_counts(uuid) is
  'Feedbacks of a round by kind of contributor: counted, late, samples, not verified; and transcriptions that wait for a second person.';
grant execute on function public.feedback_counts(uuid) to authenticated;

drop function private.is_late(timestamptz, date);

-- Verification (F7).
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

-- Paper (F5): typed by one, compared by another.

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

-- Scans show who wrote: opening one is logged like an identity.
create function public.open_scan(p_scan_id uuid, p_reason text) returns jsonb
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_body_id uuid := private.require_staff();
  v_scan public.scan;
  v_reason text := private.plain_reason(p_reason);
  v_refused boolean;
begin
  select s.* into v_scan from public.scan s where s.id = p_scan_id and s.body_id = v_body_id;
  if not found then
    raise exception 'no such scan in this body' using errcode = 'KD005';
  end if;
  v_refused := private.is_about_me(v_scan.feedback_id);
  insert into public.access_log (body_id, staff_id, action, feedback_id, scan_id, reason)
    values (v_body_id, (select auth.uid()), case when v_refused then 'scan_refused' else 'scan_opened' end,
      v_scan.feedback_id, p_scan_id, v_reason);
  if v_refused then
    return jsonb_build_object('refused', true);
  end if;
  insert into private.scan_view (user_id, scan_id, until)
    values ((select auth.uid()), p_scan_id, statement_timestamp() + interval '15 minutes')
    on conflict (user_id, scan_id) do update set until = excluded.until;
  return jsonb_build_object('refused', false, 'mediaType', v_scan.media_type, 'byteSize', v_scan.byte_size,
    'partCount', v_scan.part_count, 'sha256', encode(v_scan.sha256, 'hex'));
end $$;
comment on function public.open_scan(uuid, text) is
  'Opens the bytes of a scan to the signed-in member for a quarter of an hour. Takes a reason and writes the access log; refused to staff the letter comments on.';
grant execute on function public.open_scan(uuid, text) to authenticated;

create function private.plain_reason(p_reason text) returns text
language plpgsql immutable as $$
declare
  -- blanks of every kind as one, so that a reason is not made of them (\s alone knows more or less by locale)
  v_reason text := btrim(regexp_replace(p_reason,
    '[\s\u0085\u00a0\u2000-\u200f\u2028-\u202f\u205f\u2060\u3000\ufeff]+', ' ', 'g'));
begin
  if v_reason is null or char_length(v_reason) not between 10 and 500 then
    raise exception 'a reason is needed' using errcode = 'KD004';
  end if;
  return v_reason;
end $$;
comment on function private.plain_reason(text) is 'A reason of 10 to 500 characters, or KD004.';

create or replace function public.open_identity(p_feedback_id uuid, p_reason text) returns jsonb
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

-- Invitations (F4) and paper forms (F5).
--
-- More error codes (the lists before are in ..._intake.sql and ..._intake_functions.sql):
--   KD021 numbers of this round that are not there, or were withdrawn (detail: the first of them)
--   KD022 paper forms that are in no state for this                   (detail: the first of their numbers)
--   KD023 a value out of bounds                                       (detail: the field)
create function private.require_round(p_round_id uuid) returns uuid
language plpgsql stable as $$
declare
  v_body_id uuid := private.require_staff();
begin
  if not exists (select from public.round r where r.id = p_round_id and r.body_id = v_body_id) then
    raise exception 'no such round in this body' using errcode = 'KD005';
  end if;
  return v_body_id;
end $$;
comment on function private.require_round(uuid) is 'The body of the signed-in member, whose round it is; KD005 otherwise.';

create function private.listed(p_numbers integer[]) returns text
language sql immutable as $$
  select string_agg(n::text, ',' order by n) || case when cardinality(p_numbers) > 20 then ',…' else '' end
  from (select n from unnest(p_numbers) as n order by n limit 20) as n (n)
$$;

create function public.import_invitations(p_round_id uuid, p_rows jsonb) returns jsonb
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_body_id uuid := private.require_round(p_round_id);
  v_last integer;
  v_added integer;
begin
  if coalesce(jsonb_typeof(p_rows) <> 'array' or jsonb_array_length(p_rows) > 5000, true) then
    raise exception 'more rows than one import takes' using errcode = 'KD023', detail = 'rows';
  end if;
  -- one import at a time, so that numbers have no gaps and no twins
  perform pg_advisory_xact_lock(hashtextextended('invitation ' || p_round_id::text, 0));
  select coalesce(max(n.number), 0) into v_last from public.invitation n where n.round_id = p_round_id;
  with given as (
    select r.value as row, r.ordinality as position, private.person_key(r.value ->> 'name', r.value ->> 'address') as person_key
    from jsonb_array_elements(p_rows) with ordinality as r
  ), fresh as (
    select distinct on (g.person_key) g.*, gen_random_uuid() as id from given g
    where not exists (select from private.invitee i where i.round_id = p_round_id and i.person_key = g.person_key)
    order by g.person_key, g.position
  ), invited as (
    insert into public.invitation (id, body_id, round_id, number, contributor_kind, contributor_category, created_by)
      select f.id, v_body_id, p_round_id, v_last + row_number() over (order by f.position), f.row ->> 'kind',
        f.row ->> 'category', (select auth.uid())
      from fresh f
  )
  insert into private.invitee (invitation_id, body_id, round_id, code, name, address, phone, email, person_key)
    select f.id, v_body_id, p_round_id, private.new_code(), f.row ->> 'name', f.row ->> 'address', f.row ->> 'phone',
      f.row ->> 'email', f.person_key
    from fresh f;
  get diagnostics v_added = row_count;
  return jsonb_build_object('added', v_added, 'known', jsonb_array_length(p_rows) - v_added, 'last', v_last + v_added);
end $$;
comment on function public.import_invitations(uuid, jsonb) is
  'Adds those asked, all or nothing, at most 5,000; who is on the list already stays as is. Rows: {kind, category, name, address, phone, email}. last: the last number now.';
grant execute on function public.import_invitations(uuid, jsonb) to authenticated;

create function private.new_code() returns text
language sql volatile as $$
  select substr(t.text, 1, 4) || '-' || substr(t.text, 5, 4) || '-' || substr(t.text, 9, 4)
  from (select private.speakable(extensions.gen_random_bytes(12))) as t (text)
$$;

create function public.known_invitees(p_round_id uuid, p_rows jsonb) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
begin
  perform private.require_round(p_round_id);
  return (
    with given as (
      select r.ordinality - 1 as row, private.person_key(r.value ->> 'name', r.value ->> 'address') as person_key,
        private.folded(r.value ->> 'name') as name
      from jsonb_array_elements(p_rows) with ordinality as r
    ), listed as (
      select n.number, i.person_key, private.folded(i.name) as name
      from private.invitee i join public.invitation n on n.id = i.invitation_id where i.round_id = p_round_id
    ), namesakes as (
      select l.name, min(l.number) as number from listed l group by l.name
    ), held as (
      select g.row, l.number, min(g.row) over (partition by g.person_key) as first, s.number as namesake
      from given g left join listed l on l.person_key = g.person_key left join namesakes s on s.name = g.name
    )
    select coalesce(jsonb_agg(jsonb_strip_nulls(jsonb_build_object('row', h.row, 'number', h.number,
        'sameAs', case when h.number is null and h.first < h.row then h.first end,
        'namesake', case when h.number is null and h.first = h.row then h.namesake end)) order by h.row), '[]')
    from held h
    where h.number is not null or h.first < h.row or h.namesake is not null);
end $$;
comment on function public.known_invitees(uuid, jsonb) is
  'Held against the list, rows (from 0) that an import would not add: on the list already, with their number there, or repeating an earlier row, with that row; and those it would add although someone else of that name is on the list, with that number.';
grant execute on function public.known_invitees(uuid, jsonb) to authenticated;

-- What has become of each invitation. Which letter is theirs is not told: that takes a reason (open_identity).
create function private.invitation_states(p_round_id uuid)
returns table (id uuid, number integer, contributor_kind text, contributor_category text, name text, address text,
  state text, form_numbers integer[], withdrawn boolean)
language sql stable as $$
  select n.id, n.number, n.contributor_kind, n.contributor_category, i.name, i.address,
    case
      when s.on_time then s.how
      when s.how is not null then 'late'
      when n.withdrawn_at is not null then 'withdrawn'
      when statement_timestamp() >= private.closing_moment(r.closes_on) then 'missing'
      when exists (select from public.paper_form f join public.paper_form_event e on e.paper_form_id = f.id
        where f.invitation_id = n.id and e.kind = 'handed_out'
          and not exists (select from public.paper_form_event l where l.paper_form_id = f.id and l.id > e.id)) then 'handed_out'
      else 'asked'
    end,
    array(select f.number from public.paper_form f where f.invitation_id = n.id order by f.number),
    n.withdrawn_at is not null
  from public.invitation n
  join private.invitee i on i.invitation_id = n.id
  join public.round r on r.id = n.round_id
  left join lateral (
    select bool_or(x.on_time) as on_time,
      (array_agg(x.how order by x.on_time desc, x.how))[1] as how
    from (
      select not private.is_late(f.received_at, r.closes_on, f.begun_at, r.grace_minutes) as on_time,
        case f.channel when 'web' then 'answered' else 'entered' end as how
      from public.feedback f where f.invitation_id = n.id
      union all
      select e.at < private.closing_moment(r.closes_on), e.kind
      from public.paper_form p join lateral (
        select e.kind, e.at from public.paper_form_event e where e.paper_form_id = p.id order by e.id desc limit 1) as e on true
      where p.invitation_id = n.id and e.kind in ('returned_at_meeting', 'returned_later')
    ) as x
  ) as s on true
  where n.round_id = p_round_id and n.body_id = (select private.my_body_id())
$$;

create function private.is_named(p_name text, p_search text) returns boolean
language sql stable as $$
  select p_search is null or position(private.folded(p_search) in private.folded(p_name)) > 0
$$;

create function public.invitation_list(p_round_id uuid, p_after integer default 0, p_limit integer default 100,
  p_before integer default null, p_state text default null, p_search text default null)
returns table (id uuid, number integer, contributor_kind text, contributor_category text, name text, address text,
  state text, form_numbers integer[], withdrawn boolean)
language sql stable security definer set search_path = '' as $$
  -- each way in the order of the index, so that a page costs a page and not the list
  select p.* from (
    (select l.* from private.invitation_states(p_round_id) as l
      where p_before is null and l.number > p_after and (p_state is null or l.state = p_state)
        and private.is_named(l.name, p_search)
      order by l.number limit least(p_limit, 1000))
    union all
    (select l.* from private.invitation_states(p_round_id) as l
      where l.number < p_before and (p_state is null or l.state = p_state) and private.is_named(l.name, p_search)
      order by l.number desc limit least(p_limit, 1000))
  ) as p
  order by case when p_before is null then p.number else -p.number end
$$;
comment on function public.invitation_list(uuid, integer, integer, integer, text, text) is
  'Those asked and what has become of it (F4), by number after p_after, or from p_before backwards: asked, handed_out, answered, entered, returned_at_meeting, returned_later, late, missing, withdrawn. p_search: part of the name, with or without marks.';
grant execute on function public.invitation_list(uuid, integer, integer, integer, text, text) to authenticated;

create function public.invitation_totals(p_round_id uuid, p_search text default null) returns table (state text, count bigint)
language sql stable security definer set search_path = '' as $$
  select l.state, count(*) from private.invitation_states(p_round_id) as l
  where private.is_named(l.name, p_search)
  group by l.state
$$;
comment on function public.invitation_totals(uuid, text) is 'How many invitations are in each state.';
grant execute on function public.invitation_totals(uuid, text) to authenticated;

create function public.withdraw_invitation(p_invitation_id uuid, p_withdrawn boolean) returns void
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_body_id uuid := private.require_staff();
begin
  -- done again it changes nothing: who withdrew first stays
  update public.invitation n set
      withdrawn_at = case when p_withdrawn then coalesce(n.withdrawn_at, statement_timestamp()) end,
      withdrawn_by = case when p_withdrawn then coalesce(n.withdrawn_by, (select auth.uid())) end
    where n.id = p_invitation_id and n.body_id = v_body_id;
  if not found then
    raise exception 'no such invitation in this body' using errcode = 'KD005';
  end if;
end $$;
comment on function public.withdraw_invitation(uuid, boolean) is 'Takes an invitation back, or gives it again; its code stops working meanwhile.';
grant execute on function public.withdraw_invitation(uuid, boolean) to authenticated;

create function public.invitations_to_print(p_round_id uuid, p_from integer, p_to integer, p_unanswered boolean default false)
returns jsonb
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_body_id uuid := private.require_round(p_round_id);
  v_letters jsonb;
begin
  if p_from < 1 or p_to - p_from not between 0 and 499 then
    raise exception 'not a range of at most 500 numbers' using errcode = 'KD023', detail = 'numbers';
  end if;
  select jsonb_agg(jsonb_strip_nulls(jsonb_build_object('number', l.number, 'kind', l.contributor_kind,
      'category', l.contributor_category, 'name', l.name, 'address', l.address, 'code', i.code)) order by l.number)
    into v_letters
    from private.invitation_states(p_round_id) as l join private.invitee i on i.invitation_id = l.id
    where l.number between p_from and p_to and not l.withdrawn
      and (not p_unanswered or l.state in ('asked', 'handed_out', 'missing'));
  if v_letters is null then
    return '[]';
  end if;
  insert into public.access_log (body_id, staff_id, action, reason)
    values (v_body_id, (select auth.uid()), 'invitations_printed',
      format(case when p_unanswered then 'thư nhắc số %s–%s' else 'thư mời số %s–%s' end, p_from, p_to));
  return v_letters;
end $$;
comment on function public.invitations_to_print(uuid, integer, integer, boolean) is
  'Letters of invitation with their codes, at most 500, or reminders to those who have not answered; logged, because a code lets its bearer write as invited.';
grant execute on function public.invitations_to_print(uuid, integer, integer, boolean) to authenticated;

create function public.print_paper_forms(p_round_id uuid, p_count integer, p_invitations integer[] default null,
  p_batch uuid default gen_random_uuid())
returns jsonb
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_body_id uuid := private.require_round(p_round_id);
  v_invited integer[] := array(select distinct n from unnest(p_invitations) as n order by n);
  v_batch uuid := p_batch;
  v_before integer[];
  v_last integer;
  v_missing integer[];
begin
  perform pg_advisory_xact_lock(hashtextextended('paper form ' || p_round_id::text, 0));
  v_before := array(select coalesce(n.number, 0) from public.paper_form f left join public.invitation n on n.id = f.invitation_id
    where f.batch = p_batch and f.round_id = p_round_id order by f.number);
  if v_before <> '{}' and v_before <> (case when p_invitations is null
      then array_fill(0, array[least(greatest(p_count, 0), 501)]) else v_invited end) then
    -- the page was gone back to, and something else is wanted
    v_batch := gen_random_uuid();
    v_before := '{}';
  end if;
  if v_before = '{}' then
    if coalesce(case when p_invitations is null then p_count else cardinality(v_invited) end not between 1 and 500, true) then
      raise exception 'not between 1 and 500 forms' using errcode = 'KD023', detail = 'count';
    end if;
    v_missing := array(select n from unnest(v_invited) as n where not exists (select from public.invitation i
      where i.round_id = p_round_id and i.number = n and i.withdrawn_at is null));
    if cardinality(v_missing) > 0 then
      raise exception 'invitations that are not there or were withdrawn' using errcode = 'KD021', detail = private.listed(v_missing);
    end if;
    select coalesce(max(f.number), 0) into v_last from public.paper_form f where f.round_id = p_round_id;
    insert into public.paper_form (body_id, round_id, number, invitation_id, batch, printed_by)
      select v_body_id, p_round_id, v_last + row_number() over (order by w.number), w.id, v_batch, (select auth.uid())
      from (
        select n.id, n.number from public.invitation n where n.round_id = p_round_id and n.number = any (v_invited)
        union all
        select null, g from generate_series(1, p_count) as g where p_invitations is null
      ) as w;
  end if;
  return (select jsonb_agg(jsonb_build_object('number', f.number) order by f.number)
    from public.paper_form f where f.batch = v_batch and f.round_id = p_round_id);
end $$;
comment on function public.print_paper_forms(uuid, integer, integer[], uuid) is
  'Numbers new forms, 1 to 500: blank ones, or one for each of the invitations named. The same wish under the same batch again gives the same numbers; a number is never given twice.';
grant execute on function public.print_paper_forms(uuid, integer, integer[], uuid) to authenticated;

create function public.paper_forms_to_print(p_round_id uuid, p_from integer, p_to integer) returns jsonb
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_body_id uuid := private.require_round(p_round_id);
  v_forms jsonb;
begin
  if p_from < 1 or p_to - p_from not between 0 and 499 then
    raise exception 'not a range of at most 500 numbers' using errcode = 'KD023', detail = 'numbers';
  end if;
  select jsonb_agg(jsonb_strip_nulls(jsonb_build_object('number', f.number, 'invitation', n.number, 'kind', n.contributor_kind,
      'category', n.contributor_category, 'name', i.name, 'address', i.address, 'phone', i.phone, 'email', i.email,
      'code', case when n.withdrawn_at is null then i.code end)) order by f.number)
    into v_forms
    from public.paper_form f left join public.invitation n on n.id = f.invitation_id
    left join private.invitee i on i.invitation_id = n.id
    where f.round_id = p_round_id and f.number between p_from and p_to;
  if v_forms is null then
    return '[]';
  end if;
  insert into public.access_log (body_id, staff_id, action, reason)
    values (v_body_id, (select auth.uid()), 'forms_printed', format('phiếu góp ý số %s–%s', p_from, p_to));
  return v_forms;
end $$;
comment on function public.paper_forms_to_print(uuid, integer, integer) is
  'Forms numbered before, as they are printed, at most 500; logged, because of the codes on those with a name. Gives no new number.';
grant execute on function public.paper_forms_to_print(uuid, integer, integer) to authenticated;

create function public.record_paper_forms(p_round_id uuid, p_numbers integer[], p_kind text, p_on date default null)
returns integer
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_body_id uuid := private.require_round(p_round_id);
  v_today date := (statement_timestamp() at time zone 'Asia/Ho_Chi_Minh')::date;
  v_numbers integer[] := array(select distinct n from unnest(p_numbers) as n);
  v_wrong integer[];
  v_count integer;
begin
  if cardinality(v_numbers) not between 1 and 1000 then
    raise exception 'not between 1 and 1000 forms' using errcode = 'KD023', detail = 'numbers';
  end if;
  -- one recorder at a time: what a form is in now decides what it may become
  perform pg_advisory_xact_lock(hashtextextended('paper form ' || p_round_id::text, 0));
  v_wrong := array(select n from unnest(v_numbers) as n where not exists (select from public.paper_form f
    where f.round_id = p_round_id and f.number = n));
  if cardinality(v_wrong) > 0 then
    raise exception 'paper forms that are not of this round' using errcode = 'KD021', detail = private.listed(v_wrong);
  end if;
  if p_on > v_today or p_on < (select max((f.printed_at at time zone 'Asia/Ho_Chi_Minh')::date) from public.paper_form f
      where f.round_id = p_round_id and f.number = any (v_numbers)) then
    raise exception 'a day that lies ahead, or before the form was printed' using errcode = 'KD023', detail = 'on';
  end if;
  v_wrong := array(select s.number from private.paper_form_states(p_round_id) as s
    where s.number = any (v_numbers) and s.recorded <> p_kind and not case p_kind
      when 'handed_out' then s.recorded = 'reset'
      when 'lost' then s.recorded in ('reset', 'handed_out') and not s.entered
      when 'reset' then true
      else s.recorded in ('reset', 'handed_out', 'lost') end);
  if cardinality(v_wrong) > 0 then
    raise exception 'paper forms that are in no state for this' using errcode = 'KD022', detail = private.listed(v_wrong);
  end if;
  insert into public.paper_form_event (paper_form_id, body_id, round_id, kind, at, recorded_by)
    select s.id, v_body_id, p_round_id, p_kind,
      case when p_on < v_today then private.closing_moment(p_on) - interval '1 second' else clock_timestamp() end,
      (select auth.uid())
    from private.paper_form_states(p_round_id) as s
    where s.number = any (v_numbers) and s.recorded <> p_kind;
  get diagnostics v_count = row_count;
  return v_count;
end $$;
comment on function public.record_paper_forms(uuid, integer[], text, date) is
  'Notes what became of forms on a day (today if none is said): handed_out, returned_at_meeting, returned_later, lost, reset. All of them or none; those noted so already stay. Returns how many changed.';
grant execute on function public.record_paper_forms(uuid, integer[], text, date) to authenticated;

-- recorded: the last event, reset if there is none. A form whose words are entered has come back, whatever was noted.
create function private.paper_form_states(p_round_id uuid)
returns table (id uuid, number integer, recorded text, state text, at timestamptz, invitation integer, name text, entered boolean)
language sql stable as $$
  select f.id, f.number, coalesce(e.kind, 'reset'),
    case
      when e.kind = 'returned_at_meeting' then e.kind
      when e.kind = 'returned_later' then case when e.at >= private.closing_moment(r.closes_on) then 'late' else e.kind end
      when b.received_at is not null then
        case when b.received_at >= private.closing_moment(r.closes_on) then 'late' else 'returned_later' end
      when e.kind = 'lost' then e.kind
      when e.kind = 'handed_out' then
        case when statement_timestamp() >= private.closing_moment(r.closes_on) then 'missing' else e.kind end
      else 'printed'
    end,
    case when e.kind in ('returned_at_meeting', 'returned_later') then e.at
      else coalesce(b.received_at, case when e.kind <> 'reset' then e.at end, f.printed_at) end,
    n.number, i.name, b.received_at is not null
  from public.paper_form f
  join public.round r on r.id = f.round_id
  left join public.invitation n on n.id = f.invitation_id
  left join private.invitee i on i.invitation_id = f.invitation_id
  left join lateral (
    select e.kind, e.at from public.paper_form_event e where e.paper_form_id = f.id order by e.id desc limit 1) as e on true
  left join lateral (
    select min(b.received_at) as received_at from public.feedback b where b.paper_form_id = f.id) as b on true
  where f.round_id = p_round_id and f.body_id = (select private.my_body_id())
$$;

create function public.paper_form_list(p_round_id uuid, p_after integer default 0, p_limit integer default 100,
  p_before integer default null, p_state text default null)
returns table (number integer, state text, at timestamptz, invitation integer, name text, entered boolean)
language sql stable security definer set search_path = '' as $$
  select p.number, p.state, p.at, p.invitation, p.name, p.entered from (
    (select l.* from private.paper_form_states(p_round_id) as l
      where p_before is null and l.number > p_after and (p_state is null or l.state = p_state)
      order by l.number limit least(p_limit, 1000))
    union all
    (select l.* from private.paper_form_states(p_round_id) as l
      where l.number < p_before and (p_state is null or l.state = p_state)
      order by l.number desc limit least(p_limit, 1000))
  ) as p
  order by case when p_before is null then p.number else -p.number end
$$;
comment on function public.paper_form_list(uuid, integer, integer, integer, text) is
  'The ledger of forms (F5), by number after p_after, or from p_before backwards: printed, handed_out, returned_at_meeting, returned_later, late, missing, lost; since when; whose name is on it; whether entered.';
grant execute on function public.paper_form_list(uuid, integer, integer, integer, text) to authenticated;

create function public.paper_form_totals(p_round_id uuid) returns table (state text, count bigint)
language sql stable security definer set search_path = '' as $$
  select l.state, count(*) from private.paper_form_states(p_round_id) as l group by l.state
$$;
comment on function public.paper_form_totals(uuid) is 'How many forms are in each state.';
grant execute on function public.paper_form_totals(uuid) to authenticated;

-- The round's grace comes with its days from the office's content files.
create or replace function public.publish_round(definition jsonb) returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_body_id uuid;
  v_round_id uuid;
  v_round jsonb := definition -> 'round';
  v_is_over boolean;
  v_has_feedback boolean;
begin
  insert into public.body (slug, name, superior_name)
    values (definition #>> '{body,slug}', definition #>> '{body,name}', definition #>> '{body,superiorName}')
    on conflict (slug) do update set name = excluded.name, superior_name = excluded.superior_name
    returning id into v_body_id;
  select exists (
    select from public.round r
    where r.body_id = v_body_id and r.year = (v_round ->> 'year')::smallint
      and r.closes_on < (statement_timestamp() at time zone 'Asia/Ho_Chi_Minh')::date
  ) into v_is_over;
  insert into public.round (body_id, year, title, opens_on, closes_on, accepts_late_until, grace_minutes)
    values (v_body_id, (v_round ->> 'year')::smallint, v_round ->> 'title', (v_round ->> 'opensOn')::date,
      (v_round ->> 'closesOn')::date, (v_round ->> 'acceptsLateUntil')::date,
      coalesce((v_round ->> 'graceMinutes')::smallint, 0))
    on conflict on constraint round_one_a_year do update set title = excluded.title, opens_on = excluded.opens_on,
      closes_on = excluded.closes_on, accepts_late_until = excluded.accepts_late_until,
      grace_minutes = excluded.grace_minutes
    returning id into v_round_id;
  -- Letters keep speaking about whom and what they were written about: a round that is over keeps its subjects
  -- and content areas, and one with feedback only gains new ones.
  if v_is_over then
    return v_round_id;
  end if;
  v_has_feedback := exists (select from public.feedback f where f.round_id = v_round_id);
  insert into public.subject (body_id, round_id, code, kind, title, order_no)
    select v_body_id, v_round_id, s.value ->> 'code', s.value ->> 'kind', s.value ->> 'title', s.ordinality - 1
    from jsonb_array_elements(definition -> 'subjects') with ordinality as s
    on conflict on constraint subject_code_once do update set kind = excluded.kind, title = excluded.title,
      order_no = excluded.order_no where not v_has_feedback;
  insert into public.content_area (body_id, round_id, code, title, short_title, order_no, is_focus)
    select v_body_id, v_round_id, a.value ->> 'code', a.value ->> 'title', a.value ->> 'shortTitle', a.ordinality,
      coalesce((a.value ->> 'focus')::boolean, false)
    from jsonb_array_elements(definition -> 'contentAreas') with ordinality as a
    on conflict on constraint content_area_code_once do update set title = excluded.title,
      short_title = excluded.short_title, order_no = excluded.order_no, is_focus = excluded.is_focus where not v_has_feedback;
  return v_round_id;
end $$;
