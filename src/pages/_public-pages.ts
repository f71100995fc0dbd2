/** Every address of the public site, from the files of its pages: what the sitemap lists. */
import type { OfficeContent } from '../domain/office-content.ts'
import { siteContent } from '../office/site.ts'
import { addresses } from './gop-y/_addresses.ts'

/** Names only: none of these pages is loaded here. Left out: what no search engine should show. */
const files = Object.keys(
  import.meta.glob([
    './**/*.astro',
    '!./404.astro',
    '!./tra-cuu.astro',
    '!./gop-y/{kiem-tra,bien-nhan,thu-moi}.astro',
    '!./to-giup-viec/**',
  ]),
)

/** The values of a page's parameter, as its getStaticPaths has them. */
const values: Record<string, (content: OfficeContent) => readonly string[]> = {
  kind: () => Object.values(addresses),
  slug: ({ guidance }) => guidance.map(({ slug }) => slug),
}

/** @returns paths as the site's own links write them: without a slash at the end */
export async function publicPages(): Promise<string[]> {
  const content = await siteContent()
  return files
    .flatMap((file) => {
      const route = file.replace(/^\./, '').replace(/(?:\/index)?\.astro$/, '')
      const parameter = /\[(.+)\]/.exec(route)
      if (!parameter?.[1]) return [route || '/']
      const valuesOf = values[parameter[1]]
      if (!valuesOf) throw new Error(`${file}: nobody said which pages there are`)
      return valuesOf(content).map((value) => route.replace(parameter[0], value))
    })
    .sort()
}
