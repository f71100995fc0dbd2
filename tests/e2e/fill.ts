/** Filling in the form as a person does, by what the labels say. */
import type { Page } from '@playwright/test'

export const consent = 'Tôi đã đọc thông báo trên và đồng ý'

export async function fillPerson(page: Page, fullName: string, address = 'Số 1, ngõ Thử nghiệm') {
  await page.getByLabel('Đã nghỉ công tác, nghỉ hưu').check()
  await page.getByLabel('Họ và tên').fill(fullName)
  await page.getByLabel('Địa chỉ').fill(address)
}

export async function fillDocument(page: Page, documentNumber: string) {
  await page.getByLabel('Cấp ủy đảng bộ, chi bộ trực thuộc Đảng ủy Khối').check()
  await page.getByLabel('Tên tập thể, tổ chức').fill('Đảng ủy Thử nghiệm')
  await page.getByLabel('Số, ký hiệu văn bản').fill(documentNumber)
  await page.getByLabel('Ngày văn bản').fill('2026-01-15')
  await page.getByLabel('Người ký', { exact: true }).fill('Trần Thử')
  await page.getByLabel('Chức vụ người ký').fill('Bí thư')
}

/** One comment and the consent, then on to the check page. */
export async function fillRest(page: Page, text: string) {
  const card = page.getByRole('group', { name: 'Ý kiến 1' })
  await card.getByLabel('Góp ý cho').selectOption('bi-thu')
  await card.getByLabel('Nội dung kiểm điểm').selectOption('cong-tac-can-bo')
  await card.getByLabel('Nội dung ý kiến').fill(text)
  await page.getByLabel(consent).check()
}

export const check = (page: Page) => page.getByRole('button', { name: 'Xem lại trước khi gửi' }).click()
export const send = (page: Page) => page.getByRole('button', { name: 'Gửi văn bản góp ý' }).click()
