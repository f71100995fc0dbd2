/** The load: so many clients, each sending the next letter once the last was acknowledged. */
import { Agent, request } from 'node:http'
import postgres from 'postgres'
import { letterOf, letterText } from './letter.ts'
import { type LoadOrder, type LoadResult, serveOrder } from './processes.ts'

/** Stores one letter; false when it was refused. */
type Send = () => Promise<boolean>

function httpSender(url: string, clients: number): { send: Send; end: () => void } {
  const agent = new Agent({ keepAlive: true, maxSockets: clients, scheduling: 'fifo' })
  const { hostname, port, pathname } = new URL(url)
  const options = { agent, hostname, port, path: pathname, method: 'POST' }
  const send: Send = () =>
    new Promise((resolve, reject) => {
      const bytes = Buffer.from(letterOf(crypto.randomUUID()))
      const headers = {
        'content-type': 'application/json',
        'content-length': bytes.length,
        'idempotency-key': crypto.randomUUID(),
      }
      const outgoing = request({ ...options, headers }, (response) => {
        response.resume()
        response.on('end', () => resolve(response.statusCode === 201))
      })
      outgoing.on('error', reject)
      outgoing.end(bytes)
    })
  return { send, end: () => agent.destroy() }
}

serveOrder<LoadOrder, LoadResult>(async ({ target, clients, warmUpMs, measureMs }) => {
  const sql = target.kind === 'insert' ? postgres({ ...target.database, max: clients }) : undefined
  const http = target.kind === 'http' ? httpSender(target.url, clients) : undefined
  const send: Send =
    http?.send ??
    (async () => {
      await sql?.unsafe('insert into bench.letter (content) values ($1)', [letterText], { prepare: true })
      return true
    })
  const begin = performance.now() + warmUpMs
  const end = begin + measureMs
  const times: number[] = []
  const count = { acknowledged: 0, refused: 0 }
  const client = async () => {
    for (let sentAt = performance.now(); sentAt < end; sentAt = performance.now()) {
      const stored = await send()
      const at = performance.now()
      count[stored ? 'acknowledged' : 'refused'] += 1
      if (stored && at >= begin && at <= end) times.push(at - sentAt)
    }
  }
  await Promise.all(Array.from({ length: clients }, client))
  http?.end()
  await sql?.end()
  times.sort((a, b) => a - b)
  const quantile = (part: number) => times[Math.floor(times.length * part)] ?? Number.NaN
  return {
    answer: {
      ...count,
      perSecond: times.length / (measureMs / 1000),
      p50Ms: quantile(0.5),
      p99Ms: quantile(0.99),
    },
  }
})
