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
grant execute on function private.uncounted(uuid), private.verified(uuid) to authenticated;

-- security definer: the hash of the words is nobody's to read, how many others have the same is the desk's to know.
create function private.same_words_count(p_feedback_id uuid) returns bigint
language sql stable security definer set search_path = '' as $$
  select count(*) from public.feedback f join public.feedback o on o.round_id = f.round_id
    and o.words_sha256 = f.words_sha256 and o.id <> f.id
  where f.id = p_feedback_id and f.body_id = (select private.my_body_id())
    and o.replaces is distinct from f.id and f.replaces is distinct from o.id
$$;
comment on function private.same_words_count(uuid) is
  'How many other letters of the round have exactly these comments; the transcription it corrects or that corrects it is none.';
grant execute on function private.same_words_count(uuid) to authenticated;

create or replace view public.desk_feedback with (security_invoker = true) as
  select f.id, f.body_id, f.round_id, f.reference, f.channel, f.contributor_kind, f.contributor_category, f.received_at,
    f.comment_count, f.is_sample,
    private.is_late(f.received_at, r.closes_on, f.begun_at, r.grace_minutes) as late,
    f.entered_by, f.entered_at, f.trapped,
    (select n.reference from public.feedback n where n.replaces = f.id) as replaced_by,
    (select v.outcome from public.verification v where v.feedback_id = f.id order by v.id desc limit 1) as verification,
    (select c.outcome from public.comparison c where c.feedback_id = f.id order by c.id desc limit 1) as comparison,
    private.same_words_count(f.id) as same_words_count,
    (select count(*) from public.scan s where s.feedback_id = f.id) as scan_count
  from public.feedback f join public.round r on r.id = f.round_id;

create or replace view public.desk_comment with (security_invoker = true) as
  select c.id, c.feedback_id, c.body_id, c.round_id, c.contributor_kind, c.subject_id, c.content_area_id, c.aspect,
    c.position, c.text, f.reference, f.contributor_category, f.received_at, f.is_sample,
    private.is_late(f.received_at, r.closes_on, f.begun_at, r.grace_minutes) as late
  from public.comment c
  join public.feedback f on f.id = c.feedback_id
  join public.round r on r.id = c.round_id
  where f.channel = 'web' or c.feedback_id not in (select private.uncounted(c.round_id));

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
  select f.contributor_kind, count(*) filter (where f.counted),
    count(*) filter (where f.counted and private.is_late(f.received_at, f.closes_on, f.begun_at, f.grace_minutes)),
    count(*) filter (where f.counted and f.is_sample),
    count(*) filter (where f.counted and f.id not in (select private.verified(p_round_id))),
    count(*) filter (where not f.counted)
  from (select f.id, f.contributor_kind, f.received_at, f.begun_at, f.is_sample, r.closes_on, r.grace_minutes,
      f.id not in (select private.uncounted(p_round_id)) as counted
    from public.feedback f join public.round r on r.id = f.round_id
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
    raise exception 'a subject does not verify who wrote about them' using errcode = 'KD005';
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
create function public.enter_paper_feedback(content jsonb, idempotency_key text, received_on date, circumstances jsonb default '{}')
returns jsonb
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_body_id uuid := private.require_staff();
  v_slug text;
  v_received_at timestamptz := least(statement_timestamp(), (received_on + 1)::timestamp at time zone 'Asia/Ho_Chi_Minh' - interval '1 second');
begin
  select b.slug into strict v_slug from public.body b where b.id = v_body_id;
  return private.store_feedback(v_slug, content, idempotency_key,
    (circumstances - array['begun', 'trapped']) || jsonb_build_object('enteredBy', (select auth.uid())), false, v_received_at);
end $$;
comment on function public.enter_paper_feedback(jsonb, text, date, jsonb) is
  'A letter on paper, typed by the signed-in member; received_on is the day it reached the office. The same receipt as from the web.';
grant execute on function public.enter_paper_feedback(jsonb, text, date, jsonb) to authenticated;

create function public.compare_feedback(p_feedback_id uuid, p_outcome text, p_note text default null) returns void
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_body_id uuid := private.require_staff();
begin
  insert into public.comparison (feedback_id, body_id, outcome, note, compared_by)
    select f.id, f.body_id, p_outcome, nullif(btrim(p_note), ''), (select auth.uid())
    from public.feedback f
    where f.id = p_feedback_id and f.body_id = v_body_id and f.channel = 'paper' and f.entered_by <> (select auth.uid())
      and not exists (select from public.feedback n where n.replaces = f.id);
  if not found then
    raise exception 'not a letter this person may compare' using errcode = 'KD017';
  end if;
end $$;
comment on function public.compare_feedback(uuid, text, text) is
  'A transcription held against the paper by someone other than who typed it; a difference is named.';
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
      'replyBy', i.reply_by, 'invitation', n.number))
    into strict v_identity
    from private.contributor_identity i
    left join public.invitation n on n.id = v_feedback.invitation_id
    where i.feedback_id = p_feedback_id;
  return v_identity;
end $$;

-- Invitations (F4).
create function public.import_invitations(p_round_id uuid, p_rows jsonb) returns jsonb
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_body_id uuid := private.require_staff();
  v_row jsonb;
  v_next integer;
  v_id uuid;
  v_added integer := 0;
  v_known integer := 0;
begin
  if jsonb_typeof(p_rows) <> 'array' or not exists (
      select from public.round r where r.id = p_round_id and r.body_id = v_body_id) then
    raise exception 'no such round in this body' using errcode = 'KD005';
  end if;
  -- one import at a time, so that numbers have no gaps and no twins
  perform pg_advisory_xact_lock(hashtextextended('invitation ' || p_round_id::text, 0));
  select coalesce(max(n.number), 0) into v_next from public.invitation n where n.round_id = p_round_id;
  for v_row in select r.value from jsonb_array_elements(p_rows) as r loop
    if exists (select from private.invitee i where i.round_id = p_round_id
        and i.person_key = private.person_key(v_row ->> 'name', v_row ->> 'address')) then
      v_known := v_known + 1;
      continue;
    end if;
    v_next := v_next + 1;
    insert into public.invitation (body_id, round_id, number, contributor_kind, contributor_category, created_by)
      values (v_body_id, p_round_id, v_next, v_row ->> 'kind', v_row ->> 'category', (select auth.uid()))
      returning id into v_id;
    insert into private.invitee (invitation_id, body_id, round_id, code, name, address, phone, email, person_key)
      values (v_id, v_body_id, p_round_id, private.new_code(), v_row ->> 'name', v_row ->> 'address', v_row ->> 'phone',
        v_row ->> 'email', private.person_key(v_row ->> 'name', v_row ->> 'address'));
    v_added := v_added + 1;
  end loop;
  return jsonb_build_object('added', v_added, 'known', v_known);
end $$;
comment on function public.import_invitations(uuid, jsonb) is
  'Adds those asked, all or nothing; who is on the list already stays as is. Rows: {kind, category, name, address, phone, email}.';
grant execute on function public.import_invitations(uuid, jsonb) to authenticated;

create function private.new_code() returns text
language sql volatile as $$
  select substr(t.text, 1, 4) || '-' || substr(t.text, 5, 4) || '-' || substr(t.text, 9, 4)
  from (select private.speakable(extensions.gen_random_bytes(12))) as t (text)
$$;

create function public.known_invitees(p_round_id uuid, p_rows jsonb) returns jsonb
language sql stable security definer set search_path = '' as $$
  select coalesce(jsonb_agg(r.ordinality - 1 order by r.ordinality), '[]')
  from jsonb_array_elements(p_rows) with ordinality as r
  where exists (select from private.invitee i where i.round_id = p_round_id and i.body_id = (select private.my_body_id())
    and i.person_key = private.person_key(r.value ->> 'name', r.value ->> 'address'))
$$;
comment on function public.known_invitees(uuid, jsonb) is
  'Positions (from 0) of the rows whose name and address are on the list already: for the preview of an import.';
grant execute on function public.known_invitees(uuid, jsonb) to authenticated;

-- What has become of each invitation. Which letter is theirs is not told: that takes a reason (open_identity).
create function public.invitation_list(p_round_id uuid, p_after integer default 0, p_limit integer default 100)
returns table (id uuid, number integer, contributor_kind text, contributor_category text, name text, address text,
  state text, form_numbers integer[], withdrawn boolean)
language sql stable security definer set search_path = '' as $$
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
  where n.round_id = p_round_id and n.body_id = (select private.my_body_id()) and n.number > p_after
  order by n.number
  limit least(p_limit, 1000)
$$;
comment on function public.invitation_list(uuid, integer, integer) is
  'Those asked and what has become of it, by number after p_after (F4): asked, handed_out, answered, entered, returned_at_meeting, returned_later, late, missing, withdrawn.';
grant execute on function public.invitation_list(uuid, integer, integer) to authenticated;

create function public.invitation_totals(p_round_id uuid) returns table (state text, count bigint)
language sql stable security definer set search_path = '' as $$
  select l.state, count(*) from public.invitation_list(p_round_id, 0, 1000000) as l group by l.state
$$;
comment on function public.invitation_totals(uuid) is 'How many invitations are in each state.';
grant execute on function public.invitation_totals(uuid) to authenticated;

create function public.withdraw_invitation(p_invitation_id uuid, p_withdrawn boolean) returns void
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_body_id uuid := private.require_staff();
begin
  update public.invitation n set withdrawn_at = case when p_withdrawn then statement_timestamp() end
    where n.id = p_invitation_id and n.body_id = v_body_id;
  if not found then
    raise exception 'no such invitation in this body' using errcode = 'KD005';
  end if;
end $$;
comment on function public.withdraw_invitation(uuid, boolean) is 'Takes an invitation back, or gives it again; its code stops working meanwhile.';
grant execute on function public.withdraw_invitation(uuid, boolean) to authenticated;

create function public.invitations_to_print(p_round_id uuid, p_from integer, p_to integer) returns jsonb
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_body_id uuid := private.require_staff();
  v_letters jsonb;
begin
  select jsonb_agg(jsonb_strip_nulls(jsonb_build_object('id', n.id, 'number', n.number, 'kind', n.contributor_kind,
      'category', n.contributor_category, 'name', i.name, 'address', i.address, 'code', i.code)) order by n.number)
    into v_letters
    from public.invitation n join private.invitee i on i.invitation_id = n.id
    where n.round_id = p_round_id and n.body_id = v_body_id and n.withdrawn_at is null
      and n.number between p_from and least(p_to, p_from + 499);
  if v_letters is null then
    return '[]';
  end if;
  insert into public.access_log (body_id, staff_id, action, reason)
    values (v_body_id, (select auth.uid()), 'invitations_printed', format('thư mời số %s đến %s', p_from, p_to));
  return v_letters;
end $$;
comment on function public.invitations_to_print(uuid, integer, integer) is
  'Letters of invitation with their codes, at most 500; logged, because a code lets its bearer write as invited.';
grant execute on function public.invitations_to_print(uuid, integer, integer) to authenticated;

-- Paper forms (F5).
create function public.print_paper_forms(p_round_id uuid, p_count integer, p_invitations integer[] default null) returns jsonb
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_body_id uuid := private.require_staff();
  v_next integer;
  v_forms jsonb;
begin
  if not exists (select from public.round r where r.id = p_round_id and r.body_id = v_body_id) then
    raise exception 'no such round in this body' using errcode = 'KD005';
  end if;
  perform pg_advisory_xact_lock(hashtextextended('paper form ' || p_round_id::text, 0));
  select coalesce(max(f.number), 0) into v_next from public.paper_form f where f.round_id = p_round_id;
  with printed as (
    insert into public.paper_form (body_id, round_id, number, invitation_id, printed_by)
      select v_body_id, p_round_id, v_next + row_number() over (order by w.number), w.id, (select auth.uid())
      from (
        select n.id, n.number from public.invitation n
          where p_invitations is not null and n.round_id = p_round_id and n.number = any (p_invitations[1:500])
        union all
        select null, g from generate_series(1, least(p_count, 500)) as g where p_invitations is null
      ) as w
      returning number, invitation_id)
  select coalesce(jsonb_agg(jsonb_strip_nulls(jsonb_build_object('number', p.number, 'name', i.name, 'address', i.address,
      'kind', n.contributor_kind, 'category', n.contributor_category, 'code', i.code)) order by p.number), '[]')
    into v_forms
    from printed p left join public.invitation n on n.id = p.invitation_id left join private.invitee i on i.invitation_id = n.id;
  return v_forms;
end $$;
comment on function public.print_paper_forms(uuid, integer, integer[]) is
  'Numbers new forms, at most 500: blank ones, or one for each of the invitations named. Numbers are never given twice.';
grant execute on function public.print_paper_forms(uuid, integer, integer[]) to authenticated;

create function public.record_paper_forms(p_round_id uuid, p_numbers integer[], p_kind text) returns integer
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_body_id uuid := private.require_staff();
  v_count integer;
begin
  insert into public.paper_form_event (paper_form_id, body_id, round_id, kind, recorded_by)
    select f.id, f.body_id, f.round_id, p_kind, (select auth.uid())
    from public.paper_form f
    where f.round_id = p_round_id and f.body_id = v_body_id and f.number = any (p_numbers);
  get diagnostics v_count = row_count;
  if v_count <> cardinality(array(select distinct unnest(p_numbers))) then
    raise exception 'a paper form that is not of this round' using errcode = 'KD016', detail = 'numbers';
  end if;
  return v_count;
end $$;
comment on function public.record_paper_forms(uuid, integer[], text) is
  'Notes what became of forms: handed_out, returned_at_meeting, returned_later, lost, reset. All of them or none.';
grant execute on function public.record_paper_forms(uuid, integer[], text) to authenticated;

create function public.paper_form_list(p_round_id uuid, p_after integer default 0, p_limit integer default 100)
returns table (number integer, state text, at timestamptz, named boolean, entered boolean)
language sql stable security definer set search_path = '' as $$
  select f.number,
    case
      when e.kind in ('returned_at_meeting', 'lost') then e.kind
      when e.kind = 'returned_later' then case when e.at >= private.closing_moment(r.closes_on) then 'late' else e.kind end
      when e.kind = 'handed_out' then case when statement_timestamp() >= private.closing_moment(r.closes_on) then 'missing' else e.kind end
      else 'printed'
    end,
    coalesce(case when e.kind <> 'reset' then e.at end, f.printed_at),
    f.invitation_id is not null,
    exists (select from public.feedback b where b.paper_form_id = f.id)
  from public.paper_form f
  join public.round r on r.id = f.round_id
  left join lateral (
    select e.kind, e.at from public.paper_form_event e where e.paper_form_id = f.id order by e.id desc limit 1) as e on true
  where f.round_id = p_round_id and f.body_id = (select private.my_body_id()) and f.number > p_after
  order by f.number
  limit least(p_limit, 1000)
$$;
comment on function public.paper_form_list(uuid, integer, integer) is
  'The ledger of forms by number after p_after (F5): printed, handed_out, returned_at_meeting, returned_later, late, missing, lost; and whether entered.';
grant execute on function public.paper_form_list(uuid, integer, integer) to authenticated;

create function public.paper_form_totals(p_round_id uuid) returns table (state text, count bigint)
language sql stable security definer set search_path = '' as $$
  select l.state, count(*) from public.paper_form_list(p_round_id, 0, 1000000) as l group by l.state
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
