/**
 * The services with their connections to one run of PostgreSQL. After a crash all of it is made anew:
 * postgres.js can leave a reserved connection waiting for ever when its server dies at the wrong moment.
 */
import postgres, { type Sql } from 'postgres'
import { Callers } from './callers.ts'
import { SUPERUSER } from './cluster.ts'
import type { Services } from './http-server.ts'
import { createLite } from './lite.ts'
import { log, redacted } from './log.ts'
import { PORT } from './postgres-process.ts'
import { Rpc } from './rpc.ts'
import type { Secrets } from './secrets.ts'

export interface Connected {
  services: Services
  /** PostgreSQL died: requests under way are answered for. */
  lost(): void
  close(): Promise<void>
}

/** Calls at once: enough for one flush to disk to serve many of them. */
const CALLS = 24

export async function connectServices(
  socketDir: string,
  storageDir: string,
  secrets: Secrets,
): Promise<Connected> {
  const admin = connect(socketDir, SUPERUSER, { max: 1, connection: { search_path: '' } })
  const caller = connect(socketDir, 'authenticator', {
    max: CALLS,
    connection: { search_path: 'public, extensions' },
  })
  const authSql = connect(socketDir, 'supabase_lite', { max: 4, connection: { search_path: '' } })
  const rpc = new Rpc(caller)
  const lite = await createLite({ socketDir, storageDir, secrets })
  const reload = async () => {
    await Promise.all([lite.reload(), rpc.reload(admin)])
  }
  await admin.listen('pgrst', () => {
    reload().catch((error: unknown) => log(`schema not reloaded: ${redacted(error)}`))
  })
  await reload()
  const down = new AbortController()
  return {
    services: {
      callers: new Callers(secrets),
      rpc,
      lite,
      authSql,
      jwtSecret: secrets.jwtSecret,
      down: down.signal,
    },
    lost: () => down.abort(),
    async close() {
      down.abort()
      await Promise.all([...[admin, caller, authSql].map((sql) => sql.end({ timeout: 1 })), lite.stop()])
    },
  }
}

export function connect(
  host: string,
  user: string,
  options: postgres.Options<Record<string, postgres.PostgresType>>,
): Sql {
  return postgres({
    host,
    port: PORT,
    user,
    database: 'postgres',
    connect_timeout: 2,
    backoff: () => 0.2,
    onnotice: () => {},
    ...options,
  })
}
