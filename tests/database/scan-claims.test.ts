/** F1, F9: a letter takes its scans in whole or is refused; what nobody takes in is cleared away, and nothing else. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { scanLimits, scanMediaTypes } from '../../src/domain/scan.ts'
import { clearStaleUploads } from '../../src/server/scans/stale.ts'
import { openUpload } from '../../src/server/scans/upload.ts'
import { secretClient } from '../../src/server/setup.ts'
import { aJpeg, aPdf, completeScan, letterWithScans, putParts, submitWithScans } from '../scans.ts'
import { type Stack, startStack } from '../stack.ts'
import { countRows } from '../submissions.ts'

let stack: Stack
beforeAll(async () => {
  stack = await startStack()
})
afterAll(() => stack?.stop())

const age = (id: string, interval: string) =>
  stack.sql`update private.upload_ticket set opened_at = opened_at - ${interval}::interval where id = ${id}`
const clear = () => clearStaleUploads(secretClient(stack.supabase.url, stack.supabase.serviceKey))
const tickets = async () =>
  (await stack.sql<{ id: string }[]>`select id from private.upload_ticket`).map(({ id }) => id)
const partsOf = async (id: string) =>
  (await stack.sql`select from storage.objects where bucket_id = 'scans' and name like ${`${id}/%`}`).length

describe('F1: given a letter with scans', () => {
  test('when it is stored, then it has them in order, with type, size and hash', async () => {
    const scans = [await completeScan(aPdf({ size: 1_500_000 })), await completeScan(aJpeg())]
    const { id } = await letterWithScans(stack, scans)
    const rows = await stack.sql`
      select position, media_type, byte_size, part_count, encode(sha256, 'hex') as sha256 from public.scan
      where feedback_id = ${id} order by position`
    expect([...rows]).toEqual(
      scans.map(({ mediaType, byteSize, sha256 }, at) => ({
        position: at + 1,
        media_type: mediaType,
        byte_size: byteSize,
        part_count: at === 0 ? 2 : 1,
        sha256,
      })),
    )
  })

  test('when it is sent again under its key, then nothing is claimed again and the receipt is the same', async () => {
    const scan = await completeScan(aJpeg())
    const key = crypto.randomUUID()
    const first = await submitWithScans(stack, [scan], { key })
    const second = await submitWithScans(stack, [scan], { key })
    expect(first.error).toBeNull()
    expect(second.data).toEqual(first.data)
    expect(first.data.scans).toEqual([
      { sha256: scan.sha256, mediaType: scan.mediaType, byteSize: scan.byteSize },
    ])
  })

  test.each<[string, () => Promise<{ id: string; secret: string; sha256: string }[]>, string]>([
    ['was never there', async () => [{ id: crypto.randomUUID(), secret: 'x', sha256: 'y' }], 'scans.0'],
    ['has no ticket’s name', async () => [{ id: "' or true --", secret: 'x', sha256: 'y' }], 'scans.0'],
    ['is not complete', async () => [{ ...(await openUpload(7)), sha256: 'y' }], 'scans.0'],
    [
      'is another’s',
      async () => [await completeScan(aJpeg()), { ...(await completeScan(aJpeg())), secret: 'x' }],
      'scans.1',
    ],
    [
      'has another hash',
      async () => [{ ...(await completeScan(aJpeg())), sha256: '0'.repeat(64) }],
      'scans.0',
    ],
    [
      'belongs to a letter',
      async () => {
        const scan = await completeScan(aJpeg())
        await letterWithScans(stack, [scan])
        return [await completeScan(aJpeg()), scan]
      },
      'scans.1',
    ],
    [
      'has been given up',
      async () => {
        const scan = await completeScan(aJpeg())
        await stack.sql`update private.upload_ticket set clearing_at = now() where id = ${scan.id}`
        return [scan]
      },
      'scans.0',
    ],
  ])('when a scan %s, then KD013 names it and nothing is stored', async (_, make, field) => {
    const scans = await make()
    const before = await countRows(stack.sql)
    const { error } = await submitWithScans(stack, scans)
    expect({ code: error?.code, details: error?.details }).toEqual({ code: 'KD013', details: field })
    expect(await countRows(stack.sql)).toEqual(before)
  })

  test('when a scan is named twice, then KD013 and nothing is stored', async () => {
    const scan = await completeScan(aJpeg())
    const before = await countRows(stack.sql)
    const { error } = await submitWithScans(stack, [scan, scan])
    expect(error).toMatchObject({ code: 'KD013', details: expect.stringMatching(/^scans\.[01]$/) })
    expect(await countRows(stack.sql)).toEqual(before)
  })

  test('when two letters want the same scan at once, then one has it and the other is refused', async () => {
    const scan = await completeScan(aJpeg())
    const answers = await Promise.all([1, 2, 3, 4].map(() => submitWithScans(stack, [scan])))
    expect(answers.map(({ error }) => error?.code).sort()).toEqual(['KD013', 'KD013', 'KD013', undefined])
    expect(await stack.sql`select from public.scan where id = ${scan.id}`).toHaveLength(1)
  })
})

describe('F9: given uploads that nobody has sent with a letter', () => {
  test('when they are younger than two days, or a letter has them, then they stay', async () => {
    const fresh = await completeScan(aJpeg())
    const old = await completeScan(aJpeg())
    await letterWithScans(stack, [old])
    await age(fresh.id, '47 hours 59 minutes')
    await age(old.id, '1 year')
    await clear()
    expect(await tickets()).toEqual(expect.arrayContaining([fresh.id, old.id]))
    expect([await partsOf(fresh.id), await partsOf(old.id)]).toEqual([1, 1])
  })

  test('when they are older, then their parts go, and after three hours the ticket and what came in since', async () => {
    const bytes = aPdf({ size: 2_500_000 })
    const { id, secret, ...opened } = await openUpload(bytes.length)
    await putParts(bytes, { ...opened, parts: opened.parts.slice(0, 2) })
    await age(id, '48 hours 1 minute')
    expect(await clear()).toBeGreaterThanOrEqual(1)
    expect([await partsOf(id), (await tickets()).includes(id)]).toEqual([0, true])
    // an address given out before still takes its part in
    await putParts(bytes, { ...opened, parts: opened.parts.slice(2) })
    expect(await clear()).toBe(0)
    expect(await partsOf(id)).toBe(1)
    await stack.sql`update private.upload_ticket set clearing_at = clearing_at - interval '4 hours' where id = ${id}`
    expect(await clear()).toBe(1)
    expect([await partsOf(id), (await tickets()).includes(id)]).toEqual([0, false])
    expect(secret).toHaveLength(48)
  })

  test('when they are more than a batch, then all of them go, from disk, too', async () => {
    const [row] = await stack.sql<{ id: string }[]>`
      insert into private.upload_ticket (body_id, secret_sha256, byte_size, part_bytes, opened_at)
      select b.id, ''::bytea, 7, 1048576, now() - interval '3 days' from public.body b, generate_series(1, 130)
      where b.slug = ${stack.body.slug} returning id`
    expect(row).toBeDefined()
    const scan = await completeScan(aJpeg())
    await age(scan.id, '3 days')
    const files = () => readdirSync(join(stack.dataDir, 'storage', 'scans'), { recursive: true }).length
    const before = files()
    expect(await clear()).toBe(131)
    expect(files()).toBeLessThan(before)
    expect(await clear()).toBe(0)
  })

  test('when a letter claims one in the same moment, then either the letter has it whole, or it is refused', async () => {
    for (let round = 0; round < 12; round += 1) {
      const scan = await completeScan(aJpeg())
      await age(scan.id, '3 days')
      const [answer] = await Promise.all([
        delay(round).then(() => submitWithScans(stack, [scan])),
        delay(12 - round).then(clear),
      ])
      const parts = await partsOf(scan.id)
      expect({ refused: answer.error?.code, parts }).toEqual(
        answer.error ? { refused: 'KD013', parts: 0 } : { refused: undefined, parts: 1 },
      )
    }
  })

  test('when a claim waits to be committed, then the clearing away leaves it', async () => {
    const scan = await completeScan(aJpeg())
    await age(scan.id, '3 days')
    await stack.sql.begin(async (tx) => {
      await tx`update private.upload_ticket set claimed_at = now() where id = ${scan.id}`
      await clear()
    })
    expect(await partsOf(scan.id)).toBe(1)
    await clear()
    expect(await partsOf(scan.id)).toBe(1)
  })

  test('when the owner of the database would clear a claimed one, then the database refuses', async () => {
    const scan = await completeScan(aJpeg())
    await letterWithScans(stack, [scan])
    const clearing = stack.sql`update private.upload_ticket set clearing_at = now() where id = ${scan.id}`
    await expect(clearing).rejects.toThrow('upload_ticket_fate')
    await expect(stack.sql`delete from private.upload_ticket where id = ${scan.id}`).rejects.toThrow('scan')
  })
})

describe('F7: given strangers who fill the store', () => {
  test('when tickets are opened without bringing anything, then the door stays open', async () => {
    await stack.sql`
      insert into private.upload_ticket (body_id, secret_sha256, byte_size, part_bytes)
      select b.id, ''::bytea, 26214400, 1048576 from public.body b, generate_series(1, 2000) where b.slug = ${stack.body.slug}`
    expect(await openUpload(7)).toHaveProperty('id')
  })

  test('when 20 GiB lie there that no letter has, then KD015; what letters have does not count', async () => {
    const put = (size: number) => stack.sql`
      insert into storage.objects (bucket_id, name, metadata) values ('scans', ${`${crypto.randomUUID()}/0`}, ${stack.sql.json({ size })})`
    await put(20 * 1_073_741_824 - 3_000_000)
    expect(await openUpload(7)).toHaveProperty('id')
    await put(6_000_000)
    await expect(openUpload(7)).rejects.toMatchObject({ key: 'storeFull', status: 429 })
    const { error } = await stack
      .anon()
      .rpc('open_upload', { body: stack.body.slug, byte_size: 7, part_bytes: 1_048_576 })
    expect(error?.code).toBe('KD015')
  })
})

describe('given the limits of src/domain/scan.ts', () => {
  const check = async (name: string) => {
    const [row] = await stack.sql<{ text: string }[]>`
      select pg_get_constraintdef(oid) as text from pg_constraint where conname = ${name}`
    return row?.text ?? ''
  }

  test('then they are those the database checks', async () => {
    expect(await check('upload_ticket_size')).toContain(`byte_size <= ${scanLimits.bytes}`)
    expect(await check('scan_position')).toContain(`"position" <= ${scanLimits.count}`)
    const [bounds] = [...(await check('upload_ticket_part')).matchAll(/\d{5,}/g)].map(Number).sort()
    expect(scanLimits.partBytes).toBeGreaterThanOrEqual(bounds ?? Number.POSITIVE_INFINITY)
    const [bucket] = await stack.sql<{ limit: string; public: boolean }[]>`
      select file_size_limit::text as "limit", public from storage.buckets where id = 'scans'`
    expect(Number(bucket?.limit)).toBeGreaterThanOrEqual(scanLimits.partBytes)
    expect(bucket?.public).toBe(false)
  })

  test('then the kinds are those the database checks', async () => {
    const kinds = [...(await check('scan_media_type')).matchAll(/'([^']+)'/g)].map(([, kind]) => kind)
    expect(kinds).toEqual([...scanMediaTypes])
  })
})
