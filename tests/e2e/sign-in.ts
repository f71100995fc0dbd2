import { readFileSync } from 'node:fs'
import { expect, type Page } from '@playwright/test'
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

/** Signs in and comes to the first page: the day's, for an auditor the log. */
export async function signIn(page: Page, role: keyof z.infer<typeof accountsSchema>) {
  await signInAs(page, demoAccounts()[role])
}

/** Sends what the form sends, without waiting for its page; desk.spec and guard.spec fill it in by hand. */
export async function signInAs(page: Page, { email, password }: { email: string; password: string }) {
  const answer = await page.request.post('/to-giup-viec/dang-nhap', {
    form: { email, password },
    headers: { origin: `http://127.0.0.1:${process.env['E2E_PORT']}` },
    maxRedirects: 0,
  })
  expect(answer.status()).toBe(303)
  await page.goto(answer.headers()['location'] ?? '')
}
