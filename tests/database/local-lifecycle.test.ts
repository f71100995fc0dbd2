import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync, readFileSync, readlinkSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { AlreadyRunningError, MigrationChangedError, startSupabase } from '../../supabase/local/index.ts'
import { client, connect, type Instance, makeFolders, startInstance } from './local-instance.ts'

const MIGRATION = `
  create table public.note (id int primary key, text text);
  create function public.keep(id int) returns void language sql as 'insert into public.note values (id, ''giữ'')';`

const postgresPid = (dataDir: string) =>
  Number.parseInt(readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8'), 10)
const isAlive = (pid: number) =>
  existsSync(`/proc/${pid}/stat`) && !/^\d+ \(.*\) Z/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))

describe('a running installation', () => {
  let instance: Instance
  beforeAll(async () => {
    instance = await startInstance(MIGRATION)
  }, 60_000)
  afterAll(() => instance?.remove())

  test('a second start on the same data says so in one line', async () => {
    const second = startSupabase(instance)
    await expect(second).rejects.toBeInstanceOf(AlreadyRunningError)
    await expect(second).rejects.toThrow(/^[^\n]+đang được một tiến trình khác sử dụng\.$/)
    expect((await instance.service.from('note').select()).error).toBeNull()
  })

  test('secrets and data are closed to others', () => {
    expect(statSync(instance.dataDir).mode & 0o777).toBe(0o700)
    expect(statSync(join(instance.dataDir, 'secrets.json')).mode & 0o777).toBe(0o600)
    expect(statSync(instance.supabase.database.host).mode & 0o777).toBe(0o700)
  })

  test('what was acknowledged is durable by configuration, texts sort as Vietnamese', async () => {
    const [row] = await instance.sql`
      select current_setting('fsync') as fsync, current_setting('synchronous_commit') as commit, current_setting('data_checksums') as checksums,
        (select datlocale from pg_database where datname = 'postgres') as locale,
        array(select unnest(array['đ', 'e', 'd', 'ô', 'o']) order by 1) as sorted`
    expect(row).toEqual({
      fsync: 'on',
      commit: 'on',
      checksums: 'on',
      locale: 'vi-VN',
      sorted: ['d', 'đ', 'e', 'o', 'ô'],
    })
  })

  test('when PostgreSQL is killed requests fail within 2 s, then work again by themselves; nothing acknowledged is lost', async () => {
    let id = 0
    let slowest = 0
    const acknowledged: number[] = []
    const statuses = new Set<number>()
    let running = true
    const worker = async () => {
      while (running) {
        const mine = ++id
        const started = Date.now()
        const { status } = await instance.anon.rpc('keep', { id: mine })
        slowest = Math.max(slowest, Date.now() - started)
        statuses.add(status)
        if (status === 204) acknowledged.push(mine)
        else await delay(20)
      }
    }
    const workers = Promise.all(Array.from({ length: 8 }, worker))
    await delay(400)
    const before = postgresPid(instance.dataDir)
    process.kill(before, 'SIGKILL')
    await expect
      .poll(async () => (await instance.service.from('note').select('id').limit(1)).status, {
        timeout: 15_000,
        interval: 100,
      })
      .toBe(200)
    await delay(400)
    running = false
    await workers
    expect(postgresPid(instance.dataDir)).not.toBe(before)
    expect([...statuses].sort()).toEqual([204, 503])
    expect(slowest).toBeLessThan(2_000)
    const sql = connect(instance.supabase)
    const stored = new Set((await sql<{ id: number }[]>`select id from public.note`).map((row) => row.id))
    await sql.end()
    expect(acknowledged.filter((known) => !stored.has(known))).toEqual([])
    expect(Math.max(...acknowledged)).toBeGreaterThan(50)
  }, 30_000)

  test('a PostgreSQL that hangs is answered for, not waited for', async () => {
    const pids = readdirSync('/proc').filter(
      (name) => /^\d+$/.test(name) && cwdOf(name) === join(instance.dataDir, 'postgres'),
    )
    for (const pid of pids) process.kill(Number(pid), 'SIGSTOP')
    const started = Date.now()
    try {
      const { status } = await instance.anon.rpc('keep', { id: 900_001 })
      expect(status).toBe(503)
      expect(Date.now() - started).toBeLessThan(11_000)
    } finally {
      for (const pid of pids) process.kill(Number(pid), 'SIGCONT')
    }
  }, 20_000)
})

function cwdOf(pid: string): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/cwd`)
  } catch {
    return undefined
  }
}

describe('starting, stopping, starting again', () => {
  const folders = makeFolders(MIGRATION)
  afterAll(folders.remove)

  test('data and keys outlive a restart; stopping takes less than five seconds and leaves nothing running', async () => {
    const first = await startSupabase(folders)
    await client(first).rpc('keep', { id: 1 })
    const pid = postgresPid(folders.dataDir)
    const started = Date.now()
    await first.stop()
    expect(Date.now() - started).toBeLessThan(5_000)
    expect(isAlive(pid)).toBe(false)
    expect(existsSync(first.database.host)).toBe(false)
    await first.stop()
    const second = await startSupabase(folders)
    expect(second.anonKey).toBe(first.anonKey)
    expect((await client(second, second.serviceKey).from('note').select('id')).data).toEqual([{ id: 1 }])
    await second.stop()
  }, 30_000)

  test('a later migration is applied once; a changed or missing one stops the start in one line', async () => {
    const later = join(folders.migrationsDir, '20260102000000_later.sql')
    writeFileSync(later, `create table public.later (id int); insert into public.later values (1);\n-- hết`)
    for (let start = 0; start < 2; start++) {
      const supabase = await startSupabase(folders)
      expect((await client(supabase, supabase.serviceKey).from('later').select()).data).toEqual([{ id: 1 }])
      const sql = connect(supabase)
      const [row] =
        await sql`select version, name, statements from supabase_migrations.schema_migrations order by version desc limit 1`
      expect(row).toEqual({
        version: '20260102000000',
        name: 'later',
        statements: ['create table public.later (id int)', 'insert into public.later values (1)'],
      })
      await sql.end()
      await supabase.stop()
    }
    writeFileSync(later, 'create table public.later (id bigint);')
    await expect(startSupabase(folders)).rejects.toBeInstanceOf(MigrationChangedError)
    await expect(startSupabase(folders)).rejects.toThrow(/^Bản di trú 20260102000000_later[^\n]+$/)
  }, 60_000)

  test('a migration that fails leaves no trace and names its line', async () => {
    const broken = makeFolders('create table public.half (id int);\n\nselect nothing_here;')
    await expect(startSupabase(broken)).rejects.toThrow(
      /20260101000000_test không áp dụng được: 42703 .*\(dòng 3\)/,
    )
    writeFileSync(join(broken.migrationsDir, '20260101000000_test.sql'), 'create table public.half (id int);')
    const supabase = await startSupabase(broken)
    await supabase.stop()
    broken.remove()
  }, 60_000)
})

describe('crashes', () => {
  const folders = makeFolders(MIGRATION)
  afterAll(folders.remove)

  /** The installation in a process of its own, as `npm start` has it. */
  async function startHost(): Promise<{ host: ChildProcess; ready: { pid: number } }> {
    const entry = fileURLToPath(new URL('../../supabase/local/index.ts', import.meta.url))
    const script = `const { startSupabase } = await import(${JSON.stringify(entry)});
      await startSupabase(${JSON.stringify({ dataDir: folders.dataDir, migrationsDir: folders.migrationsDir })}); console.log('ready')`
    const host = spawn(process.execPath, ['--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    await once(host.stdout ?? host, 'data')
    return { host, ready: { pid: postgresPid(folders.dataDir) } }
  }

  test('when the host is killed outright, PostgreSQL stops by itself and the next start works', async () => {
    const { host, ready } = await startHost()
    host.kill('SIGKILL')
    await expect.poll(() => isAlive(ready.pid), { timeout: 5_000 }).toBe(false)
    const supabase = await startSupabase(folders)
    await supabase.stop()
  }, 30_000)

  test('when everything but PostgreSQL is killed, the next start stops the orphan by its own', async () => {
    const { host, ready } = await startHost()
    const keeper = Number(/^PPid:\s+(\d+)$/m.exec(readFileSync(`/proc/${ready.pid}/status`, 'utf8'))?.[1])
    host.kill('SIGSTOP')
    process.kill(keeper, 'SIGKILL')
    host.kill('SIGKILL')
    await delay(200)
    expect(isAlive(ready.pid)).toBe(true)
    const socketDir =
      readFileSync(join(folders.dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[4] ?? ''
    expect(existsSync(socketDir)).toBe(true)
    const supabase = await startSupabase(folders)
    expect([isAlive(ready.pid), existsSync(socketDir)]).toEqual([false, false])
    expect(postgresPid(folders.dataDir)).not.toBe(ready.pid)
    await supabase.stop()
  }, 30_000)

  test('a stale pid file that now names a stranger blocks nothing and kills nobody', async () => {
    const stranger = spawn('sleep', ['60'])
    const file = join(folders.dataDir, 'postgres', 'postmaster.pid')
    writeFileSync(file, `${stranger.pid}\n/elsewhere\n1700000000\n5432\n/tmp\n\n  0 0\nready\n`)
    const supabase = await startSupabase(folders)
    expect(stranger.exitCode).toBeNull()
    stranger.kill()
    await supabase.stop()
  }, 30_000)

  test('when the embedded Supabase itself dies, it comes back at the same address', async () => {
    const supabase = await startSupabase(folders)
    const keeper = Number(
      /^PPid:\s+(\d+)$/m.exec(readFileSync(`/proc/${postgresPid(folders.dataDir)}/status`, 'utf8'))?.[1],
    )
    process.kill(keeper, 'SIGKILL')
    await expect
      .poll(async () => (await client(supabase, supabase.serviceKey).from('note').select('id')).status, {
        timeout: 15_000,
        interval: 200,
      })
      .toBe(200)
    await supabase.stop()
  }, 30_000)
})
