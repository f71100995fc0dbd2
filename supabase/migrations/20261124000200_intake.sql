-- The one way a feedback gets in: private.store_feedback, one transaction, all or nothing.
--
-- Error codes:
--   KD001 idempotency key used before with another content
--   KD002 no round of this body is taking feedback
--   KD003 unknown subject or content area                           (detail: the field, e.g. comments.2.subject)
--   KD008 this collective comments on individuals only              (detail: the field)
--   KD010 the same document of the same collective is here already  (detail: contributor.documentNumber)
--   KD011 no invitation of this round has this code                 (detail: invitationCode)
--   KD012 too many letters on one invitation or of one person
--   KD016 a paper form that is not of this round or already entered (detail: paperForm)

-- A million references are so many that two would meet: one in use is not given again.
create function private.new_reference() returns text
language plpgsql volatile as $$
declare
  v_reference text;
begin
  loop
    v_reference := private.speakable(extensions.gen_random_bytes(8));
    v_reference := substr(v_reference, 1, 4) || '-' || substr(v_reference, 5, 4);
    exit when not exists (select from public.feedback f where f.reference = v_reference);
  end loop;
  return v_reference;
end $$;

-- Only someone who knows the idempotency key can derive the secret again; the database keeps hashes of both.
create function private.receipt_secret(p_idempotency_key text, p_reference text) returns text
language sql immutable strict as $$
  select private.speakable(substr(
    extensions.hmac(convert_to('receipt:' || p_reference, 'UTF8'), convert_to(p_idempotency_key, 'UTF8'), 'sha256'), 1, 16))
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

-- What a round is called and until when it takes feedback, for people. No personal data.
create function public.current_round(body text) returns jsonb
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
comment on function public.current_round(text) is 'The round of a body that takes feedback now, or the next to do so.';
grant execute on function public.current_round(text) to anon;
