/** H1, H2, H8: every page of the desk as one comes to it, in light and dark, on a narrow screen, quiet in the console. */
import { expect, type Page, test } from '@playwright/test'
import { aPdf } from '../scan-files.ts'
import { expectAccessible, expectNoSidewaysScroll } from './accessible.ts'
import { look } from './database.ts'
import { deskPages, type Look, type Visitor, visitors } from './desk-pages.ts'
import { send, storePaper, typePaper } from './letters.ts'
import { attach, fillPrompt, promptsWith, submitPrompt } from './prompts.ts'
import { demoAccounts, signIn } from './sign-in.ts'
import { addPoint } from './synthesis.ts'
import { aTeam, enrolFirst, enter, giveCredentials } from './team.ts'

/** Few enough for a test, so that two browsers share the work. */
const atOnce = 8

/** What the addresses speak of. Made as somebody else, before the visitor comes. */
const made: Readonly<Record<string, (page: Page) => Promise<string>>> = {
  letter: async (page) => (await send(page, [about('bi-thu')])).reference,
  // the lead is this subject
  own: async (page) => (await send(page, [about('chanh-van-phong')])).reference,
  paper: async (page) => {
    await signIn(page, 'member')
    await page.goto('/to-giup-viec/nhap-phieu')
    await typePaper(page, 'Phạm Văn Giấy', [{ subject: 'chanh-van-phong', text: 'Chữ viết tay' }])
    const { reference } = await storePaper(page)
    await page.context().clearCookies()
    return reference
  },
  prompt: async (page) => {
    const text = `Gợi ý ${crypto.randomUUID()}`
    await signIn(page, 'member')
    await page.goto('/to-giup-viec/goi-y/ghi')
    await fillPrompt(page, { subject: 'bi-thu', number: '12-CV/BTV', text })
    await attach(page, 'cong-van.pdf', aPdf(), true)
    await submitPrompt(page)
    const scan = promptsWith(page, text).getByRole('link', { name: /^Bản quét 1/ })
    const [, id = ''] = /goi-y\/([^/]+)\//.exec((await scan.getAttribute('href')) ?? '') ?? []
    await page.context().clearCookies()
    return id
  },
  point: () => look(addPoint),
  person: () =>
    look(async (sql) => {
      const [row] = await sql<{ id: string }[]>`
        select id from auth.users where email = ${demoAccounts().member.email}`
      return row?.id ?? ''
    }),
}

function about(subject: string) {
  return { subject, contentArea: 'cong-tac-can-bo', text: `Đề nghị làm rõ ${crypto.randomUUID()}.` }
}

const comeAs: Readonly<Record<Visitor, (page: Page) => Promise<void>>> = {
  member: (page) => signIn(page, 'member'),
  deputy: (page) => signIn(page, 'deputy'),
  lead: (page) => signIn(page, 'lead'),
  auditor: (page) => signIn(page, 'auditor'),
  roundless: async (page) => enter(page, await (await aTeam({ required: false })).add('member')),
  halfway: async (page) => {
    const account = await (await aTeam({ required: true })).add('member')
    await enrolFirst(page, account)
    await page.getByRole('button', { name: 'Đăng xuất' }).click()
    await giveCredentials(page, account)
    await page.waitForURL(/buoc-hai/)
  },
  nobody: async () => {},
}

async function addressOf(page: Page, { path }: Look): Promise<string> {
  const [, name] = /:(\w+)/.exec(path) ?? []
  if (!name) return `/to-giup-viec${path}`
  const value = await made[name]?.(page)
  if (!value) throw new Error(`nothing makes ${name}`)
  return `/to-giup-viec${path.replace(`:${name}`, value)}`
}

const looks = Object.values(deskPages).flatMap((states) =>
  // a list without letters has the colours of the one with; an answer that refuses may have its own
  states.map((state, index) => ({ ...state, colours: index === 0 || state.status !== undefined })),
)
for (const visitor of visitors) {
  const own = looks.filter(({ as = 'member' }) => as === visitor)
  for (let from = 0; from < own.length; from += atOnce) {
    const some = own.slice(from, from + atOnce)
    test(`H1: pages of the desk to ${visitor}, from ${from + 1}, are accessible`, async ({ page }) => {
      test.setTimeout(60_000 + some.length * 20_000)
      const heard: string[] = []
      page.on('console', (message) => message.type() === 'error' && heard.push(message.text()))
      const addresses: string[] = []
      for (const each of some) addresses.push(await addressOf(page, each))
      await comeAs[visitor](page)
      for (const [index, address] of addresses.entries()) {
        const { status = 200, colours = true } = some[index] ?? {}
        await test.step(address, async () => {
          heard.length = 0
          const answer = await page.goto(address)
          expect(answer?.status()).toBe(status)
          // not turned away to another page
          expect(new URL(page.url()).pathname).toBe(new URL(address, page.url()).pathname)
          await expect(page.locator('h1')).toHaveCount(1)
          await page.evaluate(() => {
            for (const details of document.querySelectorAll('details')) details.open = true
          })
          await expectAccessible(page, { colours })
          await expectNoSidewaysScroll(page)
          expect(heard.filter((text) => !text.includes(`status of ${status} `))).toEqual([])
        })
      }
    })
  }
}
