/** A scan's bytes as its viewer reads them: each part once, and only as large as a function can answer. */
import { afterEach, describe, expect, it, vi } from 'vitest'
import { ScanClosed } from '../../src/scripts/scan-range.ts'
import { ScanBytes } from '../../src/scripts/scan-view/bytes.ts'

const file = Uint8Array.from({ length: 25 }, (_, at) => at)

/** Answers ranges of the file; `broken` of them fail first. */
function serve(broken = 0) {
  const asked: string[] = []
  vi.stubGlobal('fetch', async (_: string, { headers }: { headers: { range: string } }) => {
    asked.push(headers.range)
    if (broken-- > 0) throw new TypeError('no line')
    const [, first, last] = /(\d+)-(\d+)/.exec(headers.range) ?? []
    return new Response(file.slice(Number(first), Number(last) + 1), { status: 206 })
  })
  return asked
}

afterEach(() => vi.unstubAllGlobals())

describe('ScanBytes', () => {
  it('gives what was asked for, across parts, at the ends and within one', async () => {
    serve()
    const bytes = new ScanBytes('/1', 25, 10)
    for (const [begin, end] of [
      [0, 25],
      [8, 22],
      [3, 5],
      [20, 25],
      [10, 20],
    ] as const)
      expect([...(await bytes.read(begin, end))]).toEqual([...file.slice(begin, end)])
  })
  it('fetches each part once, also ahead', async () => {
    const asked = serve()
    const bytes = new ScanBytes('/1', 25, 10)
    await Promise.all([bytes.read(18, 22), bytes.readAhead()])
    await bytes.read(0, 25)
    expect(asked.toSorted()).toEqual(['bytes=0-9', 'bytes=10-19', 'bytes=20-24'])
  })
  it('asks again for a part that did not come', async () => {
    const asked = serve(1)
    const bytes = new ScanBytes('/1', 25, 10)
    await expect(bytes.read(0, 5)).rejects.toThrow('no line')
    expect([...(await bytes.read(0, 5))]).toEqual([0, 1, 2, 3, 4])
    expect(asked).toHaveLength(2)
  })
  it('tells a scan that has closed from one that does not come whole', async () => {
    vi.stubGlobal('fetch', async () => ({ type: 'opaqueredirect', status: 0 }))
    await expect(new ScanBytes('/1', 25, 10).read(0, 5)).rejects.toBeInstanceOf(ScanClosed)
    vi.stubGlobal('fetch', async () => new Response('<!doctype html>', { status: 200 }))
    await expect(new ScanBytes('/1', 25, 10).read(0, 5)).rejects.toThrow('not the piece')
  })
})
