/** The desk as `npm start` runs it, built from the tree, with a member of the Help Team signed in. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import postgres from 'postgres'
import { buildSite, root, serveSite } from '../../netlify/site.ts'
import { readOfficeContent } from '../../src/office/read.ts'
import { publishRounds, requireSecondFactor, secretClient } from '../../src/server/setup.ts'
import { createAuthUser, enrolStaff, startSupabase } from '../../supabase/local/index.ts'
import { type DeskReady, serveOrder } from './processes.ts'

const people = [
  { role: 'deputy', displayName: 'Người thứ nhất' },
  { role: 'member', displayName: 'Người thứ hai' },
] as const

/** Through the page that people use. @returns the cookies of the session */
async function signIn(url: string, account: { email: string; password: string }): Promise<string> {
  const answer = await fetch(`${url}/to-giup-viec/dang-nhap`, {
    method: 'POST',
    headers: { origin: url },
    body: new URLSearchParams(account),
    redirect: 'manual',
  })
  const cookies = answer.headers.getSetCookie().map((cookie) => cookie.split(';')[0])
  if (answer.status !== 303 || cookies.length === 0) throw new Error(`not signed in: ${answer.status}`)
  return cookies.join('; ')
}

serveOrder<Record<string, never>, DeskReady>(async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'gop-y-bench-'))
  const supabase = await startSupabase({ dataDir })
  const content = await readOfficeContent(root)
  const secret = secretClient(supabase.url, supabase.serviceKey)
  await publishRounds(secret, content, { trial: true })
  await requireSecondFactor(secret, content.body, false)
  const sql = postgres({ ...supabase.database, max: 1, onnotice: () => {} })
  const accounts: { email: string; password: string }[] = []
  for (const person of people) {
    const account = { email: `${person.role}@bench.example`, password: crypto.randomUUID() }
    const id = await createAuthUser(sql, account)
    await enrolStaff(sql, id, content.body.slug, person)
    accounts.push(account)
  }
  await sql.end()
  process.env['SUPABASE_URL'] = supabase.url
  process.env['SUPABASE_ANON_KEY'] = supabase.anonKey
  // for the scheduled jobs
  process.env['SUPABASE_SECRET_KEY'] = supabase.serviceKey
  await buildSite({ trial: true })
  const host = await serveSite({ port: 0 })
  const [first] = accounts
  if (!first) throw new Error('nobody to sign in')
  return {
    answer: { url: host.url, cookie: await signIn(host.url, first), database: supabase.database },
    async end() {
      await host.stop()
      await supabase.stop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
})
