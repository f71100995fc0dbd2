/** The process that is killed: host, functions of the form and embedded Supabase as `npm start` has them, on data that stay. */
import * as feedback from '../../netlify/functions/feedback.ts'
import * as open from '../../netlify/functions/scans.ts'
import * as complete from '../../netlify/functions/scans-complete.ts'
import * as state from '../../netlify/functions/scans-state.ts'
import { startHost } from '../../netlify/host.ts'
import { root } from '../../netlify/site.ts'
import { readOfficeContent } from '../../src/office/read.ts'
import { publishRounds, secretClient } from '../../src/server/setup.ts'
import { startSupabase } from '../../supabase/local/index.ts'
import { serveOrder } from '../bench/processes.ts'
import type { Order, Ready } from './service.ts'

// Whoever killed the test itself must not be left with a host.
process.once('disconnect', () => process.exit(1))

serveOrder<Order, Ready>(async ({ dataDir, staticDir, port }) => {
  const supabase = await startSupabase({ dataDir })
  const content = await readOfficeContent(root)
  await publishRounds(secretClient(supabase.url, supabase.serviceKey), content, { trial: true })
  process.env['SUPABASE_URL'] = supabase.url
  process.env['SUPABASE_ANON_KEY'] = supabase.anonKey
  const functions = [feedback, open, complete, state].map(({ default: handler, config }) => ({
    handler,
    paths: [config.path].flat().filter((path) => path !== undefined),
    preferStatic: false,
    rateLimit: { windowSize: 60, windowLimit: 600 },
  }))
  const host = await startHost({ staticDir, functions, port, rateLimitFactor: 1_000_000 })
  const { anonKey, serviceKey, database } = supabase
  return {
    answer: { url: host.url, supabaseUrl: supabase.url, anonKey, serviceKey, database },
    async end() {
      await host.stop()
      await supabase.stop()
    },
  }
})
