/** The door as `npm start` runs it: host, function, supabase-js, embedded Supabase; the rate limit raised. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import postgres from 'postgres'
import feedback, { config } from '../../netlify/functions/feedback.ts'
import { startHost } from '../../netlify/host.ts'
import { root } from '../../netlify/site.ts'
import { readOfficeContent } from '../../src/office/read.ts'
import { publishRounds, secretClient } from '../../src/server/setup.ts'
import { startSupabase } from '../../supabase/local/index.ts'
import { type DoorReady, serveOrder } from './processes.ts'

serveOrder<Record<string, never>, DoorReady>(async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'gop-y-bench-'))
  const supabase = await startSupabase({ dataDir })
  const content = await readOfficeContent(root)
  await publishRounds(secretClient(supabase.url, supabase.serviceKey), content, { trial: true })
  const sql = postgres({ ...supabase.database, max: 1, onnotice: () => {} })
  await sql`create schema bench`
  await sql`create table bench.letter (id bigint generated always as identity primary key,
    received_at timestamptz not null default now(), content text not null)`
  await sql.end()
  process.env['SUPABASE_URL'] = supabase.url
  process.env['SUPABASE_ANON_KEY'] = supabase.anonKey
  const paths = [config.path].flat().filter((path) => path !== undefined)
  const host = await startHost({
    staticDir: dataDir,
    functions: [
      { handler: feedback, paths, preferStatic: false, rateLimit: { windowSize: 60, windowLimit: 600 } },
    ],
    port: 0,
    rateLimitFactor: 1_000_000,
  })
  return {
    answer: { url: `${host.url}/api/feedback`, database: supabase.database },
    async end() {
      await host.stop()
      await supabase.stop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
})
