/**
 * The files of one PostgreSQL cluster: made by initdb on first use, given to the account that
 * will run it, with the few settings we rely on.
 */
import { spawnSync } from 'node:child_process'
import { chownSync, closeSync, constants, existsSync, mkdirSync, openSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Account } from './account.ts'
import type { Binaries } from './binaries.ts'
import { PostgresUnavailableError } from './errors.ts'

export const SUPERUSER = 'supabase_admin'

/** Vietnamese collation from ICU: no operating system locale has to be installed. */
const INITDB_FLAGS = [
  `--username=${SUPERUSER}`,
  '--auth=trust',
  '--no-instructions',
  '--lc-messages=C',
  '--locale-provider=icu',
  '--icu-locale=vi-VN',
  '--locale=C',
  '--encoding=UTF8',
  '--data-checksums',
]

/**
 * How a program of that account reaches the directory. Under another account the path may lead
 * through folders it cannot enter; an open descriptor it inherits as number 3 gets it there.
 */
export interface Entry {
  argument: string
  descriptor: number
}

export function openCluster(directory: string, account: Account | undefined): Entry {
  const descriptor = openSync(directory, constants.O_RDONLY | constants.O_DIRECTORY)
  return { argument: account ? '/proc/self/fd/3' : directory, descriptor }
}

/** Returns the cluster's directory. An initdb that was cut short leaves no half-made cluster behind. */
export function ensureCluster(dataDir: string, binaries: Binaries, account: Account | undefined): string {
  const directory = join(dataDir, 'postgres')
  if (existsSync(join(directory, 'PG_VERSION'))) return directory
  const building = join(dataDir, 'postgres.new')
  rmSync(building, { recursive: true, force: true })
  mkdirSync(building, { mode: 0o700 })
  if (account) chownSync(building, account.uid, account.gid)
  const entry = openCluster(building, account)
  try {
    const result = spawnSync(binaries.initdb, ['-D', entry.argument, ...INITDB_FLAGS], {
      ...account,
      cwd: '/',
      env: { PATH: process.env['PATH'] ?? '' },
      encoding: 'utf8',
      stdio: ['ignore', 'ignore', 'pipe', entry.descriptor],
    })
    if (result.status !== 0) {
      const reason = result.stderr.trim().split('\n').at(-1) ?? String(result.error)
      throw new PostgresUnavailableError(`Không tạo được cơ sở dữ liệu trong ${dataDir}: ${reason}`)
    }
  } finally {
    closeSync(entry.descriptor)
  }
  rmSync(directory, { recursive: true, force: true })
  renameSync(building, directory)
  return directory
}
