/** What every table, view and function must have, read from the catalog (H8, design §5). */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Stack, startStack } from '../stack.ts'

let stack: Stack
beforeAll(async () => {
  stack = await startStack()
})
afterAll(() => stack?.stop())

/** The names a query of the catalog finds. */
async function names(query: string): Promise<string[]> {
  const rows = await stack.sql.unsafe<{ name: string }[]>(query)
  return rows.map(({ name }) => name)
}

const tables = `from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where n.nspname in ('public', 'private') and c.relkind in ('r', 'p')`
const views = `from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where n.nspname in ('public', 'private') and c.relkind in ('v', 'm')`

test('given the tables, then there are tables to look at', async () => {
  expect((await names(`select c.oid::regclass::text as name ${tables}`)).length).toBeGreaterThanOrEqual(11)
})

test('H8: given a table, then row-level security is on', async () => {
  expect(await names(`select c.oid::regclass::text as name ${tables} and not c.relrowsecurity`)).toEqual([])
})

test('H8: given Storage’s own tables, then row-level security is on and policies let in parts of scans only', async () => {
  const storage = `from pg_class c where c.relnamespace = 'storage'::regnamespace and c.relkind = 'r'`
  expect(await names(`select c.relname as name ${storage}`)).toContain('objects')
  const open = `${storage} and not c.relrowsecurity and (has_any_column_privilege('anon', c.oid, 'select')
    or has_any_column_privilege('authenticated', c.oid, 'select'))`
  expect(await names(`select c.relname as name ${open}`)).toEqual([])
  expect(
    await names(`select format('%s of %s to %s: %s%s', cmd, tablename, roles, qual, with_check) as name
      from pg_policies where schemaname = 'storage' order by 1`),
  ).toEqual([
    `INSERT of objects to {anon}: ((bucket_id = 'scans'::text) AND private.is_open_upload(name))`,
    `SELECT of objects to {anon}: ((bucket_id = 'scans'::text) AND private.is_open_upload(name))`,
    `SELECT of objects to {authenticated}: ((bucket_id = 'scans'::text) AND private.may_view_scan(name))`,
  ])
})

test('given a table or view, then it has a comment', async () => {
  const silent = "and obj_description(c.oid, 'pg_class') is null"
  expect(await names(`select c.oid::regclass::text as name ${tables} ${silent}`)).toEqual([])
  expect(await names(`select c.oid::regclass::text as name ${views} ${silent}`)).toEqual([])
})

test('given a function of the API, then it has a comment', async () => {
  expect(
    await names(`select p.oid::regprocedure::text as name from pg_proc p
      where p.pronamespace = 'public'::regnamespace and obj_description(p.oid, 'pg_proc') is null`),
  ).toEqual([])
})

test('H8: given a view, then it reads with the rights of who asks', async () => {
  const invoker = `'security_invoker=true' = any (coalesce(c.reloptions, '{}'))`
  expect(await names(`select c.oid::regclass::text as name ${views} and ${invoker}`)).not.toEqual([])
  expect(await names(`select c.oid::regclass::text as name ${views} and not ${invoker}`)).toEqual([])
})

test('given a security definer function, then its search_path is empty', async () => {
  const definers = `from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where n.nspname in ('public', 'private') and p.prosecdef`
  expect((await names(`select p.oid::regprocedure::text as name ${definers}`)).length).toBeGreaterThanOrEqual(
    10,
  )
  expect(
    await names(`select p.oid::regprocedure::text as name ${definers}
      and not coalesce('search_path=""' = any (p.proconfig), false)`),
  ).toEqual([])
})

test('given a function without a search_path of its own, then only our functions reach it', async () => {
  // these stand in views that people read with their own rights; they name nothing but each other and operators
  expect(
    await names(`select p.oid::regprocedure::text as name from pg_proc p
      join pg_namespace n on n.oid = p.pronamespace
      where n.nspname in ('public', 'private') and not coalesce('search_path=""' = any (p.proconfig), false)
        and (n.nspname = 'public' or p.proacl is null
          or exists (select from aclexplode(p.proacl) a where a.grantee <> p.proowner)) order by 1`),
  ).toEqual([
    'private.closing_moment(date)',
    'private.is_late(timestamp with time zone,date,timestamp with time zone,smallint)',
  ])
})

test('given a table, then rights on it are granted column by column', async () => {
  const wholesale = `and exists (select from aclexplode(c.relacl) a where a.grantee <> c.relowner)`
  expect(await names(`select c.oid::regclass::text as name ${tables} ${wholesale}`)).toEqual([])
})

test('given a view, then signed-in users may read it and nobody may do anything else', async () => {
  expect(
    await names(`select distinct pg_get_userbyid(a.grantee) || ' ' || a.privilege_type as name
      from pg_class c join pg_namespace n on n.oid = c.relnamespace, aclexplode(c.relacl) a
      where n.nspname in ('public', 'private') and c.relkind in ('v', 'm') and a.grantee <> c.relowner`),
  ).toEqual(['authenticated SELECT'])
})

test('H8: given the columns, then signed-in users may read all but the hashes, what is private, free words about letters and what ties a letter to an invitation', async () => {
  const hidden = await names(`select c.oid::regclass::text || '.' || a.attname as name
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where n.nspname = 'public' and c.relkind in ('r', 'p')
      and not has_column_privilege('authenticated', c.oid, a.attnum, 'select') order by 1`)
  expect(hidden).toEqual([
    'audit_entry.row_sha256',
    'audit_seal.previous_sha256',
    'audit_seal.sha256',
    'division_comparison.note',
    'feedback.content_sha256',
    'feedback.idempotency_key_sha256',
    'feedback.invitation_id',
    'feedback.paper_form_id',
    'feedback.receipt_secret_sha256',
    'feedback.words_sha256',
    'paper_form.invitation_id',
    'passage.set_aside',
    'review_prompt_scan.sha256',
    'scan.contributor_kind',
    'scan.sha256',
    'staff_invitation.code_sha256',
    'staff_invitation.held_until',
  ])
})

test('given a column, then nobody holds a right on it but signed-in users, to read', async () => {
  expect(
    await names(`select distinct pg_get_userbyid(acl.grantee) || ' ' || acl.privilege_type as name
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute a on a.attrelid = c.oid, aclexplode(a.attacl) acl
      where n.nspname in ('public', 'private')`),
  ).toEqual(['authenticated SELECT'])
})

// of a cluster that was made, stopped and started again, as every stack is
test('given a new table, then by default nobody is given a right on it', async () => {
  await stack.sql`create table public.just_made (id integer)`
  const granted = await names(`select pg_get_userbyid(a.grantee) as name
    from pg_class c, aclexplode(c.relacl) a where c.oid = 'public.just_made'::regclass and a.grantee <> c.relowner`)
  await stack.sql`drop table public.just_made`
  expect(granted).toEqual([])
})

test('given a new function, then by default nobody may execute it', async () => {
  await stack.sql`create function public.just_made() returns integer language sql as 'select 1'`
  const allowed =
    await names(`select r as name from unnest(array['anon', 'authenticated', 'service_role']) as r
    where has_function_privilege(r, 'public.just_made()', 'execute')`)
  await stack.sql`drop function public.just_made()`
  expect(allowed).toEqual([])
})

test('H8: given an append-only table, then it is in the audit trail, with every column it has', async () => {
  const appendOnly =
    await names(`select distinct c.relname as name from pg_trigger t join pg_class c on c.oid = t.tgrelid
    where c.relnamespace = 'public'::regnamespace and t.tgfoid = 'private.refuse_change'::regproc
      and c.relname not like 'audit_entry' order by 1`)
  const followed = await names(`select distinct c.relname as name from private.audit_format f,
    unnest(private.audit_parts(f.source)) as part join pg_class c on c.oid = part
    where c.relnamespace = 'public'::regnamespace order by 1`)
  expect(followed).toEqual([...appendOnly, 'invitation'].sort())
  // a column added later: say so with private.audit_follow
  expect(
    await names(`select f.source as name from private.audit_format f
      where not exists (select from private.audit_format l where l.source = f.source and l.id > f.id)
        and f.columns <> (select jsonb_object_agg(c.relname, private.audit_columns(c.oid)) from pg_class c
          where c.oid = any (private.audit_parts(f.source)))`),
  ).toEqual([])
})
