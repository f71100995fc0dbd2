-- From letters to comments (H3): a letter divided into passages, the division compared by a second person, who is there.
--
-- More error codes:
--   KD040 not a letter this person may divide or compare: of another body, or about themselves
--   KD041 the letter does not count: paper not found the same yet, or typed again
--   KD042 somebody saved another version meanwhile                     (detail: the newest version)
--   KD043 no passage, or more than 999
--   KD044 a passage that lies outside its comment, or of no length     (detail: passages.N, from 0; so for the next three)
--   KD045 a passage that begins or ends inside a character
--   KD046 a passage of blanks only
--   KD047 a passage about no subject and content area of the round, and not set aside with a reason either
--   KD048 a division that leaves something uncovered cannot be compared
--   KD049 a division is compared by somebody other than its maker

create index division_comparison_by_feedback on public.division_comparison (feedback_id);

create table private.presence (
  feedback_id uuid not null references public.feedback on delete cascade,
  user_id uuid not null references public.staff,
  seen_at timestamptz not null,
  primary key (feedback_id, user_id)
);
create index presence_by_time on private.presence (seen_at);
comment on table private.presence is 'Who of the Help Team has a letter open, for two minutes; no record is kept of it.';
alter table private.presence enable row level security;

-- By code, since \s knows more or less by locale. src/domain/code-points.ts has the same.
create function private.blank() returns text
language sql immutable set search_path = '' as $$
  select '[\t\n\u000b\f\r \u0085\u00a0\u1680\u180e\u2000-\u200f\u2028-\u202f\u205f\u2060\u3000\ufeff]'
$$;
comment on function private.blank() is 'A regular expression for one character that nobody sees.';

-- Marks, joiners, variation selectors, skin tones and tags belong to the character before, flags are pairs.
create function private.splits_character(p_text text, p_at integer) returns boolean
language sql immutable set search_path = '' as $$
  select p_at > 0 and p_at < char_length(p_text) and (
    substr(p_text, p_at + 1, 1) ~ '[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u200d\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f\U000e0100-\U000e01ef]'
    or substr(p_text, p_at, 1) = U&'\200D'
    or (substr(p_text, p_at + 1, 1) ~ '[\U0001f1e6-\U0001f1ff]'
      and char_length(substring(left(p_text, p_at) from '[\U0001f1e6-\U0001f1ff]*$')) % 2 = 1))
$$;
comment on function private.splits_character(text, integer) is
  'Whether so many code points into a text lies inside what a reader sees as one character.';

create function public.uncovered(p_division_id bigint) returns table (comment_id bigint, starts_at integer, ends_at integer)
language sql stable security invoker set search_path = '' as $$
  select c.id, (lower(g.gap) + char_length(t.head))::integer, (upper(g.gap) - char_length(t.tail))::integer
  from public.division d
  join public.comment c on c.feedback_id = d.feedback_id
  cross join lateral unnest(
    int4multirange(int4range(0, char_length(c.text)))
    - coalesce((select range_agg(int4range(p.starts_at, p.ends_at)) from public.passage p
        where p.division_id = d.id and p.comment_id = c.id), '{}')) as g (gap)
  cross join lateral substr(c.text, lower(g.gap) + 1, upper(g.gap) - lower(g.gap)) as s (words)
  cross join lateral (select substring(s.words from '^' || private.blank() || '*') as head,
    substring(s.words from private.blank() || '*$') as tail) as t
  where d.id = p_division_id and char_length(t.head) < char_length(s.words)
  order by c.position, 2
$$;
comment on function public.uncovered(bigint) is
  'The parts of a letter that a division leaves out, in code points of each comment, without the blanks around them (H3: no sentence is left over).';
grant execute on function private.blank(), public.uncovered(bigint) to authenticated;

create function private.passages_of(p_division_id bigint) returns jsonb
language sql stable set search_path = '' as $$
  select coalesce(jsonb_agg(jsonb_build_array(c.position, p.starts_at, p.ends_at, s.code, a.code, p.aspect, p.set_aside)
    order by c.position, p.position), '[]')
  from public.passage p
  join public.comment c on c.id = p.comment_id
  left join public.subject s on s.id = p.subject_id
  left join public.content_area a on a.id = p.content_area_id
  where p.division_id = p_division_id
$$;
comment on function private.passages_of(bigint) is 'A division''s passages in order, in a form that two of them can be held equal by.';

-- Locks the letter: what two people save at the same moment is saved one after the other.
create function private.lock_to_divide(p_feedback_id uuid) returns public.feedback
language plpgsql volatile set search_path = '' as $$
declare
  v_body_id uuid := private.require_staff();
  v_feedback public.feedback;
begin
  select f.* into v_feedback from public.feedback f where f.id = p_feedback_id and f.body_id = v_body_id for update;
  if not found or private.is_about_me(p_feedback_id) then
    raise exception 'not a letter this person may divide or compare' using errcode = 'KD040';
  end if;
  if v_feedback.channel = 'paper' and (private.comparison_of(p_feedback_id) is distinct from 'same'
      or exists (select from public.feedback n where n.replaces = p_feedback_id)) then
    raise exception 'this letter does not count' using errcode = 'KD041';
  end if;
  return v_feedback;
end $$;
comment on function private.lock_to_divide(uuid) is
  'The letter, locked, if the signed-in member may divide it or compare its division; KD005, KD040, KD041.';

create function private.newest_division(p_feedback_id uuid) returns public.division
language sql stable set search_path = '' as $$
  select d from public.division d where d.feedback_id = p_feedback_id order by d.version desc limit 1
$$;

-- p_passages: [{comment, startsAt, endsAt, subject, contentArea, aspect, setAside}], comment being its position in the
-- letter, subject and content area their codes.
create function public.save_division(p_feedback_id uuid, p_base_version integer, p_passages jsonb) returns integer
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_feedback public.feedback := private.lock_to_divide(p_feedback_id);
  v_newest public.division := private.newest_division(p_feedback_id);
  v_division_id bigint;
  v_passage record;
begin
  if jsonb_typeof(p_passages) is distinct from 'array' or jsonb_array_length(p_passages) not between 1 and 999 then
    raise exception 'a division has 1 to 999 passages' using errcode = 'KD043';
  end if;

  for v_passage in
    select format('passages.%s', p.ordinality - 1) as field, p.*, c.text, s.id as subject_id, a.id as content_area_id,
      nullif(btrim(p."setAside"), '') as set_aside
    from rows from (jsonb_to_recordset(p_passages) as (comment integer, "startsAt" integer, "endsAt" integer, subject text,
      "contentArea" text, aspect text, "setAside" text)) with ordinality as p
    left join public.comment c on c.feedback_id = p_feedback_id and c.position = p.comment
    left join public.subject s on s.round_id = v_feedback.round_id and s.code = p.subject
    left join public.content_area a on a.round_id = v_feedback.round_id and a.code = p."contentArea"
  loop
    case
      when v_passage.text is null or coalesce(v_passage."startsAt" < 0 or v_passage."startsAt" >= v_passage."endsAt"
          or v_passage."endsAt" > char_length(v_passage.text), true) then
        raise exception 'a passage outside its comment' using errcode = 'KD044', detail = v_passage.field;
      when private.splits_character(v_passage.text, v_passage."startsAt")
          or private.splits_character(v_passage.text, v_passage."endsAt") then
        raise exception 'a passage that splits a character' using errcode = 'KD045', detail = v_passage.field;
      when substr(v_passage.text, v_passage."startsAt" + 1, v_passage."endsAt" - v_passage."startsAt")
          ~ ('^' || private.blank() || '*$') then
        raise exception 'a passage of blanks only' using errcode = 'KD046', detail = v_passage.field;
      when (case when v_passage.set_aside is null then v_passage.subject_id is null or v_passage.content_area_id is null
          else num_nonnulls(v_passage.subject, v_passage."contentArea", v_passage.aspect) > 0 end) then
        raise exception 'a passage about nothing' using errcode = 'KD047', detail = v_passage.field;
      else null;
    end case;
  end loop;

  -- a double click, or somebody else who came to the very same: nothing new to keep, nothing to compare again
  if v_newest.id is not null and private.passages_of(v_newest.id) = (
      select jsonb_agg(jsonb_build_array(p.comment, p."startsAt", p."endsAt", p.subject, p."contentArea", p.aspect,
        nullif(btrim(p."setAside"), '')) order by p.comment, p."startsAt", p."endsAt", p.ordinality)
      from rows from (jsonb_to_recordset(p_passages) as (comment integer, "startsAt" integer, "endsAt" integer, subject text,
        "contentArea" text, aspect text, "setAside" text)) with ordinality as p) then
    return v_newest.version;
  end if;
  if coalesce(v_newest.version, 0) is distinct from p_base_version then
    raise exception 'another version was saved meanwhile' using errcode = 'KD042', detail = coalesce(v_newest.version, 0)::text;
  end if;

  insert into public.division (feedback_id, body_id, round_id, contributor_kind, version, made_by)
    values (p_feedback_id, v_feedback.body_id, v_feedback.round_id, v_feedback.contributor_kind, p_base_version + 1,
      (select auth.uid()))
    returning id into v_division_id;
  insert into public.passage (division_id, feedback_id, body_id, round_id, contributor_kind, comment_id, position, starts_at,
      ends_at, subject_id, content_area_id, aspect, set_aside)
    select v_division_id, p_feedback_id, v_feedback.body_id, v_feedback.round_id, v_feedback.contributor_kind, c.id,
      row_number() over (partition by c.id order by p."startsAt", p."endsAt", p.ordinality), p."startsAt", p."endsAt", s.id,
      a.id, p.aspect, nullif(btrim(p."setAside"), '')
    from rows from (jsonb_to_recordset(p_passages) as (comment integer, "startsAt" integer, "endsAt" integer, subject text,
      "contentArea" text, aspect text, "setAside" text)) with ordinality as p
    join public.comment c on c.feedback_id = p_feedback_id and c.position = p.comment
    left join public.subject s on s.round_id = v_feedback.round_id and s.code = p.subject
    left join public.content_area a on a.round_id = v_feedback.round_id and a.code = p."contentArea"
    order by c.position, p."startsAt", p."endsAt", p.ordinality;
  return p_base_version + 1;
end $$;
comment on function public.save_division(uuid, integer, jsonb) is
  'Saves a further version of dividing a letter and returns its number; refuses one that was begun from an older version (KD042). What is the same as the newest is that version.';
grant execute on function public.save_division(uuid, integer, jsonb) to authenticated;

create function public.compare_division(p_division_id bigint, p_outcome text, p_note text default null) returns void
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_division public.division;
  v_feedback public.feedback;
  v_newest public.division;
begin
  select d.* into v_division from public.division d where d.id = p_division_id;
  v_feedback := private.lock_to_divide(v_division.feedback_id);
  v_newest := private.newest_division(v_feedback.id);
  if v_newest.id <> p_division_id then
    raise exception 'another version was saved meanwhile' using errcode = 'KD042', detail = v_newest.version::text;
  end if;
  if v_division.made_by = (select auth.uid()) then
    raise exception 'compared by its maker' using errcode = 'KD049';
  end if;
  if exists (select from public.uncovered(p_division_id)) then
    raise exception 'something is uncovered' using errcode = 'KD048';
  end if;
  insert into public.division_comparison (division_id, feedback_id, body_id, outcome, note, compared_by)
    values (p_division_id, v_feedback.id, v_feedback.body_id, p_outcome, nullif(btrim(p_note), ''), (select auth.uid()));
end $$;
comment on function public.compare_division(bigint, text, text) is
  'The newest division of a letter held against the letter by someone other than its maker; a difference is named.';
grant execute on function public.compare_division(bigint, text, text) to authenticated;

-- security definer: free words of a letter about the reader are nobody's but their writer's; where they stand all may see.
create function public.division_findings(p_feedback_id uuid)
returns table (id bigint, division_id bigint, outcome text, note text, note_hidden boolean, compared_by uuid, at timestamptz)
language sql stable security definer set search_path = '' as $$
  select c.id, c.division_id, c.outcome, case when s.shown then c.note end, c.note is not null and not s.shown, c.compared_by,
    c.at
  from public.division_comparison c
  cross join lateral (select c.compared_by = (select auth.uid())
    or not (select private.is_about_me(p_feedback_id)) as shown) as s
  where c.feedback_id = p_feedback_id and c.body_id = (select private.my_body_id())
  order by c.id desc
$$;
comment on function public.division_findings(uuid) is
  'What second persons found of a letter''s divisions, the newest first. Of a letter about the reader the notes of others are null and note_hidden.';
create function public.division_passages(p_division_id bigint)
returns table (comment_id bigint, starts_at integer, ends_at integer, subject_id uuid, content_area_id uuid, aspect text,
  set_aside text, reason_hidden boolean)
language sql stable security definer set search_path = '' as $$
  select p.comment_id, p.starts_at, p.ends_at, p.subject_id, p.content_area_id, p.aspect,
    case when s.shown then p.set_aside end, p.set_aside is not null and not s.shown
  from public.division d
  cross join lateral (select d.made_by = (select auth.uid()) or not private.is_about_me(d.feedback_id) as shown) as s
  join public.passage p on p.division_id = d.id
  where d.id = p_division_id and d.body_id = (select private.my_body_id())
  order by p.comment_id, p.position
$$;
comment on function public.division_passages(bigint) is
  'A division''s passages in order; about no subject: set aside. Of a letter about the reader the reasons for it that others wrote are null and reason_hidden.';
create function public.letter_is_about_me(p_feedback_id uuid) returns boolean
language sql stable security invoker set search_path = '' as $$
  select private.is_about_me(p_feedback_id)
$$;
comment on function public.letter_is_about_me(uuid) is
  'Whether a letter comments on the signed-in member, in the contributor''s own choice or a passage: what they may not do and see of it then, its page says.';
grant execute on function public.division_findings(uuid), public.division_passages(bigint), public.letter_is_about_me(uuid)
  to authenticated;

create function public.be_present(p_feedback_id uuid) returns table (display_name text)
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_body_id uuid := private.require_staff();
begin
  if not exists (select from public.feedback f where f.id = p_feedback_id and f.body_id = v_body_id) then
    raise exception 'no such letter in this body' using errcode = 'KD005';
  end if;
  insert into private.presence (feedback_id, user_id, seen_at)
    values (p_feedback_id, (select auth.uid()), statement_timestamp())
    on conflict on constraint presence_pkey do update set seen_at = excluded.seen_at;
  -- skip locked: others note their own presence at the same moment
  delete from private.presence p where (p.feedback_id, p.user_id) in (
    select s.feedback_id, s.user_id from private.presence s where s.seen_at < statement_timestamp() - interval '2 minutes'
    for update skip locked);
  return query select s.display_name from private.presence p join public.staff s on s.user_id = p.user_id
    where p.feedback_id = p_feedback_id and p.user_id <> (select auth.uid())
      and p.seen_at >= statement_timestamp() - interval '2 minutes' and s.disabled_at is null
    order by s.display_name;
end $$;
comment on function public.be_present(uuid) is
  'Notes that the signed-in member has the letter open, and tells who else had it open within two minutes.';
grant execute on function public.be_present(uuid) to authenticated;
