-- What intake keeps besides the letter: invitations and paper forms (F4, F5), scans (F1), how a letter came in (F6, F7),
-- whether the office has verified its sender and compared its transcription (F5, F7).

create table public.invitation (
  id uuid primary key default gen_random_uuid(),
  body_id uuid not null,
  round_id uuid not null,
  number integer not null,
  contributor_kind text not null
    constraint invitation_contributor_kind check (contributor_kind in ('individual', 'collective')),
  contributor_category text not null,
  created_at timestamptz not null default clock_timestamp(),
  created_by uuid not null references public.staff,
  withdrawn_at timestamptz,
  withdrawn_by uuid references public.staff,
  constraint invitation_withdrawn_by_someone check ((withdrawn_at is null) = (withdrawn_by is null)),
  constraint invitation_number_once unique (round_id, number),
  constraint invitation_of_round unique (id, body_id, round_id),
  foreign key (round_id, body_id) references public.round (id, body_id),
  constraint invitation_contributor_category check (
    (contributor_kind = 'individual' and contributor_category in
      ('former_committee_member', 'former_head', 'retired', 'other'))
    or (contributor_kind = 'collective' and contributor_category in
      ('city_committee_office', 'city_council_party_group', 'city_government_party_board',
       'city_inspectorate_committee', 'subordinate_committee', 'subordinate_unit_leadership',
       'workplace_cell_committee', 'residence_cell_committee')))
);
comment on table public.invitation is
  'A contributor the office asked (thư mời góp ý), clause II.2.4.1. number counts within the round.';

create table private.invitee (
  invitation_id uuid primary key,
  body_id uuid not null,
  round_id uuid not null,
  code text not null unique
    constraint invitee_code_form check (code ~ '^[A-HJ-NPR-Y2-9]{4}-[A-HJ-NPR-Y2-9]{4}-[A-HJ-NPR-Y2-9]{4}$'),
  name text not null constraint invitee_name_length check (char_length(name) between 1 and 200),
  address text constraint invitee_address_length check (char_length(address) <= 300),
  phone text constraint invitee_phone_length check (char_length(phone) <= 30),
  email text constraint invitee_email_length check (char_length(email) <= 254),
  person_key bytea not null,
  constraint invitee_once unique (round_id, person_key),
  foreign key (invitation_id, body_id, round_id) references public.invitation (id, body_id, round_id)
);
comment on table private.invitee is
  'Who was asked. The code on the letter prefills the form and ties the answer to the invitation.';

create table public.paper_form (
  id uuid primary key default gen_random_uuid(),
  body_id uuid not null,
  round_id uuid not null,
  number integer not null,
  invitation_id uuid,
  batch uuid not null,
  printed_at timestamptz not null default clock_timestamp(),
  printed_by uuid not null references public.staff,
  constraint paper_form_number_once unique (round_id, number),
  constraint paper_form_of_round unique (id, body_id, round_id),
  foreign key (round_id, body_id) references public.round (id, body_id),
  foreign key (invitation_id, body_id, round_id) references public.invitation (id, body_id, round_id)
);
create index paper_form_by_batch on public.paper_form (batch);
create index paper_form_by_invitation on public.paper_form (invitation_id) where invitation_id is not null;
comment on table public.paper_form is
  'A printed form (phiếu góp ý), numbered within the round; blank, or with an invitee''s name filled in.';
comment on column public.paper_form.batch is 'The wish to print they were numbered for: the same wish sent twice gives the same numbers.';

create table public.paper_form_event (
  id bigint generated always as identity primary key,
  paper_form_id uuid not null,
  body_id uuid not null,
  round_id uuid not null,
  kind text not null constraint paper_form_event_kind
    check (kind in ('handed_out', 'returned_at_meeting', 'returned_later', 'lost', 'reset')),
  at timestamptz not null default clock_timestamp(),
  recorded_at timestamptz not null default clock_timestamp(),
  recorded_by uuid not null references public.staff,
  foreign key (paper_form_id, body_id, round_id) references public.paper_form (id, body_id, round_id)
);
create index paper_form_event_by_form on public.paper_form_event (paper_form_id, id desc);
comment on table public.paper_form_event is
  'What became of a form; the last event counts, reset takes a slip back. Append-only.';
comment on column public.paper_form_event.at is 'When it happened; of a day gone by only the day is known, and this is its last second.';

-- How a letter came in.
alter table public.feedback
  add column begun_at timestamptz,
  add column words_sha256 bytea,
  add column invitation_id uuid,
  add column paper_form_id uuid,
  add column entered_by uuid references public.staff,
  add column entered_at timestamptz,
  add column replaces uuid references public.feedback,
  add column trapped boolean not null default false,
  add constraint feedback_invited foreign key (invitation_id, body_id, round_id)
    references public.invitation (id, body_id, round_id),
  add constraint feedback_on_form foreign key (paper_form_id, body_id, round_id)
    references public.paper_form (id, body_id, round_id),
  add constraint feedback_replaced_once unique (replaces),
  add constraint feedback_entered check ((channel = 'paper') = (entered_by is not null)
    and (channel = 'paper') = (entered_at is not null)),
  add constraint feedback_replaces_paper check (replaces is null or channel = 'paper');
-- Not by round first: a foreign key's check, planned while the table was empty, would take this index for the letter's
-- round and read all of it for every comment stored.
create index feedback_by_words on public.feedback (words_sha256, round_id);
create index feedback_by_invitation on public.feedback (invitation_id) where invitation_id is not null;
create index feedback_on_paper on public.feedback (round_id, id) where channel = 'paper';
create index feedback_by_form on public.feedback (paper_form_id) where paper_form_id is not null;
create unique index feedback_form_once on public.feedback (paper_form_id)
  where paper_form_id is not null and replaces is null;
comment on column public.feedback.begun_at is 'When the form was begun, as the office''s own clock saw it.';
comment on column public.feedback.words_sha256 is
  'SHA-256 of the comments alone: the same words under several names are shown to the desk, not refused.';
comment on column public.feedback.replaces is 'The transcription of a paper letter that this one corrects; the earlier one stays.';
comment on column public.feedback.trapped is 'A field that people do not see was filled in: a programme, or a browser''s zeal. For the desk to look at.';

alter table private.contributor_identity
  add column reply_by text constraint contributor_reply_by
    check (reply_by in ('letter', 'visit', 'telephone', 'email')),
  add column person_key bytea,
  add column document_key text,
  add column is_supplement boolean not null default false;
create index contributor_by_person on private.contributor_identity (round_id, person_key) where person_key is not null;
create unique index contributor_document_once on private.contributor_identity (round_id, document_key)
  where document_key is not null and not is_supplement;
comment on column private.contributor_identity.reply_by is 'How the contributor wishes to be answered (II.2.4.3).';
comment on column private.contributor_identity.person_key is
  'Folded name and address, hashed: only to bound how many letters one uninvited person sends from the web in a round.';
comment on column private.contributor_identity.document_key is
  'Collective and document number without blanks and case: the same document is asked about, not doubled.';
comment on column private.contributor_identity.is_supplement is 'The sender said it is another letter under the same number.';

-- Scans: opened as a ticket, uploaded in parts straight to Storage, looked at, then claimed by a feedback.
create table private.upload_ticket (
  id uuid primary key default gen_random_uuid(),
  body_id uuid not null references public.body,
  secret_sha256 bytea not null,
  byte_size integer not null constraint upload_ticket_size check (byte_size between 1 and 26214400),
  part_bytes integer not null constraint upload_ticket_part check (part_bytes between 262144 and 5242880),
  opened_at timestamptz not null default clock_timestamp(),
  media_type text
    constraint scan_media_type check (media_type in ('application/pdf', 'image/jpeg', 'image/png', 'image/heic')),
  sha256 bytea constraint upload_ticket_sha256 check (octet_length(sha256) = 32),
  completed_at timestamptz,
  claimed_at timestamptz,
  clearing_at timestamptz,
  constraint upload_ticket_complete check (num_nonnulls(media_type, sha256, completed_at) in (0, 3)),
  constraint upload_ticket_claimed_complete check (claimed_at is null or completed_at is not null),
  constraint upload_ticket_fate check (num_nonnulls(claimed_at, clearing_at) <= 1)
);
create index upload_ticket_by_time on private.upload_ticket (opened_at) where claimed_at is null;
comment on table private.upload_ticket is
  'Leave to upload one scan, in objects scans/<id>/<n> counted from 0; complete once the server has judged its type by content and hashed it.';
comment on column private.upload_ticket.claimed_at is 'When a letter took it in: from then on its parts stay for good.';
comment on column private.upload_ticket.clearing_at is
  'When nobody had claimed it in time and its parts began to be removed: no letter can claim it any more.';

create table public.scan (
  id uuid primary key references private.upload_ticket,
  feedback_id uuid not null,
  body_id uuid not null,
  round_id uuid not null,
  contributor_kind text not null,
  position smallint not null constraint scan_position check (position between 1 and 20),
  media_type text not null,
  byte_size integer not null,
  part_count smallint not null,
  part_bytes integer not null,
  sha256 bytea not null,
  constraint scan_position_once unique (feedback_id, position),
  foreign key (feedback_id, body_id, round_id, contributor_kind)
    references public.feedback (id, body_id, round_id, contributor_kind)
);
comment on table public.scan is
  'A scan of an official document or a paper letter; shows who wrote it, so opening one is logged like an identity.';

create table private.scan_view (
  user_id uuid not null references public.staff,
  scan_id uuid not null references public.scan,
  until timestamptz not null,
  primary key (user_id, scan_id)
);
comment on table private.scan_view is 'For a quarter of an hour after public.open_scan, its bytes may be read by who opened it.';

create table public.verification (
  id bigint generated always as identity primary key,
  feedback_id uuid not null references public.feedback,
  body_id uuid not null references public.body,
  outcome text not null constraint verification_outcome check (outcome in ('confirmed', 'doubtful', 'denied')),
  method text not null constraint verification_method
    check (method in ('called_back', 'document_seen', 'known_to_office', 'met_in_person', 'by_post')),
  note text constraint verification_note_length check (char_length(note) <= 500),
  verified_by uuid not null references public.staff,
  at timestamptz not null default clock_timestamp()
);
create index verification_by_feedback on public.verification (feedback_id, id desc);
comment on table public.verification is
  'A feedback checked against its claimed sender (I.5): how, by whom, when; the last one counts. Append-only.';

create table public.comparison (
  id bigint generated always as identity primary key,
  feedback_id uuid not null references public.feedback,
  body_id uuid not null references public.body,
  outcome text not null constraint comparison_outcome check (outcome in ('same', 'different')),
  note text constraint comparison_note_length check (char_length(note) <= 1000),
  compared_by uuid not null references public.staff,
  at timestamptz not null default clock_timestamp(),
  constraint comparison_difference_named check (outcome = 'same' or coalesce(note ~ '\S', false))
);
create index comparison_by_feedback on public.comparison (feedback_id, id desc);
comment on table public.comparison is
  'A transcription held against the paper by a second person; only then does it count. Append-only.';

create table private.look_up_failure (
  address_sha256 bytea not null,
  at timestamptz not null default clock_timestamp()
);
create index look_up_failure_by_address on private.look_up_failure (address_sha256, at);
create index look_up_failure_by_time on private.look_up_failure (at);
comment on table private.look_up_failure is 'Failed look-ups of receipts and codes in the last quarter of an hour; hashes only.';

create table private.signing_key (
  id boolean primary key default true check (id),
  key bytea not null default extensions.gen_random_bytes(32)
);
insert into private.signing_key default values;
comment on table private.signing_key is 'Signs when a form was begun, so that no clock but the office''s counts.';

alter table public.access_log
  add column scan_id uuid references public.scan,
  add constraint access_log_scan check ((scan_id is not null) = (action in ('scan_opened', 'scan_refused')));
comment on column public.access_log.scan_id is 'Which scan of the letter was opened or refused.';

create trigger paper_form_event_immutable before update or delete on public.paper_form_event
  for each row execute function private.refuse_change();
create trigger scan_immutable before update or delete on public.scan
  for each row execute function private.refuse_change();
create trigger verification_immutable before update or delete on public.verification
  for each row execute function private.refuse_change();
create trigger comparison_immutable before update or delete on public.comparison
  for each row execute function private.refuse_change();
create trigger paper_form_event_not_emptied before truncate on public.paper_form_event
  for each statement execute function private.refuse_truncate();
create trigger scan_not_emptied before truncate on public.scan
  for each statement execute function private.refuse_truncate();
create trigger verification_not_emptied before truncate on public.verification
  for each statement execute function private.refuse_truncate();
create trigger comparison_not_emptied before truncate on public.comparison
  for each statement execute function private.refuse_truncate();

-- Reached through functions, or read by the body's staff.
alter table public.invitation enable row level security;
alter table private.invitee enable row level security;
alter table public.paper_form enable row level security;
alter table public.paper_form_event enable row level security;
alter table private.upload_ticket enable row level security;
alter table public.scan enable row level security;
alter table private.scan_view enable row level security;
alter table public.verification enable row level security;
alter table public.comparison enable row level security;
alter table private.look_up_failure enable row level security;
alter table private.signing_key enable row level security;

-- Not invitation_id, not paper_form_id: they would tell who wrote a letter without a logged reason.
grant select (begun_at, entered_by, entered_at, replaces, trapped) on public.feedback to authenticated;
grant select (id, body_id, round_id, number, contributor_kind, contributor_category, created_at, created_by, withdrawn_at,
  withdrawn_by) on public.invitation to authenticated;
grant select (id, body_id, round_id, number, batch, printed_at, printed_by) on public.paper_form to authenticated;
grant select (id, paper_form_id, body_id, round_id, kind, at, recorded_at, recorded_by) on public.paper_form_event
  to authenticated;
grant select (id, feedback_id, body_id, round_id, position, media_type, byte_size, part_count, part_bytes)
  on public.scan to authenticated;
grant select (scan_id) on public.access_log to authenticated;
grant select (id, feedback_id, body_id, outcome, method, note, verified_by, at) on public.verification to authenticated;
grant select (id, feedback_id, body_id, outcome, note, compared_by, at) on public.comparison to authenticated;

-- verification and comparison: ..._own_letters.sql
create policy invitation_of_staff on public.invitation for select to authenticated
  using (body_id = (select private.my_body_id()));
create policy paper_form_of_staff on public.paper_form for select to authenticated
  using (body_id = (select private.my_body_id()));
create policy paper_form_event_of_staff on public.paper_form_event for select to authenticated
  using (body_id = (select private.my_body_id()));
create policy scan_of_staff on public.scan for select to authenticated
  using (body_id = (select private.my_body_id()));
