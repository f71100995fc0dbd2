/** Letters for the browser tests: sent through the public door, or typed off paper at the desk. */
import { expect, type Page } from '@playwright/test'
import { aDocument } from '../factories.ts'

export const contributor = {
  kind: 'individual',
  category: 'retired',
  fullName: 'Đặng Văn Ẩn',
  address: '7 ngõ Kín',
}

export interface Codes {
  reference: string
  secret: string
}

/** Through the public door, each from another person: one alone may not send so many in a round. */
export function send(page: Page, comments: object[]): Promise<Codes> {
  return sendFrom(
    page,
    { ...contributor, fullName: `${contributor.fullName} ${crypto.randomUUID()}` },
    comments,
  )
}

/** Each from another document. */
export function sendCollective(page: Page, comments: object[]): Promise<Codes> {
  return sendFrom(page, aDocument(), comments)
}

async function sendFrom(page: Page, from: object, comments: object[]): Promise<Codes> {
  const data = { contributor: from, comments, consent: true }
  const answer = await page.request.post('/api/feedback', { data })
  expect(answer.status()).toBe(201)
  const { reference, secret } = await answer.json()
  return { reference: String(reference), secret: String(secret) }
}

export interface PaperComment {
  subject: string
  area?: string
  text: string
}

/** On the page for typing paper letters. */
export async function typePaper(page: Page, fullName: string, comments: PaperComment[]) {
  await page.getByLabel('Đã nghỉ công tác, nghỉ hưu').check()
  await page.getByLabel('Họ và tên').fill(fullName)
  await page.getByLabel('Địa chỉ', { exact: true }).fill('5 đường Bưu Điện')
  for (const [index, { subject, area = 'cong-tac-can-bo', text }] of comments.entries()) {
    if (index > 0) await page.getByRole('button', { name: 'Thêm một ý kiến' }).click()
    const card = page.getByRole('group', { name: `Ý kiến ${index + 1}` })
    await card.getByLabel('Góp ý cho').selectOption(subject)
    await card.getByLabel('Nội dung kiểm điểm').selectOption(area)
    await card.getByLabel('Nội dung ý kiến').fill(text)
  }
}

/** Checks, stores, and reads the two codes off the receipt. */
export async function storePaper(page: Page): Promise<Codes> {
  await page.getByRole('button', { name: 'Xem lại trước khi lưu' }).click()
  await expect(page.getByRole('heading', { name: 'Xem lại bản nhập' })).toBeVisible()
  await page.getByRole('button', { name: 'Lưu và lập biên nhận' }).click()
  await expect(page.getByRole('heading', { name: 'Đã lưu bản nhập' })).toBeVisible()
  return codesOf(page)
}

/** The two codes of the receipt that is shown. */
export async function codesOf(page: Page): Promise<Codes> {
  await expect(page.locator('.receipt-code')).toHaveCount(2)
  const [reference = '', secret = ''] = await page.locator('.receipt-code').allTextContents()
  return { reference: reference.trim(), secret: secret.replace(/\s/g, '') }
}
