/** The built site once more, before a Supabase that can be taken away: the server under test itself stays whole. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { root } from '../../netlify/site.ts'
import { readRunning } from '../../supabase/local/running.ts'
import { loadSecrets } from '../../supabase/local/secrets.ts'

/** `garbled`: answers what nobody understands. */
type Way = 'open' | 'away' | 'garbled'

export interface SecondHost {
  url: string
  setWay(way: Way): void
  stop(): Promise<void>
}

export async function startSecondHost(): Promise<SecondHost> {
  const dataDir = process.env['E2E_DATA_DIR'] ?? ''
  const { url: supabase } = await readRunning(dataDir)
  let way: Way = 'open'
  const between = createServer(async (request, response) => {
    if (way !== 'open') {
      response.writeHead(way === 'away' ? 503 : 200, { 'content-type': 'application/json' }).end('"?"')
      return
    }
    const headers = new Headers(Object.entries(request.headers).map(([name, value]) => [name, String(value)]))
    for (const name of ['host', 'connection', 'content-length']) headers.delete(name)
    const body = await buffer(request)
    const answer = await fetch(`${supabase}${request.url}`, {
      method: request.method ?? 'GET',
      headers,
      ...(body.length > 0 && { body }),
    })
    const answered = Object.fromEntries(answer.headers)
    for (const name of ['connection', 'content-encoding', 'content-length', 'transfer-encoding'])
      delete answered[name]
    response.writeHead(answer.status, answered).end(Buffer.from(await answer.arrayBuffer()))
  })
  await new Promise<void>((resolve) => between.listen(0, '127.0.0.1', resolve))
  const { port } = between.address() as AddressInfo
  const host = spawn(process.execPath, [join(root, 'netlify', 'serve.ts')], {
    cwd: root,
    env: {
      ...process.env,
      PORT: '0',
      SUPABASE_URL: `http://127.0.0.1:${port}`,
      SUPABASE_ANON_KEY: loadSecrets(dataDir).anonKey,
    },
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const url = await addressOf(host)
  return {
    url,
    setWay(next) {
      way = next
    },
    async stop() {
      host.kill('SIGTERM')
      await once(host, 'exit')
      between.closeAllConnections()
      between.close()
    },
  }
}

async function addressOf(host: ChildProcess): Promise<string> {
  for await (const line of host.stdout ?? []) {
    const [url] = /http:\S+/.exec(String(line)) ?? []
    if (url) return url
  }
  throw new Error('the second host does not start')
}
