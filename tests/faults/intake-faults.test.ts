/**
 * Rows F8 and F9: whatever is killed while letters come in, an acknowledged letter is there once and whole, its
 * receipt opens it, and sending it again changes nothing. The faults come by themselves from FAULT_SEED.
 */
import { createHash, randomInt } from 'node:crypto'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { createClient } from '@supabase/supabase-js'
import postgres from 'postgres'
import { afterAll, expect, onTestFailed, test } from 'vitest'
import { root } from '../../netlify/site.ts'
import { openedReceiptSchema } from '../../src/domain/opened-receipt.ts'
import { readOfficeContent } from '../../src/office/read.ts'
import { insist, writeLetters } from './clients.ts'
import { type Letter, mark } from './letters.ts'
import { openLine } from './line.ts'
import { chance } from './random.ts'
import { type Fault, faults, type Strike, strike } from './saboteur.ts'
import { type Service, startService } from './service.ts'
import { countStray, expected, keyHash, readStored } from './stored.ts'

const seed = Number(process.env['FAULT_SEED'] ?? randomInt(2 ** 31))
const times: Record<Fault, number> = {
  host: 4,
  postmaster: 6,
  both: 4,
  everything: 4,
  keeper: 2,
  backend: 3,
  hang: 2,
}
const plan = chance(seed).shuffled(faults.flatMap((fault) => Array<Fault>(times[fault]).fill(fault)))
const auth = { persistSession: false, autoRefreshToken: false }

let dataDir = ''
let staticDir = ''
let service: Service | undefined
const started: Service[] = []
afterAll(async () => {
  for (const each of started) await each.stop()
  for (const folder of [dataDir, staticDir]) if (folder) await rm(folder, { recursive: true, force: true })
})

async function start(): Promise<Service> {
  service = await startService({ dataDir, staticDir })
  started.push(service)
  return service
}

test('letters acknowledged while host and PostgreSQL are killed are there once, whole, and open by their receipts', async () => {
  const strikes: Strike[] = []
  const letters: Letter[] = []
  const line = openLine()
  onTestFailed(() => {
    const struck = strikes.map(({ killed, ...rest }) => ({ ...rest, killed: killed.length }))
    const shown = { struck, ends: Object.fromEntries(line.ends), surprises: line.surprises.slice(0, 20) }
    console.error(`FAULT_SEED=${seed}`, JSON.stringify(shown, null, 1), service?.log().slice(-6_000))
  })
  dataDir = await mkdtemp(join(tmpdir(), 'gop-y-faults-'))
  staticDir = await mkdtemp(join(tmpdir(), 'gop-y-faults-static-'))
  const { body } = await readOfficeContent(root)
  const first = await start()

  // Eight people write while the installation is struck again and again.
  let running = true
  const door = { line, url: first.url, body, running: () => running }
  const clients = Array.from({ length: 8 }, (_, n) => writeLetters(door, letters, chance(seed + n + 1)))
  const writing = Promise.all(clients)
  const sabotage = (async () => {
    const random = chance(seed + 100)
    for (const fault of plan) strikes.push(await strike(fault, { dataDir, service: first, line, random }))
    await delay(300)
  })().finally(() => {
    running = false
  })
  await Promise.all([writing, sabotage])
  await first.stop()

  // The faults were real, and met letters on their way.
  const killing = strikes.filter(({ fault }) => fault !== 'hang')
  expect(killing.length).toBeGreaterThanOrEqual(20)
  expect(strikes).toHaveLength(plan.length)
  for (const { fault, killed, underWay } of strikes) {
    expect(killed.length, fault).toBeGreaterThanOrEqual(fault === 'hang' ? 0 : 1)
    expect(
      killed.filter(({ gone }) => !gone),
      fault,
    ).toEqual([])
    expect(underWay, fault).toBeGreaterThanOrEqual(3)
  }
  expect(killing.reduce((sum, { lost }) => sum + lost, 0)).toBeGreaterThanOrEqual(20)
  expect(first.starts()).toBe(1 + times.host + times.both + times.everything)
  expect(line.surprises).toEqual([])
  const acknowledged = letters.filter(({ receipts }) => receipts.length > 0)
  const abandoned = letters.filter(({ receipts }) => receipts.length === 0)
  expect(acknowledged.length).toBeGreaterThan(plan.length)
  expect(acknowledged.filter(({ scan }) => scan).length).toBeGreaterThan(0)
  expect(abandoned.length).toBeGreaterThan(0)

  // A clean start afterwards: every acknowledged letter once and whole; of the abandoned, all or nothing.
  const last = await start()
  const { database, supabaseUrl, anonKey, serviceKey } = last.ready()
  const sql = postgres({ ...database, max: 1, onnotice: () => {} })
  try {
    const stored = await readStored(sql)
    const byKey = new Map(stored.map((row) => [row.key, row]))
    expect(byKey.size).toBe(stored.length)
    expect(new Set(stored.map(({ reference }) => reference)).size).toBe(stored.length)
    for (const letter of acknowledged) {
      expect(letter.receipts).toHaveLength(1)
      const [receipt] = letter.receipts
      expect(byKey.get(keyHash(letter.key))).toMatchObject({
        ...expected(letter),
        reference: receipt?.reference,
      })
    }
    const kept = abandoned.filter(({ key }) => byKey.has(keyHash(key)))
    for (const letter of kept) expect(byKey.get(keyHash(letter.key))).toMatchObject(expected(letter))
    expect(stored).toHaveLength(acknowledged.length + kept.length)
    expect(await countStray(sql)).toBe(0)
    // Some were stored by a try whose answer was lost, and acknowledged by a later one.
    const found = acknowledged.filter(({ key, acknowledgedTryAt = 0 }) => {
      return (byKey.get(keyHash(key))?.receivedAt.getTime() ?? Infinity) < acknowledgedTryAt
    })
    expect(found.length).toBeGreaterThan(0)

    // Every receipt opens its letter by its secret.
    const anon = createClient(supabaseUrl, anonKey, { auth })
    for (const letter of acknowledged) {
      const [receipt] = letter.receipts
      const { data } = await anon.rpc('find_receipt', { secret: receipt?.secret })
      const opened = openedReceiptSchema.parse(data)
      expect(opened.reference).toBe(receipt?.reference)
      expect(opened.contentSha256).toBe(receipt?.contentSha256)
      expect(opened.words.map(({ text }) => text)).toEqual(expected(letter).comments.map(({ text }) => text))
    }

    // Every scan is there to its last byte.
    const store = createClient(supabaseUrl, serviceKey, { auth }).storage.from('scans')
    for (const { file, scan } of acknowledged) {
      if (!file || !scan) continue
      const hash = createHash('sha256')
      for (let n = 0, read = 0; read < file.length; n += 1) {
        const { data, error } = await store.download(`${scan.id}/${n}`)
        if (error) throw error
        hash.update(await data.bytes())
        read += data.size
      }
      expect(hash.digest('hex')).toBe(createHash('sha256').update(file).digest('hex'))
    }

    // Sent once more, each gives the receipt it gave before, and nothing more is stored.
    for (const letter of letters) await insist(line, last.url, letter)
    for (const { receipts } of acknowledged) expect(receipts[1]).toEqual(receipts[0])
    const after = await readStored(sql)
    expect(after).toHaveLength(letters.length)
    expect(await countStray(sql)).toBe(0)
  } finally {
    await sql.end()
  }

  // Nobody's name got into a log on the way.
  const logs = [first.log(), last.log(), await readFile(join(dataDir, 'postgres.log'), 'utf8')].join('\n')
  expect(logs).not.toContain(mark)
  expect(logs).not.toContain('Ý kiến')
  expect(logs).not.toMatch(/Số nhà/)
  const slowest = Math.max(...strikes.map(({ recoveryMs }) => recoveryMs))
  console.log(
    `seed ${seed}: ${killing.length} kills and ${times.hang} hangs; ${letters.length} letters, ` +
      `${acknowledged.length} acknowledged; slowest recovery ${slowest} ms; ${JSON.stringify([...line.ends])}`,
  )
}, 300_000)
