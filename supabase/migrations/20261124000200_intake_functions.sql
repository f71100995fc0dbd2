-- The door again, now with scans, invitations, paper, grace and duplicates; looking up a receipt; uploads.
--
-- More error codes (the list began in ..._intake.sql):
--   KD010 the same document of the same collective is here already  (detail: contributor.documentNumber)
--   KD011 no invitation of this round has this code                 (detail: invitationCode)
--   KD012 too many letters on one invitation or of one person
--   KD013 a scan that is not complete, not one's own, or already part of a letter (detail: the field, e.g. scans.0)
--   KD014 too many look-ups that found nothing                      (detail: seconds to wait)
--   KD015 the office's store for uploads is full for now
--   KD016 a paper form that is not of this round or already entered (detail: paperForm)
--   KD017 not a letter this person may type, compare or verify: typed by themselves, about themselves, or of another
--         body                                                     (detail: the field, where there is one)
--   KD018 the transcription is replaced, or not one that waits to be typed again (detail: replaces)
--   KD019 a day of arrival that lies ahead                          (detail: receivedOn)
--   KD020 who finds a transcription the same has not looked at the name in it

drop function public.submit_feedback(text, jsonb, text);
drop function public.store_sample(text, jsonb, text, timestamptz);
drop function public.find_receipt(text);
drop function private.store_feedback(text, jsonb, text, boolean, timestamptz);
drop function private.receipt(public.feedback, public.round);

create function private.closing_moment(p_closes_on date) returns timestamptz
language sql immutable strict as $$
  select (p_closes_on + 1)::timestamp at time zone 'Asia/Ho_Chi_Minh'
$$;
comment on function private.closing_moment(date) is 'A closing day holds to its last second in Asia/Ho_Chi_Minh; this is the moment after.';

create function private.is_late(
  p_received_at timestamptz, p_closes_on date, p_begun_at timestamptz, p_grace_minutes smallint
) returns boolean
language sql immutable as $$
  select p_received_at >= private.closing_moment(p_closes_on)
    and not coalesce(p_begun_at < private.closing_moment(p_closes_on)
      and p_received_at < private.closing_moment(p_closes_on) + make_interval(mins => p_grace_minutes), false)
$$;
comment on function private.is_late(timestamptz, date, timestamptz, smallint) is
  'After the closing second, unless begun before it and sent within the round''s grace (F6).';
grant execute on function private.closing_moment(date),
  private.is_late(timestamptz, date, timestamptz, smallint) to authenticated;

create function private.folded(p_text text) returns text
language sql stable as $$
  select coalesce(nullif(regexp_replace(lower(extensions.unaccent(p_text)), '[^a-z0-9]+', '', 'g'), ''), p_text, '')
$$;
comment on function private.folded(text) is
  'Letters and figures without marks, case and blanks; unaccent folds đ. A text that has none of them stays as it is.';

create function private.person_key(p_name text, p_address text) returns bytea
language sql stable as $$
  select private.sha256_text(private.folded(p_name) || '|' || private.folded(p_address))
$$;

-- A token says when the form was begun; only this database can make or read one.
create function private.signature(p_text text) returns text
language sql stable as $$
  select encode(substr(extensions.hmac(convert_to(p_text, 'UTF8'), k.key, 'sha256'), 1, 16), 'hex') from private.signing_key k
$$;

create function public.begin_feedback(body text) returns text
language sql stable security definer set search_path = '' as $$
  select t.text || '.' || private.signature(begin_feedback.body || ' ' || t.text)
  -- floor: half a second before closing must not be rounded to the moment after
  from (select floor(extract(epoch from statement_timestamp()))::bigint::text) as t (text)
$$;
comment on function public.begin_feedback(text) is
  'A token that proves when a form was begun, for the round''s grace (F6). No personal data.';
grant execute on function public.begin_feedback(text) to anon;

create function private.begun_at(p_body text, p_token text) returns timestamptz
language sql stable as $$
  select case when p_token ~ '^\d{1,11}\.[0-9a-f]{32}$'
      and split_part(p_token, '.', 2) = private.signature(p_body || ' ' || split_part(p_token, '.', 1))
    then to_timestamp(split_part(p_token, '.', 1)::bigint) end
$$;
comment on function private.begun_at(text, text) is 'Null for a token this database did not make.';

-- plpgsql: a function of SQL with a query inside is planned anew at every call, which cost more than the letter.
create function private.receipt(p_feedback public.feedback, p_round public.round) returns jsonb
language plpgsql stable as $$
begin
  return jsonb_build_object(
    'reference', p_feedback.reference,
    'receivedAt', to_char(p_feedback.received_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
    'channel', p_feedback.channel,
    'commentCount', p_feedback.comment_count,
    'contentSha256', encode(p_feedback.content_sha256, 'hex'),
    'scans', (select coalesce(jsonb_agg(jsonb_build_object('sha256', encode(s.sha256, 'hex'), 'mediaType', s.media_type,
        'byteSize', s.byte_size) order by s.position), '[]') from public.scan s where s.feedback_id = p_feedback.id),
    'late', private.is_late(p_feedback.received_at, p_round.closes_on, p_feedback.begun_at, p_round.grace_minutes),
    'round', p_round.title,
    'sample', p_feedback.is_sample);
end $$;

-- The update locks each ticket: of a claim and a clearing away that meet, one comes first and the other finds it so.
create function private.claim_scans(p_feedback public.feedback, p_scans jsonb, p_secrets jsonb) returns void
language plpgsql volatile as $$
declare
  v_stored integer;
begin
  with asked as (
    select s.ordinality, s.value ->> 'sha256' as sha256, p_secrets ->> (s.ordinality::integer - 1) as secret,
      private.ticket_of((s.value ->> 'id') || '/0') as id
    from jsonb_array_elements(p_scans) with ordinality as s
  ), claimed as (
    update private.upload_ticket t set claimed_at = statement_timestamp()
    from asked a
    where t.id = a.id and t.body_id = p_feedback.body_id and t.completed_at is not null
      and t.claimed_at is null and t.clearing_at is null
      and encode(t.sha256, 'hex') = a.sha256 and t.secret_sha256 = private.sha256_text(a.secret)
    returning t.*, a.ordinality
  )
  insert into public.scan (id, feedback_id, body_id, round_id, contributor_kind, position, media_type, byte_size, part_count,
      part_bytes, sha256)
    select c.id, p_feedback.id, p_feedback.body_id, p_feedback.round_id, p_feedback.contributor_kind, c.ordinality,
      c.media_type, c.byte_size, private.part_count(c.byte_size, c.part_bytes), c.part_bytes, c.sha256
    from claimed c;
  get diagnostics v_stored = row_count;
  if v_stored <> jsonb_array_length(p_scans) then
    raise exception 'a scan is not complete, not one''s own, or part of another letter' using errcode = 'KD013',
      detail = coalesce((select format('scans.%s', s.ordinality - 1)
        from jsonb_array_elements(p_scans) with ordinality as s
        left join public.scan c on c.id::text = s.value ->> 'id' and c.feedback_id = p_feedback.id and c.position = s.ordinality
        where c.id is null order by s.ordinality limit 1), 'scans');
  end if;
end $$;

-- Bounds a single sender, never a hall of people behind one router (F7). src/domain/limits.ts has the same numbers.
-- Who was invited is bounded by the invitation alone: twenty letters forged in their name must not shut them out.
-- Volatile, so that what others stored before the lock was free is counted. Without sequential scans, because a plan
-- made while the table was small is kept, and would read all of it once it has grown.
create function private.check_bounds(p_feedback public.feedback, p_person_key bytea) returns void
language plpgsql volatile set enable_seqscan = off as $$
begin
  if p_feedback.invitation_id is not null and p_feedback.channel = 'web' then
    perform pg_advisory_xact_lock(hashtextextended('letters of ' || p_feedback.invitation_id::text, 0));
    if (select count(*) from public.feedback f
        where f.invitation_id = p_feedback.invitation_id and f.channel = 'web') > 10 then
      raise exception 'too many letters on one invitation' using errcode = 'KD012';
    end if;
  elsif p_person_key is not null then
    perform pg_advisory_xact_lock(hashtextextended('letters of ' || p_feedback.round_id::text || encode(p_person_key, 'hex'), 0));
    if (select count(*) from private.contributor_identity i
        where i.round_id = p_feedback.round_id and i.person_key = p_person_key) > 20 then
      raise exception 'too many letters of one person' using errcode = 'KD012';
    end if;
  end if;
end $$;

-- circumstances, none of which is part of what was written:
--   begun         token of begin_feedback
--   invitation    code of a letter of invitation
--   scanSecrets   one per scan, in order
--   supplement    true: another letter under a document number that is here already
--   trapped       true: a field that people do not see was filled in
-- and for paper only: enteredBy, paperForm (number), replaces (reference)
create function private.store_feedback(
  p_body text, p_content jsonb, p_idempotency_key text, p_circumstances jsonb, p_is_sample boolean, p_received_at timestamptz
) returns jsonb
language plpgsql volatile set search_path = '' as $$
declare
  v_round public.round;
  v_feedback public.feedback;
  v_contributor jsonb := p_content -> 'contributor';
  v_comments jsonb := p_content -> 'comments';
  v_scans jsonb := coalesce(p_content -> 'scans', '[]');
  v_content_sha256 bytea := private.sha256_text(p_content::text);
  v_key_sha256 bytea := private.sha256_text(p_idempotency_key);
  v_reference text := private.new_reference();
  v_secret text := private.receipt_secret(p_idempotency_key, v_reference);
  v_person_key bytea;
  v_document_key text := case when v_contributor ->> 'kind' = 'collective'
    then private.folded(v_contributor ->> 'collectiveName') || '|' || private.folded(v_contributor ->> 'documentNumber') end;
  v_entered_by uuid := (p_circumstances ->> 'enteredBy')::uuid;
  v_invitation_id uuid;
  v_paper_form public.paper_form;
  v_replaces uuid;
  v_stored integer;
  v_field text;
begin
  select r.* into v_round
    from public.round r join public.body b on b.id = r.body_id
    where b.slug = p_body and r.opens_on <= (p_received_at at time zone 'Asia/Ho_Chi_Minh')::date
    order by r.opens_on desc limit 1;

  if p_circumstances ? 'invitation' then
    select i.invitation_id into v_invitation_id from private.invitee i join public.invitation n on n.id = i.invitation_id
      where i.round_id = v_round.id and i.code = p_circumstances ->> 'invitation' and n.withdrawn_at is null;
  end if;
  if p_circumstances ? 'paperForm' then
    select f.* into v_paper_form from public.paper_form f
      where f.round_id = v_round.id and f.number = (p_circumstances ->> 'paperForm')::integer;
    v_invitation_id := coalesce(v_paper_form.invitation_id, v_invitation_id);
  end if;
  if p_circumstances ? 'replaces' then
    select f.id into v_replaces from public.feedback f
      where f.round_id = v_round.id and f.reference = p_circumstances ->> 'replaces' and f.channel = 'paper';
  end if;

  insert into public.feedback (body_id, round_id, reference, channel, contributor_kind, contributor_category, received_at,
      comment_count, content_sha256, idempotency_key_sha256, receipt_secret_sha256, is_sample, begun_at, words_sha256,
      invitation_id, paper_form_id, entered_by, entered_at, replaces, trapped)
    select v_round.body_id, v_round.id, v_reference, case when v_entered_by is null then 'web' else 'paper' end,
      v_contributor ->> 'kind', v_contributor ->> 'category', p_received_at, jsonb_array_length(v_comments), v_content_sha256,
      v_key_sha256, private.sha256_text(v_secret), p_is_sample, private.begun_at(p_body, p_circumstances ->> 'begun'),
      private.sha256_text(v_comments::text), v_invitation_id, v_paper_form.id, v_entered_by,
      case when v_entered_by is not null then statement_timestamp() end, v_replaces,
      coalesce((p_circumstances ->> 'trapped')::boolean, false)
    where v_round.id is not null
      and ((p_received_at at time zone 'Asia/Ho_Chi_Minh')::date <= coalesce(v_round.accepts_late_until, 'infinity')
        -- grace counts most where nothing is taken late
        or not private.is_late(p_received_at, v_round.closes_on, private.begun_at(p_body, p_circumstances ->> 'begun'),
          v_round.grace_minutes))
    on conflict on constraint feedback_once do nothing
    returning * into v_feedback;

  if not found then
    -- A retry gets the receipt it missed, also after the round has closed; nothing is written again.
    select f.* into v_feedback from public.feedback f where f.idempotency_key_sha256 = v_key_sha256;
    if not found then
      raise exception 'no round of this body is taking feedback' using errcode = 'KD002';
    end if;
    if v_feedback.content_sha256 <> v_content_sha256 then
      raise exception 'idempotency key used before with another content' using errcode = 'KD001';
    end if;
    select r.* into strict v_round from public.round r where r.id = v_feedback.round_id;
    v_secret := private.receipt_secret(p_idempotency_key, v_feedback.reference);
    return private.receipt(v_feedback, v_round) || jsonb_build_object('secret', v_secret);
  end if;

  if p_circumstances ? 'invitation' and v_invitation_id is null then
    raise exception 'no invitation has this code' using errcode = 'KD011', detail = 'invitationCode';
  end if;
  if p_circumstances ? 'paperForm' and v_paper_form.id is null then
    raise exception 'no such paper form in this round' using errcode = 'KD016', detail = 'paperForm';
  end if;

  insert into public.comment (feedback_id, body_id, round_id, contributor_kind, subject_id, content_area_id,
      aspect, position, text)
    select v_feedback.id, v_feedback.body_id, v_feedback.round_id, v_feedback.contributor_kind, s.id, a.id,
      c.value ->> 'aspect', c.ordinality, c.value ->> 'text'
    from jsonb_array_elements(v_comments) with ordinality as c
    join public.subject s on s.round_id = v_feedback.round_id and s.code = c.value ->> 'subject'
      and (s.kind = 'member' or v_feedback.contributor_category not in
        ('workplace_cell_committee', 'residence_cell_committee'))
    join public.content_area a on a.round_id = v_feedback.round_id and a.code = c.value ->> 'contentArea'
    order by c.ordinality;
  get diagnostics v_stored = row_count;

  if v_stored <> v_feedback.comment_count then
    select format('comments.%s.%s', c.ordinality - 1, case when s.id is null then 'subject' else 'contentArea' end)
      into v_field
      from jsonb_array_elements(v_comments) with ordinality as c
      left join public.subject s on s.round_id = v_feedback.round_id and s.code = c.value ->> 'subject'
      left join public.content_area a on a.round_id = v_feedback.round_id and a.code = c.value ->> 'contentArea'
      where s.id is null or a.id is null
      order by c.ordinality limit 1;
    if found then
      raise exception 'unknown subject or content area' using errcode = 'KD003', detail = v_field;
    end if;
    select format('comments.%s.subject', c.ordinality - 1) into strict v_field
      from jsonb_array_elements(v_comments) with ordinality as c
      join public.subject s on s.round_id = v_feedback.round_id and s.code = c.value ->> 'subject'
      where s.kind = 'collective'
      order by c.ordinality limit 1;
    raise exception 'this collective comments on individuals only' using errcode = 'KD008', detail = v_field;
  end if;

  -- only where it bounds: not of paper, of samples or of who was invited
  if v_feedback.contributor_kind = 'individual' and v_feedback.channel = 'web' and v_invitation_id is null and not p_is_sample then
    v_person_key := private.person_key(v_contributor ->> 'fullName', v_contributor ->> 'address');
  end if;
  insert into private.contributor_identity (feedback_id, body_id, round_id, contributor_kind, full_name, address, phone, email,
      collective_name, document_number, document_date, signatory_name, signatory_position, reply_by, person_key,
      document_key, is_supplement)
    values (v_feedback.id, v_feedback.body_id, v_feedback.round_id, v_feedback.contributor_kind,
      v_contributor ->> 'fullName', v_contributor ->> 'address', v_contributor ->> 'phone', v_contributor ->> 'email',
      v_contributor ->> 'collectiveName', v_contributor ->> 'documentNumber', (v_contributor ->> 'documentDate')::date,
      v_contributor ->> 'signatoryName', v_contributor ->> 'signatoryPosition', v_contributor ->> 'replyBy', v_person_key,
      v_document_key, v_replaces is not null or coalesce((p_circumstances ->> 'supplement')::boolean, false))
    on conflict (round_id, document_key) where document_key is not null and not is_supplement do nothing;
  get diagnostics v_stored = row_count;
  if v_stored = 0 then
    raise exception 'this document of this collective is here already' using errcode = 'KD010',
      detail = 'contributor.documentNumber';
  end if;

  if jsonb_array_length(v_scans) > 0 then
    perform private.claim_scans(v_feedback, v_scans, coalesce(p_circumstances -> 'scanSecrets', '[]'));
  end if;
  perform private.check_bounds(v_feedback, v_person_key);
  return private.receipt(v_feedback, v_round) || jsonb_build_object('secret', v_secret);
end $$;
comment on function private.store_feedback(text, jsonb, text, jsonb, boolean, timestamptz) is
  'Stores a feedback with its identity, comments and scans, or finds the one stored before under the same key. Clauses II.2.3.1, II.2.4.1.';

-- statement_timestamp, not now(): the time of receipt is that of this request, whatever transaction carries it.
create function public.submit_feedback(body text, content jsonb, idempotency_key text, circumstances jsonb default '{}')
returns jsonb
language sql volatile security definer set search_path = '' as $$
  select private.store_feedback(body, content, idempotency_key,
    circumstances - array['enteredBy', 'paperForm', 'replaces'], false, statement_timestamp())
$$;
comment on function public.submit_feedback(text, jsonb, text, jsonb) is
  'The one door for storing a feedback from the web. content: {contributor, comments, scans}, already parsed by src/domain/feedback.ts. Returns the receipt.';
grant execute on function public.submit_feedback(text, jsonb, text, jsonb) to anon;

create function public.store_sample(body text, content jsonb, idempotency_key text, received_at timestamptz)
returns jsonb
language sql volatile security definer set search_path = '' as $$
  select private.store_feedback(body, content, idempotency_key, '{}', true, received_at)
$$;
comment on function public.store_sample(text, jsonb, text, timestamptz) is 'A sample feedback, marked as one.';
grant execute on function public.store_sample(text, jsonb, text, timestamptz) to service_role;

create or replace function public.remove_samples() returns bigint
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_removed bigint;
begin
  perform set_config('app.removing_samples', 'on', true);
  delete from public.access_log l using public.feedback f where f.id = l.feedback_id and f.is_sample;
  delete from public.verification v using public.feedback f where f.id = v.feedback_id and f.is_sample;
  delete from public.comparison c using public.feedback f where f.id = c.feedback_id and f.is_sample;
  delete from public.comment c using public.feedback f where f.id = c.feedback_id and f.is_sample;
  delete from private.contributor_identity i using public.feedback f where f.id = i.feedback_id and f.is_sample;
  delete from public.feedback f where f.is_sample;
  get diagnostics v_removed = row_count;
  perform set_config('app.removing_samples', '', true);
  return v_removed;
end $$;

-- Receipts. The secret alone opens one; the reference beside it is what people type.
create function private.utc(p_at timestamptz) returns text
language sql immutable strict as $$
  select to_char(p_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
$$;
create function private.receipt_status(p_feedback public.feedback) returns jsonb
language sql stable as $$
  select jsonb_build_object(
    'comparedAt', (select case when c.outcome = 'same' then private.utc(c.at) end
      from public.comparison c where c.feedback_id = p_feedback.id order by c.id desc limit 1),
    'verifiedAt', (select case when v.outcome = 'confirmed' then private.utc(v.at) end
      from public.verification v where v.feedback_id = p_feedback.id order by v.id desc limit 1),
    -- known once there are syntheses
    'synthesisedAt', null,
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

create or replace function public.current_round(body text) returns jsonb
language sql stable security definer set search_path = '' as $$
  select jsonb_build_object('title', r.title, 'opensOn', r.opens_on, 'closesOn', r.closes_on, 'graceMinutes', r.grace_minutes,
    'late', statement_timestamp() >= private.closing_moment(r.closes_on),
    'accepting', r.opens_on <= (statement_timestamp() at time zone 'Asia/Ho_Chi_Minh')::date
      and ((statement_timestamp() at time zone 'Asia/Ho_Chi_Minh')::date <= coalesce(r.accepts_late_until, 'infinity')
        or statement_timestamp() < private.closing_moment(r.closes_on) + make_interval(mins => r.grace_minutes)))
  from public.round r join public.body b on b.id = r.body_id
  where b.slug = current_round.body
  -- the round that has opened last, or, before any has, the first to open
  order by (r.opens_on <= (statement_timestamp() at time zone 'Asia/Ho_Chi_Minh')::date) desc,
    abs(r.opens_on - (statement_timestamp() at time zone 'Asia/Ho_Chi_Minh')::date)
  limit 1
$$;

-- Uploads. A ticket and its secret go with every step; the parts lie in Storage as scans/<ticket>/<n>, counted from 0.
create function private.part_count(p_byte_size integer, p_part_bytes integer) returns integer
language sql immutable strict as $$
  select (p_byte_size + p_part_bytes - 1) / p_part_bytes
$$;

create function private.ticket_of(p_name text) returns uuid
language sql immutable strict as $$
  select case when p_name ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/\d{1,3}$' then split_part(p_name, '/', 1)::uuid end
$$;
comment on function private.ticket_of(text) is 'The ticket an object''s name belongs to; null for any other name.';

create function public.open_upload(body text, byte_size integer, part_bytes integer) returns jsonb
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_secret text := encode(extensions.gen_random_bytes(24), 'hex');
  v_ticket private.upload_ticket;
begin
  -- What nobody claims in two days is cleared away; until then strangers must not fill the store. Bytes that lie there
  -- count, not bytes announced: a few hundred empty tickets would otherwise close the door to everybody.
  if (select coalesce(sum((o.metadata ->> 'size')::bigint), 0) from storage.objects o where o.bucket_id = 'scans')
      - (select coalesce(sum(s.byte_size::bigint), 0) from public.scan s) > 20::bigint * 1024 * 1024 * 1024 then
    raise exception 'the store for uploads is full' using errcode = 'KD015';
  end if;
  insert into private.upload_ticket (body_id, secret_sha256, byte_size, part_bytes)
    select b.id, private.sha256_text(v_secret), open_upload.byte_size, open_upload.part_bytes
    from public.body b where b.slug = open_upload.body
    returning * into strict v_ticket;
  return jsonb_build_object('id', v_ticket.id, 'secret', v_secret);
end $$;
comment on function public.open_upload(text, integer, integer) is
  'Leave to upload one scan. The secret is told once and goes with every later step.';
grant execute on function public.open_upload(text, integer, integer) to anon;

create function public.find_upload(id uuid, secret text) returns jsonb
language sql stable security definer set search_path = '' as $$
  select jsonb_build_object('id', t.id, 'byteSize', t.byte_size, 'partBytes', t.part_bytes,
    'mediaType', t.media_type, 'sha256', encode(t.sha256, 'hex'), 'claimed', t.claimed_at is not null,
    'parts', (select coalesce(jsonb_agg(jsonb_build_object('n', n, 'byteSize', (o.metadata ->> 'size')::bigint) order by n), '[]')
      from generate_series(0, private.part_count(t.byte_size, t.part_bytes) - 1) as n
      join storage.objects o on o.bucket_id = 'scans' and o.name = t.id::text || '/' || n))
  from private.upload_ticket t
  where t.id = find_upload.id and t.secret_sha256 = private.sha256_text(secret) and t.clearing_at is null
$$;
comment on function public.find_upload(uuid, text) is
  'How far an upload is and which parts are in Storage; null for a stranger or once it is being cleared away.';
grant execute on function public.find_upload(uuid, text) to anon;

create function public.complete_upload(id uuid, secret text, media_type text, sha256 text) returns boolean
language plpgsql volatile security definer set search_path = '' as $$
begin
  update private.upload_ticket t set media_type = complete_upload.media_type,
      sha256 = decode(complete_upload.sha256, 'hex'), completed_at = statement_timestamp()
    where t.id = complete_upload.id and t.secret_sha256 = private.sha256_text(secret) and t.completed_at is null
      and t.clearing_at is null;
  return found or exists (select from private.upload_ticket t where t.id = complete_upload.id and t.clearing_at is null
    and t.secret_sha256 = private.sha256_text(secret) and t.sha256 = decode(complete_upload.sha256, 'hex'));
end $$;
comment on function public.complete_upload(uuid, text, text, text) is
  'Notes what the server found: the type by content and the hash of every byte. Done again with the same hash it changes nothing.';
grant execute on function public.complete_upload(uuid, text, text, text) to anon;

-- Twice, three hours apart, because an address given out before may still take in a part for two hours.
create function public.stale_uploads() returns table (id uuid, part_count integer)
language sql volatile security definer set search_path = '' as $$
  update private.upload_ticket t set clearing_at = coalesce(t.clearing_at, statement_timestamp())
  where t.id in (select s.id from private.upload_ticket s
      where s.claimed_at is null and s.opened_at < statement_timestamp() - interval '2 days'
        and coalesce(s.clearing_at < statement_timestamp() - interval '3 hours', true)
      order by s.opened_at limit 100 for update skip locked)
  returning t.id, private.part_count(t.byte_size, t.part_bytes)
$$;
comment on function public.stale_uploads() is
  'Up to 100 uploads that nobody claimed in two days, given up from now on: no letter can claim them. Their parts may go, then forget_uploads. Comes with the same ones once more after three hours.';
grant execute on function public.stale_uploads() to service_role;

create function public.forget_uploads(ids uuid[]) returns bigint
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_count bigint;
begin
  delete from private.upload_ticket t
    where t.id = any (ids) and t.clearing_at < statement_timestamp() - interval '3 hours';
  get diagnostics v_count = row_count;
  return v_count;
end $$;
comment on function public.forget_uploads(uuid[]) is
  'Forgets uploads that stale_uploads gave up three hours ago or longer, never any other; returns how many.';
grant execute on function public.forget_uploads(uuid[]) to service_role;

-- Storage: parts of an open ticket go in and can be read back by the intake's key, and only by who brings the ticket's
-- secret in a header, until a letter claims them; after that only by a member of the Help Team who has opened the scan
-- with a reason. Nobody changes or removes a part but the scheduled job.
create function private.is_open_upload(p_name text) returns boolean
language sql stable security definer set search_path = '' as $$
  select exists (select from private.upload_ticket t
    where t.id = private.ticket_of(p_name)
      and split_part(p_name, '/', 2)::integer < private.part_count(t.byte_size, t.part_bytes)
      and t.claimed_at is null and t.clearing_at is null
      and t.secret_sha256 = private.sha256_text(
        nullif(current_setting('request.headers', true), '')::jsonb ->> 'x-upload-secret'))
$$;
comment on function private.is_open_upload(text) is
  'Whether an object''s name is that of a part of an upload no letter has claimed yet, and the request bears its secret.';
create function private.may_view_scan(p_name text) returns boolean
language sql stable security definer set search_path = '' as $$
  select exists (select from private.scan_view v join public.staff m on m.user_id = v.user_id
    where v.scan_id = private.ticket_of(p_name) and v.user_id = (select auth.uid()) and v.until > statement_timestamp()
      and m.disabled_at is null)
$$;
comment on function private.may_view_scan(text) is 'Whether the signed-in member opened the scan with a reason a moment ago.';
-- A policy names its function once, when it is made: whom it binds need not be able to call it by name.
grant execute on function private.is_open_upload(text) to anon;
grant execute on function private.may_view_scan(text) to authenticated;

insert into storage.buckets (id, name, public, file_size_limit) values ('scans', 'scans', false, 5242880)
  on conflict (id) do nothing;
create policy scan_part_in on storage.objects for insert to anon
  with check (bucket_id = 'scans' and private.is_open_upload(name));
create policy scan_part_back on storage.objects for select to anon
  using (bucket_id = 'scans' and private.is_open_upload(name));
create policy scan_part_opened on storage.objects for select to authenticated
  using (bucket_id = 'scans' and private.may_view_scan(name));
