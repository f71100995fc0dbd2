/** Filling the form that records a reply. */
import type { Page } from '@playwright/test'
import { today } from '../../src/domain/day.ts'

export async function fillTelephone(page: Page, told: string) {
  await page.getByLabel('Qua điện thoại', { exact: true }).check()
  await page.getByLabel('Ngày trả lời').fill(today())
  await page.getByLabel('Đã thông báo những gì').fill(told)
}

export async function fillDocument(page: Page, number: string) {
  await page.getByLabel('Ngày trả lời').fill(today())
  await page.getByLabel('Số, ký hiệu văn bản trả lời').fill(number)
  await page.getByLabel('Ngày văn bản trả lời').fill(today())
}

export async function submitReply(page: Page, button = 'Ghi đã trả lời') {
  await Promise.all([
    page.waitForEvent('load'),
    page.getByRole('button', { name: button, exact: true }).click(),
  ])
}
