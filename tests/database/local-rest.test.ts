import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Instance, startInstance } from './local-instance.ts'

let instance: Instance
beforeAll(async () => {
  instance = await startInstance(`
    create table public.author (id int primary key, name text not null);
    create table public.note (
      id int generated always as identity primary key,
      author_id int references public.author,
      n int constraint positive check (n > 0),
      code text unique,
      body jsonb,
      at timestamptz not null default '2026-01-02 03:04:05.678+00',
      day date,
      amount numeric);
    insert into public.author values (1, 'Đặng'), (2, 'An');
    insert into public.note (author_id, n, code) select 1 + i % 2, i, 'c' || i from generate_series(1, 50) i;
    create function public.deny() returns trigger language plpgsql as $$
      begin raise exception 'không được' using errcode = 'PB001', detail = 'chi tiết', hint = 'gợi ý'; end $$;
    create trigger deny before delete on public.note for each row execute function public.deny();`)
}, 60_000)
afterAll(() => instance?.remove())

describe('upstream: CHECK violations and raised codes answer 500 "SUP"', () => {
  test('a CHECK answers 400 / 23514', async () => {
    const { status, error } = await instance.service.from('note').insert({ n: -1 })
    expect([status, error?.code, error?.message]).toEqual([400, '23514', expect.stringContaining('positive')])
  })

  test('an exception of our own keeps code, message, details and hint', async () => {
    const { status, error } = await instance.service.from('note').delete().eq('id', 1)
    expect(status).toBe(400)
    expect(error).toMatchObject({ code: 'PB001', message: 'không được', details: 'chi tiết', hint: 'gợi ý' })
  })

  test.each<[string, object, number, string]>([
    ['unique', { code: 'c1' }, 409, '23505'],
    ['foreign key', { author_id: 99 }, 409, '23503'],
    ['not null', { at: null }, 400, '23502'],
    ['bad text', { n: 'x' }, 400, '22P02'],
  ])('%s', async (_name, row, status, code) => {
    const answer = await instance.service.from('note').insert(row)
    expect([answer.status, answer.error?.code]).toEqual([status, code])
  })
})

describe('upstream: values are not as PostgREST writes them', () => {
  test.each([[{ a: [1, 'hai'] }], [['x']], [7], [null]])(
    'jsonb %j goes in once encoded and comes back',
    async (body) => {
      const { data, error } = await instance.service
        .from('note')
        .insert({ n: 1, body })
        .select('id, body')
        .single()
      expect(error).toBeNull()
      expect(data?.body).toEqual(body)
      const [row] =
        await instance.sql`select jsonb_typeof(body) as kind from public.note where id = ${data?.id}`
      expect(row?.['kind']).toBe(body === null ? null : Array.isArray(body) ? 'array' : typeof body)
    },
  )

  test('times are ISO 8601 with an offset', async () => {
    const { data } = await instance.service.from('note').select('at').eq('id', 1).single()
    expect(data?.at).toBe('2026-01-02T03:04:05.678+00:00')
  })
})

describe('reading as supabase-js asks', () => {
  test('filters, order, range and exact count', async () => {
    const { data, count, status } = await instance.service
      .from('note')
      .select('n', { count: 'exact' })
      .gte('n', 11)
      .lte('n', 40)
      .not('code', 'is', null)
      .order('n', { ascending: false })
      .range(5, 9)
    expect([data?.map(({ n }) => n), count, status]).toEqual([[35, 34, 33, 32, 31], 30, 206])
  })

  test('count alone by HEAD', async () => {
    const { count, data } = await instance.service
      .from('note')
      .select('*', { count: 'exact', head: true })
      .in('n', [1, 2, 3])
      .not('code', 'is', null)
    expect([count, data]).toEqual([3, null])
  })

  test('or, ilike, single, maybeSingle, embedding', async () => {
    const or = await instance.service.from('note').select('n').or('code.eq.c3,code.eq.c4').order('n')
    expect(or.data).toEqual([{ n: 3 }, { n: 4 }])
    const like = await instance.service.from('author').select('id').ilike('name', 'đ%')
    expect(like.data).toEqual([{ id: 1 }])
    const embedded = await instance.service.from('note').select('n, author(name)').eq('code', 'c1').single()
    expect(embedded.data).toEqual({ n: 1, author: { name: 'An' } })
    const none = await instance.service.from('note').select().eq('code', 'không').maybeSingle()
    expect([none.data, none.error]).toEqual([null, null])
    const many = await instance.service.from('note').select().single()
    expect([many.status, many.error?.code]).toEqual([406, 'PGRST116'])
  })

  test('update and upsert with return=representation', async () => {
    const updated = await instance.service
      .from('note')
      .update({ amount: 1.5 })
      .eq('code', 'c2')
      .select('amount')
    expect(updated.data).toEqual([{ amount: 1.5 }])
    const upserted = await instance.service.from('author').upsert({ id: 2, name: 'Ân' }).select()
    expect(upserted.data).toEqual([{ id: 2, name: 'Ân' }])
  })

  test('a failing row of a bulk insert leaves none behind', async () => {
    const { error } = await instance.service.from('author').insert([
      { id: 10, name: 'a' },
      { id: 10, name: 'b' },
    ])
    expect(error?.code).toBe('23505')
    expect((await instance.service.from('author').select().eq('id', 10)).data).toEqual([])
  })

  test('an unknown table or column says so', async () => {
    expect((await instance.service.from('nothing').select()).error?.code).toBe('PGRST205')
    expect((await instance.service.from('note').select('nothing')).error?.code).toBe('42703')
  })

  test('a table made later is served once the schema is read again', async () => {
    await instance.sql`create table public.later (id int primary key)`
    await expect
      .poll(async () => (await instance.service.from('later').select()).data, { timeout: 5_000 })
      .toEqual([])
  })
})

describe('upstream: /_system and keyless admin', () => {
  test.each([
    '/',
    '/_system',
    '/_system/config',
    '/studio',
    '/functions/v1/x',
    '/restful/v1',
    '/rest/v10/note',
  ])('%s is not served', async (path) => {
    expect((await fetch(`${instance.supabase.url}${path}`)).status).toBe(404)
  })

  test.each([
    ['no key', {}],
    ['a wrong key', { apikey: 'x' }],
    ['a token alone', { authorization: 'Bearer x' }],
  ])('%s is refused', async (_name, headers) => {
    expect((await fetch(`${instance.supabase.url}/rest/v1/note`, { headers })).status).toBe(401)
  })

  test('a key with a forged token is refused, not taken as anonymous', async () => {
    const forged = `${instance.supabase.serviceKey.split('.').slice(0, 2).join('.')}.AAAA`
    for (const authorization of [`Bearer ${forged}`, 'Bearer x']) {
      const headers = { apikey: instance.supabase.anonKey, authorization }
      expect((await fetch(`${instance.supabase.url}/rest/v1/note`, { headers })).status).toBe(401)
    }
  })

  test('other schemas are not reachable', async () => {
    for (const schema of ['auth', 'storage', 'supabase_migrations', 'extensions']) {
      const { status } = await instance.service.schema(schema).from('users').select()
      expect(status).toBe(406)
    }
  })
})
