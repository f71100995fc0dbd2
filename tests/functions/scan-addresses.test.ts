/** F1: browsers may reach Storage under another address than the site does; pages may send there and nowhere else. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { securityHeaders } from '../../src/server/headers.ts'
import { completeUpload, openUpload } from '../../src/server/scans/upload.ts'
import { aJpeg, putPart } from '../scans.ts'
import { type Stack, startStack } from '../stack.ts'

const outside = 'https://gop-y.example.vn'

let stack: Stack
beforeAll(async () => {
  stack = await startStack()
  process.env['SUPABASE_PUBLIC_URL'] = `${outside}/`
})
afterAll(async () => {
  delete process.env['SUPABASE_PUBLIC_URL']
  await stack?.stop()
})

test('parts are addressed to where browsers reach Storage, and arrive when that is passed on', async () => {
  const bytes = aJpeg()
  const { id, secret, parts } = await openUpload(bytes.length)
  const url = new URL(parts[0]?.url ?? '')
  expect(url.origin).toBe(outside)
  expect(url.pathname).toBe(`/storage/v1/object/upload/sign/scans/${id}/0`)
  expect((await putPart(stack.supabase.url + url.pathname + url.search, bytes)).status).toBe(200)
  expect(await completeUpload({ id, secret })).toMatchObject({ mediaType: 'image/jpeg' })
})

test('the policy names that address, or the site’s own alone when it is not known', () => {
  const connect = () => /connect-src [^;]*/.exec(securityHeaders['content-security-policy'] ?? '')?.[0]
  expect(connect()).toBe(`connect-src 'self' ${outside}`)
  process.env['SUPABASE_PUBLIC_URL'] = ''
  expect(connect()).toBe(`connect-src 'self' ${new URL(stack.supabase.url).origin}`)
  const known = process.env['SUPABASE_URL']
  for (const address of ['', "x'; script-src *"]) {
    process.env['SUPABASE_URL'] = address
    expect(connect()).toBe("connect-src 'self'")
  }
  process.env['SUPABASE_URL'] = known
})
