/** The parts put together in one process: lock, PostgreSQL, bootstrap, migrations, HTTP. */
import { chmodSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import postgres from 'postgres'
import { bootstrap } from './bootstrap.ts'
import { Callers } from './callers.ts'
import { SUPERUSER } from './cluster.ts'
import { lockDataDir } from './data-lock.ts'
import { type Services, startHttp } from './http-server.ts'
import { createLite } from './lite.ts'
import { describe, log } from './log.ts'
import { migrate } from './migrations.ts'
import { PORT, type PostgresProcess, startPostgres } from './postgres-process.ts'
import { Rpc } from './rpc.ts'
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
      await Promise.resolve(step()).catch((error: unknown) => log(`while stopping: ${describe(error)}`))
    }
  }
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 })
    chmodSync(dataDir, 0o700)
    undo.push(lockDataDir(dataDir))
    const secrets = loadSecrets(dataDir)
    const server = await startPostgres(dataDir)
    undo.push(() => server.stop())

    const admin = connect(server, SUPERUSER, { max: 1, connection: { search_path: '' } })
    undo.push(() => admin.end({ timeout: 1 }))
    await bootstrap(connectBriefly(server, undo, SUPERUSER))
    await migrate(connectBriefly(server, undo, 'postgres'), migrationsDir)

    const caller = connect(server, 'authenticator', { max: 24, connection: { search_path: 'public, extensions' } })
    undo.push(() => caller.end({ timeout: 1 }))
    const rpc = new Rpc(caller)
    let services: Services | undefined
    const http = await startHttp(port, () => {
      if (!services) throw new Error('not ready')
      return services
    })
    undo.push(() => http.stop())
    const url = `http://127.0.0.1:${http.port}`
    const lite = await createLite({ socketDir: server.socketDir, storageDir: join(dataDir, 'storage'), secrets, url })
    undo.push(() => lite.stop())

    const reload = async () => {
      await Promise.all([lite.reload(), rpc.reload(admin)])
    }
    await admin.listen('pgrst', () => reload().catch((error: unknown) => log(`schema not reloaded: ${describe(error)}`)))
    await reload()
    services = { callers: new Callers(secrets), rpc, lite, jwtSecret: secrets.jwtSecret, isDatabaseUp: () => server.pid() !== undefined }
    return {
      url,
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

function connect(server: PostgresProcess, user: string, options: postgres.Options<Record<string, postgres.PostgresType>>) {
  return postgres({
    host: server.socketDir, port: PORT, user, database: 'postgres', connect_timeout: 2, backoff: () => 0.2, onnotice: () => {}, ...options,
  })
}

function connectBriefly(server: PostgresProcess, undo: (() => Promise<void>| void)[], user: string) {
  const sql = connect(server, user, { max: 1, idle_timeout: 1 })
  undo.push(() => sql.end({ timeout: 1 }))
  return sql
}
