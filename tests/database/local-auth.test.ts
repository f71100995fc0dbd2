import { afterAll, beforeAll, expect, test } from 'vitest'
import { createAuthUser } from '../../supabase/local/index.ts'
import { client, type Instance, startInstance } from './local-instance.ts'

const password = 'mật khẩu đủ dài 346'
let instance: Instance
let id: string
beforeAll(async () => {
  instance = await startInstance(`
    create table public.mine (id int primary key, owner uuid not null default auth.uid(), name text);
    alter table public.mine enable row level security;
    create policy own on public.mine for all to authenticated using (owner = (select auth.uid())) with check (owner = (select auth.uid()));`)
  id = await createAuthUser(instance.sql, { email: 'To.Truong@Example.VN', password })
}, 60_000)
afterAll(() => instance?.remove())

async function signedIn(email = 'to.truong@example.vn') {
  const user = client(instance.supabase)
  const { data, error } = await user.auth.signInWithPassword({ email, password })
  if (error) throw error
  return { user, data }
}

test('upstream: no admin API. A user made by SQL signs in and is who he is', async () => {
  const { user, data } = await signedIn()
  expect([data.user.id, data.user.email, data.user.role]).toEqual([
    id,
    'to.truong@example.vn',
    'authenticated',
  ])
  const { data: same } = await user.auth.getUser()
  expect(same.user?.id).toBe(id)
  expect(same.user?.identities?.[0]?.provider).toBe('email')
})

test('one e-mail, one user', async () => {
  await expect(
    createAuthUser(instance.sql, { email: 'to.truong@example.vn', password }),
  ).rejects.toMatchObject({ code: '23505' })
})

test.each([
  ['to.truong@example.vn', 'sai mật khẩu'],
  ['khong.co@example.vn', password],
])('%s with a wrong pair is refused alike', async (email, wrong) => {
  const { error } = await client(instance.supabase).auth.signInWithPassword({ email, password: wrong })
  expect([error?.status, error?.code]).toEqual([400, 'invalid_credentials'])
})

test('nobody signs up', async () => {
  const { error } = await client(instance.supabase).auth.signUp({ email: 'moi@example.vn', password })
  expect(error?.code).toBe('signup_disabled')
  expect(await instance.sql`select from auth.users where email = 'moi@example.vn'`).toHaveLength(0)
})

test('row security sees the signed-in user, on the short way and the long way', async () => {
  const other = await createAuthUser(instance.sql, { email: 'khac@example.vn', password })
  const [{ user }, { user: stranger }] = [await signedIn(), await signedIn('khac@example.vn')]
  expect((await user.from('mine').insert({ id: 1, name: 'của tôi' })).error).toBeNull()
  expect((await user.from('mine').insert({ id: 2, owner: other })).error?.code).toBe('42501')
  expect((await user.from('mine').select('id')).data).toEqual([{ id: 1 }])
  expect((await stranger.from('mine').select('id')).data).toEqual([])
  expect((await instance.anon.from('mine').select('id')).data).toEqual([])
})

test('upstream, on its other driver: rows of one caller leak to another at the same time. Not here', async () => {
  const { user } = await signedIn()
  const clients = [user, instance.anon, instance.service]
  const answers = await Promise.all(
    Array.from(
      { length: 90 },
      async (_, n) => (await clients[n % 3]?.from('mine').select('id'))?.data?.length,
    ),
  )
  expect(answers).toEqual(Array.from({ length: 90 }, (_, n) => (n % 3 === 1 ? 0 : 1)))
})

test('a refresh token is rotated, and an old one used again ends the session', async () => {
  const { user, data } = await signedIn()
  const first = data.session.refresh_token
  const { data: renewed, error } = await user.auth.refreshSession()
  expect(error).toBeNull()
  expect(renewed.session?.refresh_token).not.toBe(first)
  expect(renewed.user?.id).toBe(id)
  await client(instance.supabase).auth.refreshSession({ refresh_token: renewed.session?.refresh_token ?? '' })
  await instance.sql`update auth.refresh_tokens set updated_at = now() - interval '1 hour' where session_id in (select session_id from auth.refresh_tokens where token = ${first})`
  const again = await client(instance.supabase).auth.refreshSession({ refresh_token: first })
  expect(again.error?.status).toBe(400)
})

test('signing out ends the session: its tokens no longer refresh and no longer name a user', async () => {
  const { user, data } = await signedIn()
  expect((await user.auth.signOut()).error).toBeNull()
  const stale = client(instance.supabase)
  expect(
    (await stale.auth.refreshSession({ refresh_token: data.session.refresh_token })).error,
  ).not.toBeNull()
  expect((await stale.auth.getUser(data.session.access_token)).error).not.toBeNull()
})

test('upstream: a banned user still signs in by password; here the session is refused', async () => {
  await createAuthUser(instance.sql, { email: 'khoa@example.vn', password })
  await instance.sql`update auth.users set banned_until = now() + interval '1 day' where email = 'khoa@example.vn'`
  const { error } = await client(instance.supabase).auth.signInWithPassword({
    email: 'khoa@example.vn',
    password,
  })
  expect(error?.code).toBe('user_banned')
})

test('a password set through the API is one the user can sign in with', async () => {
  await createAuthUser(instance.sql, { email: 'doi@example.vn', password })
  const { user } = await signedIn('doi@example.vn')
  expect((await user.auth.updateUser({ password: 'ngắn' })).error?.code).toBe('weak_password')
  const changed = 'một mật khẩu khác, dài'
  expect((await user.auth.updateUser({ password: changed })).error).toBeNull()
  const again = await client(instance.supabase).auth.signInWithPassword({
    email: 'doi@example.vn',
    password: changed,
  })
  expect(again.error).toBeNull()
})

test('the tables of Auth are closed to the API roles', async () => {
  const [row] = await instance.sql`
    select has_table_privilege('anon', 'auth.users', 'select') as anon,
      has_table_privilege('authenticated', 'auth.users', 'select') as authenticated`
  expect(row).toEqual({ anon: false, authenticated: false })
})
