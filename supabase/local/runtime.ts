/** The parts put together in one process: lock, PostgreSQL, bootstrap, migrations, HTTP. */
import { chmodSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { bootstrap } from './bootstrap.ts'
import { SUPERUSER } from './cluster.ts'
import { type Connected, connect, connectServices } from './connected-services.ts'
import { lockDataDir } from './data-lock.ts'
import { startHttp } from './http-server.ts'
import { log, redacted } from './log.ts'
import { migrate } from './migrations.ts'
import { PORT, startPostgres } from './postgres-process.ts'
import { loadSecrets } from './secrets.ts'
import type { LocalSupabase } from './supabase.ts'

export interface RuntimeOptions {
  dataDir: string
  port: number
  migrationsDir: string
}

/** Everything begun is undone, last first, on `stop()` and when a start fails half-way. */
export async function startRuntime({ dataDir, port, migrationsDir }: RuntimeOptions): Promise<LocalSupabase> {
  const undo: (() => Promise<void> | void)[] = []
  const stop = async () => {
    for (const step of undo.splice(0).reverse()) {
      await Promise.resolve(step()).catch((error: unknown) => log(`while stopping: ${redacted(error)}`))
    }
  }
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 })
    chmodSync(dataDir, 0o700)
    undo.push(lockDataDir(dataDir))
    const secrets = loadSecrets(dataDir)
    let current: Connected | undefined
    const reconnect = async () => {
      const previous = current
      current = await connectServices(server.socketDir, join(dataDir, 'storage'), secrets)
      await previous?.close()
    }
    const server = await startPostgres(dataDir, { down: () => current?.lost(), up: reconnect })
    undo.push(() => server.stop())
    await prepare(server.socketDir, migrationsDir)
    await reconnect()
    undo.push(() => current?.close())
    const http = await startHttp(port, () => current?.services)
    undo.push(() => http.stop())
    return {
      url: `http://127.0.0.1:${http.port}`,
      anonKey: secrets.anonKey,
      serviceKey: secrets.serviceKey,
      database: { host: server.socketDir, port: PORT, user: 'postgres', database: 'postgres' },
      stop,
    }
  } catch (error) {
    await stop()
    throw error
  }
}

async function prepare(socketDir: string, migrationsDir: string): Promise<void> {
  const [admin, owner] = [
    connect(socketDir, SUPERUSER, { max: 1 }),
    connect(socketDir, 'postgres', { max: 1 }),
  ]
  try {
    await bootstrap(admin)
    await migrate(owner, migrationsDir)
  } finally {
    await Promise.all([admin.end({ timeout: 1 }), owner.end({ timeout: 1 })])
  }
}
