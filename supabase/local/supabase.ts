/** Starts, watches and stops the process that is the embedded Supabase. */
import { type ChildProcess, fork } from 'node:child_process'
import { resolve as absolute } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { AlreadyRunningError, MigrationChangedError, PostgresUnavailableError } from './errors.ts'
import { log } from './log.ts'
import type { FromChild, ToChild } from './messages.ts'
import type { RuntimeOptions } from './runtime.ts'

export interface LocalSupabase {
  /** `http://127.0.0.1:<port>`: serves /rest/v1, /auth/v1 and /storage/v1 only. */
  url: string
  anonKey: string
  serviceKey: string
  /** For tests, benchmarks and tools only: a private Unix socket, no password. */
  database: { host: string; port: number; user: string; database: string }
  /** Stops HTTP and PostgreSQL within five seconds. */
  stop(): Promise<void>
}

export interface StartOptions {
  dataDir: string
  /** Default: any free port. */
  port?: number
  /** Default: `supabase/migrations`. */
  migrationsDir?: string
}

const MIGRATIONS = fileURLToPath(new URL('../migrations', import.meta.url))
const CHILD = fileURLToPath(new URL('./child.ts', import.meta.url))
/** Milliseconds until a process that does not stop is ended; PostgreSQL's own limit is shorter. */
const STOP_PATIENCE = 4_800

/** @throws AlreadyRunningError, MigrationChangedError, PostgresUnavailableError, each with one plain line. */
export async function startSupabase({
  dataDir,
  port = 0,
  migrationsDir = MIGRATIONS,
}: StartOptions): Promise<LocalSupabase> {
  const options: RuntimeOptions = { dataDir: absolute(dataDir), port, migrationsDir: absolute(migrationsDir) }
  let child = startChild()
  let stopping = false
  const first = await ready(child, options)
  // A restart keeps the address that clients already know; the socket's directory is a new one.
  options.port = Number(new URL(first.url).port)
  const supabase: LocalSupabase = {
    ...first,
    async stop() {
      stopping = true
      await end(child)
    },
  }

  const watch = (watched: ChildProcess) =>
    watched.once('exit', (code, signal) => {
      if (stopping) return
      log(`the embedded Supabase died (${signal ?? `code ${code}`}), starting it again`)
      void revive()
    })
  const revive = async (): Promise<void> => {
    for (let pause = 100; !stopping; pause = Math.min(pause * 2, 10_000)) {
      try {
        child = startChild()
        const revived = await ready(child, options)
        supabase.database = revived.database
        watch(child)
        return
      } catch (error) {
        log(`it does not start: ${error instanceof Error ? error.message : error}`)
        await delay(pause)
      }
    }
  }
  watch(child)
  return supabase
}

function startChild(): ChildProcess {
  const env = { ...process.env, LITE_TELEMETRY: '0', NODE_NO_WARNINGS: '1' }
  // Away from the terminal's process group, so that Ctrl+C reaches the parent alone.
  return fork(CHILD, {
    detached: true,
    execArgv: [],
    env,
    cwd: '/',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
}

function ready(child: ChildProcess, options: RuntimeOptions): Promise<Omit<LocalSupabase, 'stop'>> {
  return new Promise((resolve, reject) => {
    const gone = (code: number | null) =>
      reject(new Error(`Supabase nhúng dừng ngay khi khởi động (mã ${code}).`))
    child.once('error', reject)
    child.once('exit', gone)
    child.once('message', (message: FromChild) => {
      child.off('exit', gone)
      if (message.kind === 'ready') resolve(message.supabase)
      else reject(revivedError(message.name, message.message))
    })
    const start: ToChild = { kind: 'start', options }
    child.send(start)
  })
}

function revivedError(name: string, message: string): Error {
  const kinds = [AlreadyRunningError, MigrationChangedError, PostgresUnavailableError]
  const Kind = kinds.find((kind) => kind.name === name) ?? Error
  return new Kind(message)
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const stop: ToChild = { kind: 'stop' }
  if (child.connected) child.send(stop)
  else child.kill('SIGTERM')
  const force = setTimeout(() => child.kill('SIGKILL'), STOP_PATIENCE)
  await gone
  clearTimeout(force)
}
