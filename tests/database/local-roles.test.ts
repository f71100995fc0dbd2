import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { connect, type Instance, startInstance } from './local-instance.ts'

let instance: Instance
beforeAll(async () => {
  instance = await startInstance(`
    create table public.open (id int primary key);
    create table public.closed (id int primary key);
    alter table public.closed enable row level security;
    revoke all on public.closed from anon, authenticated;
    create function public.allowed() returns int language sql as 'select 1';
    create function public.refused() returns int language sql as 'select 1';
    revoke execute on function public.refused() from public, anon;`)
}, 60_000)
afterAll(() => instance?.remove())

describe('upstream: lite creates no roles', () => {
  test('the roles of a hosted project exist with their rights', async () => {
    const rows = await instance.sql`
      select rolname, rolsuper, rolbypassrls, rolinherit, rolcanlogin from pg_roles
      where rolname in ('anon', 'authenticated', 'service_role', 'authenticator', 'postgres') order by rolname`
    expect(
      rows.map((r) => [r['rolname'], r['rolsuper'], r['rolbypassrls'], r['rolinherit'], r['rolcanlogin']]),
    ).toEqual([
      ['anon', false, false, false, false],
      ['authenticated', false, false, false, false],
      ['authenticator', false, false, false, true],
      ['postgres', false, true, true, true],
      ['service_role', false, true, false, false],
    ])
  })

  test('migrations belong to postgres, which is no superuser', async () => {
    const [row] = await instance.sql`select tableowner from pg_tables where tablename = 'open'`
    expect(row?.['tableowner']).toBe('postgres')
    await expect(instance.sql`alter system set work_mem = '1MB'`).rejects.toMatchObject({ code: '42501' })
  })

  test('tables get hosted default privileges, extensions live in their schema', async () => {
    const { data, error } = await instance.service.from('open').select()
    expect([data, error]).toEqual([[], null])
    const [row] =
      await instance.sql`select extensions.unaccent('Đảng') as text, extensions.similarity('a', 'a') as same`
    expect(row).toEqual({ text: 'Dang', same: 1 })
  })
})

describe('upstream: lite grants everything to everyone on the first use of row security', () => {
  test('a revoke holds after anonymous requests', async () => {
    for (let attempt = 0; attempt < 2; attempt++) {
      const { error, status } = await instance.anon.from('closed').select()
      expect([status, error?.code]).toEqual([401, '42501'])
    }
    const [row] = await instance.sql`select has_table_privilege('anon', 'public.closed', 'select') as may`
    expect(row?.['may']).toBe(false)
  })

  test('a function that anon may not execute answers 401 / 42501, another still works', async () => {
    const refused = await instance.anon.rpc('refused')
    expect([refused.status, refused.error?.code]).toEqual([401, '42501'])
    expect((await instance.anon.rpc('allowed')).data).toBe(1)
  })

  test("lite's own role reads no table of ours", async () => {
    const sql = connect(instance.supabase, 'supabase_lite')
    await expect(sql`select * from public.closed`).rejects.toMatchObject({ code: '42501' })
    await sql.end()
  })

  test('the role that calls functions cannot become postgres or superuser', async () => {
    const sql = connect(instance.supabase, 'authenticator')
    await expect(sql`set role postgres`).rejects.toMatchObject({ code: '42501' })
    await expect(sql`set role supabase_admin`).rejects.toMatchObject({ code: '42501' })
    await sql.end()
  })
})
