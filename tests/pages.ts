/** The pages that were built, as files: for whatever every page must hold. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../netlify/site.ts'
import { site } from '../src/strings/vi.ts'

export interface BuiltPage {
  /** As links write it, e.g. `/`, `/huong-dan/tap-the`, `/404`. */
  path: string
  html: string
}

export const dist = join(root, 'dist')

/** @param folder of another build than this project's own */
export function builtPages(folder = dist): BuiltPage[] {
  if (!existsSync(folder)) throw new Error(`${folder} is missing: run \`npm run build\` first`)
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.html'))
    .sort()
    .map((file) => ({
      path: `/${file.replace(/(?:\/?index)?\.html$/, '')}`,
      html: readFileSync(join(folder, file), 'utf8'),
    }))
}

/** Whether search engines may show the page. */
export function isIndexable({ html }: BuiltPage): boolean {
  return !/<meta name="robots" content="noindex/.test(html)
}

/** Every page the public is led to, built or made on demand, and the one for what is not found. */
export function publicPaths(): string[] {
  const built = builtPages().map(({ path }) => path)
  return [...new Set([...built, ...site.nav.items.map(({ href }) => href)])].sort()
}

const entities: Record<string, string> = {
  quot: '"',
  lt: '<',
  gt: '>',
  '#39': "'",
  '#34': '"',
  '#38': '&',
  amp: '&',
}

export function decode(text: string): string {
  return text.replace(/&(quot|lt|gt|#39|#34|#38|amp);/g, (_, name: string) => entities[name] ?? '')
}

/** What a page says to its readers: words within a line stay together, all others part. */
export function textOf(html: string): string {
  const body = html.slice(html.indexOf('<body')).replace(/<(script|style)[\s\S]*?<\/\1>/g, ' ')
  const words = body.replace(/<\/?(?:a|em|strong|span)(?:\s[^>]*)?>/g, '').replace(/<[^>]+>/g, ' ')
  return decode(words).replace(/\s+/g, ' ')
}

/** The values of an attribute, wherever it stands. */
export function valuesOf(html: string, attribute: string): string[] {
  return [...html.matchAll(new RegExp(`<[a-z][^<>]*?\\s${attribute}="([^"]*)"`, 'g'))].map(([, value = '']) =>
    decode(value),
  )
}

/** What stands between the tags of each element of a name. */
export function contentsOf(html: string, element: string): string[] {
  return [...html.matchAll(new RegExp(`<${element}(?:\\s[^>]*)?>([\\s\\S]*?)</${element}>`, 'g'))].map(
    ([, content = '']) => decode(content),
  )
}
