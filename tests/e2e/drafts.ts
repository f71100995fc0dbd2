/** Writing in the form and looking at what the browser keeps of it. */
import { expect, type Locator, type Page } from '@playwright/test'

export const consent = 'Tôi đã đọc thông báo trên và đồng ý'

/** Words that no other test writes. */
export function aMark(): string {
  return `dấu ${crypto.randomUUID().slice(0, 13)}`
}

export function card(page: Page, place: number): Locator {
  return page.getByRole('group', { name: `Ý kiến ${place}`, exact: true })
}

export async function fillCard(page: Page, place: number, text: string): Promise<void> {
  await card(page, place).getByLabel('Góp ý cho').selectOption('bi-thu')
  await card(page, place).getByLabel('Nội dung kiểm điểm').selectOption('cong-tac-can-bo')
  await card(page, place).getByLabel('Nội dung ý kiến').fill(text)
}

/** A whole letter of an individual but for consent. */
export async function write(page: Page, text: string): Promise<void> {
  if (!/\/gop-y\/ca-nhan/.test(page.url())) await page.goto('/gop-y/ca-nhan')
  await page.getByLabel('Đã nghỉ công tác, nghỉ hưu').check()
  await page.getByLabel('Họ và tên').fill(`Lê Thị Nháp ${crypto.randomUUID()}`)
  await page.getByLabel('Địa chỉ').fill('7 ngõ Bản Nháp')
  await fillCard(page, 1, text)
}

export async function check(page: Page): Promise<void> {
  await page.getByLabel(consent).check()
  await page.getByRole('button', { name: 'Xem lại trước khi gửi' }).last().click()
  await expect(page.getByRole('heading', { name: 'Xem lại văn bản góp ý' })).toBeVisible()
}

export const notice = (page: Page) => page.getByRole('region', { name: 'Bản nháp', exact: true })
export const sendButton = (page: Page) => page.getByRole('button', { name: 'Gửi văn bản góp ý' })
export const receiptHeading = (page: Page) => page.getByRole('heading', { name: 'Biên nhận văn bản góp ý' })

export interface Kept {
  id: string
  state: string
  fields: [string, string][]
}

/** The drafts in IndexedDB as they lie there. */
export function keptDrafts(page: Page): Promise<Kept[]> {
  return page.evaluate(
    () =>
      new Promise<Kept[]>((resolve, reject) => {
        const request = indexedDB.open('gop-y')
        request.onerror = () => reject(request.error)
        // looking must not make the database
        request.onupgradeneeded = () => request.transaction?.abort()
        request.onerror = () => resolve([])
        request.onsuccess = () => {
          const db = request.result
          const all = db.transaction('drafts').objectStore('drafts').getAll()
          all.onsuccess = () => {
            resolve(all.result)
            db.close()
          }
        }
      }),
  )
}

/** Everything this origin keeps in the browser, as one text. */
export async function everythingKept(page: Page): Promise<string> {
  const drafts = await keptDrafts(page)
  const storages = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]))
  const cookies = await page.context().cookies()
  return JSON.stringify(drafts) + storages + JSON.stringify(cookies)
}

/** Waits until the words are on disk. */
export async function expectKept(page: Page, words: string): Promise<void> {
  await expect
    .poll(async () =>
      (await keptDrafts(page)).some(({ fields }) => fields.some(([, value]) => value.includes(words))),
    )
    .toBe(true)
}
