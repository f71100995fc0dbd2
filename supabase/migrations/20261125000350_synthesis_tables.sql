-- Synthesis (tổng hợp): points of the report, and what became of each comment: linked to points, or excluded with a reason
-- (design §5.4). Before the work list, which asks what is left. What is written and read: ..._synthesis_writing.sql and
-- ..._synthesis_reading.sql.
--
-- A comment of the synthesis is a passage of a division in force. When another division comes into force, its passages have
-- no acts yet: what was settled before no longer counts, and nothing had to be changed for it.

create table public.synthesis_point (
  id uuid primary key,
  body_id uuid not null,
  round_id uuid not null,
  subject_id uuid not null,
  content_area_id uuid not null,
  made_by uuid not null references public.staff,
  made_at timestamptz not null default clock_timestamp(),
  constraint synthesis_point_of_body unique (id, body_id),
  constraint synthesis_point_about unique (id, body_id, subject_id, content_area_id),
  foreign key (round_id, body_id) references public.round (id, body_id),
  foreign key (subject_id, round_id) references public.subject (id, round_id),
  foreign key (content_area_id, round_id) references public.content_area (id, round_id)
);
create index synthesis_point_by_subject on public.synthesis_point (round_id, subject_id, content_area_id);
comment on table public.synthesis_point is
  'A synthesis point (ý tổng hợp): one line of the report on a subject × content area. Its words are in its versions. The id is its form''s own: sent twice it is one point.';

create table public.synthesis_point_version (
  id bigint generated always as identity primary key,
  point_id uuid not null,
  body_id uuid not null,
  version smallint not null constraint synthesis_point_version_number check (version between 1 and 1000),
  aspect text constraint synthesis_point_version_aspect check (aspect in ('strength', 'shortcoming', 'cause', 'remedy')),
  text text not null constraint synthesis_point_version_text_length check (char_length(text) <= 2000)
    constraint synthesis_point_version_text_present check (text ~ '\S')
    constraint synthesis_point_version_text_clean check (text is nfc normalized and text !~ '[\u0001-\u001f\u007f-\u009f]'),
  withdrawn boolean not null default false,
  saved_by uuid not null references public.staff,
  saved_at timestamptz not null default clock_timestamp(),
  constraint synthesis_point_version_once unique (point_id, version),
  foreign key (point_id, body_id) references public.synthesis_point (id, body_id)
);
comment on table public.synthesis_point_version is
  'The words of a synthesis point; the highest version counts, earlier ones stay. Withdrawn: in the report no more, until a further version. Append-only.';

create table public.synthesis_point_place (
  id bigint generated always as identity primary key,
  point_id uuid not null,
  body_id uuid not null,
  place numeric not null,
  placed_by uuid not null references public.staff,
  at timestamptz not null default clock_timestamp(),
  foreign key (point_id, body_id) references public.synthesis_point (id, body_id)
);
create index synthesis_point_place_last on public.synthesis_point_place (point_id, id desc);
comment on table public.synthesis_point_place is
  'Where a synthesis point stands among those of its subject × content area, in the order of place; the last row counts. Append-only.';

create table public.synthesis_act (
  id bigint generated always as identity primary key,
  passage_id bigint not null references public.passage,
  feedback_id uuid not null references public.feedback,
  body_id uuid not null,
  round_id uuid not null,
  subject_id uuid not null,
  content_area_id uuid not null,
  outcome text not null constraint synthesis_act_outcome check (outcome in ('linked', 'excluded', 'open')),
  reason text constraint synthesis_act_reason_length check (char_length(reason) <= 300)
    constraint synthesis_act_reason_clean check (reason is nfc normalized and reason !~ '[\u0001-\u001f\u007f-\u009f]'),
  acted_by uuid not null references public.staff,
  at timestamptz not null default clock_timestamp(),
  constraint synthesis_act_reasoned check ((outcome = 'excluded') = coalesce(reason ~ '\S', false)),
  constraint synthesis_act_about unique (id, feedback_id, body_id, subject_id, content_area_id),
  foreign key (round_id, body_id) references public.round (id, body_id),
  foreign key (subject_id, round_id) references public.subject (id, round_id),
  foreign key (content_area_id, round_id) references public.content_area (id, round_id)
);
create index synthesis_act_last on public.synthesis_act (round_id, passage_id, id desc) include (outcome);
comment on table public.synthesis_act is
  'What somebody of the Help Team decided on a comment: linked to points (synthesis_link), excluded with a reason, or open again. The whole of it each time: the last row of a passage counts. Append-only.';
comment on column public.synthesis_act.subject_id is 'The passage''s own, as is content_area_id: what ties links to points of the same.';

create table public.synthesis_link (
  act_id bigint not null,
  point_id uuid not null,
  feedback_id uuid not null,
  body_id uuid not null,
  subject_id uuid not null,
  content_area_id uuid not null,
  primary key (act_id, point_id),
  foreign key (act_id, feedback_id, body_id, subject_id, content_area_id)
    references public.synthesis_act (id, feedback_id, body_id, subject_id, content_area_id),
  foreign key (point_id, body_id, subject_id, content_area_id)
    references public.synthesis_point (id, body_id, subject_id, content_area_id)
);
create index synthesis_link_by_point on public.synthesis_link (point_id, act_id);
comment on table public.synthesis_link is
  'The points an act links its comment to, of the comment''s own subject × content area. Part of the act. Append-only.';

do $$
declare
  v_table text;
begin
  foreach v_table in array array['synthesis_point', 'synthesis_point_version', 'synthesis_point_place', 'synthesis_act',
    'synthesis_link'] loop
    execute format('alter table public.%I enable row level security', v_table);
    execute format('create policy %I on public.%I for select to authenticated using (body_id = (select private.my_body_id()))',
      v_table || '_of_staff', v_table);
    execute format('create trigger %I before update or delete on public.%I for each row execute function private.refuse_change()',
      v_table || '_immutable', v_table);
    execute format('create trigger %I before truncate on public.%I for each statement execute function private.refuse_truncate()',
      v_table || '_not_emptied', v_table);
  end loop;
end $$;

-- A reason may name the contributor: of a letter about themselves a staff member reads their own acts only.
alter policy synthesis_act_of_staff on public.synthesis_act
  using (body_id = (select private.my_body_id())
    and (acted_by = (select auth.uid()) or not private.is_about_me(feedback_id)));

grant select (id, body_id, round_id, subject_id, content_area_id, made_by, made_at) on public.synthesis_point to authenticated;
grant select (id, point_id, body_id, version, aspect, text, withdrawn, saved_by, saved_at) on public.synthesis_point_version
  to authenticated;
grant select (id, point_id, body_id, place, placed_by, at) on public.synthesis_point_place to authenticated;
grant select (id, passage_id, feedback_id, body_id, round_id, subject_id, content_area_id, outcome, reason, acted_by, at)
  on public.synthesis_act to authenticated;
grant select (act_id, point_id, feedback_id, body_id, subject_id, content_area_id) on public.synthesis_link to authenticated;

-- For what is open of a round, read from the index alone.
create index passage_to_settle on public.passage (round_id, division_id, id) where subject_id is not null;

-- What counts of a comment is its last act; without one it is open. Everything about the synthesis is built on these two.
create function private.last_synthesis_acts(p_round_id uuid) returns table (passage_id bigint, act_id bigint, outcome text)
language sql stable as $$
  select distinct on (a.passage_id) a.passage_id, a.id, a.outcome
  from public.synthesis_act a where a.round_id = p_round_id order by a.passage_id, a.id desc
$$;
create function private.open_divisions(p_round_id uuid) returns setof bigint
language sql stable as $$
  select p.division_id from public.passage p
  where p.round_id = p_round_id and p.subject_id is not null
    and p.id not in (select a.passage_id from private.last_synthesis_acts(p_round_id) as a where a.outcome <> 'open')
  group by p.division_id
$$;
comment on function private.open_divisions(uuid) is
  'Divisions of a round, in force or not, with a passage about a subject that is neither linked to a synthesis point nor excluded.';
