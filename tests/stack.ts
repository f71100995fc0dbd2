/** A whole embedded Supabase for one test file: fresh data, the site's rounds, staff of two bodies. */
import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { createClient, type SupabaseClient } from '@supabase/supabase-js'
import postgres from 'postgres'
import { inject } from 'vitest'
import { root } from '../netlify/site.ts'
import type { Body } from '../src/domain/body.ts'
import type { Timeline } from '../src/domain/timeline.ts'
import { readOfficeContent } from '../src/office/read.ts'
import { publishRounds, requireSecondFactor, secretClient } from '../src/server/setup.ts'
import {
  createAuthUser,
  enrolStaff,
  type LocalSupabase,
  type StaffMember,
  startSupabase,
} from '../supabase/local/index.ts'

export interface Stack {
  supabase: LocalSupabase
  body: Body
  timeline: Timeline
  /** A second body, whose staff must see nothing of the first. */
  otherBody: Body
  /** Connected as the owner of the database: for looking, not for acting. */
  sql: postgres.Sql
  dataDir: string
  anon(): SupabaseClient
  service(): SupabaseClient
  /** Adds a user of Supabase Auth, enrolled as staff unless `member` is left out. */
  addUser(name: string, member?: Omit<StaffMember, 'displayName'>, body?: Body): Promise<TestUser>
  /** Ends it and keeps its files. */
  close(): Promise<void>
  /** Ends it and removes its files. */
  stop(): Promise<void>
}

export interface TestUser {
  id: string
  email: string
  password: string
  /** Signed in: acts with this user's token. */
  client: SupabaseClient
}

const auth = { persistSession: false, autoRefreshToken: false }

/** A copy of the template. Also puts the configuration that src/server/config.ts parses into the environment. */
export async function startStack(): Promise<Stack> {
  const dataDir = await newDataDir()
  // with owners and links as they are: PostgreSQL may run under an account of its own
  await promisify(execFile)('cp', ['-a', `${inject('stackTemplate')}/.`, dataDir])
  return openStack(dataDir)
}

/** From nothing: what the template is made of. */
export async function createStack(): Promise<Stack> {
  const stack = await openStack(await newDataDir())
  const { supabase, body, otherBody, timeline } = stack
  const secret = secretClient(supabase.url, supabase.serviceKey)
  for (const each of [body, otherBody]) {
    await publishRounds(secret, { body: each, timeline }, { trial: true })
    await requireSecondFactor(secret, each, false)
  }
  return stack
}

const newDataDir = () => mkdtemp(join(tmpdir(), 'gop-y-test-'))

async function openStack(dataDir: string): Promise<Stack> {
  const supabase = await startSupabase({ dataDir })
  process.env['SUPABASE_URL'] = supabase.url
  process.env['SUPABASE_ANON_KEY'] = supabase.anonKey
  const sql = postgres({ ...supabase.database, max: 4, onnotice: () => {} })
  const { body, timeline } = await readOfficeContent(root)
  const close = async () => {
    await sql.end()
    await supabase.stop()
  }
  return {
    supabase,
    body,
    timeline,
    otherBody: { ...body, slug: 'dang-uy-co-so', name: 'Đảng ủy cơ sở' },
    sql,
    dataDir,
    anon: () => createClient(supabase.url, supabase.anonKey, { auth }),
    service: () => createClient(supabase.url, supabase.serviceKey, { auth }),
    async addUser(name, member, of = body) {
      const account = { email: `${name}@test.example`, password: `mat-khau-${crypto.randomUUID()}` }
      const id = await createAuthUser(sql, account)
      if (member) await enrolStaff(sql, id, of.slug, { ...member, displayName: name })
      const client = createClient(supabase.url, supabase.anonKey, { auth })
      const { error } = await client.auth.signInWithPassword(account)
      if (error) throw error
      return { id, ...account, client }
    },
    close,
    async stop() {
      await close()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}
