/** The floor: a bare HTTP server that does one durable insert a request, nothing else. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import postgres from 'postgres'
import { type Database, serveOrder } from './processes.ts'

serveOrder<Database, { url: string }>(async (database) => {
  // with the door's idle connections beside it, more than 20 would pass the server's max_connections
  const sql = postgres({ ...database, max: 20, onnotice: () => {} })
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const content = Buffer.concat(chunks).toString()
      sql`insert into bench.letter (content) values (${content}) returning id`.then(
        ([row]) => {
          const answer = JSON.stringify({ id: row?.['id'] })
          const headers = { 'content-type': 'application/json', 'content-length': answer.length }
          response.writeHead(201, headers).end(answer)
        },
        () => response.writeHead(503).end(),
      )
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    answer: { url: `http://127.0.0.1:${port}/` },
    async end() {
      server.closeAllConnections()
      await sql.end()
    },
  }
})
