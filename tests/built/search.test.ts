/** P11: what the search loads, as it is served. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { beforeAll, describe, expect, test } from 'vitest'
import { isPassages, type Passage } from '../../src/search/passage.ts'

const dist = join(import.meta.dirname, '..', '..', 'dist')
const read = (...path: string[]) => readFileSync(join(dist, ...path), 'utf8')
let passages: Passage[] = []

beforeAll(() => {
  if (!existsSync(dist)) throw new Error('dist is missing: run `npm run build` first')
  const data: unknown = JSON.parse(read('tim-kiem.json'))
  if (!isPassages(data)) throw new Error('dist/tim-kiem.json holds no passages')
  passages = data
})

describe('P11: the search as published', () => {
  test('P11: every passage has an address that leads to a place on a page', () => {
    const lost = passages.filter(({ address }) => {
      const [path = '', id] = address.split('#')
      const page = join(dist, path, 'index.html')
      return !existsSync(page) || (id !== undefined && !readFileSync(page, 'utf8').includes(` id="${id}"`))
    })
    expect(lost.map(({ address }) => address)).toEqual([])
  })

  test('P11: what is loaded once somebody types stays small', () => {
    const engine = readdirSync(join(dist, '_astro')).filter((name) => name.startsWith('live-results'))
    expect(engine).toHaveLength(1)
    const script = read('_astro', engine[0] ?? '')
    expect(script).not.toMatch(/zod/i)
    expect(gzipSync(script).length).toBeLessThan(12_000)
    expect(gzipSync(read('tim-kiem.json')).length).toBeLessThan(30_000)
  })
})
