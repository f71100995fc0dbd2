-- Tables of the desk: letters divided into passages and compared (H3), who does what (H1), review prompts (H6).
-- What a contributor wrote stays as it is: everything here is further rows that point to it.

create table public.division (
  id bigint generated always as identity primary key,
  feedback_id uuid not null,
  body_id uuid not null,
  round_id uuid not null,
  contributor_kind text not null,
  version smallint not null constraint division_version check (version between 1 and 1000),
  made_by uuid not null references public.staff,
  made_at timestamptz not null default clock_timestamp(),
  constraint division_version_once unique (feedback_id, version),
  constraint division_of_feedback unique (id, feedback_id, body_id, round_id, contributor_kind),
  foreign key (feedback_id, body_id, round_id, contributor_kind)
    references public.feedback (id, body_id, round_id, contributor_kind)
);
create index division_by_round on public.division (round_id, feedback_id, version desc);
comment on table public.division is
  'One way a letter was divided into passages (bản phân ý, H3); a change is a further version, earlier ones stay.';

create table public.passage (
  id bigint generated always as identity primary key,
  division_id bigint not null,
  feedback_id uuid not null,
  body_id uuid not null,
  round_id uuid not null,
  contributor_kind text not null,
  comment_id bigint not null references public.comment,
  position smallint not null constraint passage_position check (position between 1 and 999),
  starts_at integer not null constraint passage_starts check (starts_at >= 0),
  ends_at integer not null,
  subject_id uuid,
  content_area_id uuid,
  aspect text constraint passage_aspect check (aspect in ('strength', 'shortcoming', 'cause', 'remedy')),
  set_aside text constraint passage_set_aside_length check (char_length(set_aside) <= 300)
    constraint passage_set_aside_said check (set_aside ~ '\S'),
  constraint passage_order check (starts_at < ends_at),
  constraint passage_position_once unique (division_id, comment_id, position),
  -- about one subject and content area, or set aside with a reason: nothing between
  constraint passage_assigned check (
    (set_aside is null and num_nonnulls(subject_id, content_area_id) = 2)
    or (set_aside is not null and num_nonnulls(subject_id, content_area_id, aspect) = 0)),
  foreign key (division_id, feedback_id, body_id, round_id, contributor_kind)
    references public.division (id, feedback_id, body_id, round_id, contributor_kind),
  foreign key (subject_id, round_id) references public.subject (id, round_id),
  foreign key (content_area_id, round_id) references public.content_area (id, round_id)
);
create index passage_by_subject on public.passage (round_id, subject_id, comment_id, position) where subject_id is not null;
create index passage_by_comment on public.passage (comment_id);
comment on table public.passage is
  'A part of a comment (đoạn) that the Help Team gave a subject, content area and aspect, or set aside with a reason. Passages may overlap: one sentence can be about two subjects.';
comment on column public.passage.starts_at is 'Characters (code points) of the comment''s text before it; ends_at: up to and including its last.';
comment on column public.passage.position is 'Order within the comment, from 1.';

create table public.division_comparison (
  id bigint generated always as identity primary key,
  division_id bigint not null references public.division,
  feedback_id uuid not null references public.feedback,
  body_id uuid not null references public.body,
  outcome text not null constraint division_comparison_outcome check (outcome in ('same', 'different')),
  note text constraint division_comparison_note_length check (char_length(note) <= 1000),
  compared_by uuid not null references public.staff,
  at timestamptz not null default clock_timestamp(),
  constraint division_difference_named check (outcome = 'same' or coalesce(note ~ '\S', false))
);
create index division_comparison_by_division on public.division_comparison (division_id, id desc);
comment on table public.division_comparison is
  'A division held against the letter by a second person; only then do its passages count in place of the comments. Append-only.';

create table public.assignment (
  id bigint generated always as identity primary key,
  feedback_id uuid references public.feedback,
  paper_form_id uuid,
  body_id uuid not null,
  round_id uuid not null,
  step text not null constraint assignment_step
    check (step in ('verify', 'transcribe', 'divide', 'compare', 'synthesise', 'answer')),
  assignee uuid references public.staff,
  assigned_by uuid not null references public.staff,
  at timestamptz not null default clock_timestamp(),
  constraint assignment_about check (num_nonnulls(feedback_id, paper_form_id) = 1),
  constraint assignment_of_form check (paper_form_id is null or step = 'transcribe'),
  foreign key (round_id, body_id) references public.round (id, body_id),
  foreign key (paper_form_id, body_id, round_id) references public.paper_form (id, body_id, round_id)
);
create index assignment_last on public.assignment (round_id, feedback_id, step, id desc);
create index assignment_last_of_form on public.assignment (round_id, paper_form_id, id desc) where paper_form_id is not null;
comment on table public.assignment is
  'Who of the Help Team does which step of a letter, or types which form that came back (H1); the last row of either and step counts, an assignee of null takes it back. Append-only.';

create table public.review_prompt (
  id uuid primary key default gen_random_uuid(),
  body_id uuid not null,
  round_id uuid not null,
  subject_id uuid not null,
  source text not null constraint review_prompt_source check (source in ('superior', 'inspection_committee')),
  sender text not null constraint review_prompt_sender_length check (char_length(sender) <= 200),
  document_number text not null
    constraint review_prompt_document_number_length check (char_length(document_number) <= 60),
  document_date date not null,
  text text not null constraint review_prompt_text_length check (char_length(text) <= 10000),
  recorded_by uuid not null references public.staff,
  recorded_at timestamptz not null default clock_timestamp(),
  replaces uuid references public.review_prompt,
  constraint review_prompt_present check (sender ~ '\S' and document_number ~ '\S' and text ~ '\S'),
  constraint review_prompt_clean check (text is nfc normalized and text !~ '[\u0001-\u0008\u000b-\u001f\u007f-\u009f]'),
  constraint review_prompt_replaced_once unique (replaces),
  constraint review_prompt_of_body unique (id, body_id),
  foreign key (subject_id, round_id) references public.subject (id, round_id),
  foreign key (round_id, body_id) references public.round (id, body_id)
);
create index review_prompt_by_subject on public.review_prompt (round_id, subject_id, document_date, id);
comment on table public.review_prompt is
  'What a superior or the Inspection Committee asks a subject to review (gợi ý kiểm điểm, H6), from its official document. A correction is a further row.';

create table public.review_prompt_scan (
  id uuid primary key references private.upload_ticket,
  review_prompt_id uuid not null,
  body_id uuid not null,
  position smallint not null constraint review_prompt_scan_position check (position between 1 and 20),
  media_type text not null,
  byte_size integer not null,
  part_count smallint not null,
  part_bytes integer not null,
  sha256 bytea not null,
  constraint review_prompt_scan_position_once unique (review_prompt_id, position),
  foreign key (review_prompt_id, body_id) references public.review_prompt (id, body_id)
);
comment on table public.review_prompt_scan is
  'A scan of a review prompt''s document. It shows no contributor: the body''s staff may look at it without a reason.';

do $$
declare
  v_table text;
begin
  foreach v_table in array array['division', 'passage', 'division_comparison', 'assignment', 'review_prompt',
    'review_prompt_scan'] loop
    execute format('alter table public.%I enable row level security', v_table);
    execute format('create policy %I on public.%I for select to authenticated using (body_id = (select private.my_body_id()))',
      v_table || '_of_staff', v_table);
    execute format('create trigger %I before update or delete on public.%I for each row execute function private.refuse_change()',
      v_table || '_immutable', v_table);
    execute format('create trigger %I before truncate on public.%I for each statement execute function private.refuse_truncate()',
      v_table || '_not_emptied', v_table);
  end loop;
end $$;

grant select (id, feedback_id, body_id, round_id, contributor_kind, version, made_by, made_at) on public.division
  to authenticated;
grant select (id, division_id, feedback_id, body_id, round_id, contributor_kind, comment_id, position, starts_at, ends_at,
  subject_id, content_area_id, aspect) on public.passage to authenticated;
-- Not passage.set_aside, not division_comparison.note: free words may tell who wrote a letter. public.division_passages and
-- public.division_findings give them, but not to whom the letter is about.
grant select (id, division_id, feedback_id, body_id, outcome, compared_by, at) on public.division_comparison
  to authenticated;
grant select (id, feedback_id, paper_form_id, body_id, round_id, step, assignee, assigned_by, at) on public.assignment
  to authenticated;
grant select (id, body_id, round_id, subject_id, source, sender, document_number, document_date, text, recorded_by,
  recorded_at, replaces) on public.review_prompt to authenticated;
grant select (id, review_prompt_id, body_id, position, media_type, byte_size, part_count, part_bytes)
  on public.review_prompt_scan to authenticated;

create function private.divisions_in_force(p_round_id uuid) returns table (feedback_id uuid, division_id bigint)
language sql stable security definer set search_path = '' as $$
  select distinct on (d.feedback_id) d.feedback_id, d.id
  from public.division d
  join lateral (select c.outcome from public.division_comparison c where c.division_id = d.id order by c.id desc limit 1) as c
    on c.outcome = 'same'
  where d.round_id = p_round_id
  order by d.feedback_id, d.version desc
$$;
comment on function private.divisions_in_force(uuid) is
  'Of each letter of a round the newest division that a second person found right: its passages count in place of the letter''s comments.';
grant execute on function private.divisions_in_force(uuid) to authenticated;

create function public.remove_samples() returns bigint
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_removed bigint;
begin
  perform set_config('app.removing_samples', 'on', true);
  delete from public.synthesis_link l using public.feedback f where f.id = l.feedback_id and f.is_sample;
  delete from public.synthesis_act a using public.feedback f where f.id = a.feedback_id and f.is_sample;
  delete from public.division_comparison c using public.feedback f where f.id = c.feedback_id and f.is_sample;
  delete from public.passage p using public.feedback f where f.id = p.feedback_id and f.is_sample;
  delete from public.division d using public.feedback f where f.id = d.feedback_id and f.is_sample;
  delete from public.assignment a using public.feedback f where f.id = a.feedback_id and f.is_sample;
  delete from public.reply r using public.feedback f where f.id = r.feedback_id and f.is_sample;
  delete from public.access_log l using public.feedback f where f.id = l.feedback_id and f.is_sample;
  delete from public.verification v using public.feedback f where f.id = v.feedback_id and f.is_sample;
  delete from public.comparison c using public.feedback f where f.id = c.feedback_id and f.is_sample;
  delete from public.comment c using public.feedback f where f.id = c.feedback_id and f.is_sample;
  delete from private.contributor_identity i using public.feedback f where f.id = i.feedback_id and f.is_sample;
  delete from public.feedback f where f.is_sample;
  get diagnostics v_removed = row_count;
  perform set_config('app.removing_samples', '', true);
  return v_removed;
end $$;
comment on function public.remove_samples() is 'Removes every sample feedback and nothing else; returns how many.';
grant execute on function public.remove_samples() to service_role;
