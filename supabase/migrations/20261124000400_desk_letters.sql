-- What the desk sees of a letter without its sender, and which letters count.

-- security definer: who may not read a comparison still gets the same counts as everybody. Like private.verified it reads
-- the round's own rows and no others', however many rounds there are.
create function private.uncounted(p_round_id uuid) returns setof uuid
language sql stable security definer set search_path = '' as $$
  select f.id from public.feedback f
  where f.round_id = p_round_id and f.channel = 'paper'
    and (f.id in (select n.replaces from public.feedback n
        where n.round_id = p_round_id and n.channel = 'paper' and n.replaces is not null)
      or coalesce((select c.outcome from public.comparison c where c.feedback_id = f.id order by c.id desc limit 1), '') <> 'same')
$$;
comment on function private.uncounted(uuid) is
  'Paper letters that do not count: not compared by a second person yet, found different, or replaced by a corrected transcription.';
create function private.verified(p_round_id uuid) returns setof uuid
language sql stable security definer set search_path = '' as $$
  select f.id from public.feedback f
  where f.round_id = p_round_id and (
    select v.outcome from public.verification v where v.feedback_id = f.id order by v.id desc limit 1) = 'confirmed'
$$;
comment on function private.verified(uuid) is 'Letters whose sender the office has confirmed.';
-- security definer: what was found is no secret to the subject of a letter; who found it, and the note, are.
create function private.verification_of(p_feedback_id uuid) returns text
language sql stable security definer set search_path = '' as $$
  select v.outcome from public.verification v where v.feedback_id = p_feedback_id order by v.id desc limit 1
$$;
comment on function private.verification_of(uuid) is 'The last finding on who sent a letter; null if there is none.';
create function private.comparison_of(p_feedback_id uuid) returns text
language sql stable security definer set search_path = '' as $$
  select c.outcome from public.comparison c where c.feedback_id = p_feedback_id order by c.id desc limit 1
$$;
comment on function private.comparison_of(uuid) is 'The last finding on a transcription; null if there is none.';
grant execute on function private.uncounted(uuid), private.verified(uuid), private.verification_of(uuid),
  private.comparison_of(uuid) to authenticated;

-- security definer: the hash of the words is nobody's to read, how many others have the same is the desk's to know.
create function private.same_words_count(p_feedback_id uuid) returns bigint
language sql stable security definer set search_path = '' as $$
  select count(*) from public.feedback f join public.feedback o on o.round_id = f.round_id
    and o.words_sha256 = f.words_sha256 and o.id <> f.id
  where f.id = p_feedback_id and f.body_id = (select private.my_body_id())
    and not exists (select from public.feedback n where n.replaces in (o.id, f.id))
$$;
comment on function private.same_words_count(uuid) is
  'How many other letters of the round have exactly these comments; a transcription that was replaced is and has no other.';
grant execute on function private.same_words_count(uuid) to authenticated;

create view public.desk_feedback with (security_invoker = true) as
  select f.id, f.body_id, f.round_id, f.reference, f.channel, f.contributor_kind, f.contributor_category, f.received_at,
    f.comment_count, f.is_sample,
    private.is_late(f.received_at, r.closes_on, f.begun_at, r.grace_minutes) as late,
    f.entered_by, f.entered_at, f.trapped,
    (select n.reference from public.feedback n where n.replaces = f.id) as replaced_by,
    private.verification_of(f.id) as verification,
    case f.channel when 'paper' then private.comparison_of(f.id) end as comparison,
    private.same_words_count(f.id) as same_words_count,
    (select count(*) from public.scan s where s.feedback_id = f.id) as scan_count,
    (select o.reference from public.feedback o where o.id = f.replaces) as corrects,
    f.channel = 'web' or (coalesce(private.comparison_of(f.id) = 'same', false)
      and not exists (select from public.feedback n where n.replaces = f.id)) as counted
  from public.feedback f join public.round r on r.id = f.round_id;
comment on view public.desk_feedback is 'A feedback as the desk shows it: with its lateness, without identity.';
grant select on public.desk_feedback to authenticated;

create function public.same_words(p_feedback_id uuid) returns table (reference text)
language sql stable security definer set search_path = '' as $$
  select o.reference from public.feedback f
  join public.feedback o on o.round_id = f.round_id and o.words_sha256 = f.words_sha256 and o.id <> f.id
  where f.id = p_feedback_id and f.body_id = (select private.my_body_id())
    and not exists (select from public.feedback n where n.replaces in (o.id, f.id))
  order by o.received_at, o.id limit 100
$$;
comment on function public.same_words(uuid) is
  'References of the other letters of the round with the very same comments, at most 100: shown to the desk, never refused (F7).';
grant execute on function public.same_words(uuid) to authenticated;

create function public.feedback_counts(p_round_id uuid)
returns table (contributor_kind text, feedback_count bigint, late_count bigint, sample_count bigint, unverified_count bigint,
  uncompared_count bigint)
language sql stable security invoker set search_path = '' as $$
  with closed as materialized (
    select r.id, r.closes_on, r.grace_minutes, private.closing_moment(r.closes_on) as closing
    from public.round r where r.id = p_round_id)
  select f.contributor_kind, count(*) filter (where f.counted),
    -- most arrive in time: one look at the clock's moment is enough for them
    count(*) filter (where f.counted and f.received_at >= f.closing
      and private.is_late(f.received_at, f.closes_on, f.begun_at, f.grace_minutes)),
    count(*) filter (where f.counted and f.is_sample),
    count(*) filter (where f.counted and f.id not in (select private.verified(p_round_id))),
    count(*) filter (where not f.counted)
  from (select f.id, f.contributor_kind, f.received_at, f.begun_at, f.is_sample, r.closes_on, r.grace_minutes, r.closing,
      f.id not in (select private.uncounted(p_round_id)) as counted
    from public.feedback f join closed r on r.id = f.round_id
    where f.round_id = p_round_id and not exists (select from public.feedback n where n.replaces = f.id)) as f
  group by f.contributor_kind
$$;
comment on function public.feedback_counts(uuid) is
  'Feedbacks of a round by kind of contributor: counted, late, samples, not verified; and transcriptions that wait for a second person.';
grant execute on function public.feedback_counts(uuid) to authenticated;
