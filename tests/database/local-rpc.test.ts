/** The short way for functions must answer as the long way (lite) does, and as PostgREST where lite does not. */

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { signToken } from '../../supabase/local/tokens.ts'
import { type Instance, startInstance } from './local-instance.ts'

let instance: Instance
beforeAll(async () => {
  instance = await startInstance(`
    create table public.row (id int primary key, name text);
    insert into public.row values (1, 'một'), (2, 'hai');
    create function public.add(a int, b int default 2) returns int language sql as 'select a + b';
    create function public.echo(content jsonb) returns jsonb language sql as 'select content';
    create function public.kind(content jsonb) returns text language sql as 'select jsonb_typeof(content)';
    create function public.nothing() returns text language sql as 'select null::text';
    create function public.silent(a int) returns void language sql as $$ insert into public.row values (a, 'im lặng') $$;
    create function public.all_rows() returns setof public.row language sql as 'select * from public.row where id < 3 order by id';
    create function public.one_row() returns public.row language sql as 'select * from public.row where id = 1';
    create function public.pairs(upto int) returns table (n int, doubled int) language sql as 'select i, i * 2 from generate_series(1, upto) i';
    create function public.numbers() returns setof int language sql as 'select generate_series(1, 3)';
    create function public.texts(list text[]) returns int language sql as 'select cardinality(list)';
    create function public.who() returns jsonb language sql as $$
      select jsonb_build_object('user', current_user, 'role', auth.role(), 'uid', auth.uid(), 'mail', auth.jwt() ->> 'email') $$;
    create function public.fail(code text) returns void language plpgsql as $$
      begin
        insert into public.row values (77, 'sẽ bị hủy');
        raise exception 'bị từ chối' using errcode = code, detail = 'chi tiết', hint = 'gợi ý';
      end $$;
    create function public.broken() returns void language plpgsql as $$ begin perform 1 / 0; end $$;
    create function public.slow() returns void language sql as 'select pg_sleep(20)';
    create table public.deferred (id int constraint once unique deferrable initially deferred);
    create function public.late_check() returns void language sql as 'insert into public.deferred values (1), (1)';
    create function public.twice(a int) returns text language sql as $$ select 'int' $$;
    create function public.twice(a text) returns text language sql as $$ select 'text' $$;
    create function public.closed() returns int language sql as 'select 1';
    revoke execute on function public.closed() from public, anon, authenticated;`)
}, 60_000)
afterAll(() => instance?.remove())

/** The trailing "?" is no plain call any more, so it takes the long way. */
async function both(name: string, body: unknown, headers: Record<string, string> = {}) {
  const call = async (suffix: string) => {
    const response = await fetch(`${instance.supabase.url}/rest/v1/rpc/${name}${suffix}`, {
      method: 'POST',
      headers: { apikey: instance.supabase.anonKey, 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    })
    const text = await response.text()
    return { status: response.status, body: text === '' ? null : (JSON.parse(text) as unknown) }
  }
  return { short: await call(''), long: await call('?') }
}

test.each([
  ['add', { a: 1 }, 200, 3],
  ['add', { a: 1, b: 5 }, 200, 6],
  ['add', { b: 5, a: 1 }, 200, 6],
  ['nothing', {}, 200, null],
  [
    'all_rows',
    {},
    200,
    [
      { id: 1, name: 'một' },
      { id: 2, name: 'hai' },
    ],
  ],
  ['one_row', {}, 200, { id: 1, name: 'một' }],
  [
    'pairs',
    { upto: 2 },
    200,
    [
      { n: 1, doubled: 2 },
      { n: 2, doubled: 4 },
    ],
  ],
  ['pairs', { upto: 0 }, 200, []],
  ['numbers', {}, 200, [1, 2, 3]],
  ['texts', { list: ['a', 'b'] }, 200, 2],
  ['who', {}, 200, { user: 'anon', role: 'anon', uid: null, mail: null }],
])('%s(%j) answers alike', async (name, body, status, expected) => {
  const { short, long } = await both(name, body)
  expect(short).toEqual({ status, body: expected })
  expect(long).toEqual(short)
})

describe('upstream: jsonb arguments arrive encoded twice', () => {
  test.each([[{ a: 1, b: ['ư'] }], [[1, 2]], ['chữ'], [5], [true]])('%j', async (content) => {
    const kind = Array.isArray(content) ? 'array' : typeof content
    expect((await instance.anon.rpc('echo', { content })).data).toEqual(content)
    expect((await instance.anon.rpc('kind', { content })).data).toBe(kind)
  })

  test('on the long way too', async () => {
    const { long } = await both('kind', { content: { a: 1 } })
    expect(long).toEqual({ status: 200, body: 'object' })
  })
})

describe('upstream: raised errors lose their code', () => {
  test.each([
    ['PT409', 409],
    ['PT429', 429],
    ['P0001', 400],
    ['PB001', 400],
    ['23514', 400],
    ['23505', 409],
    ['42501', 401],
    ['53400', 500],
    ['40001', 500],
    ['55P03', 500],
    ['P0002', 500],
    ['28000', 403],
  ])('%s answers %i with everything said, and undoes the write', async (code, status) => {
    const { short, long } = await both('fail', { code })
    const body = { code, message: 'bị từ chối', details: 'chi tiết', hint: 'gợi ý' }
    expect(short).toEqual({ status, body })
    expect(long.status).toBe(status)
    expect(long.body).toMatchObject({ code, message: 'bị từ chối', details: 'chi tiết' })
    expect(await instance.sql`select from public.row where id = 77`).toHaveLength(0)
  })

  test('supabase-js sees the same four fields', async () => {
    const { error, status } = await instance.anon.rpc('fail', { code: 'PB007' })
    expect(status).toBe(400)
    expect(error).toMatchObject({ code: 'PB007', message: 'bị từ chối', details: 'chi tiết', hint: 'gợi ý' })
  })

  test('an error of the database itself', async () => {
    const { short, long } = await both('broken', {})
    expect(short).toMatchObject({ status: 400, body: { code: '22012' } })
    expect(long).toMatchObject(short)
  })

  test('a constraint checked only at commit is no success', async () => {
    const { short } = await both('late_check', {})
    expect(short).toMatchObject({ status: 409, body: { code: '23505' } })
    expect(await instance.sql`select from public.deferred`).toHaveLength(0)
  })

  test('after a failure the connection serves the next call', async () => {
    await Promise.all(Array.from({ length: 60 }, () => instance.anon.rpc('fail', { code: 'PB001' })))
    const answers = await Promise.all(Array.from({ length: 60 }, (_, a) => instance.anon.rpc('add', { a })))
    expect(answers.map(({ data }) => data)).toEqual(Array.from({ length: 60 }, (_, a) => a + 2))
  })
})

test('a void function answers 204 and has written', async () => {
  const { status, error } = await instance.anon.rpc('silent', { a: 5 })
  expect([status, error]).toEqual([204, null])
  expect(await instance.sql`select name from public.row where id = 5`).toEqual([{ name: 'im lặng' }])
})

test.each([
  ['an unknown function', 'absent', {}, 404, 'PGRST202'],
  ['an unknown argument', 'add', { a: 1, z: 1 }, 404, 'PGRST202'],
  ['a missing argument', 'add', {}, 404, 'PGRST202'],
  ['text for a number', 'add', { a: 'x' }, 400, '22P02'],
  ['an overload that JSON cannot decide', 'twice', { a: 'x' }, 300, 'PGRST203'],
  ['a function revoked from everyone', 'closed', {}, 401, '42501'],
])('%s', async (_name, name, body, status, code) => {
  const { short, long } = await both(name, body)
  expect(short).toMatchObject({ status, body: { code } })
  expect(long).toMatchObject({ status, body: { code } })
})

test('each caller has its own role and claims, also when they come at once', async () => {
  const { jwtSecret } = JSON.parse(readFileSync(join(instance.dataDir, 'secrets.json'), 'utf8')) as {
    jwtSecret: string
  }
  const token = (n: number) =>
    signToken(
      {
        role: 'authenticated',
        sub: `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`,
        email: `u${n}@x.vn`,
        exp: Date.now() / 1000 + 60,
      },
      jwtSecret,
    )
  const answers = await Promise.all(
    Array.from({ length: 90 }, async (_, n) => {
      const authorization =
        n % 3 === 0
          ? {}
          : n % 3 === 1
            ? { authorization: `Bearer ${token(n)}` }
            : { authorization: `Bearer ${instance.supabase.serviceKey}` }
      const response = await fetch(`${instance.supabase.url}/rest/v1/rpc/who`, {
        method: 'POST',
        headers: { apikey: instance.supabase.anonKey, 'content-type': 'application/json', ...authorization },
        body: '{}',
      })
      return response.json() as Promise<unknown>
    }),
  )
  answers.forEach((answer, n) => {
    if (n % 3 === 0) expect(answer).toEqual({ user: 'anon', role: 'anon', uid: null, mail: null })
    else if (n % 3 === 2) expect(answer).toMatchObject({ user: 'service_role', role: 'service_role' })
    else
      expect(answer).toEqual({
        user: 'authenticated',
        role: 'authenticated',
        uid: `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`,
        mail: `u${n}@x.vn`,
      })
  })
})

test('an expired, unsigned or over-ambitious token gets nowhere', async () => {
  const { jwtSecret } = JSON.parse(readFileSync(join(instance.dataDir, 'secrets.json'), 'utf8')) as {
    jwtSecret: string
  }
  const unsigned = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${Buffer.from('{"role":"service_role"}').toString('base64url')}.AA`
  for (const [token, status] of [
    [signToken({ role: 'authenticated', exp: 1 }, jwtSecret), 401],
    [signToken({ role: 'service_role' }, 'another secret'), 401],
    [unsigned, 401],
    [signToken({ role: 'postgres' }, jwtSecret), 403],
    [signToken({ role: 'supabase_admin' }, jwtSecret), 403],
  ] as const) {
    const { short } = await both('who', {}, { authorization: `Bearer ${token}` })
    expect(short.status).toBe(status)
  }
})

test('a call that takes too long is cut off, the others are not', async () => {
  const slow = instance.anon.rpc('slow')
  const started = Date.now()
  expect((await instance.anon.rpc('add', { a: 1 })).data).toBe(3)
  expect(Date.now() - started).toBeLessThan(1_000)
  expect((await slow).error?.code).toBe('57014')
}, 20_000)
