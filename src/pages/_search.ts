/** The search over the office's content, for the page and for the data that a browser loads. */
import { siteContent } from '../office/site.ts'
import { createSearch, type Search } from '../search/engine.ts'
import type { Passage } from '../search/passage.ts'
import { passagesOf } from '../search/passages.ts'
import { site } from '../strings/vi.ts'

export async function sitePassages(): Promise<Passage[]> {
  return passagesOf(await siteContent(), site.plan)
}

let search: Promise<Search> | undefined

/** Made once: the content of a built site does not change; in a preview it does. */
export async function siteSearch(): Promise<Search> {
  if (search === undefined || import.meta.env.DEV) search = sitePassages().then(createSearch)
  return search
}
