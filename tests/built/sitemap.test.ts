/** The sitemap and robots.txt, as the built site answers them under the address it was asked at. */
import { get } from 'node:http'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Host } from '../../netlify/host.ts'
import { serveSite } from '../../netlify/site.ts'
import { site } from '../../src/strings/vi.ts'
import { builtPages, isIndexable } from '../pages.ts'

let host: Host
let listed: string[]
beforeAll(async () => {
  host = await serveSite({ port: 0, env: { TRUST_PROXY: '1' } })
  const sitemap = await (await fetch(`${host.url}/sitemap.xml`)).text()
  listed = [...sitemap.matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, address = '']) => address)
})
afterAll(() => host.stop())

/** As a proxy asks that passes the site's name on and takes TLS off; fetch would not let us name another host. */
function behindProxy(path: string): Promise<string> {
  const headers = { host: 'gop-y.example', 'x-forwarded-proto': 'https' }
  return new Promise((resolve, reject) => {
    get(host.url + path, { headers }, (answer) => text(answer).then(resolve, reject)).on('error', reject)
  })
}

describe('given the built site', () => {
  test('when a search engine asks for the sitemap, then every page it may show is there once', () => {
    const pages = builtPages()
      .filter(isIndexable)
      .map(({ path }) => host.url + path)
    expect(new Set(listed).size).toBe(listed.length)
    expect(listed).toEqual(expect.arrayContaining(pages))
  })

  test('then everything there answers and may be shown, nothing of the desk among it', async () => {
    for (const address of listed) {
      const answer = await fetch(address, { redirect: 'manual' })
      expect(answer.status, address).toBe(200)
      expect(await answer.text(), address).not.toContain('content="noindex')
    }
    expect(listed.filter((address) => /to-giup-viec|kiem-tra|bien-nhan|404/.test(address))).toEqual([])
  })

  test('then every page of the navigation is there', () => {
    expect(listed).toEqual(expect.arrayContaining(site.nav.items.map(({ href }) => host.url + href)))
  })

  test('when it is asked behind a proxy, then the addresses are those the public uses', async () => {
    expect(await behindProxy('/sitemap.xml')).toContain('<loc>https://gop-y.example/ke-hoach</loc>')
    expect(await behindProxy('/robots.txt')).toContain('Sitemap: https://gop-y.example/sitemap.xml')
  })

  test('when robots.txt is asked for, then the desk is to be left alone and the pages are not', async () => {
    const robots = await (await fetch(`${host.url}/robots.txt`)).text()
    expect(robots.match(/^Disallow: .*$/gm)).toEqual(['Disallow: /to-giup-viec', 'Disallow: /api/'])
  })
})
