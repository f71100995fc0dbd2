-- The one way a feedback gets in: public.submit_feedback, one transaction, all or nothing.
--
-- Error codes of this application (src/server/database-errors.ts maps them to HTTP and Vietnamese):
--   KD001 idempotency key used before with another content
--   KD002 no round of this body is taking feedback
--   KD003 unknown subject or content area         (detail: the field, e.g. comments.2.subject)
--   KD004 reason missing or too short
--   KD005 not a member of the Help Team
--   KD008 this collective comments on individuals only (detail: the field)
--   KD009 originals are immutable

-- The helpers carry no `set search_path`: they are not security definer, and without it SQL can inline them.

-- Characters people read aloud without mistakes: no I, O, Q, Z, 0, 1.
create function private.speakable(p_bytes bytea) returns text
language plpgsql immutable strict as $$
declare
  v_text text := '';
begin
  for i in 0 .. length(p_bytes) - 1 loop
    v_text := v_text || substr('ABCDEFGHJKLMNPRSTUVWXY23456789', 1 + get_byte(p_bytes, i) % 30, 1);
  end loop;
  return v_text;
end $$;
comment on function private.speakable(bytea) is 'One of 30 speakable characters per byte.';

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

create function private.sha256_text(p_text text) returns bytea
language sql immutable strict as $$
  select pg_catalog.sha256(convert_to(p_text, 'UTF8'))
$$;

create function private.is_late(p_received_at timestamptz, p_closes_on date) returns boolean
language sql immutable strict as $$
  select p_received_at >= (p_closes_on + 1)::timestamp at time zone 'Asia/Ho_Chi_Minh'
$$;
comment on function private.is_late(timestamptz, date) is
  'A closing day holds to its last second in Asia/Ho_Chi_Minh.';
grant execute on function private.is_late(timestamptz, date) to authenticated;

create function private.receipt(p_feedback public.feedback, p_round public.round) returns jsonb
language sql stable as $$
  select jsonb_build_object(
    'reference', p_feedback.reference,
    'receivedAt', to_char(p_feedback.received_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
    'commentCount', p_feedback.comment_count,
    'contentSha256', encode(p_feedback.content_sha256, 'hex'),
    'late', private.is_late(p_feedback.received_at, p_round.closes_on),
    'round', p_round.title,
    'sample', p_feedback.is_sample)
$$;

create function private.store_feedback(
  p_body text, p_content jsonb, p_idempotency_key text, p_is_sample boolean, p_received_at timestamptz
) returns jsonb
language plpgsql volatile set search_path = '' as $$
declare
  v_round public.round;
  v_feedback public.feedback;
  v_contributor jsonb := p_content -> 'contributor';
  v_comments jsonb := p_content -> 'comments';
  v_content_sha256 bytea := private.sha256_text(p_content::text);
  v_key_sha256 bytea := private.sha256_text(p_idempotency_key);
  v_reference text := private.new_reference();
  v_secret text := private.receipt_secret(p_idempotency_key, v_reference);
  v_stored integer;
  v_field text;
begin
  select r.* into v_round
    from public.round r join public.body b on b.id = r.body_id
    where b.slug = p_body and r.opens_on <= (p_received_at at time zone 'Asia/Ho_Chi_Minh')::date
    order by r.opens_on desc limit 1;

  insert into public.feedback (body_id, round_id, reference, contributor_kind, contributor_category, received_at,
      comment_count, content_sha256, idempotency_key_sha256, receipt_secret_sha256, is_sample)
    select v_round.body_id, v_round.id, v_reference, v_contributor ->> 'kind', v_contributor ->> 'category', p_received_at,
      jsonb_array_length(v_comments), v_content_sha256, v_key_sha256, private.sha256_text(v_secret), p_is_sample
    where v_round.id is not null
      and (p_received_at at time zone 'Asia/Ho_Chi_Minh')::date <= coalesce(v_round.accepts_late_until, 'infinity')
    on conflict on constraint feedback_once do nothing
    returning * into v_feedback;

  if not found then
    -- A retry gets the receipt it missed, also after the round has closed; nothing is written again.
    select f.* into v_feedback from public.feedback f
      where f.idempotency_key_sha256 = v_key_sha256;
    if not found then
      raise exception 'no round of this body is taking feedback' using errcode = 'KD002';
    end if;
    if v_feedback.content_sha256 <> v_content_sha256 then
      raise exception 'idempotency key used before with another content' using errcode = 'KD001';
    end if;
    select r.* into strict v_round from public.round r where r.id = v_feedback.round_id;
    v_secret := private.receipt_secret(p_idempotency_key, v_feedback.reference);
  else
    insert into private.contributor_identity (feedback_id, body_id, round_id, contributor_kind, full_name, address, phone, email,
        collective_name, document_number, document_date, signatory_name, signatory_position)
      values (v_feedback.id, v_feedback.body_id, v_feedback.round_id, v_feedback.contributor_kind,
        v_contributor ->> 'fullName', v_contributor ->> 'address',
        v_contributor ->> 'phone', v_contributor ->> 'email', v_contributor ->> 'collectiveName',
        v_contributor ->> 'documentNumber', (v_contributor ->> 'documentDate')::date,
        v_contributor ->> 'signatoryName', v_contributor ->> 'signatoryPosition');

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
  end if;

  return private.receipt(v_feedback, v_round) || jsonb_build_object('secret', v_secret);
end $$;
comment on function private.store_feedback(text, jsonb, text, boolean, timestamptz) is
  'Stores a feedback with its identity and comments, or finds the one stored before under the same key. Clauses II.2.3.1, II.2.4.1.';

-- statement_timestamp, not now(): the time of receipt is that of this request, whatever transaction carries it.
create function public.submit_feedback(body text, content jsonb, idempotency_key text) returns jsonb
language sql volatile security definer set search_path = '' as $$
  select private.store_feedback(body, content, idempotency_key, false, statement_timestamp())
$$;
comment on function public.submit_feedback(text, jsonb, text) is
  'The one door for storing a feedback. content: {contributor, comments}, already parsed by src/domain/feedback.ts. Returns the receipt.';
grant execute on function public.submit_feedback(text, jsonb, text) to anon;

create function public.find_receipt(secret text) returns jsonb
language sql stable security definer set search_path = '' as $$
  select private.receipt(f, r)
  from public.feedback f join public.round r on r.id = f.round_id
  where f.receipt_secret_sha256 = private.sha256_text(secret)
$$;
comment on function public.find_receipt(text) is 'The receipt a secret belongs to, without name or text; null if none.';
grant execute on function public.find_receipt(text) to anon;

-- Both for people: what a round is called and until when it takes feedback. No personal data.
create function public.current_round(body text) returns jsonb
language sql stable security definer set search_path = '' as $$
  select jsonb_build_object('title', r.title, 'opensOn', r.opens_on, 'closesOn', r.closes_on,
    'late', private.is_late(statement_timestamp(), r.closes_on),
    'accepting', (statement_timestamp() at time zone 'Asia/Ho_Chi_Minh')::date
      between r.opens_on and coalesce(r.accepts_late_until, 'infinity'))
  from public.round r join public.body b on b.id = r.body_id
  where b.slug = current_round.body
  -- the round that has opened last, or, before any has, the first to open
  order by (r.opens_on <= (statement_timestamp() at time zone 'Asia/Ho_Chi_Minh')::date) desc,
    abs(r.opens_on - (statement_timestamp() at time zone 'Asia/Ho_Chi_Minh')::date)
  limit 1
$$;
comment on function public.current_round(text) is 'The round of a body that takes feedback now, or the next to do so.';
grant execute on function public.current_round(text) to anon;

-- Attempts are counted before the password is looked at, so that parallel guesses count too.
create function public.begin_sign_in(email text, address text) returns integer
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_email bytea := private.sha256_text(lower(email));
  v_address bytea := private.sha256_text(address);
  v_oldest timestamptz;
begin
  perform pg_advisory_xact_lock(hashtextextended(encode(v_email, 'hex'), 0));
  delete from private.sign_in_attempt a where a.at < clock_timestamp() - interval '15 minutes';
  -- 5 tries from one address, 20 from all: a stranger elsewhere cannot lock a clerk out with five guesses
  select a.at into v_oldest from private.sign_in_attempt a
    where a.email_sha256 = v_email and a.address_sha256 = v_address order by a.at desc offset 4 limit 1;
  if not found then
    select a.at into v_oldest from private.sign_in_attempt a
      where a.email_sha256 = v_email order by a.at desc offset 19 limit 1;
  end if;
  if not found then
    -- one office shares an address; sixty tries on many names from one are no office's
    select a.at into v_oldest from private.sign_in_attempt a
      where a.address_sha256 = v_address order by a.at desc offset 59 limit 1;
  end if;
  if v_oldest is not null then
    return ceil(extract(epoch from v_oldest + interval '15 minutes' - clock_timestamp()));
  end if;
  insert into private.sign_in_attempt (email_sha256, address_sha256) values (v_email, v_address);
  return 0;
end $$;
comment on function public.begin_sign_in(text, text) is
  'Counts a sign-in attempt. 0: go on; otherwise the seconds to wait.';
grant execute on function public.begin_sign_in(text, text) to anon;

create function public.end_sign_in() returns void
language sql volatile security definer set search_path = '' as $$
  delete from private.sign_in_attempt a
  where a.email_sha256 = private.sha256_text(lower(auth.jwt() ->> 'email'))
$$;
comment on function public.end_sign_in() is 'Forgets the attempts of the user who has just signed in.';
grant execute on function public.end_sign_in() to authenticated;
