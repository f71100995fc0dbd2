-- What contributors were answered (thông báo tiếp thu, H7; II.2.4.3). Before the work list, which goes by it.

create table public.reply (
  id bigint generated always as identity primary key,
  feedback_id uuid not null,
  body_id uuid not null,
  round_id uuid not null,
  contributor_kind text not null,
  recording uuid not null,
  way text constraint reply_way check (way in ('in_writing', 'letter', 'visit', 'telephone', 'email')),
  answered_on date,
  document_number text constraint reply_document_number_length check (char_length(document_number) <= 60),
  document_date date,
  done_by uuid references public.staff,
  note text constraint reply_note_length check (char_length(note) <= 1000),
  replaces bigint,
  reason text constraint reply_reason_length check (char_length(reason) between 10 and 500),
  recorded_by uuid not null references public.staff,
  recorded_at timestamptz not null default clock_timestamp(),
  constraint reply_of_feedback unique (id, feedback_id),
  constraint reply_recorded_once unique (recording, feedback_id),
  constraint reply_replaced_once unique (replaces),
  constraint reply_replaced_with_reason check (num_nonnulls(replaces, reason) in (0, 2)),
  constraint reply_given_or_withdrawn check (case when way is null
    then replaces is not null and num_nonnulls(answered_on, document_number, document_date, done_by, note) = 0
    else num_nonnulls(answered_on, done_by) = 2 end),
  -- a collective by an official document, an individual as is fitting
  constraint reply_way_of_kind check ((way = 'in_writing') = (contributor_kind = 'collective')),
  constraint reply_document check (case way
    when 'in_writing' then num_nonnulls(document_number, document_date) = 2
    when 'letter' then num_nonnulls(document_number, document_date) in (0, 2)
    else num_nonnulls(document_number, document_date) = 0 end and document_number ~ '\S'),
  -- of what was only spoken nothing else is left
  constraint reply_told check (way not in ('visit', 'telephone') or coalesce(note ~ '\S', false)),
  constraint reply_clean check (note is nfc normalized and note !~ '[\u0001-\u0008\u000b-\u001f\u007f-\u009f]'),
  constraint reply_days check (document_date <= answered_on),
  foreign key (feedback_id, body_id, round_id, contributor_kind)
    references public.feedback (id, body_id, round_id, contributor_kind),
  foreign key (replaces, feedback_id) references public.reply (id, feedback_id)
);
create index reply_by_round on public.reply (round_id, feedback_id);
create index reply_by_feedback on public.reply (feedback_id);
comment on table public.reply is
  'That a contributor was answered (thông báo tiếp thu, H7): how, on which day, by whom. A wrong record is replaced, with a reason, by a further row; one without a way withdraws it. Append-only.';
comment on column public.reply.recording is
  'The form that recorded it: one for several letters where one document answers them; sent twice it is one.';
comment on column public.reply.answered_on is 'A day in Asia/Ho_Chi_Minh.';

alter table public.reply enable row level security;
-- A subject of the letter reads nothing of it, not even what they recorded before that was found.
create policy reply_of_staff on public.reply for select to authenticated
  using (body_id = (select private.my_body_id()) and not private.is_about_me(feedback_id));
grant select (id, feedback_id, body_id, round_id, contributor_kind, recording, way, answered_on, document_number,
  document_date, done_by, note, replaces, reason, recorded_by, recorded_at) on public.reply to authenticated;
create trigger reply_immutable before update or delete on public.reply
  for each row execute function private.refuse_change();
create trigger reply_not_emptied before truncate on public.reply
  for each statement execute function private.refuse_truncate();

create view private.reply_in_force with (security_invoker = true) as
  select r.id, r.feedback_id, r.round_id, r.recording, r.answered_on from public.reply r
  where r.way is not null and not exists (select from public.reply n where n.replaces = r.id);
comment on view private.reply_in_force is
  'Replies that stand: neither withdrawn nor replaced. Lists, counts, progress and receipts go by these.';

create function private.needs_reply(p_counted boolean, p_verification text) returns boolean
language sql immutable as $$ select p_counted and p_verification is distinct from 'denied' $$;
comment on function private.needs_reply(boolean, text) is
  'Whether somebody is to be answered for a letter: it counts, and the named sender has not denied it. The plan knows identified contributors only (II.2.3.1, II.2.4.1): for a denied letter there is none.';

-- A transcription typed again is the same letter: who was answered for the earlier one has been answered.
create function private.transcriptions_of(p_feedback_id uuid) returns setof uuid
language sql stable as $$
  with recursive earlier (id) as (
    select p_feedback_id
    union
    select f.replaces from earlier e join public.feedback f on f.id = e.id where f.replaces is not null
  )
  select e.id from earlier e
$$;
comment on function private.transcriptions_of(uuid) is 'A letter and the transcriptions it stands in place of.';

create function private.replied_at(p_feedback_id uuid) returns date
language sql stable as $$
  select min(r.answered_on) from private.reply_in_force r
  where r.feedback_id in (select private.transcriptions_of(p_feedback_id))
$$;
comment on function private.replied_at(uuid) is 'The day on which a letter was first answered; null if it was not.';

create function private.replied(p_round_id uuid) returns setof uuid
language sql stable as $$
  with recursive typed_again as materialized (
    select f.id, f.replaces from public.feedback f
    where f.round_id = p_round_id and f.channel = 'paper' and f.replaces is not null
  ), answered (id) as (
    select r.feedback_id from private.reply_in_force r where r.round_id = p_round_id
    union
    select t.id from answered a join typed_again t on t.replaces = a.id
  )
  select a.id from answered a
$$;
comment on function private.replied(uuid) is 'The letters of a round that private.replied_at has a day for, as a set.';
