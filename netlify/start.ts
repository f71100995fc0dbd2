/** `npm start`: builds the site and serves everything, database included, on one loopback address. */
import { createServer } from 'node:net'
import { join, resolve } from 'node:path'
import { readOfficeContent } from '../src/office/read.ts'
import { demoAccountsFile, firstStart } from '../supabase/local/first-start.ts'
import { startSupabase } from '../supabase/local/index.ts'
import { forgetRunning, writeRunning } from '../supabase/local/running.ts'
import { exitOnSignal, sayAndExit } from './process.ts'
import { buildSite, root, serveSite } from './site.ts'

const port = Number(process.env['PORT'] ?? 8888)
const dataDir = resolve(root, process.env['DATA_DIR'] ?? '.data')

/** Before the build, so that one does not wait for it in vain. */
function portIsFree(): Promise<void> {
  return new Promise((done, fail) => {
    const probe = createServer()
    probe.once('error', fail)
    probe.listen(port, '127.0.0.1', () => probe.close(() => done()))
  })
}

const running: (() => Promise<void>)[] = []
const stop = exitOnSignal(async () => {
  for (const end of running.splice(0).reverse()) await end()
})

try {
  await portIsFree()
  const content = await readOfficeContent(root)
  const supabase = await startSupabase({ dataDir })
  running.push(async () => {
    await forgetRunning(dataDir)
    await supabase.stop()
  })
  await writeRunning(dataDir, supabase)
  await firstStart(supabase, content, dataDir)
  await buildSite({ trial: true })
  process.env['SUPABASE_URL'] = supabase.url
  process.env['SUPABASE_ANON_KEY'] = supabase.anonKey
  // for the scheduled jobs
  process.env['SUPABASE_SECRET_KEY'] = supabase.serviceKey
  const host = await serveSite({ port })
  running.push(() => host.stop())
  console.log(`${host.url} (tài khoản thử của Tổ giúp việc: ${join(dataDir, demoAccountsFile)})`)
} catch (cause) {
  await stop()
  sayAndExit(cause, port)
}
