/** I.5, H8: who may bring, read and remove the parts of a scan, by Storage's own door. Denials first. */
import { createClient, type SupabaseClient } from '@supabase/supabase-js'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Ticket } from '../../src/domain/scan.ts'
import { openUpload } from '../../src/server/scans/upload.ts'
import { aComment } from '../factories.ts'
import { aPdf, completeScan, letterWithScans } from '../scans.ts'
import { type Stack, startStack, type TestUser } from '../stack.ts'

let stack: Stack
let users: Record<'deputy' | 'member' | 'subject' | 'other' | 'stranger', TestUser>
/** Complete, of two parts, claimed by nobody. */
let open: Ticket
/** Of two parts, in a letter about bi-thu. */
let claimed: Ticket

const reason = 'Đối chiếu số văn bản với bản quét'
const bytes = aPdf({ size: 1_500_000 })

beforeAll(async () => {
  stack = await startStack()
  users = {
    deputy: await stack.addUser('deputy', { role: 'deputy' }),
    member: await stack.addUser('member', { role: 'member' }),
    subject: await stack.addUser('subject', { role: 'lead', subjectCode: 'bi-thu' }),
    other: await stack.addUser('other', { role: 'lead' }, stack.otherBody),
    stranger: await stack.addUser('stranger'),
  }
  open = await completeScan(bytes)
  const scan = await completeScan(bytes)
  await letterWithScans(stack, [scan], { comments: [aComment({ subject: 'bi-thu' })] })
  claimed = scan
})
afterAll(() => stack?.stop())

const anon = (secret?: string): SupabaseClient =>
  createClient(stack.supabase.url, stack.supabase.anonKey, {
    auth: { persistSession: false },
    global: { headers: secret ? { 'x-upload-secret': secret } : {} },
  })
const scans = (client: SupabaseClient) => client.storage.from('scans')

/** Everything one may try to learn about a scan. */
async function seen(client: SupabaseClient, { id }: Ticket) {
  const download = await scans(client).download(`${id}/0`)
  const list = await scans(client).list(id)
  const all = await scans(client).list('')
  const signed = await scans(client).createSignedUrl(`${id}/0`, 60)
  return {
    bytes: download.data?.size ?? 0,
    listed: list.data?.length ?? 0,
    all: all.data?.filter(({ name }) => name.includes(id)).length ?? 0,
    signed: signed.data !== null,
  }
}
const nothing = { bytes: 0, listed: 0, all: 0, signed: false }

describe('given a scan no letter has claimed', () => {
  test('when the intake’s key comes without the secret, or with another’s, then it sees nothing', async () => {
    expect(await seen(anon(), open)).toEqual(nothing)
    expect(await seen(anon('0'.repeat(48)), open)).toEqual(nothing)
    expect(await seen(anon(claimed.secret), open)).toEqual(nothing)
  })

  test.each(['deputy', 'other', 'stranger'] as const)(
    'when a signed-in %s looks, then there is nothing',
    async (name) => {
      expect(await seen(users[name].client, open)).toEqual(nothing)
    },
  )

  test('when nobody has signed for it, then no part goes in, whatever its name', async () => {
    const { id, secret } = await openUpload(3_000_000)
    const names = [
      `${id}/3`,
      `${id}/999`,
      `${id}/0/0`,
      `${id}/00x`,
      `${id}`,
      'a.pdf',
      `${crypto.randomUUID()}/0`,
    ]
    for (const name of names) {
      expect((await scans(anon(secret)).upload(name, new Blob(['x']))).error, name).not.toBeNull()
      expect((await scans(anon(secret)).createSignedUploadUrl(name)).error, name).not.toBeNull()
    }
    for (const stranger of [anon(), anon(open.secret), users.deputy.client]) {
      expect((await scans(stranger).upload(`${id}/0`, new Blob(['x']))).error).not.toBeNull()
      expect((await scans(stranger).createSignedUploadUrl(`${id}/0`)).error).not.toBeNull()
    }
  })

  test('when the secret comes with the key, then its parts can be read back', async () => {
    expect((await scans(anon(open.secret)).download(`${open.id}/1`)).data?.size).toBe(
      bytes.length - 1_048_576,
    )
  })
})

describe('given a scan of a letter', () => {
  test('when the intake’s key comes, even with the secret, then it sees nothing any more', async () => {
    expect(await seen(anon(), claimed)).toEqual(nothing)
    expect(await seen(anon(claimed.secret), claimed)).toEqual(nothing)
  })

  test.each(['deputy', 'member', 'subject', 'other', 'stranger'] as const)(
    'when a signed-in %s has not opened it, then there is nothing',
    async (name) => {
      expect(await seen(users[name].client, claimed)).toEqual(nothing)
    },
  )

  test('when one of another body, or nobody’s staff, opens it, then KD005 and nothing to see', async () => {
    for (const { client } of [users.other, users.stranger]) {
      const { error } = await client.rpc('open_scan', { p_scan_id: claimed.id, p_reason: reason })
      expect(error?.code).toBe('KD005')
      expect(await seen(client, claimed)).toEqual(nothing)
    }
    expect(
      (await anon(claimed.secret).rpc('open_scan', { p_scan_id: claimed.id, p_reason: reason })).error?.code,
    ).toBe('42501')
  })

  test.each(['', 'ngắn', '\u00a0'.repeat(40)])(
    'when the reason is “%s”, then it stays closed',
    async (p_reason) => {
      const { client } = users.deputy
      expect((await client.rpc('open_scan', { p_scan_id: claimed.id, p_reason })).error?.code).toBe('KD004')
      expect(await seen(client, claimed)).toEqual(nothing)
    },
  )

  test('when the one it is about opens it, then that is refused and logged, with the scan', async () => {
    const { client, id } = users.subject
    const { data, error } = await client.rpc('open_scan', { p_scan_id: claimed.id, p_reason: reason })
    expect(error).toBeNull()
    expect(data).toEqual({ refused: true })
    expect(await seen(client, claimed)).toEqual(nothing)
    const log = await client.from('access_log').select('action, reason, scan_id').eq('staff_id', id)
    expect(log.data).toEqual([{ action: 'scan_refused', reason, scan_id: claimed.id }])
  })

  test('when a member opens it with a reason, then that member reads it, for a quarter of an hour, and it is logged', async () => {
    const { client, id } = users.deputy
    const { data } = await client.rpc('open_scan', { p_scan_id: claimed.id, p_reason: reason })
    expect(data).toMatchObject({
      refused: false,
      mediaType: 'application/pdf',
      byteSize: bytes.length,
      partCount: 2,
    })
    expect(await seen(client, claimed)).toMatchObject({ bytes: 1_048_576 })
    expect(await seen(users.member.client, claimed)).toEqual(nothing)
    const log = await client.from('access_log').select('action, reason, scan_id').eq('staff_id', id)
    expect(log.data).toEqual([{ action: 'scan_opened', reason, scan_id: claimed.id }])
    const [view] = await stack.sql<{ seconds: number }[]>`
      select extract(epoch from until - now())::int as seconds from private.scan_view where user_id = ${id}`
    expect(view?.seconds).toBeGreaterThan(800)
    expect(view?.seconds).toBeLessThanOrEqual(900)
    await stack.sql`update private.scan_view set until = now() where user_id = ${id}`
    expect(await seen(client, claimed)).toEqual(nothing)
  })

  test('when a member who has opened it is disabled, then there is nothing any more', async () => {
    const { client, id } = await stack.addUser('leaving', { role: 'member' })
    await client.rpc('open_scan', { p_scan_id: claimed.id, p_reason: reason })
    expect(await seen(client, claimed)).toMatchObject({ bytes: 1_048_576 })
    await stack.sql`update public.staff set disabled_at = now() where user_id = ${id}`
    expect(await seen(client, claimed)).toEqual(nothing)
  })
})

test('nobody changes, moves, copies or removes a part, claimed or not', async () => {
  const { client } = users.member
  await client.rpc('open_scan', { p_scan_id: claimed.id, p_reason: reason })
  const tries: [SupabaseClient, Ticket][] = [
    [anon(open.secret), open],
    [anon(claimed.secret), claimed],
    [client, claimed],
  ]
  for (const [who, { id }] of tries) {
    const blob = new Blob(['x'])
    expect((await scans(who).upload(`${id}/0`, blob, { upsert: true })).error).not.toBeNull()
    expect((await scans(who).update(`${id}/0`, blob)).error).not.toBeNull()
    expect((await scans(who).move(`${id}/0`, `${id}/9`)).error).not.toBeNull()
    expect((await scans(who).copy(`${id}/0`, `${crypto.randomUUID()}/0`)).error).not.toBeNull()
    expect((await scans(who).remove([`${id}/0`])).data ?? []).toEqual([])
  }
  const rows = await stack.sql<{ name: string; size: number }[]>`
    select name, (metadata ->> 'size')::int as size from storage.objects where bucket_id = 'scans' order by name`
  const whole = [open, claimed].flatMap(({ id }) => [
    { name: `${id}/0`, size: 1_048_576 },
    { name: `${id}/1`, size: bytes.length - 1_048_576 },
  ])
  expect([...rows]).toEqual(whole.sort((a, b) => (a.name < b.name ? -1 : 1)))
})
