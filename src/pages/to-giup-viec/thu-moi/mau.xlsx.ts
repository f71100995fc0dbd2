/** The file to fill in for an import: headings, the office's own kinds to choose from, how to write. */
import type { APIRoute } from 'astro'
import { collectiveCategories, individualCategories } from '../../../domain/contributor.ts'
import { columns } from '../../../domain/invitation-headings.ts'
import { siteContent } from '../../../office/site.ts'
import { writeTemplate } from '../../../sheets/write-template.ts'
import { invitations } from '../../../strings/vi.ts'

export const prerender = false

const widths = { name: 44, address: 52, category: 44, phone: 18, email: 30 } as const

export const GET: APIRoute = async () => {
  const { contributorCategories: categories } = (await siteContent()).body
  const { templateFile: words, importing } = invitations
  const file = await writeTemplate({
    ...words,
    headings: columns.map((column) => ({
      heading: invitations.columns[column],
      width: widths[column],
      about: importing.needsEach[column],
    })),
    chosen: columns.indexOf('category'),
    categories: [
      ...individualCategories.map((code) => ({ name: categories[code], kind: words.kinds.individual })),
      ...collectiveCategories.map((code) => ({ name: categories[code], kind: words.kinds.collective })),
    ],
  })
  return new Response(new Uint8Array(file), {
    headers: {
      'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'content-disposition': `attachment; filename="${words.name}"`,
    },
  })
}
