-- A staff member who is also a subject: of a letter about themselves they do not learn who wrote it or worked on it.

-- A passage may be about somebody whom the contributor's own choice did not name: they are a subject of the letter as well.
-- So is whom only a later transcription of the paper names: an earlier one is the same letter, typed wrongly.
create function private.letters_about(p_feedback_ids uuid[], p_user_id uuid) returns setof uuid
language sql stable as $$
  with recursive letter as (
    select asked, asked as id from unnest(p_feedback_ids) as asked
    union
    select l.asked, n.id from letter l join public.feedback n on n.replaces = l.id
  ), own as (
    select s.id from public.staff_subject ss
    join public.staff st on st.user_id = ss.user_id
    join public.subject s on s.code = ss.subject_code and s.body_id = st.body_id
    where ss.user_id = p_user_id
  )
  select distinct l.asked from letter l join public.comment c on c.feedback_id = l.id
  where c.subject_id in (select o.id from own o)
    or exists (select from public.passage p where p.comment_id = c.id and p.subject_id in (select o.id from own o))
$$;
comment on function private.letters_about(uuid[], uuid) is 'Of these letters those that comment on a staff member.';

-- security definer: staff_subject of others is not readable, and comments are read past row-level security.
create function private.is_about_me(p_feedback_id uuid) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
  return exists (select from private.letters_about(array[p_feedback_id], (select auth.uid())));
end $$;
comment on function private.is_about_me(uuid) is 'Whether a feedback comments on the signed-in staff member.';
grant execute on function private.is_about_me(uuid) to authenticated;

-- A reason may name the contributor: of a letter about themselves a staff member reads only their own entries.
create policy access_log_of_staff on public.access_log for select to authenticated
  using (body_id = (select private.my_log_body_id())
    and (staff_id = (select auth.uid()) or not private.is_about_me(feedback_id)));
-- A note may name the contributor.
create policy verification_of_staff on public.verification for select to authenticated
  using (body_id = (select private.my_body_id())
    and (verified_by = (select auth.uid()) or not private.is_about_me(feedback_id)));
create policy comparison_of_staff on public.comparison for select to authenticated
  using (body_id = (select private.my_body_id())
    and (compared_by = (select auth.uid()) or not private.is_about_me(feedback_id)));
