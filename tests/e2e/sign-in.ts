import { readFileSync } from 'node:fs'
import { type Cookie, expect, type Page } from '@playwright/test'
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

/** What this worker has signed in so far, by address: a session serves many tests, as it serves a person's day. */
const sessions = new Map<string, { cookies: Cookie[]; firstPage: string }>()

/** Goes on with the session of an earlier test where that is still good. desk.spec and guard.spec fill in the form. */
export async function signInAs(page: Page, account: { email: string; password: string }) {
  const session = sessions.get(account.email)
  if (session) {
    await page.context().addCookies(session.cookies)
    await page.goto(session.firstPage)
    if (new URL(page.url()).pathname === session.firstPage) return
  }
  const firstPage = await openSession(page, account)
  const cookies = await page.context().cookies(new URL(firstPage, origin).href)
  sessions.set(account.email, { cookies, firstPage })
  await page.goto(firstPage)
}

const origin = `http://127.0.0.1:${process.env['E2E_PORT']}`

/** Sends what the form sends, without waiting for its page. */
async function openSession(
  page: Page,
  { email, password }: { email: string; password: string },
): Promise<string> {
  const answer = await page.request.post('/to-giup-viec/dang-nhap', {
    form: { email, password },
    headers: { origin },
    maxRedirects: 0,
  })
  expect(answer.status()).toBe(303)
  return answer.headers()['location'] ?? ''
}
