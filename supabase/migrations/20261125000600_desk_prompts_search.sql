-- Review prompts (H6) and the search over comments and, with a logged reason, over names (H1, H8).
--
-- Error codes:
--   KD065 this prompt is recorded already                      (detail: text)
--   KD066 a document of a day that lies ahead                  (detail: documentDate)
--   KD067 a prompt that was corrected already, or is not there (detail: replaces)
--   KD068 a subject does not record or correct what they themselves are asked to review (detail: subject)
--   KD069 too little to search for                             (detail: query or name)

-- Who is under review reads what they are asked to review: the plan has it sent to them, and they take it in (II.2.3.1).
-- But nobody writes down, or corrects, a superior's words about themselves: a record is kept by who has no part in it, as
-- a letter is typed by who it is not about.
create function public.record_review_prompt(p_round_id uuid, p_id uuid, p_content jsonb, p_scan_secrets jsonb default '[]',
  p_replaces uuid default null, p_again boolean default false)
returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_body_id uuid := private.require_round(p_round_id);
  v_scans jsonb := coalesce(p_content -> 'scans', '[]');
  v_subject public.subject;
  v_new public.review_prompt;
  v_stored public.review_prompt;
  v_count integer;
begin
  select s.* into v_subject from public.subject s where s.round_id = p_round_id and s.code = p_content ->> 'subject';
  if not found then
    raise exception 'unknown subject' using errcode = 'KD003', detail = 'subject';
  end if;
  v_new := row (p_id, v_body_id, p_round_id, v_subject.id, p_content ->> 'source', p_content ->> 'sender',
    p_content ->> 'documentNumber', (p_content ->> 'documentDate')::date, p_content ->> 'text', (select auth.uid()),
    clock_timestamp(), p_replaces);

  -- one recorder at a time: whether a prompt is here already, or still in force, decides what may be recorded
  perform pg_advisory_xact_lock(hashtextextended('review prompt ' || p_round_id::text, 0));
  select p.* into v_stored from public.review_prompt p where p.id = p_id;
  if found then
    -- pressed twice, or gone back to: the same is recorded, anything else is another prompt
    if (v_stored.round_id, v_stored.subject_id, v_stored.source, v_stored.sender, v_stored.document_number,
        v_stored.document_date, v_stored.text, v_stored.recorded_by, v_stored.replaces)
      is distinct from (v_new.round_id, v_new.subject_id, v_new.source, v_new.sender, v_new.document_number,
        v_new.document_date, v_new.text, v_new.recorded_by, v_new.replaces) then
      raise exception 'idempotency key used before with another content' using errcode = 'KD001';
    end if;
    return p_id;
  end if;

  if v_new.document_date > (statement_timestamp() at time zone 'Asia/Ho_Chi_Minh')::date then
    raise exception 'a document of a day that lies ahead' using errcode = 'KD066', detail = 'documentDate';
  end if;
  if p_replaces is not null and not exists (select from public.review_prompt p where p.id = p_replaces
      and p.round_id = p_round_id and not exists (select from public.review_prompt n where n.replaces = p.id)) then
    raise exception 'not a prompt in force' using errcode = 'KD067', detail = 'replaces';
  end if;
  if exists (select from public.staff_subject m join public.subject s on s.code = m.subject_code and s.round_id = p_round_id
      where m.user_id = (select auth.uid()) and s.id in (v_subject.id,
        (select p.subject_id from public.review_prompt p where p.id = p_replaces))) then
    raise exception 'a subject does not record what they are asked to review' using errcode = 'KD068', detail = 'subject';
  end if;
  if not p_again and exists (select from public.review_prompt p
      where p.round_id = p_round_id and p.subject_id = v_subject.id and p.source = v_new.source
        and p.document_date = v_new.document_date and p.id is distinct from p_replaces
        and private.folded(p.document_number) = private.folded(v_new.document_number)
        and private.folded(p.text) = private.folded(v_new.text)
        and not exists (select from public.review_prompt n where n.replaces = p.id)) then
    raise exception 'this prompt is recorded already' using errcode = 'KD065', detail = 'text';
  end if;

  insert into public.review_prompt select v_new.*;
  insert into public.review_prompt_scan (id, review_prompt_id, body_id, position, media_type, byte_size, part_count,
      part_bytes, sha256)
    select (c.ticket).id, p_id, v_body_id, c.place, (c.ticket).media_type, (c.ticket).byte_size,
      private.part_count((c.ticket).byte_size, (c.ticket).part_bytes), (c.ticket).part_bytes, (c.ticket).sha256
    from private.claim_tickets(v_body_id, v_scans, p_scan_secrets) as c;
  get diagnostics v_count = row_count;
  if v_count <> jsonb_array_length(v_scans) then
    raise exception 'a scan is not complete, not one''s own, or part of something else' using errcode = 'KD013',
      detail = coalesce((select format('scans.%s', s.ordinality - 1)
        from jsonb_array_elements(v_scans) with ordinality as s
        left join public.review_prompt_scan c on c.id::text = s.value ->> 'id' and c.review_prompt_id = p_id
          and c.position = s.ordinality
        where c.id is null order by s.ordinality limit 1), 'scans');
  end if;
  return p_id;
end $$;
comment on function public.record_review_prompt(uuid, uuid, jsonb, jsonb, uuid, boolean) is
  'Records a review prompt with the scans of its document, all or nothing. p_id is the form''s own: sent twice it is one prompt. content: {subject, source, sender, documentNumber, documentDate, text, scans}, parsed by src/domain/review-prompt.ts. A correction names the row it replaces; the same words out of the same document once more only with p_again.';
grant execute on function public.record_review_prompt(uuid, uuid, jsonb, jsonb, uuid, boolean) to authenticated;

-- security definer: what was corrected by what, and which prompts are out of one document, is said in one place.
create function public.review_prompt_list(p_round_id uuid)
returns table (id uuid, subject_id uuid, source text, sender text, document_number text, document_date date, text text,
  recorded_by uuid, recorded_at timestamptz, replaces uuid, document_key text, scans jsonb)
language sql stable security definer set search_path = '' as $$
  select p.id, p.subject_id, p.source, p.sender, p.document_number, p.document_date, p.text, p.recorded_by, p.recorded_at,
    p.replaces, p.source || ' ' || p.document_date || ' ' || private.folded(p.document_number),
    (select coalesce(jsonb_agg(jsonb_build_object('review_prompt_id', c.review_prompt_id, 'id', c.id, 'position', c.position,
        'media_type', c.media_type, 'byte_size', c.byte_size, 'part_count', c.part_count, 'part_bytes', c.part_bytes)
        order by c.position), '[]')
      from public.review_prompt_scan c where c.review_prompt_id = p.id)
  from public.review_prompt p join public.subject s on s.id = p.subject_id
  where p.round_id = p_round_id and p.body_id = (select private.my_body_id())
  order by s.order_no, p.document_date, p.recorded_at, p.id
$$;
comment on function public.review_prompt_list(uuid) is
  'Every review prompt of a round, corrected ones too, by subject in the order of review. document_key is the same for prompts out of one document, however its number is spelt.';
grant execute on function public.review_prompt_list(uuid) to authenticated;

-- Search. Immutable, as an index needs it, because the dictionary is named; plpgsql, because SQL would be inlined and
-- then judged by unaccent itself, which is only stable. What is left of it are a–z and 0–9: the server's locale, which
-- an office's own server need not share with a hosted one, has no say in what is a word.
create function private.unmarked(p_text text) returns text
language plpgsql immutable strict parallel safe set search_path = '' as $$
begin
  return lower(extensions.unaccent('extensions.unaccent'::regdictionary, p_text) collate pg_catalog."C");
end $$;
comment on function private.unmarked(text) is 'A text without marks and case, đ as d; quotation marks of every kind are straight.';

create function private.plain_words(p_text text) returns text
language sql immutable strict parallel safe as $$
  select btrim(regexp_replace(private.unmarked(p_text), '[^a-z0-9]+', ' ', 'g'))
$$;
comment on function private.plain_words(text) is 'A text''s words without marks and case, one blank between them.';

-- Looked for in private.unmarked, which is five times as fast as taking every text apart into words.
create function private.side_by_side(p_words text) returns text
language sql immutable strict parallel safe as $$
  select '(^|[^a-z0-9])' || replace(private.plain_words(p_words), ' ', '[^a-z0-9]+') || '([^a-z0-9]|$)'
$$;
comment on function private.side_by_side(text) is 'The pattern of whole words that follow each other.';

-- Where a comment belongs stands among its words, with a colon, which no word has: one index then answers for a round, a
-- subject or a stretch of the newest comments without looking at the rest. A stretch is 2^12, 2^16 or 2^20 numbers long.
create function private.comment_words(p_text text, p_id bigint, p_round_id uuid, p_subject_id uuid, p_content_area_id uuid,
  p_contributor_kind text)
returns tsvector
language plpgsql immutable parallel safe set search_path = '' as $$
begin
  return to_tsvector('pg_catalog.simple'::regconfig, private.plain_words(p_text)) || array_to_tsvector(array[
    'r:' || p_round_id, 's:' || p_subject_id, 'a:' || p_content_area_id, 'k:' || p_contributor_kind,
    '12:' || (p_id >> 12), '16:' || (p_id >> 16), '20:' || (p_id >> 20)]);
end $$;
comment on function private.comment_words(text, bigint, uuid, uuid, uuid, text) is
  'What the search finds a comment by: its words, and where it belongs.';

create index comment_by_words on public.comment using gin
  (private.comment_words(text, id, round_id, subject_id, content_area_id, contributor_kind));

create function private.in_place(p_kind text, p_value text) returns tsquery
language sql immutable strict as $$
  select ('''' || p_kind || ':' || translate(p_value, '''\', '') || '''')::tsquery
$$;
comment on function private.in_place(text, text) is 'One place of comment_words as a query.';

-- security definer: row-level security would have every comment of the database looked at before a word is searched for,
-- because "contains" is not leakproof. What row-level security says is said here: require_staff, and the body of each row.
--
-- From the newest on, through stretches that grow: a frequent word is found in the newest comments at once, a rare one by
-- one look at the index for each stretch. Without these settings the planner may walk all comments by their number and
-- take each apart into words.
create function public.search_comments(p_query text, p_round_id uuid default null, p_subject_id uuid default null,
  p_content_area_id uuid default null, p_contributor_kind text default null, p_after bigint default null,
  p_before bigint default null, p_limit integer default 50)
returns jsonb
language plpgsql stable security definer set search_path = '' set enable_seqscan = off set enable_indexscan = off as $$
declare
  v_body_id uuid := private.require_staff();
  v_typed text := private.unmarked(left(p_query, 200));
  v_phrases text[] := array(select private.side_by_side(m[1]) from regexp_matches(v_typed, '"([^"]+)"', 'g') as m
    where private.plain_words(m[1]) ~ ' ');
  v_wanted tsquery;
  v_levels integer[] := array[12, 16, 20];
  v_level integer := 1;
  v_limit integer := least(p_limit, 200);
  v_descending boolean := p_before is null;
  v_last bigint;
  v_at bigint;
  v_from bigint;
  v_to bigint;
  v_block bigint;
  v_ids bigint[] := '{}';
  v_go_on bigint;
begin
  if char_length(replace(private.plain_words(v_typed), ' ', '')) < 2 then
    raise exception 'too little to search for' using errcode = 'KD069', detail = 'query';
  end if;
  v_wanted := plainto_tsquery('pg_catalog.simple'::regconfig, private.plain_words(v_typed))
    && coalesce((select string_agg(private.in_place('r', r.id::text)::text, '|')::tsquery from public.round r
      where r.body_id = v_body_id and (p_round_id is null or r.id = p_round_id)), private.in_place('r', 'none'));
  v_wanted := coalesce(v_wanted && private.in_place('s', p_subject_id::text), v_wanted);
  v_wanted := coalesce(v_wanted && private.in_place('a', p_content_area_id::text), v_wanted);
  v_wanted := coalesce(v_wanted && private.in_place('k', p_contributor_kind), v_wanted);
  v_last := coalesce(pg_sequence_last_value(pg_get_serial_sequence('public.comment', 'id')::regclass), 0);
  v_at := case when v_descending then least(p_after - 1, v_last) else p_before + 1 end;
  v_at := coalesce(v_at, v_last);

  while cardinality(v_ids) < v_limit and v_at between 0 and v_last loop
    v_block := v_at >> v_levels[v_level];
    v_from := case when v_descending then v_block << v_levels[v_level] else v_at end;
    v_to := case when v_descending then v_at else ((v_block + 1) << v_levels[v_level]) - 1 end;
    v_ids := v_ids || array(
      select c.id from public.comment c
      where private.comment_words(c.text, c.id, c.round_id, c.subject_id, c.content_area_id, c.contributor_kind)
          @@ (v_wanted && private.in_place(v_levels[v_level]::text, v_block::text))
        -- not by the index of numbers
        and c.id + 0 between v_from and v_to and c.body_id = v_body_id
        and (v_phrases = '{}' or private.unmarked(c.text) ~ all (v_phrases))
      order by case when v_descending then -c.id else c.id end limit v_limit - cardinality(v_ids));
    v_at := case when v_descending then v_from - 1 else v_to + 1 end;
    -- A phrase of frequent words is looked for in every comment that has them all: in smaller stretches, and not for ever.
    if v_level < (case when v_phrases = '{}' then 3 else 2 end) then
      v_level := v_level + 1;
    end if;
    if v_phrases <> '{}' and clock_timestamp() > statement_timestamp() + interval '2 seconds' then
      v_go_on := case when v_at between 0 and v_last and cardinality(v_ids) < v_limit
        then case when v_descending then v_at + 1 else v_at - 1 end end;
      exit;
    end if;
  end loop;

  return jsonb_build_object('goOn', v_go_on, 'comments', (
    select coalesce(jsonb_agg(to_jsonb(hit) order by case when v_descending then -hit.id else hit.id end), '[]') from (
      select c.id, c.round_id, c.subject_id, c.content_area_id, c.contributor_kind, f.contributor_category, c.aspect, c.position,
        c.text, f.reference, f.channel, f.received_at, f.is_sample, f.late, f.counted, f.replaced_by, f.comparison,
        coalesce(f.verification = 'confirmed', false) as verified
      from public.comment c join public.desk_feedback f on f.id = c.feedback_id
      where c.id = any (v_ids)) as hit));
end $$;
comment on function public.search_comments(text, uuid, uuid, uuid, text, bigint, bigint, integer) is
  'Comments of the body that have every word of the query, whatever its marks and case; what stands in quotation marks side by side. Newest first, or with p_before the nearest newer ones first; letters that do not count are found, too. {comments, goOn}: goOn is where to go on when the time for a phrase was up. No names.';
grant execute on function public.search_comments(text, uuid, uuid, uuid, text, bigint, bigint, integer) to authenticated;

-- Searching for a name is a look at identities: it has a reason, is logged whatever it finds, and tells references only.
-- The name that was searched for is not logged: the log is read by more people than identities are.
create function public.find_contributor(p_round_id uuid, p_name text, p_reason text) returns jsonb
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_body_id uuid := private.require_round(p_round_id);
  v_reason text := private.plain_reason(p_reason);
  v_words text := private.plain_words(left(p_name, 200));
  v_patterns text[];
  v_found text[];
begin
  if char_length(replace(v_words, ' ', '')) < 2 then
    raise exception 'too little to search for' using errcode = 'KD069', detail = 'name';
  end if;
  insert into public.access_log (body_id, staff_id, action, reason)
    values (v_body_id, (select auth.uid()), 'identity_searched', v_reason);
  v_patterns := array(select private.side_by_side(w) from string_to_table(v_words, ' ') as w);
  -- names first, then newest first, and only of those that would be told whether they are about who asks
  v_found := array(
    select n.reference from (
      select f.id, f.reference from private.contributor_identity i join public.feedback f on f.id = i.feedback_id
      where i.round_id = p_round_id
        and private.unmarked(concat_ws(' ', i.full_name, i.collective_name, i.signatory_name)) ~ all (v_patterns)
      order by f.received_at desc, f.id offset 0) as n
    where not private.is_about_me(n.id) limit 21);
  return jsonb_build_object('references', to_jsonb(v_found[1:20]), 'more', cardinality(v_found) > 20);
end $$;
comment on function public.find_contributor(uuid, text, text) is
  'References of a round''s letters, at most 20, newest first, whose contributor''s or signatory''s name has every one of these words. Takes a reason and writes the access log, found or not; never letters about who asks.';
grant execute on function public.find_contributor(uuid, text, text) to authenticated;
