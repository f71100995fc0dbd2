/** Dividing letters in the browser: letters to divide, and what the page shows of them. */
import type { Locator, Page } from '@playwright/test'
import { send } from './letters.ts'

export const pathOf = (reference: string) => `/to-giup-viec/phan-y/${reference}`

/** A letter of two comments; the mark makes its words unlike those of any other. */
export async function sendToDivide(page: Page, subject = 'bi-thu') {
  const mark = crypto.randomUUID()
  const first = `Kính gửi Ban Thường vụ ${mark}. Đồng chí Bí thư gương mẫu. Đi cơ sở còn ít. Xin cảm ơn.`
  const second = 'Đề nghị công khai quy hoạch.'
  const { reference } = await send(page, [
    { subject, contentArea: 'tu-tuong-dao-duc-loi-song', aspect: 'strength', text: first },
    { subject: 'tap-the', contentArea: 'cong-tac-can-bo', text: second },
  ])
  return { reference, mark, first, second }
}

/** The rows of a comment's form. */
export function rowsOf(page: Page, comment: number): Locator {
  return page.getByRole('list', { name: `Các đoạn của ý kiến ${comment}` }).getByRole('listitem')
}

export async function save(page: Page) {
  const button = page.locator('.division-bar').getByRole('button', { name: 'Lưu bản phân ý' })
  const [answer] = await Promise.all([
    page.waitForResponse((response) => response.request().method() === 'POST'),
    button.click(),
  ])
  await page.waitForLoadState()
  return answer.status()
}

export async function find(page: Page, outcome: string, note = '') {
  if (outcome) await page.getByLabel(outcome, { exact: true }).check()
  await page.getByLabel('Ghi chú').fill(note)
  const [answer] = await Promise.all([
    page.waitForResponse((response) => response.request().method() === 'POST'),
    page.getByRole('button', { name: 'Ghi kết luận' }).click(),
  ])
  await page.waitForLoadState()
  return answer.status()
}
