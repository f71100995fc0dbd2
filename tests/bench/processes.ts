/** Every part of a measurement is a process of its own; what they say to each other. */
import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'

export interface Database {
  host: string
  port: number
  user: string
  database: string
}

export interface DoorReady {
  url: string
  database: Database
}

export interface DeskReady {
  url: string
  /** Of a signed-in member of the Help Team. */
  cookie: string
  database: Database
}

export interface LoadOrder {
  target: { kind: 'http'; url: string } | { kind: 'insert'; database: Database }
  clients: number
  warmUpMs: number
  measureMs: number
}

export interface LoadResult {
  /** Acknowledged, warm-up included: what must be in the database afterwards. */
  acknowledged: number
  refused: number
  perSecond: number
  p50Ms: number
  p99Ms: number
}

export interface Part<Answer> {
  ready: Answer
  stop(): Promise<void>
}

/** Starts a file of this folder; it answers the order with one message. */
export async function startPart<Order, Answer>(file: string, order: Order): Promise<Part<Answer>> {
  const child = fork(fileURLToPath(new URL(file, import.meta.url)), { execArgv: process.execArgv })
  const ready = await new Promise<Answer>((resolve, reject) => {
    child.once('message', (message) => resolve(message as Answer))
    child.once('error', reject)
    child.once('exit', (code) => reject(new Error(`${file} ended with ${code}`)))
    child.send(order as object)
  })
  return { ready, stop: () => end(child) }
}

function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve()
  return new Promise((resolve) => {
    child.once('exit', () => resolve())
    child.kill('SIGTERM')
  })
}

/** The other side of `startPart`: takes the order, answers once, cleans up when told to end. */
export function serveOrder<Order, Answer>(
  act: (order: Order) => Promise<{ answer: Answer; end?: () => Promise<void> }>,
): void {
  process.once('message', async (order) => {
    const { answer, end } = await act(order as Order)
    process.once('SIGTERM', () => {
      Promise.resolve(end?.()).finally(() => process.exit(0))
    })
    process.send?.(answer as object)
  })
}
