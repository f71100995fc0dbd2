/** What tests of printed sheets share: lists to upload, pages of paper, what a QR code says. */
import { type Browser, expect, type Page } from '@playwright/test'
import jsQR from 'jsqr'
import { aWorkbook, textRows } from '../workbooks.ts'

export const headings = ['Họ và tên', 'Địa chỉ', 'Loại', 'Điện thoại', 'Thư điện tử']

export function workbookFile(rows: readonly (readonly string[])[]) {
  return {
    name: 'danh-sach.xlsx',
    mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    buffer: Buffer.from(aWorkbook([{ name: 'Danh sách', rows: textRows([headings, ...rows]) }])),
  }
}

export function csvFile(rows: readonly (readonly string[])[]) {
  const lines = [headings, ...rows].map((cells) => cells.map((cell) => `"${cell}"`).join(';'))
  return { name: 'danh-sach.csv', mimeType: 'text/csv', buffer: Buffer.from(`\ufeff${lines.join('\r\n')}`) }
}

/** Uploads a list and waits for what the desk makes of it. */
export async function preview(page: Page, file: ReturnType<typeof csvFile>) {
  await page.goto('/to-giup-viec/thu-moi/nhap')
  await page.getByLabel('Tệp danh sách').setInputFiles(file)
  const [answer] = await Promise.all([
    page.waitForResponse((response) => response.request().method() === 'POST'),
    page.getByRole('button', { name: 'Đọc tệp và xem trước' }).click(),
  ])
  return answer.status()
}

/** Puts people on the list, under names nobody else uses. */
export async function invite(page: Page, rows: readonly (readonly string[])[]) {
  expect(await preview(page, workbookFile(rows))).toBe(200)
  await page.getByRole('button', { name: /^Thêm \d+ thư mời vào danh sách$/ }).click()
  await expect(page.getByRole('status')).toContainText(`Đã thêm ${rows.length} thư mời.`)
}

/** The numbers of the invitations whose names contain a mark. */
export async function numbersOf(page: Page, mark: string): Promise<number[]> {
  await page.goto(`/to-giup-viec/thu-moi?ten=${encodeURIComponent(mark)}`)
  return (await page.locator('tbody td:first-child').allTextContents()).map(Number)
}

/** Pages of A4 that a printer would get. */
export async function paperPages(page: Page): Promise<number> {
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
  expect(pdf).toContain('/MediaBox [0 0 594.95996 841.91998]')
  return [...pdf.matchAll(/\/Type\s*\/Page\b(?!s)/g)].length
}

/** What a QR code on the page says to a reader that knows nothing of how it was made. */
export async function decodeQr(browser: Browser, page: Page, label: RegExp): Promise<string | undefined> {
  const picture = await page.getByRole('img', { name: label }).first().screenshot()
  const context = await browser.newContext({ javaScriptEnabled: true })
  const reader = await context.newPage()
  const { width, height, data } = await reader.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
    const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }))
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height)
    const drawing = canvas.getContext('2d')
    drawing?.drawImage(bitmap, 0, 0)
    const image = drawing?.getImageData(0, 0, bitmap.width, bitmap.height)
    return { width: bitmap.width, height: bitmap.height, data: [...(image?.data ?? [])] }
  }, picture.toString('base64'))
  await context.close()
  return jsQR(new Uint8ClampedArray(data), width, height)?.data
}
