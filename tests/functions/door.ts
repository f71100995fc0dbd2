/** The door over real HTTP: the host with the feedback function only, against a whole embedded Supabase. */
import { mkdtemp, rm } from 'node:fs/promises'
import { Agent, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'vitest'
import feedback, { config } from '../../netlify/functions/feedback.ts'
import { type HostOptions, startHost } from '../../netlify/host.ts'
import type { HostedFunction } from '../../netlify/hosted-functions.ts'
import { securityHeaders } from '../../src/server/headers.ts'
import { type Stack, startStack } from '../stack.ts'
import { type Counts, countRows } from '../submissions.ts'

const hosted: HostedFunction = {
  handler: feedback,
  paths: [config.path].flat().filter((path) => path !== undefined),
  preferStatic: false,
  rateLimit: { windowSize: 60, windowLimit: 600 },
}

export interface Door {
  stack: Stack
  url: string
  /** Everything written to standard error so far. */
  log(): string
  post(body: BodyInit, headers?: Record<string, string>): Promise<Response>
  postJson(value: unknown, headers?: Record<string, string>): Promise<Response>
  /** A second host before the same database. */
  another(options: Partial<HostOptions>): Promise<{ url: string; stop(): Promise<void> }>
  stop(): Promise<void>
}

export async function openDoor(): Promise<Door> {
  const stack = await startStack()
  const staticDir = await mkdtemp(join(tmpdir(), 'gop-y-static-'))
  const lines: string[] = []
  const shown = console.error
  console.error = (...parts: unknown[]) => lines.push(parts.map(String).join(' '))
  const start = (options: Partial<HostOptions> = {}) =>
    startHost({ staticDir, functions: [hosted], port: 0, rateLimitFactor: 1_000, ...options })
  const host = await start()
  const url = `${host.url}/api/feedback`
  const post = async (body: BodyInit, headers: Record<string, string> = {}) => {
    const response = await fetch(url, { method: 'POST', body, headers, redirect: 'manual' })
    expectSecured(response)
    return response
  }
  return {
    stack,
    url,
    log: () => lines.join('\n'),
    post,
    postJson: (value, headers) =>
      post(JSON.stringify(value), { 'content-type': 'application/json', ...headers }),
    another: start,
    async stop() {
      await host.stop()
      await stack.stop()
      console.error = shown
      await rm(staticDir, { recursive: true, force: true })
    },
  }
}

/** Security headers are on every answer, whatever it says. */
export function expectSecured(response: Response): void {
  for (const [name, value] of Object.entries(securityHeaders)) {
    expect(response.headers.get(name), name).toBe(value)
  }
}

/** Expects a refusal as problem details, with nothing stored meanwhile. */
export async function expectProblem(
  door: Door,
  act: () => Promise<Response>,
  status: number,
  key: string,
): Promise<Response> {
  const before: Counts = await countRows(door.stack.sql)
  const response = await act()
  expect(response.status).toBe(status)
  expect(response.headers.get('content-type')).toBe('application/problem+json')
  expect(response.headers.get('cache-control')).toBe('no-store')
  expect(await response.clone().json()).toMatchObject({ status, type: `urn:gop-y:problem:${key}` })
  expect(await countRows(door.stack.sql)).toEqual(before)
  return response
}

/** A body sent piece by piece, without content-length or with a false one: what fetch does not let one do. */
export function postPieces(
  url: string,
  pieces: Buffer[],
  headers: Record<string, string>,
): Promise<{ status: number; connection: string | undefined; body: string }> {
  const agent = new Agent({ keepAlive: true })
  return new Promise((resolve, reject) => {
    const outgoing = request(url, { method: 'POST', headers, agent }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () => {
        agent.destroy()
        resolve({
          status: response.statusCode ?? 0,
          connection: response.headers.connection,
          body: Buffer.concat(chunks).toString(),
        })
      })
    })
    outgoing.on('error', reject)
    for (const piece of pieces) outgoing.write(piece)
    outgoing.end()
  })
}
