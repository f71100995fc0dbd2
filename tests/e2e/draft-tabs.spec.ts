/** F9: several tabs on one device do not destroy each other's drafts. */
import { expect, type Page, test } from '@playwright/test'
import { expectAccessible, expectNoSidewaysScroll } from './accessible.ts'
import { aMark, card, check, expectKept, keptDrafts, notice, write } from './drafts.ts'

const text = (page: Page) => card(page, 1).getByLabel('Nội dung ý kiến')

async function secondTab(page: Page): Promise<Page> {
  const other = await page.context().newPage()
  await other.goto('/gop-y/ca-nhan')
  await expect(notice(other)).toContainText('đang được viết ở thẻ khác')
  return other
}

test('when a second tab opens the form, then it is told, and starts a draft of its own', async ({ page }) => {
  const mark = aMark()
  await write(page, `${mark} thẻ một`)
  await expectKept(page, `${mark} thẻ một`)
  const other = await secondTab(page)
  await expect(text(other)).toHaveValue('')
  await expectAccessible(other)
  await expectNoSidewaysScroll(other)
  await write(other, `${mark} thẻ hai`)
  await expectKept(other, `${mark} thẻ hai`)
  await text(page).fill(`${mark} thẻ một, viết tiếp`)
  await expectKept(page, `${mark} thẻ một, viết tiếp`)
  await expectKept(page, `${mark} thẻ hai`)
  expect(await keptDrafts(page)).toHaveLength(2)
})

test('when a second tab takes the draft over, then the first is told and cannot overwrite it', async ({
  page,
}) => {
  const mark = aMark()
  await write(page, `${mark} gốc`)
  await expectKept(page, `${mark} gốc`)
  const other = await secondTab(page)
  await notice(other).getByRole('button', { name: 'Chuyển về thẻ này' }).click()
  await expect(text(other)).toHaveValue(`${mark} gốc`)
  await expect(notice(page)).toContainText('đã được mở, gửi hoặc xóa ở thẻ khác')
  await expectAccessible(page)

  await text(other).fill(`${mark} ở thẻ hai`)
  await expectKept(other, `${mark} ở thẻ hai`)
  await text(page).fill(`${mark} viết tiếp ở thẻ một`)
  await expectKept(page, `${mark} viết tiếp ở thẻ một`)
  await expectKept(page, `${mark} ở thẻ hai`)
  const drafts = await keptDrafts(page)
  expect(new Set(drafts.map(({ id }) => id)).size).toBe(2)
  const keys = await Promise.all(
    [page, other].map((tab) => tab.locator('input[name="idempotencyKey"]').inputValue()),
  )
  expect(keys[0]).not.toBe(keys[1])
})

test('when browsers have no locks, then a tab whose draft was taken over still does not overwrite it', async ({
  page,
}) => {
  await page
    .context()
    .addInitScript(() => Object.defineProperty(Navigator.prototype, 'locks', { value: undefined }))
  const mark = aMark()
  await write(page, `${mark} gốc`)
  await expectKept(page, `${mark} gốc`)
  const other = await page.context().newPage()
  await other.goto('/gop-y/ca-nhan')
  await expect(text(other)).toHaveValue(`${mark} gốc`)
  await text(other).fill(`${mark} ở thẻ hai`)
  await expectKept(other, `${mark} ở thẻ hai`)
  await text(page).fill(`${mark} ở thẻ một`)
  await expect(
    notice(page)
      .getByRole('listitem')
      .filter({ hasText: `${mark} ở thẻ hai` }),
  ).toBeVisible()
  await expectKept(page, `${mark} ở thẻ hai`)
  await expectKept(page, `${mark} ở thẻ một`)
})

test('when a tab is copied with all it remembers, then the copy is told that the draft is written elsewhere', async ({
  page,
}) => {
  const mark = aMark()
  await write(page, mark)
  await expectKept(page, mark)
  const [copy] = await Promise.all([
    page.waitForEvent('popup'),
    page.evaluate(() => void window.open(location.href)),
  ])
  await expect(notice(copy)).toContainText('đang được viết ở thẻ khác')
  await expect(text(copy)).toHaveValue('')
})

test('when a tab is closed, then its draft is opened by the next one', async ({ page }) => {
  const mark = aMark()
  await write(page, mark)
  await expectKept(page, mark)
  const other = await secondTab(page)
  await page.close()
  await other.reload()
  await expect(text(other)).toHaveValue(mark)
})

test('when several drafts are there, then they are listed with time and first words, and each opens', async ({
  page,
}) => {
  const mark = aMark()
  await write(page, `Đầu ${mark}`)
  await expectKept(page, `Đầu ${mark}`)
  await notice(page).getByRole('button', { name: 'Viết một bản khác' }).click()
  await expect(text(page)).toHaveValue('')
  await expect(notice(page)).toContainText('Bản nháp cũ vẫn còn')
  await write(page, `Sau ${mark}`)
  await expectKept(page, `Sau ${mark}`)
  await page.close()

  const later = await page.context().newPage()
  await later.goto('/gop-y/ca-nhan')
  const items = notice(later).getByRole('listitem')
  await expect(items).toHaveCount(2)
  await expect(items.first()).toContainText(/Lưu lúc \d{2}:\d{2} ngày \d{2}\/\d{2}\/\d{4}/)
  await expect(text(later)).toHaveValue('')
  await expectAccessible(later)
  await expectNoSidewaysScroll(later)
  await items
    .filter({ hasText: `Đầu ${mark}` })
    .getByRole('button', { name: 'Mở bản này' })
    .click()
  await expect(text(later)).toHaveValue(`Đầu ${mark}`)
  await expect(items).toHaveCount(1)
  await items.getByRole('button', { name: 'Mở bản này' }).click()
  await expect(text(later)).toHaveValue(`Sau ${mark}`)
  expect(await keptDrafts(later)).toHaveLength(2)
})

test('when a draft is removed in one tab, then another that has it open is told and keeps what it types', async ({
  page,
}) => {
  await page
    .context()
    .addInitScript(() => Object.defineProperty(Navigator.prototype, 'locks', { value: undefined }))
  const mark = aMark()
  await write(page, mark)
  await expectKept(page, mark)
  const other = await page.context().newPage()
  await other.goto('/gop-y/ca-nhan')
  await expect(text(other)).toHaveValue(mark)
  await notice(other).getByText('Xóa bản nháp…').click()
  await notice(other).getByRole('button', { name: 'Xóa bản nháp' }).click()
  await expect.poll(() => keptDrafts(other)).toEqual([])
  await text(page).fill(`${mark} còn viết`)
  await expectKept(page, `${mark} còn viết`)
})

test('when the posted form is older than what is kept, then both are there', async ({ page }) => {
  const mark = aMark()
  await write(page, `${mark} cũ`)
  await check(page)
  const key = await page.locator('input[name="idempotencyKey"]').inputValue()
  // meanwhile something newer was kept under the same key
  await page.evaluate(
    ({ key, newer }) =>
      new Promise<void>((resolve) => {
        const request = indexedDB.open('gop-y')
        request.onsuccess = () => {
          const transaction = request.result.transaction('drafts', 'readwrite')
          const drafts = transaction.objectStore('drafts')
          const kept = drafts.get(key)
          kept.onsuccess = () => {
            const fields = kept.result.fields.map(([name, value]: [string, string]) => [
              name,
              name === 'comments.0.text' ? newer : value,
            ])
            drafts.put({ ...kept.result, fields, writer: 'thẻ khác' })
          }
          transaction.oncomplete = () => {
            request.result.close()
            resolve()
          }
        }
      }),
    { key, newer: `${mark} mới hơn` },
  )
  await page.getByRole('button', { name: 'Sửa lại' }).click()
  await expect(text(page)).toHaveValue(`${mark} cũ`)
  await expect(
    notice(page)
      .getByRole('listitem')
      .filter({ hasText: `${mark} mới hơn` }),
  ).toBeVisible()
})
