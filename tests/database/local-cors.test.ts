/** F1: a page may bring parts to signed addresses; upstream would let any page do anything. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Instance, startInstance } from './local-instance.ts'

let instance: Instance
let address: string
const origin = 'http://127.0.0.1:8888'
const allowed = (response: Response) => response.headers.get('access-control-allow-origin')

beforeAll(async () => {
  instance = await startInstance(`
    insert into storage.buckets (id, name, public) values ('scans', 'scans', false), ('open', 'open', true);
    create table public.thing (id int primary key);`)
  const { data } = await instance.service.storage.from('scans').createSignedUploadUrl('a/0')
  address = data?.signedUrl ?? ''
}, 60_000)
afterAll(() => instance?.remove())

function preflight(url: string, method: string): Promise<Response> {
  const headers = {
    origin,
    'access-control-request-method': method,
    'access-control-request-headers': 'content-type',
  }
  return fetch(url, { method: 'OPTIONS', headers })
}

test('a page may ask for, send and read the answer of a signed upload', async () => {
  const asked = await preflight(address, 'PUT')
  expect(asked.status).toBe(204)
  expect(allowed(asked)).toBe('*')
  expect(asked.headers.get('access-control-allow-methods')).toBe('PUT')
  expect(asked.headers.get('access-control-allow-headers')).toBe('content-type')
  expect(asked.headers.get('access-control-allow-credentials')).toBeNull()
  const headers = { origin, 'content-type': 'application/octet-stream' }
  const put = await fetch(address, { method: 'PUT', headers, body: 'x' })
  expect([put.status, allowed(put)]).toEqual([200, '*'])
  // a refusal, too, can be read: the page must know whether to ask for a fresh address
  const twice = await fetch(address, { method: 'PUT', headers, body: 'x' })
  expect(twice.status).toBeGreaterThanOrEqual(400)
  expect(allowed(twice)).toBe('*')
})

test.each([
  ['PUT', '/storage/v1/object/scans/a/0'],
  ['POST', '/storage/v1/object/upload/sign/scans/a/1'],
  ['GET', '/storage/v1/object/upload/sign/scans/a/1'],
  ['POST', '/storage/v1/object/list/scans'],
  ['GET', '/storage/v1/object/sign/scans/a/0'],
  ['GET', '/storage/v1/object/public/open/a'],
  ['GET', '/rest/v1/thing'],
  ['POST', '/rest/v1/rpc/submit_feedback'],
  ['POST', '/auth/v1/token?grant_type=password'],
  ['POST', '/auth/v1/signup'],
])('no page may %s %s, nor read its answer', async (method, path) => {
  const asked = await preflight(instance.supabase.url + path, method)
  expect([...asked.headers].filter(([name]) => name.startsWith('access-control'))).toEqual([])
  const headers = { origin, apikey: instance.supabase.anonKey, 'content-type': 'application/json' }
  const body = method === 'GET' ? null : '{}'
  const sent = await fetch(instance.supabase.url + path, { method, headers, body })
  expect([...sent.headers].filter(([name]) => name.startsWith('access-control'))).toEqual([])
})
