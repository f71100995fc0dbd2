import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { z } from 'zod'

const accountSchema = z.object({ email: z.string(), password: z.string() })
const accountsSchema = z.object({
  lead: accountSchema,
  deputy: accountSchema,
  member: accountSchema,
  auditor: accountSchema,
})

/** The demo accounts of the server under test. */
export function demoAccounts() {
  return accountsSchema.parse(JSON.parse(readFileSync(process.env['DEMO_ACCOUNTS'] ?? '', 'utf8')))
}

export async function signIn(page: Page, role: keyof z.infer<typeof accountsSchema>) {
  await signInAs(page, demoAccounts()[role])
}

export async function signInAs(page: Page, { email, password }: { email: string; password: string }) {
  await page.goto('/to-giup-viec/dang-nhap')
  await page.getByLabel('Thư điện tử').fill(email)
  await page.getByLabel('Mật khẩu').fill(password)
  await page.getByRole('button', { name: 'Đăng nhập' }).click()
  // an auditor begins with the log
  await page.waitForURL(/\/to-giup-viec(\/nhat-ky)?\/?$/)
}
