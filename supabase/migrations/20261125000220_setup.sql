-- The operator's acts: called with the secret key or by the owner of the database, never by the site. What removes the
-- samples again is in ..._desk_tables.sql, where all is known that hangs on a letter.

create function public.publish_round(definition jsonb) returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_body_id uuid;
  v_round_id uuid;
  v_round jsonb := definition -> 'round';
  v_is_over boolean;
  v_has_feedback boolean;
begin
  insert into public.body (slug, name, superior_name)
    values (definition #>> '{body,slug}', definition #>> '{body,name}', definition #>> '{body,superiorName}')
    on conflict (slug) do update set name = excluded.name, superior_name = excluded.superior_name
    returning id into v_body_id;
  select exists (
    select from public.round r
    where r.body_id = v_body_id and r.year = (v_round ->> 'year')::smallint
      and r.closes_on < (statement_timestamp() at time zone 'Asia/Ho_Chi_Minh')::date
  ) into v_is_over;
  insert into public.round (body_id, year, title, opens_on, closes_on, accepts_late_until, grace_minutes)
    values (v_body_id, (v_round ->> 'year')::smallint, v_round ->> 'title', (v_round ->> 'opensOn')::date,
      (v_round ->> 'closesOn')::date, (v_round ->> 'acceptsLateUntil')::date,
      coalesce((v_round ->> 'graceMinutes')::smallint, 0))
    on conflict on constraint round_one_a_year do update set title = excluded.title, opens_on = excluded.opens_on,
      closes_on = excluded.closes_on, accepts_late_until = excluded.accepts_late_until,
      grace_minutes = excluded.grace_minutes
    returning id into v_round_id;
  -- Letters keep speaking about whom and what they were written about: a round that is over keeps its subjects
  -- and content areas, and one with feedback only gains new ones.
  if v_is_over then
    return v_round_id;
  end if;
  v_has_feedback := exists (select from public.feedback f where f.round_id = v_round_id);
  insert into public.subject (body_id, round_id, code, kind, title, order_no)
    select v_body_id, v_round_id, s.value ->> 'code', s.value ->> 'kind', s.value ->> 'title', s.ordinality - 1
    from jsonb_array_elements(definition -> 'subjects') with ordinality as s
    on conflict on constraint subject_code_once do update set kind = excluded.kind, title = excluded.title,
      order_no = excluded.order_no where not v_has_feedback;
  insert into public.content_area (body_id, round_id, code, title, short_title, order_no, is_focus)
    select v_body_id, v_round_id, a.value ->> 'code', a.value ->> 'title', a.value ->> 'shortTitle', a.ordinality,
      coalesce((a.value ->> 'focus')::boolean, false)
    from jsonb_array_elements(definition -> 'contentAreas') with ordinality as a
    on conflict on constraint content_area_code_once do update set title = excluded.title,
      short_title = excluded.short_title, order_no = excluded.order_no, is_focus = excluded.is_focus where not v_has_feedback;
  return v_round_id;
end $$;
comment on function public.publish_round(jsonb) is
  'Writes a round with its body, subjects and content areas from the office''s content files; the same file again changes nothing.';
grant execute on function public.publish_round(jsonb) to service_role;

create function public.store_sample(body text, content jsonb, idempotency_key text, received_at timestamptz)
returns jsonb
language sql volatile security definer set search_path = '' as $$
  select private.store_feedback(body, content, idempotency_key, '{}', true, received_at)
$$;
comment on function public.store_sample(text, jsonb, text, timestamptz) is 'A sample feedback, marked as one.';
grant execute on function public.store_sample(text, jsonb, text, timestamptz) to service_role;

create function public.enrol_staff(user_id uuid, body text, role text, display_name text, subject_code text default null)
returns void
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_body_id uuid;
begin
  select b.id into strict v_body_id from public.body b where b.slug = enrol_staff.body;
  insert into public.staff (user_id, body_id, role, display_name)
    values (enrol_staff.user_id, v_body_id, enrol_staff.role, enrol_staff.display_name);
  if enrol_staff.subject_code is not null then
    -- a misspelt code would guard nobody
    if not exists (
      select from public.subject s where s.body_id = v_body_id and s.code = enrol_staff.subject_code
    ) then
      raise exception 'unknown subject' using errcode = 'KD003', detail = 'subject_code';
    end if;
    insert into public.staff_subject (user_id, subject_code)
      values (enrol_staff.user_id, enrol_staff.subject_code);
  end if;
  insert into public.staff_event (body_id, kind, staff_id) values (v_body_id, 'enrolled', enrol_staff.user_id);
end $$;
comment on function public.enrol_staff(uuid, text, text, text, text) is
  'Makes a user of Supabase Auth a Help Team member; subject_code (or null) names the subject this person is.';
grant execute on function public.enrol_staff(uuid, text, text, text, text) to service_role;

create function public.require_second_factor(body text, required boolean) returns void
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_body_id uuid;
begin
  update public.body b set second_factor_required = require_second_factor.required
    where b.slug = require_second_factor.body and b.second_factor_required <> require_second_factor.required
    returning b.id into v_body_id;
  if found then
    insert into public.staff_event (body_id, kind) values (v_body_id,
      case when required then 'second_factor_required' else 'second_factor_waived' end);
  end if;
end $$;
comment on function public.require_second_factor(text, boolean) is
  'Whether the staff of a body must have a second factor: not while it is being tried out with samples.';
grant execute on function public.require_second_factor(text, boolean) to service_role;

create function public.reset_second_factor_by_operator(email text) returns text
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_staff public.staff;
begin
  select s.* into v_staff from public.staff s join auth.users u on u.id = s.user_id
    where lower(u.email) = lower(btrim(reset_second_factor_by_operator.email));
  delete from auth.mfa_factors f where f.user_id = v_staff.user_id;
  if not found then
    return null;
  end if;
  perform private.close_sessions(v_staff.user_id);
  insert into public.staff_event (body_id, kind, staff_id) values (v_staff.body_id, 'second_factor_reset', v_staff.user_id);
  return v_staff.display_name;
end $$;
comment on function public.reset_second_factor_by_operator(text) is
  'For a lead who lost theirs and has no other lead: takes the second factor away, closes the sessions; returns the name, null if there was none.';
grant execute on function public.reset_second_factor_by_operator(text) to service_role;
