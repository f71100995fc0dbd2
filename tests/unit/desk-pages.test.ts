/** H1: no page of the desk goes unseen. The register that the browser runs through is held against the pages there are. */
import { globSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { deskPages } from '../e2e/desk-pages.ts'

const folder = join(import.meta.dirname, '../../src/pages/to-giup-viec')
const files = globSync('**/*.astro', { cwd: folder }).sort()

/** Astro shows this one in place of others; it has no address of its own. */
const inPlaceOfOthers = 'trang-thai.astro'

function addressesOf(file: string): RegExp {
  const route = file.replace(/(\/?index)?\.astro$/, '').replace(/\[\w+\]/g, '[^/?]+')
  return new RegExp(`^${route && `/${route}`}(\\?.*)?$`)
}

describe('the register of the desk’s pages', () => {
  it('reads the folder it is held against', () => {
    expect(files.length).toBeGreaterThan(20)
  })
  it('names every page of the folder and no other', () => {
    expect(Object.keys(deskPages).sort()).toEqual(files)
  })
  it('has an address for every page, and each is one of that page', () => {
    for (const [file, looks] of Object.entries(deskPages)) {
      expect(looks.length, file).toBeGreaterThan(0)
      if (file === inPlaceOfOthers) continue
      for (const { path } of looks) expect(path, file).toMatch(addressesOf(file))
    }
  })
  it('looks at every list before its first letter and before the first round', () => {
    const ofRounds = Object.entries(deskPages).filter(([, looks]) =>
      looks.some(({ path }) => path.includes('dot=2012')),
    )
    expect(ofRounds.length).toBeGreaterThan(12)
    const unseen = ofRounds.filter(([, looks]) => !looks.some(({ as }) => as === 'roundless'))
    expect(unseen.map(([file]) => file)).toEqual(['doi-tuong/[code].astro', 'goi-y/ghi.astro'])
  })
})
