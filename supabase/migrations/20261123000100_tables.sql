-- Tables of the review: bodies, rounds, subjects, content areas, feedback, comments, identities, staff.
--
-- Conventions
--   * singular table names; identifiers are those of the glossary
--   * everything carries body_id and round_id, so that other offices and other years are data, not code;
--     composite foreign keys keep the two consistent down to the single comment
--   * limits are named check constraints; src/domain/limits.ts holds the same numbers, a test compares them
--   * timestamps are stored, statuses are computed
--   * what may be reached over the API is granted in ..._access.sql; nothing is reachable before
--
-- Error codes stand at the head of the migration that raises them; src/server/database-errors.ts maps them to HTTP and
-- Vietnamese. Here:
--   KD009 originals are immutable

create schema if not exists private;
comment on schema private is 'Not exposed over the API: identities and internal functions.';
revoke all on schema private from public;

create table public.body (
  id uuid primary key default gen_random_uuid(),
  slug text not null unique constraint body_slug_form check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  name text not null,
  superior_name text,
  second_factor_required boolean not null default true
);
comment on table public.body is 'Review body (cấp kiểm điểm): a committee under review; clauses II.2.1, II.2.5.';
comment on column public.body.second_factor_required is
  'Whether the body''s staff must have a second factor. Who has one must always use it.';

create table public.round (
  id uuid primary key default gen_random_uuid(),
  body_id uuid not null references public.body,
  year smallint not null,
  title text not null,
  opens_on date not null,
  closes_on date not null,
  accepts_late_until date,
  grace_minutes smallint not null default 0 constraint round_grace check (grace_minutes between 0 and 2880),
  constraint round_one_a_year unique (body_id, year),
  constraint round_of_body unique (id, body_id),
  constraint round_order check (opens_on <= closes_on and closes_on <= coalesce(accepts_late_until, closes_on))
);
comment on table public.round is
  'Review round (đợt kiểm điểm). Days are days in Asia/Ho_Chi_Minh; late feedback is accepted and marked until accepts_late_until (null: without end).';
comment on column public.round.grace_minutes is
  'A letter begun before the closing second and sent within so many minutes after it is in time.';

create table public.subject (
  id uuid primary key default gen_random_uuid(),
  body_id uuid not null,
  round_id uuid not null,
  code text not null,
  kind text not null constraint subject_kind check (kind in ('collective', 'member')),
  title text not null,
  order_no smallint not null,
  constraint subject_code_once unique (round_id, code),
  constraint subject_of_round unique (id, round_id),
  foreign key (round_id, body_id) references public.round (id, body_id)
);
create unique index subject_one_collective on public.subject (round_id) where kind = 'collective';
comment on table public.subject is
  'What a comment is about: the body as a collective, or one committee member; order_no is the order of review (II.2.4.2: collective first, head before members).';

create table public.content_area (
  id uuid primary key default gen_random_uuid(),
  body_id uuid not null,
  round_id uuid not null,
  code text not null,
  title text not null,
  short_title text not null,
  order_no smallint not null,
  is_focus boolean not null default false,
  constraint content_area_code_once unique (round_id, code),
  constraint content_area_of_round unique (id, round_id),
  foreign key (round_id, body_id) references public.round (id, body_id)
);
comment on table public.content_area is 'The resolution''s content areas, the first being the focus (II.2.2).';

create table public.feedback (
  id uuid primary key default gen_random_uuid(),
  body_id uuid not null,
  round_id uuid not null,
  reference text not null unique
    constraint feedback_reference_form check (reference ~ '^[A-HJ-NPR-Y2-9]{4}-[A-HJ-NPR-Y2-9]{4}$'),
  channel text not null default 'web' constraint feedback_channel check (channel in ('web', 'paper')),
  contributor_kind text not null
    constraint feedback_contributor_kind check (contributor_kind in ('individual', 'collective')),
  contributor_category text not null,
  received_at timestamptz not null default now(),
  comment_count smallint not null constraint feedback_comment_count check (comment_count between 1 and 100),
  content_sha256 bytea not null,
  idempotency_key_sha256 bytea not null,
  receipt_secret_sha256 bytea not null,
  is_sample boolean not null default false,
  constraint feedback_once unique (idempotency_key_sha256),
  constraint feedback_receipt unique (receipt_secret_sha256),
  constraint feedback_of_round unique (id, body_id, round_id, contributor_kind),
  foreign key (round_id, body_id) references public.round (id, body_id),
  constraint feedback_contributor_category check (
    (contributor_kind = 'individual' and contributor_category in
      ('former_committee_member', 'former_head', 'retired', 'other'))
    or (contributor_kind = 'collective' and contributor_category in
      ('city_committee_office', 'city_council_party_group', 'city_government_party_board',
       'city_inspectorate_committee', 'subordinate_committee', 'subordinate_unit_leadership',
       'workplace_cell_committee', 'residence_cell_committee'))
  )
);
create index feedback_by_round on public.feedback (round_id, received_at desc, id);
create index feedback_samples on public.feedback (id) where is_sample;
comment on table public.feedback is
  'One submission (văn bản góp ý) by one contributor. Never updated or deleted by the application.';
comment on column public.feedback.content_sha256 is
  'SHA-256 of the canonical jsonb text of contributor and comments as stored; shown on the receipt.';
comment on column public.feedback.idempotency_key_sha256 is
  'SHA-256 of the Idempotency-Key: the same submission twice is one feedback.';
comment on column public.feedback.receipt_secret_sha256 is 'SHA-256 of the secret only the receipt bears.';

create table public.comment (
  id bigint generated always as identity primary key,
  feedback_id uuid not null,
  body_id uuid not null,
  round_id uuid not null,
  contributor_kind text not null,
  subject_id uuid not null,
  content_area_id uuid not null,
  aspect text constraint comment_aspect check (aspect in ('strength', 'shortcoming', 'cause', 'remedy')),
  position smallint not null,
  text text not null,
  constraint comment_position_once unique (feedback_id, position),
  constraint comment_text_length check (char_length(text) <= 10000),
  constraint comment_text_present check (text ~ '\S'),
  constraint comment_text_clean check (text is nfc normalized and text !~ '[\u0001-\u0008\u000b-\u001f\u007f-\u009f]'),
  foreign key (feedback_id, body_id, round_id, contributor_kind)
    references public.feedback (id, body_id, round_id, contributor_kind),
  foreign key (subject_id, round_id) references public.subject (id, round_id),
  foreign key (content_area_id, round_id) references public.content_area (id, round_id)
);
create index comment_by_subject on public.comment (round_id, subject_id, id);
create index comment_by_cell on public.comment (round_id, subject_id, content_area_id, id);
comment on table public.comment is
  'One remark (ý kiến) of a feedback on one subject × content area. Never updated or deleted by the application.';

create table private.contributor_identity (
  feedback_id uuid primary key,
  body_id uuid not null,
  round_id uuid not null,
  contributor_kind text not null,
  -- an individual (II.2.3.1, II.2.4.1: in writing, with full name and address)
  full_name text constraint contributor_full_name_length check (char_length(full_name) <= 120),
  address text constraint contributor_address_length check (char_length(address) <= 300),
  phone text constraint contributor_phone_length check (char_length(phone) <= 30),
  email text constraint contributor_email_length check (char_length(email) <= 254),
  -- a collective (II.2.3.1: its official document)
  collective_name text constraint contributor_collective_name_length check (char_length(collective_name) <= 200),
  document_number text constraint contributor_document_number_length check (char_length(document_number) <= 60),
  document_date date,
  signatory_name text constraint contributor_signatory_name_length check (char_length(signatory_name) <= 120),
  signatory_position text
    constraint contributor_signatory_position_length check (char_length(signatory_position) <= 120),
  foreign key (feedback_id, body_id, round_id, contributor_kind)
    references public.feedback (id, body_id, round_id, contributor_kind),
  -- coalesce: a check that comes out null passes
  constraint contributor_identified check (
    case contributor_kind
      when 'individual' then
        coalesce(full_name ~ '\S', false) and coalesce(address ~ '\S', false)
        and num_nonnulls(collective_name, document_number, document_date, signatory_name, signatory_position) = 0
      else
        coalesce(collective_name ~ '\S', false) and coalesce(document_number ~ '\S', false)
        and document_date is not null and coalesce(signatory_name ~ '\S', false)
        and coalesce(signatory_position ~ '\S', false) and full_name is null
    end
  )
);
comment on table private.contributor_identity is
  'Who wrote a feedback. Read only through public.open_identity, with a reason that is logged.';

create table public.staff (
  user_id uuid primary key references auth.users (id),
  body_id uuid not null references public.body,
  -- an auditor (Inspection Committee) reads the log and nothing else: to every other policy and function they are nobody
  role text not null constraint staff_role check (role in ('lead', 'deputy', 'member', 'auditor')),
  display_name text not null,
  disabled_at timestamptz
);
comment on table public.staff is 'The Help Team (Tổ giúp việc) of a body; clause III.1.';

create table public.staff_subject (
  user_id uuid not null references public.staff,
  subject_code text not null,
  primary key (user_id, subject_code)
);
comment on table public.staff_subject is
  'A staff member who is also a subject, in every round of the body: never sees the identity of who commented on that subject.';

create table private.staff_session (
  session_id uuid primary key,
  user_id uuid not null references public.staff,
  started_at timestamptz not null default statement_timestamp(),
  last_seen_at timestamptz not null default statement_timestamp(),
  closed_at timestamptz
);
create index staff_session_by_user on private.staff_session (user_id, last_seen_at desc);
comment on table private.staff_session is
  'Sessions of Supabase Auth as the desk saw them. Without a row a session is fresh; a closed or idle one stays ended, so rows are kept.';

create table public.access_log (
  id bigint generated always as identity primary key,
  at timestamptz not null default clock_timestamp(),
  body_id uuid not null references public.body,
  staff_id uuid not null references public.staff,
  action text not null constraint access_log_action check (action in
    ('identity_opened', 'identity_refused', 'identity_searched', 'scan_opened', 'scan_refused', 'invitations_printed',
      'forms_printed')),
  feedback_id uuid references public.feedback,
  reason text not null constraint access_log_reason_length check (char_length(reason) between 10 and 500),
  constraint access_log_about check ((feedback_id is null) =
    (action in ('identity_searched', 'invitations_printed', 'forms_printed')))
);
create index access_log_by_feedback on public.access_log (feedback_id, id);
comment on table public.access_log is 'Who opened which identity, when and why. Append-only.';

create table private.sign_in_attempt (
  email_sha256 bytea not null,
  address_sha256 bytea not null,
  at timestamptz not null default clock_timestamp()
);
create index sign_in_attempt_by_email on private.sign_in_attempt (email_sha256, at);
create index sign_in_attempt_by_address on private.sign_in_attempt (address_sha256, at);
create index sign_in_attempt_by_time on private.sign_in_attempt (at);
comment on table private.sign_in_attempt is 'Sign-in attempts of the last quarter of an hour, for throttling; hashes only.';

-- Originals are immutable. Samples of the first start are the one thing that may go.
create function private.refuse_change() returns trigger
language plpgsql set search_path = '' as $$
begin
  if tg_op = 'DELETE' and current_setting('app.removing_samples', true) = 'on' then
    if tg_table_name = 'feedback' then
      if old.is_sample then
        return old;
      end if;
    elsif exists (select from public.feedback f where f.id = old.feedback_id and f.is_sample) then
      return old;
    end if;
  end if;
  raise exception 'a row of % is never changed', tg_table_name using errcode = 'KD009';
end $$;

create trigger feedback_immutable before update or delete on public.feedback
  for each row execute function private.refuse_change();
create trigger comment_immutable before update or delete on public.comment
  for each row execute function private.refuse_change();
create trigger contributor_identity_immutable before update or delete on private.contributor_identity
  for each row execute function private.refuse_change();
create trigger access_log_immutable before update or delete on public.access_log
  for each row execute function private.refuse_change();

create function private.refuse_truncate() returns trigger
language plpgsql set search_path = '' as $$
begin
  raise exception '% is never emptied', tg_table_name using errcode = 'KD009';
end $$;

create trigger feedback_not_emptied before truncate on public.feedback
  for each statement execute function private.refuse_truncate();
create trigger comment_not_emptied before truncate on public.comment
  for each statement execute function private.refuse_truncate();
create trigger contributor_identity_not_emptied before truncate on private.contributor_identity
  for each statement execute function private.refuse_truncate();
create trigger access_log_not_emptied before truncate on public.access_log
  for each statement execute function private.refuse_truncate();
