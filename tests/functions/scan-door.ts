/** The three functions of /api/scans over real HTTP, against a whole embedded Supabase with its Storage. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'vitest'
import * as open from '../../netlify/functions/scans.ts'
import * as complete from '../../netlify/functions/scans-complete.ts'
import * as state from '../../netlify/functions/scans-state.ts'
import { startHost } from '../../netlify/host.ts'
import type { OpenedUpload } from '../../src/domain/scan.ts'
import { putParts } from '../scans.ts'
import { type Stack, startStack } from '../stack.ts'
import { expectSecured } from './door.ts'

type Endpoint = '/api/scans' | '/api/scans/state' | '/api/scans/complete'

export interface ScanDoor {
  stack: Stack
  url: string
  /** Everything written to standard error so far. */
  log(): string
  post(path: Endpoint, value: unknown): Promise<Response>
  /** @throws Error when it is not answered with 200 */
  open(byteSize: number): Promise<OpenedUpload>
  /** Opened and every part brought in. */
  upload(bytes: Buffer): Promise<{ id: string; secret: string }>
  stop(): Promise<void>
}

export async function openScanDoor({ rateLimitFactor = 1_000 } = {}): Promise<ScanDoor> {
  const stack = await startStack()
  const staticDir = await mkdtemp(join(tmpdir(), 'gop-y-static-'))
  const lines: string[] = []
  const shown = console.error
  console.error = (...parts: unknown[]) => lines.push(parts.map(String).join(' '))
  const functions = [open, state, complete].map(({ default: handler, config }) => ({
    handler,
    paths: [config.path].flat().filter((path) => path !== undefined),
    preferStatic: false,
    rateLimit: { windowSize: 60, windowLimit: 100 },
  }))
  const host = await startHost({ staticDir, functions, port: 0, rateLimitFactor })
  const post = async (path: Endpoint, value: unknown) => {
    const response = await fetch(host.url + path, {
      method: 'POST',
      body: JSON.stringify(value),
      headers: { 'content-type': 'application/json' },
    })
    expectSecured(response)
    return response
  }
  const opened = async (byteSize: number): Promise<OpenedUpload> => {
    const response = await post('/api/scans', { byteSize })
    expect(response.status).toBe(200)
    return response.json()
  }
  return {
    stack,
    url: host.url,
    log: () => lines.join('\n'),
    post,
    open: opened,
    async upload(bytes) {
      const { id, secret, ...rest } = await opened(bytes.length)
      await putParts(bytes, rest)
      return { id, secret }
    },
    async stop() {
      await host.stop()
      await stack.stop()
      console.error = shown
      await rm(staticDir, { recursive: true, force: true })
    },
  }
}

/** Expects a refusal as problem details, in words a person understands. */
export async function expectRefused(response: Response, status: number, key: string): Promise<void> {
  const body: unknown = await response.json()
  expect(body).toMatchObject({
    status,
    type: `urn:gop-y:problem:${key}`,
    title: expect.stringMatching(/\.$/),
  })
  expect(response.status).toBe(status)
  expect(response.headers.get('content-type')).toBe('application/problem+json')
  expect(response.headers.get('cache-control')).toBe('no-store')
}
