/** GET /gop-y/bien-nhan.txt?khoa=…: the receipt as a file to keep. */
import type { APIRoute } from 'astro'
import { siteContent } from '../../office/site.ts'
import { openReceipt } from '../../server/receipt.ts'
import { receiptText } from '../../strings/receipt-text.ts'

export const prerender = false

const headers = {
  'content-type': 'text/plain; charset=utf-8',
  'cache-control': 'no-store',
  'x-robots-tag': 'noindex, nofollow',
}

export const GET: APIRoute = async ({ url }) => {
  const page = await openReceipt(url.searchParams.get('khoa') ?? '')
  if (!page.receipt) return new Response(`${page.notice}\n`, { status: page.status, headers })
  const { office } = await siteContent()
  const text = receiptText(page.receipt, page.secret, {
    bodyName: office.name,
    lookUpAddress: `${url.host}/tra-cuu`,
    now: new Date(),
  })
  const disposition = `attachment; filename="bien-nhan-${page.receipt.reference}.txt"`
  return new Response(text, { headers: { ...headers, 'content-disposition': disposition } })
}
