/** The office's content as pages and layouts use it. */
import { getEntry } from 'astro:content'
import type { OfficeContent } from '../domain/office-content.ts'

export async function siteContent(): Promise<OfficeContent> {
  const entry = await getEntry('office', 'content')
  if (!entry) throw new Error('The office’s content was not read.')
  return entry.data
}
