/** F9: one upload against a server and a line that fail in every order. */
import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type CompletedScan, partCount, type Ticket } from '../../src/domain/scan.ts'
import { Interrupted, type Net, NotTaken, Refused } from '../../src/scripts/scans/net.ts'
import { delayOf, uploadScan } from '../../src/scripts/scans/upload.ts'

const partBytes = 10
const ticket: Ticket = { id: 'a', secret: 'b' }
type Fate = 'well' | 'lost' | 'answer lost' | 'refused'

/** A server that keeps parts, behind a line whose next fates are given; after them everything goes well. */
function aServer(bytes: Buffer, fates: Fate[] = []) {
  const stored = new Map<number, Buffer>()
  const log: string[] = []
  let complete: CompletedScan | undefined
  const missing = () =>
    Array.from({ length: partCount(bytes.length, partBytes) }, (_, n) => n).filter((n) => !stored.has(n))
  const addresses = () => missing().map((n) => ({ n, url: `/${n}` }))
  async function over<T>(what: string, act: () => T): Promise<T> {
    log.push(what)
    const fate = fates.shift() ?? 'well'
    if (fate === 'lost') throw new Interrupted()
    if (fate === 'refused' && what.startsWith('put')) throw new NotTaken()
    const answer = act()
    if (fate === 'answer lost') throw new Interrupted()
    return answer
  }
  const net: Net = {
    open: (byteSize) => over(`open ${byteSize}`, () => ({ ...ticket, partBytes, parts: addresses() })),
    state: () =>
      over('state', () => ({
        byteSize: bytes.length,
        partBytes,
        done: [...stored.keys()],
        parts: complete ? [] : addresses(),
        ...(complete && { complete }),
      })),
    complete: () =>
      over('complete', () => {
        if (missing().length > 0) throw new Refused('scanIncomplete')
        const whole = Buffer.concat([...stored].sort(([a], [b]) => a - b).map(([, part]) => part))
        complete = {
          mediaType: 'application/pdf',
          sha256: createHash('sha256').update(whole).digest('hex'),
          byteSize: whole.length,
        }
        return complete
      }),
    put: (url, part, sent) =>
      over(`put ${url}`, () => {
        const n = Number(url.slice(1))
        if (stored.has(n)) throw new NotTaken()
        stored.set(n, Buffer.from(part))
        sent(part.byteLength)
      }),
    wait: async () => {
      log.push('wait')
    },
  }
  return { net, log, stored }
}

function aJob(bytes: Buffer | undefined, known?: Ticket) {
  const seen = { tickets: [] as Ticket[], progress: [] as number[], interrupted: 0, checking: 0 }
  const abort = new AbortController()
  const job = {
    file: bytes && new Blob([new Uint8Array(bytes)]),
    ticket: known,
    signal: abort.signal,
    ticketed: (given: Ticket) => seen.tickets.push(given),
    progress: (sent: number) => seen.progress.push(sent),
    checking: () => {
      seen.checking += 1
    },
    interrupted: () => {
      seen.interrupted += 1
    },
  }
  return { job, seen, abort }
}

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')
const some = Buffer.from('Kính gửi Đảng ủy Khối, xin góp ý như sau.')

describe('given a line that holds', () => {
  test('then each part goes once, in order, and the progress ends with the whole', async () => {
    const { net, log } = aServer(some)
    const { job, seen } = aJob(some)
    expect(await uploadScan(job, net)).toMatchObject({ sha256: sha256(some), byteSize: some.length })
    const count = partCount(some.length, partBytes)
    expect(log).toEqual([
      `open ${some.length}`,
      ...Array.from({ length: count }, (_, n) => `put /${n}`),
      'complete',
    ])
    expect(seen).toMatchObject({ tickets: [ticket], interrupted: 0, checking: 1 })
    expect(seen.progress.at(-1)).toBe(some.length)
    expect(seen.progress).toEqual(seen.progress.toSorted((a, b) => a - b))
  })
})

describe('F9: given a line that fails', () => {
  test('then however it fails, the scan arrives whole, and no part that was acknowledged is sent again', async () => {
    const fate = fc.constantFrom<Fate>('well', 'well', 'lost', 'answer lost', 'refused')
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ minLength: 1, maxLength: 60 }),
        fc.array(fate, { maxLength: 25 }),
        async (content, fates) => {
          const bytes = Buffer.from(content)
          const { net, log, stored } = aServer(bytes, [...fates])
          const acknowledged = new Set<string>()
          const put = net.put
          net.put = async (...args) => {
            expect(acknowledged.has(args[0])).toBe(false)
            await put(...args)
            acknowledged.add(args[0])
          }
          const { job } = aJob(bytes)
          // five refusals of Storage in a row are believed
          const result = await uploadScan(job, net).catch((cause: unknown) => cause)
          if (result instanceof Refused) {
            expect(result.key).toBe('unexpected')
            expect(fates.filter((each) => each === 'refused').length).toBeGreaterThan(5)
            return
          }
          expect(result).toMatchObject({ sha256: sha256(bytes) })
          expect(stored.size).toBe(partCount(bytes.length, partBytes))
          expect(log.filter((line) => line.startsWith('open')).length).toBeLessThanOrEqual(1 + fates.length)
        },
      ),
    )
  })

  test('when Storage refuses again and again, then it ends, and says so', async () => {
    const { net, log } = aServer(some)
    net.put = () => Promise.reject(new NotTaken())
    const { job } = aJob(some)
    await expect(uploadScan(job, net)).rejects.toMatchObject({ key: 'unexpected' })
    expect(log.filter((line) => line === 'state').length).toBe(5)
  })

  test('when the server refuses the scan, then it is not asked again', async () => {
    const { net, log } = aServer(some)
    net.complete = () => Promise.reject(new Refused('scanLocked', 'Có mật khẩu.'))
    const { job } = aJob(some)
    await expect(uploadScan(job, net)).rejects.toMatchObject({ key: 'scanLocked', message: 'Có mật khẩu.' })
    expect(log).not.toContain('wait')
  })

  test('when it is given up, then nothing more is sent', async () => {
    const { net, log } = aServer(some)
    const { job, abort } = aJob(some)
    net.put = async () => {
      abort.abort()
    }
    await expect(uploadScan(job, net)).rejects.toBeInstanceOf(Interrupted)
    expect(log).toEqual([`open ${some.length}`])
  })
})

describe('F9: given a ticket of before', () => {
  test('without the file, then it says how far it is and waits', async () => {
    const { net, stored } = aServer(some)
    stored.set(0, some.subarray(0, 10))
    const { job, seen } = aJob(undefined, ticket)
    expect(await uploadScan(job, net)).toBeUndefined()
    expect(seen.progress).toEqual([10])
  })

  test('without the file, but with every part there, then it is completed', async () => {
    const { net, stored } = aServer(some)
    for (let n = 0; n * partBytes < some.length; n += 1) stored.set(n, some.subarray(n * 10, n * 10 + 10))
    const { job } = aJob(undefined, ticket)
    expect(await uploadScan(job, net)).toMatchObject({ sha256: sha256(some) })
  })

  test.each([
    ['of another size', Buffer.concat([some, some])],
    ['of the same size with other bytes', Buffer.from(some).fill(0x20, 0, 5)],
  ])('with a file %s, then it is not taken for the one begun', async (_, other) => {
    const { net, stored } = aServer(some)
    stored.set(0, some.subarray(0, 10))
    const { job } = aJob(other, ticket)
    await expect(uploadScan(job, net)).rejects.toMatchObject({ key: 'changed' })
  })
})

test('the wait grows, stays within a minute, and longer only when the server asks', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 1_000 }),
      fc.integer({ min: 0, max: 1e6 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (failures, asked, chance) => {
        const ms = delayOf(failures, asked, chance)
        expect(ms).toBeGreaterThanOrEqual(500)
        expect(ms).toBeLessThanOrEqual(Math.max(60_000, Math.min(300_000, asked * 1_000)))
      },
    ),
  )
  expect(delayOf(1, 0, 1)).toBe(1_000)
  expect(delayOf(5, 0, 1)).toBe(16_000)
})
