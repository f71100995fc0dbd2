import { randomBytes } from 'node:crypto'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { FileStorage } from '../../supabase/local/file-storage.ts'
import { type Instance, startInstance } from './local-instance.ts'

let instance: Instance
beforeAll(async () => {
  instance = await startInstance(`
    insert into storage.buckets (id, name, public, file_size_limit, allowed_mime_types)
    values ('scans', 'scans', false, 100000, array['application/pdf', 'image/jpeg']);`)
}, 60_000)
afterAll(() => instance?.remove())

const pdf = (bytes: Uint8Array<ArrayBuffer> | string = 'nội dung') =>
  new Blob([bytes], { type: 'application/pdf' })
const scans = () => instance.service.storage.from('scans')

describe('upstream: a Blob is looked for in the wrong form field', () => {
  test('upload, download, list, remove', async () => {
    const bytes = new Uint8Array(randomBytes(50_000))
    expect((await scans().upload('2026/a.pdf', pdf(bytes))).error).toBeNull()
    const { data } = await scans().download('2026/a.pdf')
    expect(data?.type).toBe('application/pdf')
    expect(Buffer.compare(Buffer.from((await data?.arrayBuffer()) ?? new ArrayBuffer()), bytes)).toBe(0)
    const [row] =
      await instance.sql`select metadata ->> 'mimetype' as type, (metadata ->> 'size')::int as size from storage.objects where name = '2026/a.pdf'`
    expect(row).toEqual({ type: 'application/pdf', size: 50_000 })
    expect((await scans().remove(['2026/a.pdf'])).data).toHaveLength(1)
    expect((await scans().download('2026/a.pdf')).error).not.toBeNull()
  })
})

describe('upstream: signed URLs have another shape', () => {
  test('an upload by signed URL, once; then a download by signed URL', async () => {
    const { data: ticket } = await scans().createSignedUploadUrl('b/c.pdf')
    expect(ticket?.signedUrl).toMatch(
      /^http:\/\/127\.0\.0\.1:\d+\/storage\/v1\/object\/upload\/sign\/scans\/b\/c\.pdf\?token=/,
    )
    const first = await instance.anon.storage
      .from('scans')
      .uploadToSignedUrl('b/c.pdf', ticket?.token ?? '', pdf('một'))
    expect(first.error).toBeNull()
    const second = await instance.anon.storage
      .from('scans')
      .uploadToSignedUrl('b/c.pdf', ticket?.token ?? '', pdf('hai'))
    expect(second.error).not.toBeNull()
    const { data: link } = await scans().createSignedUrl('b/c.pdf', 60, { download: 'Biên bản.pdf' })
    const response = await fetch(link?.signedUrl ?? '')
    expect(await response.text()).toBe('một')
    expect(response.headers.get('content-disposition')).toBe(
      "attachment; filename*=UTF-8''Bi%C3%AAn%20b%E1%BA%A3n.pdf",
    )
  })

  test('several at once, a missing one told apart', async () => {
    await scans().upload('d.pdf', pdf())
    const { data } = await scans().createSignedUrls(['d.pdf', 'missing.pdf'], 60)
    expect(data?.map(({ path, error }) => [path, error === null])).toEqual([
      ['d.pdf', true],
      ['missing.pdf', false],
    ])
    expect((await fetch(data?.[0]?.signedUrl ?? '')).status).toBe(200)
  })

  test('a forged, foreign or expired token opens nothing (upstream: 500)', async () => {
    const { data: ticket } = await scans().createSignedUploadUrl('e.pdf')
    const { data: link } = await scans().createSignedUrl('d.pdf', -1)
    const base = `${instance.supabase.url}/storage/v1/object`
    for (const [method, url] of [
      ['PUT', `${base}/upload/sign/scans/e.pdf?token=${ticket?.token.slice(0, -4)}AAAA`],
      ['PUT', `${base}/upload/sign/scans/other.pdf?token=${ticket?.token}`],
      ['PUT', `${base}/upload/sign/scans/e.pdf`],
      ['GET', `${base}/sign/scans/d.pdf?token=${ticket?.token}`],
      ['GET', link?.signedUrl ?? ''],
    ] as const) {
      const response = await fetch(url, {
        method,
        headers: { 'content-type': 'application/pdf' },
        ...(method === 'PUT' ? { body: 'x' } : {}),
      })
      expect([400, 403]).toContain(response.status)
    }
    expect((await scans().list('')).data?.map(({ name }) => name)).not.toContain('e.pdf')
  })
})

describe('upstream: a refused upload breaks the next request', () => {
  test.each<[string, string, Blob, boolean]>([
    ['too large for the bucket', 'big.pdf', pdf(new Uint8Array(100_001)), true],
    ['a type the bucket does not take', 'a.html', new Blob(['<script>'], { type: 'text/html' }), true],
    ['too large for the server', 'huge.pdf', pdf(new Uint8Array(27 * 1024 * 1024)), true],
    ['not signed in', 'f.pdf', pdf(), false],
  ])('%s', async (_name, key, body, asService) => {
    const { error } = await (asService ? instance.service : instance.anon).storage
      .from('scans')
      .upload(key, body)
    expect(error).not.toBeNull()
    expect((await scans().download(key)).error).not.toBeNull()
    expect((await scans().upload(`after-${key}.pdf`, pdf())).error).toBeNull()
  })

  test('a name that exists is not overwritten', async () => {
    await scans().upload('once.pdf', pdf('đầu'))
    expect((await scans().upload('once.pdf', pdf('sau'))).error).not.toBeNull()
    expect(await (await scans().download('once.pdf')).data?.text()).toBe('đầu')
  })

  test('a length is not believed but measured', async () => {
    const request: RequestInit & { duplex: 'half' } = {
      method: 'POST',
      headers: {
        apikey: instance.supabase.serviceKey,
        authorization: `Bearer ${instance.supabase.serviceKey}`,
        'content-type': 'application/pdf',
      },
      body: new Blob([new Uint8Array(100_001)]).stream(),
      duplex: 'half',
    }
    const response = await fetch(`${instance.supabase.url}/storage/v1/object/scans/chunked.pdf`, request)
    expect(response.status).toBe(400)
  })
})

describe('a private bucket is private', () => {
  test('anonymous reading, listing and signing give nothing', async () => {
    const anon = instance.anon.storage.from('scans')
    expect((await anon.download('once.pdf')).error).not.toBeNull()
    expect((await anon.list('')).data).toEqual([])
    expect((await anon.createSignedUrl('once.pdf', 60)).error).not.toBeNull()
    expect((await anon.createSignedUploadUrl('new.pdf')).error).not.toBeNull()
    expect((await fetch(anon.getPublicUrl('once.pdf').data.publicUrl)).status).toBe(400)
  })
})

describe('upstream: no file-system adapter', () => {
  test.each(['../out.pdf', 'a/../../out.pdf', '/etc/passwd', 'a//b', '..', 'a\\..\\b', 'a\0b'])(
    'the key %j cannot leave its bucket',
    async (key) => {
      const storage = new FileStorage(join(instance.dataDir, 'direct'))
      await expect(
        storage.uploadObject('b', key, undefined, Buffer.from('x'), 'text/plain', ''),
      ).rejects.toThrow('unsafe')
      await expect(storage.getObject('../b', 'a')).rejects.toThrow('unsafe')
      expect(existsSync(join(instance.dataDir, 'direct'))).toBe(false)
    },
  )

  test.each(['..%2f..%2fout.pdf', 'a/%2e%2e/%2e%2e/out.pdf', 'V%C4%83n.pdf'])(
    'nor over HTTP: %s',
    async (key) => {
      const response = await fetch(`${instance.supabase.url}/storage/v1/object/scans/${key}`, {
        method: 'POST',
        headers: {
          apikey: instance.supabase.serviceKey,
          authorization: `Bearer ${instance.supabase.serviceKey}`,
          'content-type': 'application/pdf',
        },
        body: 'x',
      })
      expect(response.status).toBeGreaterThanOrEqual(400)
    },
  )

  test('no part of an upload is left lying about', () => {
    const files = readdirSync(join(instance.dataDir, 'storage'), { recursive: true, encoding: 'utf8' })
    expect(files.length).toBeGreaterThan(0)
    expect(files.filter((file) => file.endsWith('.part'))).toEqual([])
  })
})
