/** F9: what is typed stays on the person's own device until it is sent, and nowhere when the device is shared. */
import { expect, type Page, test } from '@playwright/test'
import { expectAccessible } from './accessible.ts'
import { storedScans, storedTexts } from './database.ts'
import {
  aMark,
  card,
  check,
  consent,
  everythingKept,
  expectKept,
  fillCard,
  keptDrafts,
  notice,
  receiptHeading,
  sendButton,
  write,
} from './drafts.ts'
import { killedBrowser } from './killed-browser.ts'

const text = (page: Page, place = 1) => card(page, place).getByLabel('Nội dung ý kiến')
const addCard = (page: Page) => page.getByRole('button', { name: 'Thêm một ý kiến' }).click()

test.describe('given a draft that is being written', () => {
  test('when the browser is killed, then it is there again, every card of it', async ({ baseURL }) => {
    const mark = aMark()
    const browser = await killedBrowser(`${baseURL}/gop-y/ca-nhan`)
    const page = await browser.start()
    await write(page, `Một ${mark}`)
    await addCard(page)
    await fillCard(page, 2, `Hai ${mark}`)
    await expectKept(page, `Hai ${mark}`)
    await browser.kill()

    const again = await browser.start()
    await expect(text(again, 2)).toHaveValue(`Hai ${mark}`)
    await expect(text(again)).toHaveValue(`Một ${mark}`)
    await expect(again.getByLabel('Địa chỉ')).toHaveValue('7 ngõ Bản Nháp')
    await expect(again.getByLabel('Đã nghỉ công tác, nghỉ hưu')).toBeChecked()
    await expect(card(again, 2).getByLabel('Góp ý cho')).toHaveValue('bi-thu')
    await expect(notice(again)).toContainText('Đã mở lại bản nháp viết dở')
    await browser.end()
  })

  test('when the tab is closed right after a word, then that word is there again', async ({
    page,
    context,
  }) => {
    const mark = aMark()
    await write(page, mark)
    await expectKept(page, mark)
    await text(page).pressSequentially(' thêm')
    await page.close()
    const again = await context.newPage()
    await again.goto('/gop-y/ca-nhan')
    await expect(text(again)).toHaveValue(`${mark} thêm`)
  })

  test('when it is read back, then it is letter for letter what was typed, also in NFD, with line breaks', async ({
    page,
  }) => {
    const typed = `${aMark()}\n\n  Đồng chí Ưởng – “thẳng thắn”, <b>không</b> & 100%\t\u{1F4DD}`.normalize(
      'NFD',
    )
    await write(page, typed)
    await page.getByLabel('Họ và tên').fill('Đặng Thị Ưởng'.normalize('NFD'))
    await expectKept(page, 'Ưởng'.normalize('NFD'))
    await page.reload()
    await expect(text(page)).toHaveValue(typed)
    await expect(page.getByLabel('Họ và tên')).toHaveValue('Đặng Thị Ưởng'.normalize('NFD'))
  })

  test('when it has twenty comments, then all are kept, some taken out and brought back, and all arrive in order', async ({
    page,
  }) => {
    const mark = aMark()
    await write(page, `${mark} 1`)
    for (let place = 2; place <= 20; place += 1) {
      await addCard(page)
      await expect(card(page, place).getByLabel('Góp ý cho')).toBeFocused()
      await fillCard(page, place, `${mark} ${place}`)
    }
    await page.getByRole('button', { name: 'Bỏ ý kiến 7', exact: true }).click()
    await expect(text(page, 7)).toHaveValue(`${mark} 8`)
    await page.getByRole('button', { name: 'Lấy lại' }).click()
    await expect(text(page, 7)).toHaveValue(`${mark} 7`)
    await expect(card(page, 7).getByLabel('Góp ý cho')).toBeFocused()
    await page.getByRole('button', { name: 'Bỏ ý kiến 20', exact: true }).click()
    await expectKept(page, `${mark} 19`)
    await page.reload()
    await expect(text(page, 19)).toHaveValue(`${mark} 19`)
    await expect(card(page, 20)).toHaveCount(0)
    await expect(page.locator('[id]')).toHaveCount(await page.evaluate(countIds))
    await check(page)
    await sendButton(page).click()
    await expect(receiptHeading(page)).toBeVisible()
    expect(await storedTexts(mark)).toEqual([
      Array.from({ length: 19 }, (_, index) => `${mark} ${index + 1}`),
    ])
  })

  test('when it goes over the check page and back to be mended, then it is one draft all the way', async ({
    page,
  }) => {
    const mark = aMark()
    await write(page, mark)
    await check(page)
    await page.getByRole('button', { name: 'Sửa lại' }).click()
    await expect(text(page)).toHaveValue(mark)
    await text(page).fill(`${mark} đã sửa`)
    await expectKept(page, `${mark} đã sửa`)
    expect(await keptDrafts(page)).toHaveLength(1)
    await page.goto('/gop-y/ca-nhan')
    await expect(text(page)).toHaveValue(`${mark} đã sửa`)
    await addCard(page)
    await page.getByRole('button', { name: 'Xem lại trước khi gửi' }).last().click()
    await expect(page.getByRole('alert')).toContainText('Còn mục cần sửa')
    await expectKept(page, `${mark} đã sửa`)
    expect(await keptDrafts(page)).toHaveLength(1)
  })

  test('when one types before the browser has found what it keeps, then it is still one draft', async ({
    page,
  }) => {
    const mark = aMark()
    await write(page, mark)
    await check(page)
    await page.addInitScript(() => {
      const { open } = IDBFactory.prototype
      // as on an old telephone that is busy
      const wait = (
        event: Event,
        request: IDBOpenDBRequest,
        hear: ((this: IDBRequest, event: Event) => unknown) | null,
      ) => setTimeout(() => hear?.call(request, event), 1_500)
      IDBFactory.prototype.open = function (...args) {
        const request = open.apply(this, args)
        let heard: ((this: IDBRequest, event: Event) => unknown) | null = null
        Object.defineProperty(request, 'onsuccess', { set: (listener) => (heard = listener) })
        request.addEventListener('success', (event) => wait(event, request, heard))
        return request
      }
    })
    await page.getByRole('button', { name: 'Sửa lại' }).click()
    await text(page).fill(`${mark} sớm`)
    await expectKept(page, `${mark} sớm`)
    expect(await keptDrafts(page)).toHaveLength(1)
    // and left before it was found
    await check(page)
    await page.getByRole('button', { name: 'Sửa lại' }).click()
    await text(page).fill(`${mark} sớm hơn nữa`)
    await check(page)
    await expectKept(page, `${mark} sớm hơn nữa`)
    expect(await keptDrafts(page)).toHaveLength(1)
  })

  test('when a letter of invitation fills the form in, then no other draft is put over it, and its own is', async ({
    page,
  }) => {
    const mark = aMark()
    await write(page, mark)
    await expectKept(page, mark)
    await page.context().route('**/gop-y/thu-moi?ma=*', async (route) => {
      const answer = await route.fetch({ url: new URL('/gop-y/ca-nhan', page.url()).href })
      const body = (await answer.text()).replace(/ name="invitationCode"[^>]*value(?:="")?/, '$&="ABCD-2345"')
      await route.fulfill({ response: answer, body })
    })
    await page.goto('/gop-y/thu-moi?ma=ABCD-2345')
    await expect(notice(page).getByRole('listitem').filter({ hasText: mark })).toBeVisible()
    await expect(page.locator('input[name="invitationCode"]')).toHaveValue('ABCD-2345')
    await expect(text(page)).toHaveValue('')
    await text(page).fill(`${mark} theo thư mời`)
    await expectKept(page, `${mark} theo thư mời`)
    await page.close()
    const again = await page.context().newPage()
    await again.goto('/gop-y/ca-nhan')
    await expect(notice(again).getByRole('listitem')).toHaveCount(2)
    await again.goto('/gop-y/thu-moi?ma=ABCD-2345')
    await expect(text(again)).toHaveValue(`${mark} theo thư mời`)
  })

  test('when an old page is shown again by the back button, then what was written since is not overwritten', async ({
    page,
  }) => {
    const mark = aMark()
    await write(page, mark)
    await check(page)
    await page.getByRole('button', { name: 'Sửa lại' }).click()
    await text(page).fill(`${mark} mới hơn`)
    await expectKept(page, `${mark} mới hơn`)
    await page.evaluate(() => void setTimeout(() => history.go(-2)))
    await expect(page).toHaveURL(/ca-nhan/)
    await expect(text(page)).toHaveValue(`${mark} mới hơn`)
  })

  test('when consent was ticked, then it is asked for anew, and the hidden field is never kept', async ({
    page,
  }) => {
    const mark = aMark()
    await page.goto('/gop-y/ca-nhan')
    await page.evaluate(() => {
      const trap = document.createElement('input')
      trap.name = 'website'
      trap.value = 'bẫy'
      document.querySelector('form[data-draft]')?.append(trap)
    })
    await write(page, mark)
    await page.getByLabel(consent).check()
    await expectKept(page, mark)
    const [draft] = await keptDrafts(page)
    expect(draft?.fields.map(([name]) => name)).not.toContain('website')
    expect(draft?.fields.map(([name]) => name)).not.toContain('consent')
    await page.reload()
    await expect(text(page)).toHaveValue(mark)
    await expect(page.getByLabel(consent)).not.toBeChecked()
  })

  test('when a scan was uploaded, then it is there again with the draft, goes along, and arrives with the letter', async ({
    page,
  }) => {
    const mark = aMark()
    await write(page, mark)
    const pdf = Buffer.from(
      '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n',
    )
    await page
      .locator('#scanFile')
      .setInputFiles({ name: 'công văn.pdf', mimeType: 'application/pdf', buffer: pdf })
    await expect(page.locator('input[name="scans.0.sha256"]')).toHaveValue(/^[0-9a-f]{64}$/)
    await expectKept(page, 'công văn.pdf')
    await page.reload()
    await expect(page.getByRole('group', { name: /Bản quét/ })).toContainText('công văn.pdf')
    await check(page)
    await expect(page.locator('main')).toContainText('công văn.pdf')
    await page.getByRole('button', { name: 'Sửa lại' }).click()
    await expect(page.getByRole('group', { name: /Bản quét/ })).toContainText('công văn.pdf')
    expect(await keptDrafts(page)).toHaveLength(1)
    await check(page)
    await sendButton(page).click()
    await expect(receiptHeading(page)).toBeVisible()
    expect(await storedScans(mark)).toBe(1)
  })

  test('when it is removed, then nothing of it is left and the form is empty', async ({ page }) => {
    const mark = aMark()
    await write(page, mark)
    await addCard(page)
    await expectKept(page, mark)
    await notice(page).getByText('Xóa bản nháp…').click()
    await notice(page).getByRole('button', { name: 'Xóa bản nháp' }).click()
    await expect(notice(page)).toContainText('Đã xóa bản nháp khỏi máy này.')
    await expect(text(page)).toHaveValue('')
    await expect(card(page, 2)).toHaveCount(0)
    expect(await everythingKept(page)).not.toContain(mark)
    await page.reload()
    await expect(text(page)).toHaveValue('')
  })

  test('when it is sent, then the receipt removes it, and going back shows an empty form', async ({
    page,
  }) => {
    const mark = aMark()
    await write(page, mark)
    await check(page)
    await sendButton(page).click()
    await expect(receiptHeading(page)).toBeVisible()
    await expect.poll(() => keptDrafts(page)).toEqual([])
    await page.goBack()
    await expect(page).toHaveURL(/ca-nhan/)
    await expect(text(page)).toHaveValue('')
    expect(await everythingKept(page)).not.toContain(mark)
  })
})

test.describe('given a device that keeps nothing', () => {
  test('when storage is off, then that is said and writing and sending go on', async ({ page }) => {
    await page.addInitScript(() => {
      Object.defineProperty(window, 'indexedDB', {
        get() {
          throw new DOMException('off', 'SecurityError')
        },
      })
      for (const name of ['localStorage', 'sessionStorage'])
        Object.defineProperty(window, name, {
          get() {
            throw new DOMException('off', 'SecurityError')
          },
        })
    })
    const mark = aMark()
    await write(page, mark)
    await expect(notice(page)).toContainText('không cho giữ bản nháp')
    await expectAccessible(page)
    await check(page)
    await sendButton(page).click()
    await expect(receiptHeading(page)).toBeVisible()
    expect(await storedTexts(mark)).toEqual([[mark]])
  })

  test('when storage is full, then that is said, the last saved stays, and writing goes on', async ({
    page,
  }) => {
    const mark = aMark()
    await write(page, mark)
    await expectKept(page, mark)
    await page.evaluate(() => {
      IDBObjectStore.prototype.put = () => {
        throw new DOMException('full', 'QuotaExceededError')
      }
    })
    await text(page).fill(`${mark} và thêm`)
    await expect(notice(page)).toContainText('không còn chỗ giữ bản nháp')
    await expect(text(page)).toHaveValue(`${mark} và thêm`)
    await expectKept(page, mark)
    await check(page)
    await expect(page.getByText(`${mark} và thêm`)).toBeVisible()
  })

  test('when it is said to be shared, then what was kept is gone and nothing more is kept, to the receipt', async ({
    page,
  }) => {
    const mark = aMark()
    await write(page, mark)
    await expectKept(page, mark)
    await notice(page).getByLabel('Đây là máy dùng chung').check()
    await expect(notice(page)).toContainText('Máy dùng chung: không giữ gì trên máy này.')
    await expect.poll(() => everythingKept(page)).not.toContain(mark)
    await text(page).fill(`${mark} viết tiếp`)
    await page.waitForTimeout(1_000)
    expect(await keptDrafts(page)).toEqual([])
    await expectAccessible(page)
    await check(page)
    await page.getByRole('button', { name: 'Sửa lại' }).click()
    await expect(notice(page).getByLabel('Đây là máy dùng chung')).toBeChecked()
    await text(page).fill(`${mark} viết nốt`)
    await check(page)
    await sendButton(page).click()
    await expect(receiptHeading(page)).toBeVisible()
    const everything = await everythingKept(page)
    for (const word of [mark, 'Lê Thị Nháp', '7 ngõ', 'sending', 'received'])
      expect(everything).not.toContain(word)
    await page.goto('/gop-y/ca-nhan')
    await expect(text(page)).toHaveValue('')
  })

  test('when one tab is told that it is shared, then the others keep nothing either, nor does a new one', async ({
    page,
    context,
  }) => {
    const mark = aMark()
    await write(page, mark)
    await expectKept(page, mark)
    const other = await context.newPage()
    await other.goto('/gop-y/tap-the')
    await notice(other).getByLabel('Đây là máy dùng chung').check()
    await expect(notice(page).getByLabel('Đây là máy dùng chung')).toBeChecked()
    await text(page).fill(`${mark} nữa`)
    const third = await context.newPage()
    await third.goto('/gop-y/ca-nhan')
    await expect(notice(third).getByLabel('Đây là máy dùng chung')).toBeChecked()
    await page.waitForTimeout(1_000)
    expect(await keptDrafts(page)).toEqual([])
  })

  test('when it is no longer said to be shared, then what is in the form is kept again', async ({ page }) => {
    const mark = aMark()
    await page.goto('/gop-y/ca-nhan')
    await notice(page).getByLabel('Đây là máy dùng chung').check()
    await write(page, mark)
    await notice(page).getByLabel('Đây là máy dùng chung').uncheck()
    await expectKept(page, mark)
  })
})

test.describe('given drafts of an earlier time', () => {
  test('when some are broken or from another version, then the good one is opened and the page works', async ({
    page,
  }) => {
    const mark = aMark()
    await write(page, mark)
    await expectKept(page, mark)
    await page.evaluate(
      () =>
        new Promise<void>((resolve) => {
          const request = indexedDB.open('gop-y')
          request.onsuccess = () => {
            const transaction = request.result.transaction('drafts', 'readwrite')
            const drafts = transaction.objectStore('drafts')
            for (const broken of [
              { id: 'hỏng' },
              { id: 'sau', v: 99, kind: 'individual', state: 'writing', fields: [] },
              { id: 'lạ', v: 1, kind: 'individual', state: 'khác', fields: 'x' },
            ])
              drafts.put(broken)
            transaction.oncomplete = () => {
              request.result.close()
              resolve()
            }
          }
        }),
    )
    await page.reload()
    await expect(text(page)).toHaveValue(mark)
    await expect(notice(page).getByRole('listitem')).toHaveCount(0)
  })
})

/** In the page: how many different ids there are. */
function countIds(): number {
  return new Set([...document.querySelectorAll('[id]')].map(({ id }) => id)).size
}
