-- Rights on the tables that Auth and Storage bring along, as hosted gives them. Run after those
-- tables exist, as supabase_admin, on every start.

grant all on all tables in schema auth, storage to postgres, supabase_lite;
grant all on all sequences in schema auth, storage to postgres, supabase_lite;
revoke all on all tables in schema auth from anon, authenticated, service_role;

alter table storage.buckets owner to supabase_storage_admin;
alter table storage.objects owner to supabase_storage_admin;
grant all on schema storage to supabase_storage_admin;
-- Row security decides on these two, as hosted.
grant all on storage.buckets, storage.objects to anon, authenticated, service_role, postgres, supabase_lite;
