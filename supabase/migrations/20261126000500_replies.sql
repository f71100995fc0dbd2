-- Recording that contributors were answered (H7; II.2.4.3). The table and what counts as answered: ..._reply_tables.sql.
--
-- More error codes:
--   KD090 letters about the person who records                                    (detail: the references)
--   KD091 done by nobody who works at this desk, or by a subject of the letter    (detail: doneBy)
--   KD092 letters nobody waits to be answered for: answered, denied, not counted  (detail: the references)
--   KD093 a record that was corrected or withdrawn meanwhile                      (detail: the references)
--   KD094 letters of both kinds, or a way that is not for their kind              (detail: way)
--   KD095 a day that lies ahead, before a letter came, before its document        (detail: answeredOn)

-- One door for all three: a reply that was given, a correction, a withdrawal. Idempotent by the form's own key.
create function public.record_replies(p_recording uuid, p_references text[], p_content jsonb default null,
  p_again boolean default false, p_replaces uuid default null, p_replaced_because text default null)
returns integer
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_body_id uuid := private.require_staff();
  v_references text[] := array(select distinct r from unnest(p_references) as r order by r);
  v_way text := p_content ->> 'way';
  v_answered_on date := (p_content ->> 'answeredOn')::date;
  v_done_by uuid := (p_content ->> 'doneBy')::uuid;
  v_reason text := case when p_replaces is not null then private.plain_reason(p_replaced_because) end;
  v_rounds uuid[];
  v_kinds text[];
  v_ids uuid[];
  v_came_on date;
  v_wrong text[];
  v_count integer;
begin
  if cardinality(v_references) not between 1 and 100 then
    raise exception 'not between 1 and 100 letters' using errcode = 'KD023', detail = 'references';
  end if;
  select array_agg(distinct f.round_id), array_agg(distinct f.contributor_kind), array_agg(f.id),
      max((f.received_at at time zone 'Asia/Ho_Chi_Minh')::date)
    into v_rounds, v_kinds, v_ids, v_came_on
    from public.feedback f where f.reference = any (v_references) and f.body_id = v_body_id;
  if coalesce(cardinality(v_ids), 0) <> cardinality(v_references) or cardinality(v_rounds) <> 1 then
    raise exception 'no such letters in one round of this body' using errcode = 'KD005';
  end if;
  v_wrong := array(select f.reference from public.feedback f
    where f.id in (select private.letters_about(v_ids, (select auth.uid()))) order by 1);
  if cardinality(v_wrong) > 0 then
    raise exception 'a subject of a letter does not record who was answered for it' using errcode = 'KD090',
      detail = array_to_string(v_wrong, ',');
  end if;

  -- one recorder at a time: whether a letter is answered, and which record stands, decides what may be recorded
  perform pg_advisory_xact_lock(hashtextextended('reply ' || v_rounds[1]::text, 0));
  select count(*) into v_count from public.reply r where r.recording = p_recording;
  if v_count > 0 then
    -- pressed twice, or gone back to: the same is recorded, anything else is another reply
    if v_count <> cardinality(v_references) or exists (select from public.reply r
        where r.recording = p_recording and (not exists (select from unnest(v_ids) as v (id)
            where r.feedback_id in (select private.transcriptions_of(v.id)))
          or (r.way, r.answered_on, r.document_number, r.document_date, r.done_by, r.note, r.reason, r.recorded_by,
              (select o.recording from public.reply o where o.id = r.replaces))
            is distinct from (v_way, v_answered_on, p_content ->> 'documentNumber', (p_content ->> 'documentDate')::date,
              v_done_by, p_content ->> 'note', v_reason, (select auth.uid()), p_replaces))) then
      raise exception 'idempotency key used before with another content' using errcode = 'KD001';
    end if;
    return v_count;
  end if;

  if p_replaces is null then
    v_wrong := array(select d.reference from public.desk_feedback d
      where d.id = any (v_ids) and (not private.needs_reply(d.counted, d.verification)
        or (private.replied_at(d.id) is not null and not p_again)) order by 1);
    if cardinality(v_wrong) > 0 then
      raise exception 'letters nobody waits to be answered for' using errcode = 'KD092',
        detail = array_to_string(v_wrong, ',');
    end if;
  else
    v_wrong := array(select f.reference from public.feedback f
      where f.id = any (v_ids) and not exists (select from private.reply_in_force r
        where r.recording = p_replaces and r.feedback_id in (select private.transcriptions_of(f.id))) order by 1);
    if cardinality(v_wrong) > 0 then
      raise exception 'no record that stands' using errcode = 'KD093', detail = array_to_string(v_wrong, ',');
    end if;
  end if;

  if p_replaces is null or p_content is not null then
    if cardinality(v_kinds) <> 1 or v_way is null or (v_way = 'in_writing') <> (v_kinds[1] = 'collective') then
      raise exception 'not a way to answer these letters' using errcode = 'KD094', detail = 'way';
    end if;
    if v_answered_on > (statement_timestamp() at time zone 'Asia/Ho_Chi_Minh')::date or v_answered_on < v_came_on
        or v_answered_on < (p_content ->> 'documentDate')::date then
      raise exception 'not a day on which this can have been answered' using errcode = 'KD095', detail = 'answeredOn';
    end if;
    -- who has left stays named where a record of that time is corrected
    if not exists (select from public.staff s where s.user_id = v_done_by and s.body_id = v_body_id
          and ((s.disabled_at is null and s.role <> 'auditor')
            or exists (select from public.reply r where r.recording = p_replaces and r.done_by = v_done_by)))
        or exists (select private.letters_about(v_ids, v_done_by)) then
      raise exception 'nobody who can have answered these letters' using errcode = 'KD091', detail = 'doneBy';
    end if;
  end if;

  insert into public.reply (feedback_id, body_id, round_id, contributor_kind, recording, way, answered_on, document_number,
      document_date, done_by, note, replaces, reason, recorded_by)
    select coalesce(o.feedback_id, f.id), f.body_id, f.round_id, f.contributor_kind, p_recording, v_way, v_answered_on,
      p_content ->> 'documentNumber', (p_content ->> 'documentDate')::date, v_done_by, p_content ->> 'note', o.id, v_reason,
      (select auth.uid())
    from public.feedback f
    left join lateral (select r.id, r.feedback_id from private.reply_in_force r
      where r.recording = p_replaces and r.feedback_id in (select private.transcriptions_of(f.id))) as o on true
    where f.id = any (v_ids);
  return cardinality(v_ids);
end $$;
comment on function public.record_replies(uuid, text[], jsonb, boolean, uuid, text) is
  'Records that the contributors of up to 100 letters of one kind were answered, all or none. p_recording is the form''s own key: sent twice it is one. content: {way, answeredOn, documentNumber, documentDate, doneBy, note}, parsed by src/domain/reply.ts. p_again: a further reply to who was answered. p_replaces: corrects, of each of the letters, what that recording says, with a reason; without content it is withdrawn. Returns how many letters.';
grant execute on function public.record_replies(uuid, text[], jsonb, boolean, uuid, text) to authenticated;

-- security definer: the way somebody wishes to be answered stands in the identity, and is none.
create function public.reply_state(p_feedback_id uuid) returns jsonb
language sql stable security definer set search_path = '' as $$
  select case when private.is_about_me(d.id) then jsonb_build_object('aboutMe', true)
    else jsonb_build_object('aboutMe', false,
      'needed', private.needs_reply(d.counted, d.verification),
      'wish', (select i.reply_by from private.contributor_identity i where i.feedback_id = d.id),
      'repliedOn', private.replied_at(d.id),
      'replies', (select coalesce(jsonb_agg(jsonb_build_object('id', r.id, 'recording', r.recording, 'way', r.way,
          'answeredOn', r.answered_on, 'documentNumber', r.document_number, 'documentDate', r.document_date,
          'doneBy', r.done_by, 'note', r.note, 'replaces', r.replaces, 'reason', r.reason, 'recordedBy', r.recorded_by,
          'recordedAt', r.recorded_at, 'together', case when stands.id is not null then (
            select jsonb_agg(f.reference order by f.reference) from private.reply_in_force o
            join public.feedback f on f.id = o.feedback_id where o.recording = r.recording) end) order by r.id desc), '[]')
        from public.reply r left join private.reply_in_force stands on stands.id = r.id
        where r.feedback_id in (select private.transcriptions_of(d.id)))) end
  from public.desk_feedback d
  where d.id = p_feedback_id and d.body_id = (select private.my_body_id())
$$;
comment on function public.reply_state(uuid) is
  'What the desk knows of answering a letter: whether somebody is to be answered, how they wish it (letter, visit, telephone, email, null), since when they are, and every record, newest first; together: of a record that stands the letters it stands for. To a subject of the letter nothing but {aboutMe}.';
grant execute on function public.reply_state(uuid) to authenticated;
