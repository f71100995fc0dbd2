/** What a service manager does: keeps the host running, starting it again on the same data whenever it has died. */
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'

export interface Order {
  dataDir: string
  staticDir: string
  /** 0: any free one, the first time. */
  port: number
}

const readySchema = z.object({
  url: z.url(),
  supabaseUrl: z.url(),
  anonKey: z.string(),
  serviceKey: z.string(),
  database: z.object({ host: z.string(), port: z.number(), user: z.string(), database: z.string() }),
})
export type Ready = z.infer<typeof readySchema>

const program = fileURLToPath(new URL('./host.ts', import.meta.url))
/** A start may find the data still held by what is just leaving; a service manager tries again as well. */
const startPatienceMs = 60_000

export interface Service {
  url: string
  pid(): number
  /** What the running host answered when it was ready. */
  ready(): Ready
  /** How often it was started with success. */
  starts(): number
  /** Everything it wrote to standard error, over all its lives. */
  log(): string
  stop(): Promise<void>
}

export async function startService(folders: Omit<Order, 'port'>): Promise<Service> {
  let log = ''
  let starts = 0
  let stopping = false
  let port = 0

  const launch = async (): Promise<{ child: ChildProcess; ready: Ready }> => {
    const stdio: ['ignore', 'ignore', 'pipe', 'ipc'] = ['ignore', 'ignore', 'pipe', 'ipc']
    for (const begun = Date.now(); !stopping; await delay(100)) {
      const child = fork(program, { execArgv: [], stdio })
      child.stderr?.setEncoding('utf8').on('data', (text: string) => {
        log += text
      })
      const order: Order = { ...folders, port }
      child.send(order)
      const abort = new AbortController()
      const answer = await Promise.race([
        once(child, 'message', abort),
        once(child, 'exit', abort).then(() => undefined),
      ]).finally(() => abort.abort())
      if (answer) return { child, ready: readySchema.parse(answer[0]) }
      if (Date.now() - begun > startPatienceMs) break
    }
    throw new Error(`the host does not start:\n${log.slice(-4_000)}`)
  }

  let current = await launch()
  port = Number(new URL(current.ready.url).port)
  const keep = (child: ChildProcess) => {
    starts += 1
    child.once('exit', async () => {
      if (stopping) return
      try {
        current = await launch()
        keep(current.child)
      } catch (cause) {
        log += String(cause)
      }
    })
  }
  keep(current.child)

  return {
    url: current.ready.url,
    pid: () => current.child.pid ?? 0,
    ready: () => current.ready,
    starts: () => starts,
    log: () => log,
    async stop() {
      stopping = true
      const { child } = current
      if (child.exitCode !== null || child.signalCode !== null) return
      const gone = once(child, 'exit')
      child.kill('SIGTERM')
      await gone
    },
  }
}
