/** @supabase/lite, embedded: Auth, Storage and the part of PostgREST that `rpc.ts` does not take. */
import { App, type IntrospectResult, setExperimental } from '@supabase/lite'
import { PostgresConnection } from '@supabase/lite/postgres'
import { LocalConnection } from './connection.ts'
import { FileStorage } from './file-storage.ts'
import { PORT } from './postgres-process.ts'
import type { Secrets } from './secrets.ts'

export interface Lite {
  fetch(request: Request): Promise<Response>
  /** Reads the schema anew, after migrations or a `notify pgrst`. */
  reload(): Promise<void>
  /** True when the user may not sign in; whatever session it had is gone then. */
  endSessionIfBanned(userId: string): Promise<boolean>
  stop(): Promise<void>
}

export async function createLite(options: {
  socketDir: string
  storageDir: string
  secrets: Secrets
}): Promise<Lite> {
  const { socketDir, storageDir, secrets } = options
  process.env['LITE_TELEMETRY'] = '0'
  setExperimental('storage', true)
  const server = { host: socketDir, port: PORT, database: 'postgres', connect_timeout: 2, onnotice: () => {} }
  const connection = new LocalConnection({
    ...server,
    user: 'supabase_lite',
    max: 10,
    backoff: () => 0.2,
    connection: { application_name: 'supabase-lite', search_path: 'public, extensions' },
  })
  // Upstream defect: unless told that row security is set up, it grants everything to everyone.
  Reflect.set(connection, 'rlsState', 'active')
  const app = new App({
    connection,
    api: { enabled: true, schemas: ['public'] },
    auth: {
      enabled: true,
      enable_signup: false,
      jwt_secret: secrets.jwtSecret,
      site_url: 'http://127.0.0.1',
      minimum_password_length: 12,
    },
    storage: { enabled: true, file_size_limit: '25MiB' },
    studio: { enabled: false },
    options: {
      server: {
        admin: false,
        disableStudio: true,
        apiKeys: {
          resolver: async (key) => {
            if (key === secrets.anonKey) return { type: 'publishable', claims: { role: 'anon' } }
            if (key === secrets.serviceKey) return { type: 'secret', claims: { role: 'service_role' } }
            return null
          },
        },
        middlewares: [
          async (context, next) => {
            // Upstream looks the user and the session up for every data request; PostgREST does not.
            if (context.req.path.startsWith('/rest/v1')) {
              context.set('userId', '-')
              context.set('sessionId', '-')
            }
            await next()
          },
        ],
      },
    },
  })
  app._storageAdapter = new FileStorage(storageDir)
  await app.init()

  return {
    fetch: (request) => app.fetch(request, { peerAddress: null }),
    async reload() {
      connection.setIntrospection(await readSchema(server))
    },
    async endSessionIfBanned(userId) {
      const gone = await connection.driver`
        with banned as (select id from auth.users where id = ${userId} and banned_until > now()),
          ended as (delete from auth.sessions where user_id in (select id from banned))
        select id from banned`
      return gone.length > 0
    },
    stop: () => connection.driver.end({ timeout: 1 }),
  }
}

/** Read as superuser: the information schema hides from lite's own role what only others may use. */
async function readSchema(server: {
  host: string
  port: number
  database: string
}): Promise<IntrospectResult> {
  const reader = new PostgresConnection({
    postgresOptions: { ...server, user: 'supabase_admin', max: 1, onnotice: () => {} },
  })
  try {
    return await reader.introspect({ useCache: false })
  } finally {
    await reader.close()
  }
}
