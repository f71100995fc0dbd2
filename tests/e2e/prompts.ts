/** Review prompts for the browser tests: recorded on the desk's own form. */
import { expect, type Page } from '@playwright/test'

export interface PromptFields {
  subject: string
  number: string
  day?: string
  text: string
}

export async function fillPrompt(page: Page, { subject, number, day = '2012-08-15', text }: PromptFields) {
  await page.getByLabel('Cấp trên').check()
  await page.getByLabel('Cơ quan gửi').fill('Ban Thường vụ Thành ủy')
  await page.getByLabel('Số, ký hiệu văn bản').fill(number)
  await page.getByLabel('Ngày văn bản').fill(day)
  await page.getByLabel('Gợi ý cho').selectOption(subject)
  await page.getByLabel('Nội dung gợi ý, nguyên văn').fill(text)
}

/** A file in the form; with scripts it goes ahead of it. */
export async function attach(page: Page, name: string, buffer: Buffer, scripts: boolean) {
  await page
    .getByLabel('Chọn tệp để tải lên')
    .setInputFiles({ name, mimeType: 'application/octet-stream', buffer })
  if (!scripts) return
  const item = page.getByRole('list', { name: 'Các tệp đã chọn' }).getByRole('listitem')
  await expect(item.filter({ hasText: name })).toContainText('mã kiểm tra', { timeout: 30_000 })
}

/** The prompts that hold the words. */
export const promptsWith = (page: Page, words: string) => page.locator('.prompt').filter({ hasText: words })

export async function submitPrompt(page: Page, name = 'Ghi gợi ý') {
  await page.getByRole('button', { name, exact: true }).click()
}
