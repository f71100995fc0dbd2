-- Changing the points of the synthesis: their words, their order, and taking one back. Error codes: ..._synthesis_writing.sql.

-- The point, locked with its round, if the signed-in member may change it.
create function private.lock_point(p_point_id uuid) returns public.synthesis_point
language plpgsql volatile as $$
declare
  v_body_id uuid := private.require_staff();
  v_point public.synthesis_point;
begin
  select * into v_point from public.synthesis_point p where p.id = p_point_id and p.body_id = v_body_id;
  if not found then
    raise exception 'no such point in this body' using errcode = 'KD005';
  end if;
  perform private.lock_synthesis(v_point.round_id);
  if private.is_subject(v_point.subject_id) then
    raise exception 'a point about oneself' using errcode = 'KD084', detail = 'point';
  end if;
  return v_point;
end $$;
comment on function private.lock_point(uuid) is 'The point, with its round''s synthesis locked; KD005, KD084.';

create function public.revise_synthesis_point(p_point_id uuid, p_base_version integer, p_content jsonb) returns integer
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_point public.synthesis_point := private.lock_point(p_point_id);
  v_last public.synthesis_point_version;
begin
  select * into v_last from public.synthesis_point_version v where v.point_id = p_point_id order by v.version desc limit 1;
  if not v_last.withdrawn and v_last.text = p_content ->> 'text'
      and v_last.aspect is not distinct from p_content ->> 'aspect' then
    return v_last.version;
  end if;
  if v_last.version is distinct from p_base_version then
    raise exception 'changed meanwhile' using errcode = 'KD083', detail = v_last.version::text;
  end if;
  insert into public.synthesis_point_version (point_id, body_id, version, aspect, text, saved_by)
    values (p_point_id, v_point.body_id, p_base_version + 1, p_content ->> 'aspect', p_content ->> 'text', (select auth.uid()));
  return p_base_version + 1;
end $$;
comment on function public.revise_synthesis_point(uuid, integer, jsonb) is
  'A further version of a point''s words, {aspect, text}; of one that was withdrawn it is in force again. Refused where another version was saved since (KD083). Returns the version.';
grant execute on function public.revise_synthesis_point(uuid, integer, jsonb) to authenticated;

create function public.withdraw_synthesis_point(p_point_id uuid, p_base_version integer, p_into uuid default null)
returns integer
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_point public.synthesis_point := private.lock_point(p_point_id);
  v_last public.synthesis_point_version;
begin
  select * into v_last from public.synthesis_point_version v where v.point_id = p_point_id order by v.version desc limit 1;
  if v_last.version is distinct from p_base_version or v_last.withdrawn then
    raise exception 'changed meanwhile' using errcode = 'KD083', detail = v_last.version::text;
  end if;
  if p_into is not null and not exists (select from private.synthesis_point_states(v_point.round_id) as s
      where s.id = p_into and s.id <> p_point_id and s.subject_id = v_point.subject_id
        and s.content_area_id = v_point.content_area_id and not s.withdrawn) then
    raise exception 'no such point to go into' using errcode = 'KD082', detail = 'into';
  end if;
  insert into public.synthesis_point_version (point_id, body_id, version, aspect, text, withdrawn, saved_by)
    values (p_point_id, v_point.body_id, p_base_version + 1, v_last.aspect, v_last.text, true, (select auth.uid()));
  -- passages that are not in force as well: an earlier division may come back
  return private.write_synthesis_acts(v_point.body_id, (
    select coalesce(jsonb_agg(jsonb_build_object('passage', t.passage_id, 'points', t.points,
      'outcome', case when t.points = '{}' then 'open' else 'linked' end)), '[]')
    from (
      select a.passage_id, array(
        select distinct u.point from (
          select o.point_id as point from public.synthesis_link o where o.act_id = a.act_id and o.point_id <> p_point_id
          union select p_into) as u
        where u.point is not null order by u.point) as points
      from private.last_synthesis_acts(v_point.round_id) as a
      join public.synthesis_link l on l.act_id = a.act_id and l.point_id = p_point_id) as t));
end $$;
comment on function public.withdraw_synthesis_point(uuid, integer, uuid) is
  'Takes a point out of the report; its comments go into another of the same subject × content area, or are open again where no point is left to them. Returns how many comments it stood for.';
grant execute on function public.withdraw_synthesis_point(uuid, integer, uuid) to authenticated;

create function public.place_synthesis_point(p_point_id uuid, p_before uuid default null) returns void
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_point public.synthesis_point := private.lock_point(p_point_id);
  v_places numeric[];
  v_above numeric;
  v_below numeric;
begin
  select array_agg(s.place order by s.place) filter (where s.id <> p_point_id), max(s.place) filter (where s.id = p_before)
    into v_places, v_below
    from private.synthesis_point_states(v_point.round_id) as s
    where s.subject_id = v_point.subject_id and s.content_area_id = v_point.content_area_id;
  if p_before is not null and (v_below is null or p_before = p_point_id) then
    raise exception 'no such point to stand before' using errcode = 'KD082', detail = 'before';
  end if;
  select max(p) into v_above from unnest(v_places) as p where v_below is null or p < v_below;
  insert into public.synthesis_point_place (point_id, body_id, place, placed_by)
    values (p_point_id, v_point.body_id,
      case when v_below is null then coalesce(v_above, 0) + 1
        when v_above is null then v_below - 1
        else (v_above + v_below) / 2 end, (select auth.uid()));
end $$;
comment on function public.place_synthesis_point(uuid, uuid) is
  'Puts a point before another of the same subject × content area, or behind them all; no words are written anew.';
grant execute on function public.place_synthesis_point(uuid, uuid) to authenticated;
