/** No link of a built page leads nowhere: files, pages made on demand, and the places within them. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { root } from '../../netlify/site.ts'
import { builtPages, dist, valuesOf } from '../pages.ts'

const pages = builtPages()
const ids = new Map(pages.map(({ path, html }) => [path, new Set(valuesOf(html, 'id'))]))
const pagesFolder = join(root, 'src', 'pages')

/** Addresses answered on demand: pages and endpoints that are not prerendered, and the door of the functions. */
const onDemand = readdirSync(pagesFolder, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.(astro|ts)$/.test(file) && !/(^|\/)_/.test(file))
  .filter((file) => /^export const prerender = false$/m.test(readFileSync(join(pagesFolder, file), 'utf8')))
  .map((file) => `/${file.replace(/(?:\/?index)?\.(?:astro|ts)$/, '')}`)
  .concat('/api/feedback')
  .map((route) => new RegExp(`^${route.replace(/[.]/g, '\\.').replace(/\[[^\]]+\]/g, '[^/]+')}$`))

function isFile(path: string): boolean {
  return /\.\w+$/.test(path) && existsSync(join(dist, decodeURIComponent(path)))
}

/** Why a link is dead, if it is. */
function deadBecause(link: string, from: string): string | undefined {
  const { pathname, hash } = new URL(link, `http://site${from}`)
  const path = pathname.replace(/(?<=.)\/$/, '')
  const known = ids.get(path)
  if (!known) return isFile(path) || onDemand.some((route) => route.test(path)) ? undefined : 'no such page'
  return hash === '' || known.has(decodeURIComponent(hash.slice(1)))
    ? undefined
    : 'no such place on that page'
}

describe.each(pages)('given the built page $path', ({ path, html }) => {
  const links = ['href', 'src', 'action', 'formaction']
    .flatMap((attribute) => valuesOf(html, attribute))
    .filter((link) => !/^(?:[a-z]+:|\/\/)/.test(link))

  test('then each of its links leads somewhere', () => {
    const dead = [...new Set(links)].map((link) => [link, deadBecause(link, path)]).filter(([, why]) => why)
    expect(links.length).toBeGreaterThan(5)
    expect(dead).toEqual([])
  })

  test('then it loads nothing from elsewhere', () => {
    const loaded = [...valuesOf(html, 'src'), ...valuesOf(html, 'srcset'), ...valuesOf(html, 'poster')]
    expect(loaded.filter((link) => /^(?:https?:)?\/\//.test(link))).toEqual([])
    expect(html).not.toMatch(/<link[^>]+href="(?:https?:)?\/\//)
  })
})
