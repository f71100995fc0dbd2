-- Sealing the audit trail, and whether it is whole (H8).
--
-- One more error code:
--   KD070 leaves the sealer's moment alone with the trail; never reaches a caller

create function private.audit_line(p_entry public.audit_entry) returns text
language sql stable as $$
  select format('%s|%s|%s|%s|%s|%s|%s|%s', p_entry.id,
    to_char(p_entry.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), p_entry.actor, p_entry.source, p_entry.source_key,
    p_entry.feedback_id, p_entry.format, encode(p_entry.row_sha256, 'hex'))
$$;

create function private.seal_sha256(p_previous bytea, p_body_id uuid, p_number integer, p_from bigint, p_to bigint)
returns bytea
language sql stable as $$
  select pg_catalog.sha256(convert_to(format(E'%s|%s|%s|%s|%s\n', encode(p_previous, 'hex'), p_body_id, p_number, p_from, p_to)
    || coalesce(string_agg(private.audit_line(e), E'\n' order by e.id), ''), 'UTF8'))
  from public.audit_entry e where e.body_id = p_body_id and e.id between p_from and p_to
$$;
comment on function private.seal_sha256(bytea, uuid, integer, bigint, bigint) is
  'The hash of a seal: of the hash before it, its own place and a line for each entry. Anyone with the rows can compute it.';

-- The highest number below which no entry can still appear; null when a writer takes too long to wait for.
create function private.audit_height(p_body_id uuid) returns bigint
language plpgsql volatile as $$
declare
  v_height bigint;
begin
  begin
    perform set_config('lock_timeout', '200ms', true);
    perform pg_advisory_xact_lock(private.audit_lock(p_body_id));
    select coalesce(max(e.id), 0) into v_height from public.audit_entry e where e.body_id = p_body_id;
    raise exception 'enough' using errcode = 'KD070';
  exception
    -- however this block is left, what it began is undone: the lock is given back at once
    when sqlstate 'KD070' then null;
    when lock_not_available then null;
  end;
  return v_height;
end $$;

create function private.seal_body(p_body_id uuid) returns integer
language plpgsql volatile as $$
declare
  v_height bigint;
  v_last public.audit_seal;
  v_to bigint;
  v_count integer;
  v_acts integer;
  v_made integer := 0;
begin
  if not pg_try_advisory_xact_lock(hashtextextended('sealing ' || p_body_id::text, 0)) then
    return null;
  end if;
  v_height := private.audit_height(p_body_id);
  if v_height is null then
    return null;
  end if;
  select s.* into v_last from public.audit_seal s where s.body_id = p_body_id order by s.number desc limit 1;
  while v_made < 200 loop
    select max(e.id), count(*), count(*) filter (where e.source <> 'audit_seal') into v_to, v_count, v_acts
      from (select e.id, e.source from public.audit_entry e
        where e.body_id = p_body_id and e.id > coalesce(v_last.to_entry, 0) and e.id <= v_height
        order by e.id limit 500) as e;
    -- a seal leaves an entry, too: alone it is no reason for the next
    exit when v_acts = 0;
    insert into public.audit_seal (body_id, number, from_entry, to_entry, entry_count, previous_sha256, sha256)
      select p_body_id, n.number, n.from_entry, v_to, v_count, n.previous,
        private.seal_sha256(n.previous, p_body_id, n.number, n.from_entry, v_to)
      from (select coalesce(v_last.number, 0) + 1, coalesce(v_last.to_entry, 0) + 1,
        coalesce(v_last.sha256, decode(repeat('00', 32), 'hex'))) as n (number, from_entry, previous)
      returning * into v_last;
    v_made := v_made + 1;
  end loop;
  return v_made;
end $$;
comment on function private.seal_body(uuid) is
  'Seals what is not sealed yet, five hundred entries at a time, at most 200 seals. Returns how many; null when a writer or another sealer was in the way.';

create function public.seal_audit() returns jsonb
language sql volatile security definer set search_path = '' as $$
  select jsonb_build_object('sealed', coalesce(sum(s.made), 0), 'busy', count(*) filter (where s.made is null))
  from (select private.seal_body(b.id) as made from public.body b) as s
$$;
comment on function public.seal_audit() is
  'Seals the trail of every body. Every hour with the secret key. Returns {sealed, busy}: how many seals, how many bodies have to wait for the next time.';
grant execute on function public.seal_audit() to service_role;

-- Checking. A call does a bounded part and says where to go on: seals and their entries, entries not sealed yet, then
-- rows that should have an entry.

-- Entries whose row is gone, says something else, or has a second entry that it cannot have.
create function private.audit_faults(p_body_id uuid, p_from bigint, p_to bigint)
returns table (kind text, source text, source_key text, feedback_id uuid)
language plpgsql stable as $$
declare
  v_source text;
  v_changes boolean;
  v_id text;
begin
  for v_source in select distinct e.source from public.audit_entry e
      where e.body_id = p_body_id and e.id between p_from and p_to order by 1 loop
    select f.changes into v_changes from private.audit_format f where f.source = v_source order by f.id desc limit 1;
    if not found then
      return query select 'row_missing', e.source, e.source_key, e.feedback_id from public.audit_entry e
        where e.body_id = p_body_id and e.id between p_from and p_to and e.source = v_source order by e.id;
      continue;
    end if;
    -- a key that is none of this table finds no row instead of breaking the check off
    v_id := case (select a.atttypid from pg_attribute a
        where a.attrelid = format('public.%I', v_source)::regclass and a.attname = 'id')
      when 'uuid'::regtype then $c$case when e.source_key ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then e.source_key::uuid end$c$
      else $c$case when e.source_key ~ '^\d{1,18}$' then e.source_key::bigint end$c$ end;
    return query execute format($q$
      select x.kind, x.source, x.source_key, x.feedback_id from (
        select e.id, e.source, e.source_key, e.feedback_id, case
            when e.later then case when not $5 then 'entry_twice' end
            when t.id is null then 'row_missing'
            when private.sha256_text(private.audit_text(e.source, e.format, to_jsonb(t))) is distinct from e.row_sha256
              then 'row_changed' end as kind
        from (select e.*, exists (select from public.audit_entry l
              where l.source_key = e.source_key and l.source = e.source and l.id > e.id) as later
            from public.audit_entry e where e.body_id = $1 and e.id between $2 and $3 and e.source = $4 offset 0) as e
        left join public.%I t on t.id = %s) as x
      where x.kind is not null order by x.id$q$, v_source, v_id)
      using p_body_id, p_from, p_to, v_source, v_changes;
  end loop;
end $$;

-- Rows without an entry, of a part of one table. at: the last row looked at, null when there are no more.
create function private.audit_unlisted(p_body_id uuid, p_source text, p_after text)
returns table (keys text[], row_count integer, at text)
language plpgsql stable as $$
begin
  return query execute format($q$
    with part as materialized (
      select t.id, %s as is_sample from public.%I t where t.body_id = $1 %s order by t.id limit 2000)
    select array(select p.id::text from part p where not p.is_sample and not exists (
          select from public.audit_entry e where e.source_key = p.id::text and e.source = $2 and e.body_id = $1)
        order by p.id),
      (select count(*)::integer from part),
      (select p.id::text from part p order by p.id desc offset 0 limit 1)$q$,
    case
      when p_source = 'feedback' then 't.is_sample'
      when private.audit_columns(format('public.%I', p_source)::regclass) ? 'feedback_id' then
        'coalesce((select f.is_sample from public.feedback f where f.id = t.feedback_id), false)'
      else 'false' end,
    p_source, case when p_after <> '' then format('and t.id > %L', p_after) else '' end)
    using p_body_id, p_source;
end $$;

create function private.audit_seal_fault(p_seal public.audit_seal, p_before public.audit_seal) returns text
language sql stable as $$
  select case
    when p_seal.number <> coalesce(p_before.number, 0) + 1 then 'seal_missing'
    when p_seal.entry_count > n.entries then 'entry_missing'
    when p_seal.entry_count < n.entries then 'entry_added'
    when p_seal.from_entry <> coalesce(p_before.to_entry, 0) + 1
      or p_seal.previous_sha256 <> coalesce(p_before.sha256, decode(repeat('00', 32), 'hex'))
      or p_seal.sha256 <> private.seal_sha256(p_seal.previous_sha256, p_seal.body_id, p_seal.number, p_seal.from_entry,
        p_seal.to_entry) then 'seal_broken' end
  from (select count(*) as entries from public.audit_entry e
    where e.body_id = p_seal.body_id and e.id between p_seal.from_entry and p_seal.to_entry) as n
$$;

create function private.audit_named(p_body_id uuid, p_from bigint, p_to bigint) returns jsonb
language sql stable as $$
  select coalesce(jsonb_agg(jsonb_build_object('kind', x.kind, 'source', x.source, 'key', x.source_key,
    'reference', f.reference)), '[]')
  from private.audit_faults(p_body_id, p_from, p_to) as x left join public.feedback f on f.id = x.feedback_id
$$;

create function public.check_audit(p_from text default '') returns jsonb
language plpgsql volatile security definer set search_path = '' set timezone = 'UTC' set bytea_output = 'hex'
set enable_seqscan = off as $$
declare
  v_body_id uuid := private.my_log_body_id();
  v_step text := coalesce(substring(p_from from '^(seal|entry|row) '), 'seal');
  v_at text := coalesce(substring(p_from from '^(?:seal|entry) (\d{1,18})$'), '0');
  v_source text := substring(p_from from '^row (\w+)');
  v_after text := coalesce(substring(p_from from '^row \w+ ([0-9a-f-]+)$'), '');
  v_before public.audit_seal;
  v_seal public.audit_seal;
  v_kind text;
  v_faults jsonb := '[]';
  v_seals integer := 0;
  v_entries integer := 0;
  v_rows integer := 0;
  v_to bigint;
  v_keys text[];
  v_next text;
begin
  if v_body_id is null then
    raise exception 'not one who reads the log' using errcode = 'KD005';
  end if;
  if p_from = '' then
    perform private.seal_body(v_body_id);
  end if;

  if v_step = 'seal' then
    select s.* into v_before from public.audit_seal s where s.body_id = v_body_id and s.number = v_at::bigint;
    for v_seal in select s.* from public.audit_seal s where s.body_id = v_body_id and s.number > v_at::bigint
        order by s.number limit 50 loop
      v_kind := private.audit_seal_fault(v_seal, v_before);
      if v_kind is not null then
        v_faults := v_faults || jsonb_build_object('kind', v_kind, 'seal',
          case v_kind when 'seal_missing' then v_seal.number - 1 else v_seal.number end);
      end if;
      v_faults := v_faults || private.audit_named(v_body_id, coalesce(v_before.to_entry, 0) + 1, v_seal.to_entry);
      v_before := v_seal;
      v_seals := v_seals + 1;
      v_entries := v_entries + v_seal.entry_count;
      v_next := format('seal %s', v_seal.number);
      exit when v_entries >= 500;
    end loop;
    v_next := coalesce(v_next, format('entry %s', coalesce(v_before.to_entry, 0)));
  elsif v_step = 'entry' then
    select max(e.id), count(*) into v_to, v_entries from (select e.id from public.audit_entry e
      where e.body_id = v_body_id and e.id > v_at::bigint order by e.id limit 500) as e;
    if v_to is not null then
      v_faults := private.audit_named(v_body_id, v_at::bigint + 1, v_to);
    end if;
    v_next := case when v_entries = 500 then format('entry %s', v_to) else 'row' end;
  end if;

  if v_step = 'row' then
    v_source := coalesce((select min(f.source) from private.audit_format f where f.source >= v_source), '');
    select u.keys, u.row_count, u.at into v_keys, v_rows, v_after
      from private.audit_unlisted(v_body_id, v_source, v_after) as u;
    select coalesce(jsonb_agg(jsonb_build_object('kind', 'row_unlisted', 'source', v_source, 'key', k.key,
        'reference', case v_source when 'feedback' then (select f.reference from public.feedback f where f.id::text = k.key) end)), '[]')
      into v_faults from (select k from unnest(v_keys) as k limit 100) as k (key);
    v_next := case when v_rows = 2000 then format('row %s %s', v_source, v_after) end;
  end if;
  if v_next = 'row' or (v_step = 'row' and v_next is null) then
    v_next := (select 'row ' || min(f.source) from private.audit_format f where v_step <> 'row' or f.source > v_source);
  end if;
  return jsonb_build_object('faults', jsonb_path_query_array(v_faults, '$[0 to 99]'),
    'found', greatest(jsonb_array_length(v_faults), cardinality(v_keys)), 'seals', v_seals, 'entries', v_entries,
    'rows', v_rows, 'next', v_next);
end $$;
comment on function public.check_audit(text) is
  'Checks a part of the trail, after sealing what is not sealed. {faults, found, seals, entries, rows, next}: what was found (of found the first 100; kind, and seal, or source, key and reference; nothing personal), how much was looked at, and what to call it with to go on; next null: done. Kinds: seal_missing, seal_broken, entry_missing, entry_added, entry_twice, row_missing, row_changed, row_unlisted.';
grant execute on function public.check_audit(text) to authenticated;
