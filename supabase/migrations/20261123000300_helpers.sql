-- Small things that several rooms use.
--
-- They carry no `set search_path`: they are not security definer, and without it SQL can inline them.
--
-- Error code:
--   KD004 reason missing or too short

create function private.sha256_text(p_text text) returns bytea
language sql immutable strict as $$
  select pg_catalog.sha256(convert_to(p_text, 'UTF8'))
$$;

-- Characters people read aloud without mistakes: no I, O, Q, Z, 0, 1.
create function private.speakable(p_bytes bytea) returns text
language plpgsql immutable strict as $$
declare
  v_text text := '';
begin
  for i in 0 .. length(p_bytes) - 1 loop
    v_text := v_text || substr('ABCDEFGHJKLMNPRSTUVWXY23456789', 1 + get_byte(p_bytes, i) % 30, 1);
  end loop;
  return v_text;
end $$;
comment on function private.speakable(bytea) is 'One of 30 speakable characters per byte.';

create function private.new_code() returns text
language sql volatile as $$
  select substr(t.text, 1, 4) || '-' || substr(t.text, 5, 4) || '-' || substr(t.text, 9, 4)
  from (select private.speakable(extensions.gen_random_bytes(12))) as t (text)
$$;

create function private.closing_moment(p_closes_on date) returns timestamptz
language sql immutable strict as $$
  select (p_closes_on + 1)::timestamp at time zone 'Asia/Ho_Chi_Minh'
$$;
comment on function private.closing_moment(date) is 'A closing day holds to its last second in Asia/Ho_Chi_Minh; this is the moment after.';

create function private.is_late(
  p_received_at timestamptz, p_closes_on date, p_begun_at timestamptz, p_grace_minutes smallint
) returns boolean
language sql immutable as $$
  select p_received_at >= private.closing_moment(p_closes_on)
    and not coalesce(p_begun_at < private.closing_moment(p_closes_on)
      and p_received_at < private.closing_moment(p_closes_on) + make_interval(mins => p_grace_minutes), false)
$$;
comment on function private.is_late(timestamptz, date, timestamptz, smallint) is
  'After the closing second, unless begun before it and sent within the round''s grace (F6).';
grant execute on function private.closing_moment(date),
  private.is_late(timestamptz, date, timestamptz, smallint) to authenticated;

create function private.folded(p_text text) returns text
language sql stable as $$
  select coalesce(nullif(regexp_replace(lower(extensions.unaccent(p_text)), '[^a-z0-9]+', '', 'g'), ''), p_text, '')
$$;
comment on function private.folded(text) is
  'Letters and figures without marks, case and blanks; unaccent folds đ. A text that has none of them stays as it is.';

create function private.person_key(p_name text, p_address text) returns bytea
language sql stable as $$
  select private.sha256_text(private.folded(p_name) || '|' || private.folded(p_address))
$$;

create function private.utc(p_at timestamptz) returns text
language sql immutable strict as $$
  select to_char(p_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
$$;

create function private.plain_reason(p_reason text) returns text
language plpgsql immutable as $$
declare
  -- blanks of every kind as one, so that a reason is not made of them (\s alone knows more or less by locale)
  v_reason text := btrim(regexp_replace(p_reason,
    '[\s\u0085\u00a0\u2000-\u200f\u2028-\u202f\u205f\u2060\u3000\ufeff]+', ' ', 'g'));
begin
  if v_reason is null or char_length(v_reason) not between 10 and 500 then
    raise exception 'a reason is needed' using errcode = 'KD004';
  end if;
  return v_reason;
end $$;
comment on function private.plain_reason(text) is 'A reason of 10 to 500 characters, or KD004.';
