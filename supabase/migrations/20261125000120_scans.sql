-- Scans. A ticket and its secret go with every step of an upload; the parts lie in Storage as scans/<ticket>/<n>, counted
-- from 0, until a letter or a review prompt claims them.
--
-- Error codes:
--   KD013 a scan that is not complete, not one's own, or already part of a letter (detail: the field, e.g. scans.0)
--   KD015 the office's store for uploads is full for now

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
      - (select coalesce(sum(s.byte_size::bigint), 0) from public.scan s)
      - (select coalesce(sum(s.byte_size::bigint), 0) from public.review_prompt_scan s) > 20::bigint * 1024 * 1024 * 1024 then
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

-- Scans of letters and of prompts are claimed alike. The update locks each ticket: of a claim and a clearing away that
-- meet, one comes first and the other finds it so.
create function private.claim_tickets(p_body_id uuid, p_scans jsonb, p_secrets jsonb)
returns table (place integer, ticket private.upload_ticket)
language plpgsql volatile as $$
begin
  return query
    with asked as (
      select s.ordinality::integer as place, s.value ->> 'sha256' as sha256,
        p_secrets ->> (s.ordinality::integer - 1) as secret, private.ticket_of((s.value ->> 'id') || '/0') as id
      from jsonb_array_elements(p_scans) with ordinality as s
    )
    update private.upload_ticket t set claimed_at = statement_timestamp()
    from asked a
    where t.id = a.id and t.body_id = p_body_id and t.completed_at is not null
      and t.claimed_at is null and t.clearing_at is null
      and encode(t.sha256, 'hex') = a.sha256 and t.secret_sha256 = private.sha256_text(a.secret)
    returning a.place, t;
end $$;
comment on function private.claim_tickets(uuid, jsonb, jsonb) is
  'Marks uploads as taken in, whose secrets are known, and gives them with their places in the list, from 1; what is not complete, gone or taken is left out.';

create function private.claim_scans(p_feedback public.feedback, p_scans jsonb, p_secrets jsonb) returns void
language plpgsql volatile as $$
declare
  v_stored integer;
begin
  insert into public.scan (id, feedback_id, body_id, round_id, contributor_kind, position, media_type, byte_size, part_count,
      part_bytes, sha256)
    select (c.ticket).id, p_feedback.id, p_feedback.body_id, p_feedback.round_id, p_feedback.contributor_kind, c.place,
      (c.ticket).media_type, (c.ticket).byte_size, private.part_count((c.ticket).byte_size, (c.ticket).part_bytes),
      (c.ticket).part_bytes, (c.ticket).sha256
    from private.claim_tickets(p_feedback.body_id, p_scans, p_secrets) as c;
  get diagnostics v_stored = row_count;
  if v_stored <> jsonb_array_length(p_scans) then
    raise exception 'a scan is not complete, not one''s own, or part of another letter' using errcode = 'KD013',
      detail = coalesce((select format('scans.%s', s.ordinality - 1)
        from jsonb_array_elements(p_scans) with ordinality as s
        left join public.scan c on c.id::text = s.value ->> 'id' and c.feedback_id = p_feedback.id and c.position = s.ordinality
        where c.id is null order by s.ordinality limit 1), 'scans');
  end if;
end $$;

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
  select private.my_body_id() is not null and (exists (select from private.scan_view v
      where v.scan_id = private.ticket_of(p_name) and v.user_id = (select auth.uid()) and v.until > statement_timestamp())
    or exists (select from public.review_prompt_scan s
      where s.id = private.ticket_of(p_name) and s.body_id = (select private.my_body_id())))
$$;
comment on function private.may_view_scan(text) is
  'Whether the signed-in member opened a letter''s scan with a reason a moment ago, or the scan is of a review prompt of the body.';
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
