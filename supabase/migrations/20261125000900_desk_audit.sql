-- The audit trail (H8): every act of the Help Team and every letter leaves an entry with a hash of its row; entries are
-- sealed in a chain, so that a row or an entry that was changed, removed or slipped in is found (..._audit_seals.sql). Who reads the trail.
--
-- Writers hold a shared lock from before their entry gets its number until they commit. The sealer takes the lock alone
-- for the moment in which it looks up the highest number: after that no entry up to it can still appear, and the hashing
-- needs no lock. So no submission waits for another, and for a sealer at most as long as its lock_timeout.

create table private.audit_format (
  id smallint generated always as identity primary key,
  source text not null,
  columns jsonb not null,
  parts regclass[] not null,
  width integer not null,
  changes boolean not null
);
comment on table private.audit_format is
  'Which columns of a table, and of the tables that belong to it, went into a hash. A column added later makes a further format (private.audit_follow), so that earlier hashes still hold.';
comment on column private.audit_format.columns is '{"table": ["column", …]}, generated columns left out.';
comment on column private.audit_format.width is
  'Columns its tables had together, as pg_class counts them: as long as they are so many, there is nothing to leave out. Zero where a column is generated.';
comment on column private.audit_format.changes is
  'Rows may change (an invitation is withdrawn): each change has an entry, the last one has to match.';

-- No foreign keys: what an entry speaks of was checked when it was written, and a row that is gone is what it tells of.
create table public.audit_entry (
  id bigint generated always as identity,
  body_id uuid not null,
  at timestamptz not null default clock_timestamp(),
  actor uuid,
  source text not null,
  source_key text not null,
  feedback_id uuid,
  format smallint not null,
  row_sha256 bytea not null,
  primary key (body_id, id)
);
create index audit_entry_of_row on public.audit_entry (source_key, source);
-- letters are most of the trail: what only acts are looked up by costs them nothing
create index audit_entry_by_actor on public.audit_entry (body_id, actor, id) where actor is not null;
create index audit_entry_by_source on public.audit_entry (body_id, source, id) where source <> 'feedback';
create index audit_entry_by_feedback on public.audit_entry (feedback_id) where source <> 'feedback';
create index audit_entry_by_time on public.audit_entry using brin (at);
comment on table public.audit_entry is
  'The audit trail: one entry for each act of the Help Team and each letter that is no sample, written by triggers. Append-only.';
comment on column public.audit_entry.actor is 'Who acted; null for contributors and scheduled jobs.';
comment on column public.audit_entry.source is 'The table of the row the entry is about; source_key: its id.';
comment on column public.audit_entry.row_sha256 is
  'SHA-256 of the row as private.audit_format lists it; of a letter or a division with all that belongs to it.';

create table public.audit_seal (
  id bigint generated always as identity primary key,
  body_id uuid not null references public.body,
  number integer not null constraint audit_seal_number check (number > 0),
  from_entry bigint not null,
  to_entry bigint not null,
  entry_count integer not null,
  previous_sha256 bytea not null,
  sha256 bytea not null,
  sealed_at timestamptz not null default clock_timestamp(),
  constraint audit_seal_number_once unique (body_id, number),
  constraint audit_seal_order check (from_entry <= to_entry)
);
comment on table public.audit_seal is
  'A seal over the entries of a body from one number to another, each chained to the one before. Kept on paper, the last hash binds even who owns the database. Append-only.';

create index access_log_by_body on public.access_log (body_id, id);
create index access_log_by_staff on public.access_log (body_id, staff_id, id);
create index access_log_by_action on public.access_log (body_id, action, id);
create index access_log_by_time on public.access_log (body_id, at);

alter table private.audit_format enable row level security;
alter table public.audit_entry enable row level security;
alter table public.audit_seal enable row level security;

create function private.audit_parts(p_source text) returns regclass[]
language sql immutable as $$
  select case p_source
    when 'feedback' then array['public.feedback', 'private.contributor_identity', 'public.comment', 'public.scan']
    when 'division' then array['public.division', 'public.passage']
    when 'synthesis_act' then array['public.synthesis_act', 'public.synthesis_link']
    else array[format('public.%I', p_source)] end::regclass[]
$$;
comment on function private.audit_parts(text) is 'A table and those whose rows are hashed with each of its rows.';

create function private.audit_only(p_row jsonb, p_columns jsonb) returns jsonb
language sql immutable as $$
  select jsonb_object_agg(c.name, p_row -> c.name) from jsonb_array_elements_text(p_columns) as c (name)
$$;
comment on function private.audit_only(jsonb, jsonb) is 'The columns of a format out of a row that may have gained others.';

-- What is hashed: a line for the row and, of a letter or a division, one for each row that belongs to it; each its table and
-- its columns in the order jsonb keeps. Statement by statement, because that is what costs the door least.
create function private.audit_text(p_source text, p_format smallint, p_row jsonb) returns text
language plpgsql stable as $$
declare
  v_columns jsonb;
  v_exact boolean;
  v_id uuid;
  v_row jsonb;
  v_text text;
begin
  select f.columns, f.width = (select sum(c.relnatts) from unnest(f.parts) as part (id) join pg_class c on c.oid = part.id)
    into v_columns, v_exact from private.audit_format f where f.id = p_format;
  v_text := p_source || ' ' || (case when v_exact then p_row else private.audit_only(p_row, v_columns -> p_source) end)::text;
  if p_source = 'feedback' then
    v_id := p_row ->> 'id';
    for v_row in select to_jsonb(i) from private.contributor_identity i where i.feedback_id = v_id loop
      v_text := v_text || E'\ncontributor_identity '
        || (case when v_exact then v_row else private.audit_only(v_row, v_columns -> 'contributor_identity') end)::text;
    end loop;
    for v_row in select to_jsonb(c) from public.comment c where c.feedback_id = v_id order by c.position loop
      v_text := v_text || E'\ncomment '
        || (case when v_exact then v_row else private.audit_only(v_row, v_columns -> 'comment') end)::text;
    end loop;
    for v_row in select to_jsonb(s) from public.scan s where s.feedback_id = v_id order by s.position loop
      v_text := v_text || E'\nscan '
        || (case when v_exact then v_row else private.audit_only(v_row, v_columns -> 'scan') end)::text;
    end loop;
  elsif p_source = 'division' then
    for v_row in select to_jsonb(p) from public.passage p where p.division_id = (p_row ->> 'id')::bigint order by p.id loop
      v_text := v_text || E'\npassage '
        || (case when v_exact then v_row else private.audit_only(v_row, v_columns -> 'passage') end)::text;
    end loop;
  elsif p_source = 'synthesis_act' then
    for v_row in select to_jsonb(l) from public.synthesis_link l where l.act_id = (p_row ->> 'id')::bigint order by l.point_id loop
      v_text := v_text || E'\nsynthesis_link '
        || (case when v_exact then v_row else private.audit_only(v_row, v_columns -> 'synthesis_link') end)::text;
    end loop;
  end if;
  return v_text;
end $$;

create function private.audit_lock(p_body_id uuid) returns bigint
language sql immutable as $$
  select hashtextextended('audit ' || p_body_id::text, 0)
$$;

-- Samples may be removed: neither they nor what is about them is part of the trail.
create function private.audit_add(p_source text, p_format smallint, p_rows jsonb[]) returns void
language plpgsql volatile as $$
begin
  perform pg_advisory_xact_lock_shared(private.audit_lock(b.id))
    from (select distinct (r.row ->> 'body_id')::uuid as id from unnest(p_rows) as r (row)) as b;
  insert into public.audit_entry (body_id, actor, source, source_key, feedback_id, format, row_sha256)
    select (r.row ->> 'body_id')::uuid, (select auth.uid()), p_source, r.row ->> 'id', r.feedback_id, p_format,
      private.sha256_text(private.audit_text(p_source, p_format, r.row))
    from (select r.row, r.place, (r.row ->> case p_source when 'feedback' then 'id' else 'feedback_id' end)::uuid as feedback_id
      from unnest(p_rows) with ordinality as r (row, place)) as r
    where not exists (select from public.feedback f where f.id = r.feedback_id and f.is_sample)
    order by r.place;
end $$;

-- The settings decide how moments and bytes are written in jsonb: a hash must not depend on who asks. Without sequential
-- scans, because a plan made while the tables were small is kept, and would read all of them once they have grown.
create function private.audit_row() returns trigger
language plpgsql volatile security definer set search_path = '' set timezone = 'UTC' set bytea_output = 'hex'
set enable_seqscan = off as $$
begin
  perform private.audit_add(tg_table_name, tg_argv[0]::smallint, array[to_jsonb(new)]);
  return null;
end $$;

-- Of many rows at once: a list of thousands that is taken in costs one lock and one statement more.
create function private.audit_rows() returns trigger
language plpgsql volatile security definer set search_path = '' set timezone = 'UTC' set bytea_output = 'hex'
set enable_seqscan = off as $$
begin
  perform private.audit_add(tg_table_name, tg_argv[0]::smallint, array(select to_jsonb(n) from new_rows as n));
  return null;
end $$;

create function private.audit_columns(p_table regclass) returns jsonb
language sql stable as $$
  select jsonb_agg(a.attname order by a.attname) from pg_attribute a
  where a.attrelid = p_table and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
$$;

create function private.audit_follow(p_source text) returns void
language plpgsql volatile set timezone = 'UTC' set bytea_output = 'hex' as $$
declare
  v_known boolean := exists (select from private.audit_format f where f.source = p_source);
  v_changes boolean := p_source = 'invitation';
  v_whole boolean := cardinality(private.audit_parts(p_source)) > 1;
  v_format smallint;
  v_row jsonb;
begin
  insert into private.audit_format (source, columns, parts, width, changes)
    select p_source, jsonb_object_agg(c.relname, private.audit_columns(c.oid)), private.audit_parts(p_source),
      sum(c.relnatts) * min((not exists (select from pg_attribute a where a.attrelid = c.oid and a.attgenerated <> ''))::integer),
      v_changes
    from pg_class c where c.oid = any (private.audit_parts(p_source))
    returning id into v_format;
  execute format('drop trigger if exists audited on public.%I', p_source);
  execute format('drop trigger if exists change_audited on public.%I', p_source);
  if v_whole then
    -- only at commit, when its parts are in
    execute format('create constraint trigger audited after insert on public.%I deferrable initially deferred '
      'for each row execute function private.audit_row(%s)', p_source, v_format);
  else
    execute format('create trigger audited after insert on public.%I referencing new table as new_rows '
      'for each statement execute function private.audit_rows(%s)', p_source, v_format);
  end if;
  if v_changes then
    execute format('create trigger change_audited after update on public.%I referencing new table as new_rows '
      'for each statement execute function private.audit_rows(%s)', p_source, v_format);
  end if;
  if not v_known then
    for v_row in execute format('select to_jsonb(t) from public.%I t order by t.id', p_source) loop
      perform private.audit_add(p_source, v_format, array[v_row]);
    end loop;
  end if;
end $$;
comment on function private.audit_follow(text) is
  'Takes a table of public into the trail, with the rows it has; called again after a column was added, so that later hashes cover it.';

-- Every append-only table, however it came to be, and invitations, which are given and taken back.
do $$
declare
  v_source text;
begin
  for v_source in
    select distinct c.relname from pg_trigger t join pg_class c on c.oid = t.tgrelid
    where c.relnamespace = 'public'::regnamespace and t.tgfoid = 'private.refuse_change'::regproc
      and c.relname not in ('comment', 'scan', 'passage', 'synthesis_link')
    union select 'invitation' union select 'audit_seal'
    order by 1
  loop
    perform private.audit_follow(v_source);
  end loop;
end $$;

create trigger audit_entry_immutable before update or delete on public.audit_entry
  for each row execute function private.refuse_change();
create trigger audit_seal_immutable before update or delete on public.audit_seal
  for each row execute function private.refuse_change();
create trigger audit_format_immutable before update or delete on private.audit_format
  for each row execute function private.refuse_change();
create trigger audit_entry_not_emptied before truncate on public.audit_entry
  for each statement execute function private.refuse_truncate();
create trigger audit_seal_not_emptied before truncate on public.audit_seal
  for each statement execute function private.refuse_truncate();
create trigger audit_format_not_emptied before truncate on private.audit_format
  for each statement execute function private.refuse_truncate();

-- Who reads the trail: the Help Team and the auditor.

-- Of a letter about themselves a staff member does not learn who worked on it.
create policy audit_entry_of_staff on public.audit_entry for select to authenticated
  using (body_id = (select private.my_log_body_id())
    and (actor is null or actor = (select auth.uid()) or not private.is_about_me(feedback_id)));
create policy audit_seal_of_staff on public.audit_seal for select to authenticated
  using (body_id = (select private.my_log_body_id()));
grant select (id, body_id, at, actor, source, source_key, feedback_id, format) on public.audit_entry to authenticated;
grant select (id, body_id, number, from_entry, to_entry, entry_count, sealed_at) on public.audit_seal to authenticated;

-- security definer: an auditor reads neither staff nor letters, only names and references that the log needs.
create function public.audit_names() returns table (user_id uuid, display_name text)
language sql stable security definer set search_path = '' as $$
  select s.user_id, s.display_name from public.staff s where s.body_id = (select private.my_log_body_id())
  order by s.display_name, s.user_id
$$;
comment on function public.audit_names() is 'Who may be named in the log: user and name, nothing else.';

create function public.audit_references(p_feedback_ids uuid[]) returns table (feedback_id uuid, reference text)
language sql stable security definer set search_path = '' as $$
  select f.id, f.reference from public.feedback f
  where f.id = any (p_feedback_ids[1:200]) and f.body_id = (select private.my_log_body_id())
$$;
comment on function public.audit_references(uuid[]) is 'References of letters that the log speaks of, at most 200 at once; nothing else of them.';

create function public.audit_letter(p_reference text) returns uuid
language sql stable security definer set search_path = '' as $$
  select f.id from public.feedback f where f.reference = p_reference and f.body_id = (select private.my_log_body_id())
$$;
comment on function public.audit_letter(text) is 'The letter a reference stands for, to find it in the log; null if there is none.';

create function private.seal_facts(p_seal public.audit_seal) returns jsonb
language sql stable as $$
  select case when p_seal.id is not null then jsonb_build_object('number', p_seal.number, 'at', private.utc(p_seal.sealed_at),
    'toEntry', p_seal.to_entry, 'sha256', encode(p_seal.sha256, 'hex')) end
$$;

create function public.audit_state(p_number integer default null) returns jsonb
language sql stable security definer set search_path = '' as $$
  select jsonb_build_object(
    'seal', private.seal_facts(l), 'asked', private.seal_facts(a),
    'unsealed', (select count(*) from (select from public.audit_entry e
      where e.body_id = m.body_id and e.id > coalesce(l.to_entry, 0) and e.source <> 'audit_seal' limit 1000) as e))
  from (select private.my_log_body_id() as body_id) as m
  left join public.audit_seal l on l.body_id = m.body_id
    and l.number = (select max(s.number) from public.audit_seal s where s.body_id = m.body_id)
  left join public.audit_seal a on a.body_id = m.body_id and a.number = p_number
  where m.body_id is not null
$$;
comment on function public.audit_state(integer) is
  'The last seal with its hash, the one asked for by its number, and how many entries are not sealed yet, counted up to 1,000; null for who may not read the log.';
grant execute on function public.audit_names(), public.audit_references(uuid[]), public.audit_letter(text),
  public.audit_state(integer) to authenticated;
