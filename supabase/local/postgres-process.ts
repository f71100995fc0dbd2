/**
 * One PostgreSQL process under supervision: started on a private Unix socket, started again
 * (with its own crash recovery) when it dies, stopped in time.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { chownSync, closeSync, mkdtempSync, openSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import postgres from 'postgres'
import { type Account, postgresAccount } from './account.ts'
import { findBinaries } from './binaries.ts'
import { ensureCluster, openCluster, SUPERUSER } from './cluster.ts'
import { PostgresUnavailableError } from './errors.ts'
import { log } from './log.ts'
import { stopOrphan } from './orphan.ts'

export const PORT = 5432

/** A crash recovery replays at most this much waiting, in milliseconds. */
const START_PATIENCE = 60_000
/** A fast shutdown gets this long before an immediate one, which recovery makes good. */
const STOP_PATIENCE = 3_000
const LOG_LIMIT = 4 * 1024 * 1024

/** Rows quoted by a failing statement must not reach the log: hence the last three. */
const SETTINGS = {
  listen_addresses: '',
  unix_socket_permissions: '0700',
  port: String(PORT),
  max_connections: '60',
  shared_buffers: '128MB',
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',
  // Every statement here is short; compiling one would cost more than it saves.
  jit: 'off',
  TimeZone: 'UTC',
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
}

export interface PostgresProcess {
  socketDir: string
  /** Process id of the running server, undefined while it is down. */
  pid(): number | undefined
  stop(): Promise<void>
}

export interface Watcher {
  /** It died: whatever was under way is lost. */
  down(): void
  /** It answers again; connections from before are of no use. */
  up(): Promise<void>
}

export async function startPostgres(dataDir: string, watcher?: Watcher): Promise<PostgresProcess> {
  const account = postgresAccount()
  const binaries = findBinaries(account)
  const directory = ensureCluster(dataDir, binaries, account)
  await stopOrphan(directory)
  const socketDir = makeSocketDir(account)
  const logFile = join(dirname(directory), 'postgres.log')
  let child: ChildProcess | undefined
  let stopping = false

  const launch = async (): Promise<void> => {
    const entry = openCluster(directory, account)
    const output = openSync(logFile, sizeOf(logFile) > LOG_LIMIT ? 'w' : 'a', 0o600)
    const settings = { ...SETTINGS, unix_socket_directories: socketDir }
    const started = spawn(
      binaries.postgres,
      [
        '-D',
        entry.argument,
        ...Object.entries(settings).flatMap(([key, value]) => ['-c', `${key}=${value}`]),
      ],
      {
        ...account,
        cwd: '/',
        env: { PATH: process.env['PATH'] ?? '' },
        detached: true,
        stdio: ['ignore', output, output, entry.descriptor],
      },
    )
    child = started
    closeSync(entry.descriptor)
    closeSync(output)
    let exited = false
    started.once('error', () => {
      exited = true
    })
    started.once('exit', () => {
      exited = true
    })
    await answering(socketDir, () => exited)
    started.once('exit', (code, signal) => {
      child = undefined
      if (stopping) return
      log(`PostgreSQL died (${signal ?? `code ${code}`}), starting it again`)
      watcher?.down()
      void relaunch()
    })
  }

  const relaunch = async (): Promise<void> => {
    for (let pause = 100; !stopping; pause = Math.min(pause * 2, 10_000)) {
      try {
        await launch()
        await watcher?.up()
        log('PostgreSQL is back')
        return
      } catch (error) {
        if (!stopping) log(`PostgreSQL does not start: ${error instanceof Error ? error.message : error}`)
        await delay(pause)
      }
    }
  }

  try {
    await launch()
  } catch (error) {
    stopping = true
    child?.kill('SIGQUIT')
    rmSync(socketDir, { recursive: true, force: true })
    throw new PostgresUnavailableError(`Không khởi động được PostgreSQL, xem ${logFile}.`, { cause: error })
  }

  return {
    socketDir,
    pid: () => child?.pid,
    async stop() {
      stopping = true
      const running = child
      if (running && running.exitCode === null && running.signalCode === null) {
        const gone = new Promise<void>((resolve) => running.once('exit', () => resolve()))
        running.kill('SIGINT')
        const hurry = setTimeout(() => running.kill('SIGQUIT'), STOP_PATIENCE)
        const force = setTimeout(() => running.kill('SIGKILL'), STOP_PATIENCE + 1_000)
        await gone
        clearTimeout(hurry)
        clearTimeout(force)
      }
      rmSync(socketDir, { recursive: true, force: true })
    },
  }
}

/** The data directory's own path may be too long for a socket (107 bytes): a short private one of ours. */
function makeSocketDir(account: Account | undefined): string {
  const directory = mkdtempSync(join(tmpdir(), 'pb346-'))
  if (Buffer.byteLength(`${directory}/.s.PGSQL.${PORT}.lock`) > 103) {
    rmSync(directory, { recursive: true })
    throw new PostgresUnavailableError(`Đường dẫn thư mục tạm quá dài cho socket: ${directory}`)
  }
  if (account) chownSync(directory, account.uid, account.gid)
  return directory
}

async function answering(socketDir: string, exited: () => boolean): Promise<void> {
  for (const start = Date.now(); Date.now() - start < START_PATIENCE; await delay(20)) {
    if (exited()) throw new Error('it exited at once')
    const sql = postgres({
      host: socketDir,
      port: PORT,
      user: SUPERUSER,
      database: 'postgres',
      max: 1,
      connect_timeout: 2,
      onnotice: () => {},
    })
    try {
      await sql`select 1`
      return
    } catch {
      // Still starting or recovering.
    } finally {
      await sql.end({ timeout: 0 })
    }
  }
  throw new Error('it did not answer in time')
}

const sizeOf = (file: string): number => statSync(file, { throwIfNoEntry: false })?.size ?? 0
