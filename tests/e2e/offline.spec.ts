/** F9: a feedback survives a lost line and is stored once, whatever happens on the way. */
import { expect, type Page, type Route, test } from '@playwright/test'
import { expectAccessible, expectNoSidewaysScroll } from './accessible.ts'
import { storedTexts } from './database.ts'
import {
  aMark,
  card,
  check,
  everythingKept,
  expectKept,
  keptDrafts,
  notice,
  receiptHeading,
  sendButton,
  write,
} from './drafts.ts'
import { killedBrowser } from './killed-browser.ts'

const door = '**/api/feedback'
const outbox = (page: Page) => page.locator('.outbox')
const ill = (route: Route) => route.fulfill({ status: 503, headers: { 'retry-after': '1' } })
const retry = (page: Page) => page.getByRole('button', { name: 'Gửi lại ngay' }).click()

async function ready(page: Page): Promise<string> {
  const mark = aMark()
  await write(page, mark)
  await check(page)
  return mark
}

async function expectReceiptOfOne(page: Page, mark: string): Promise<void> {
  await expect(receiptHeading(page)).toBeVisible({ timeout: 20_000 })
  expect(await storedTexts(mark)).toEqual([[mark]])
  await expect.poll(() => keptDrafts(page)).toEqual([])
}

test.describe('given a feedback that is ready to be sent', () => {
  test('when there is no line, then it waits, says so, and is sent once the line is back', async ({
    page,
    context,
  }) => {
    const mark = await ready(page)
    await context.setOffline(true)
    await sendButton(page).click()
    await expect(outbox(page)).toContainText('Văn bản chưa gửi xong')
    await expect(outbox(page)).toContainText('Máy đang mất mạng')
    await expect(outbox(page)).toContainText('Văn bản được giữ trên máy này')
    await expect(outbox(page)).toBeFocused()
    await expectAccessible(page)
    await expectNoSidewaysScroll(page)
    expect(await storedTexts(mark)).toEqual([])
    await context.setOffline(false)
    await expectReceiptOfOne(page, mark)
  })

  test('when the answer is lost after storing, then the same receipt comes and nothing is stored twice', async ({
    page,
  }) => {
    const mark = await ready(page)
    const secrets: string[] = []
    await page.route(door, async (route) => {
      const answer = await route.fetch()
      secrets.push((await answer.json()).secret)
      await (secrets.length === 1 ? route.abort('connectionreset') : route.fulfill({ response: answer }))
    })
    await sendButton(page).click()
    await expect(outbox(page)).toContainText('chưa biết văn bản đã được ghi nhận hay chưa')
    expect(await storedTexts(mark)).toEqual([[mark]])
    await retry(page)
    await expectReceiptOfOne(page, mark)
    expect(secrets).toHaveLength(2)
    expect(secrets[0]).toBe(secrets[1])
    expect(page.url()).toContain(secrets[0])
  })

  test('when the server is ill, then it is tried again by itself until it is stored', async ({ page }) => {
    const mark = await ready(page)
    let tries = 0
    await page.route(door, (route) => {
      tries += 1
      return tries < 3 ? ill(route) : route.continue()
    })
    await sendButton(page).click()
    await expect(outbox(page)).toContainText('Chưa có trả lời của máy chủ')
    await expectReceiptOfOne(page, mark)
    expect(tries).toBe(3)
  })

  test('when a hotel’s sign-in page answers instead, then nobody takes it for a receipt', async ({
    page,
  }) => {
    const mark = await ready(page)
    await page.route(
      door,
      (route) => route.fulfill({ status: 200, contentType: 'text/html', body: '<p>Wi-Fi' }),
      {
        times: 1,
      },
    )
    await sendButton(page).click()
    await expect(outbox(page)).toContainText('Chưa có trả lời của máy chủ')
    await retry(page)
    await expectReceiptOfOne(page, mark)
  })

  test('when the button is pressed twice, then one is stored', async ({ page }) => {
    const mark = await ready(page)
    let requests = 0
    page.on('request', (request) => {
      if (request.url().endsWith('/api/feedback')) requests += 1
    })
    await sendButton(page).dblclick()
    await expectReceiptOfOne(page, mark)
    expect(requests).toBe(1)
  })

  test('when two tabs send it at once under one key, then both get the one receipt', async ({
    page,
    context,
  }) => {
    const mark = await ready(page)
    const fields = await page
      .locator('form[action="/api/feedback"] input[type="hidden"]')
      .evaluateAll((inputs) =>
        inputs.map((input) => [input.getAttribute('name'), input.getAttribute('value')]),
      )
    const other = await context.newPage()
    await other.goto('/gop-y')
    await other.evaluate((fields) => {
      const form = document.createElement('form')
      Object.assign(form, { method: 'post', action: '/gop-y/kiem-tra', enctype: 'multipart/form-data' })
      for (const [name, value] of fields) {
        const input = document.createElement('input')
        Object.assign(input, { type: 'hidden', name, value })
        form.append(input)
      }
      document.body.append(form)
      form.submit()
    }, fields)
    await expect(sendButton(other)).toBeVisible()
    await Promise.all([sendButton(page).click(), sendButton(other).click()])
    for (const tab of [page, other]) await expect(receiptHeading(tab)).toBeVisible()
    expect(page.url()).toBe(other.url())
    await expectReceiptOfOne(page, mark)
  })

  for (const [name, time] of [
    ['far in the past', '2001-01-01T00:00:00Z'],
    ['far ahead', '2040-01-01T00:00:00Z'],
  ] as const) {
    test(`when the device’s clock is ${name}, then it is kept, retried and stored all the same`, async ({
      page,
    }) => {
      await page.clock.install({ time: new Date(time) })
      const mark = await ready(page)
      await page.route(door, ill, { times: 1 })
      await sendButton(page).click()
      await expect(outbox(page)).toContainText('Chưa có trả lời của máy chủ')
      await retry(page)
      await expectReceiptOfOne(page, mark)
      await expect(page.locator('main')).not.toContainText(time.slice(0, 4))
    })
  }

  test('when the server refuses it, then it is in the form again with the reason beside the field', async ({
    page,
  }) => {
    const mark = await ready(page)
    await page
      .locator('input[name="contributor.email"]')
      .evaluate((input) => input.setAttribute('value', 'xấu'))
    await sendButton(page).click()
    await expect(page).toHaveURL(/kiem-tra/)
    await expect(page.locator('#contributor\\.email')).toHaveAccessibleDescription(/ten@example\.vn/)
    expect(await storedTexts(mark)).toEqual([])
    expect((await keptDrafts(page)).map(({ state }) => state)).toEqual(['writing'])
  })

  test('when the refusal no longer holds a moment later, then there is a receipt and no draft is left', async ({
    page,
  }) => {
    const mark = await ready(page)
    await page.route(
      door,
      (route) =>
        route.fulfill({
          status: 403,
          contentType: 'application/problem+json',
          body: JSON.stringify({ type: 'urn:gop-y:problem:roundClosed' }),
        }),
      { times: 1 },
    )
    await sendButton(page).click()
    await expectReceiptOfOne(page, mark)
  })

  test('when it was stored unseen and is changed before it is sent again, then the person is told, and both are there once', async ({
    page,
  }) => {
    const mark = await ready(page)
    await page.route(
      door,
      async (route) => {
        await route.fetch()
        await route.abort('connectionreset')
      },
      { times: 1 },
    )
    await sendButton(page).click()
    await page.getByRole('button', { name: 'Thôi gửi, sửa lại' }).click()
    await card(page, 1).getByLabel('Nội dung ý kiến').fill(`${mark} viết khác`)
    await check(page)
    await sendButton(page).click()
    await expect(page.getByText('sẽ là một văn bản góp ý khác')).toBeVisible()
    await expect.poll(async () => (await keptDrafts(page)).map(({ state }) => state)).toEqual(['writing'])
    await sendButton(page).click()
    await expect(receiptHeading(page)).toBeVisible()
    expect((await storedTexts(mark)).sort()).toEqual([[mark], [`${mark} viết khác`]])
    await expect.poll(() => keptDrafts(page)).toEqual([])
  })

  test('when the script that sends did not come, then the browser sends, and the draft goes with the receipt', async ({
    page,
  }) => {
    await page.route('**/_astro/Sending*', (route) => route.abort())
    const mark = await ready(page)
    await sendButton(page).click()
    await expectReceiptOfOne(page, mark)
  })

  test('when the receipt of another one is looked at meanwhile, then what waits is still there', async ({
    page,
  }) => {
    const first = await ready(page)
    await sendButton(page).click()
    await expectReceiptOfOne(page, first)
    const receipt = page.url()
    await page.goto('/gop-y/ca-nhan')
    const mark = await ready(page)
    await page.route('**/_astro/Sending*', (route) => route.abort())
    await page.route(door, (route) => route.abort('connectionfailed'))
    await page.reload()
    await Promise.all([page.waitForEvent('requestfailed'), sendButton(page).click()])
    await expect(page).toHaveURL('chrome-error://chromewebdata/')
    await page.goto(receipt)
    await expect(receiptHeading(page)).toBeVisible()
    expect((await keptDrafts(page)).map(({ state }) => state)).toEqual(['writing'])
    await page.goto('/gop-y/ca-nhan')
    await expect(card(page, 1).getByLabel('Nội dung ý kiến')).toHaveValue(mark)
  })

  test('when the person goes back from the receipt, then nothing can be sent a second time', async ({
    page,
  }) => {
    const mark = await ready(page)
    await sendButton(page).click()
    await expect(receiptHeading(page)).toBeVisible()
    await page.goBack()
    await expect(page).toHaveURL(/ca-nhan/)
    await expect(card(page, 1).getByLabel('Nội dung ý kiến')).toHaveValue('')
    await page.goForward()
    await expectReceiptOfOne(page, mark)
  })
})

test.describe('given a feedback that waits to be sent', () => {
  test('when the page is loaded again, then it goes on by itself', async ({ page }) => {
    const mark = await ready(page)
    await page.route(door, ill)
    await sendButton(page).click()
    await expect(outbox(page)).toContainText('Văn bản chưa gửi xong')
    await page.unroute(door)
    await page.reload()
    await expectReceiptOfOne(page, mark)
  })

  test('when the browser is killed, then the next visit says so and goes on to the receipt', async ({
    baseURL,
  }) => {
    const browser = await killedBrowser(`${baseURL}/gop-y/ca-nhan`)
    const page = await browser.start()
    const mark = await ready(page)
    await page.route(door, (route) => route.abort('connectionfailed'))
    await sendButton(page).click()
    await expect(outbox(page)).toContainText('Văn bản được giữ trên máy này')
    await expectKept(page, mark)
    await browser.kill()

    const again = await browser.start()
    await expect(outbox(again)).toContainText('Văn bản đã được ghi nhận')
    expect(await storedTexts(mark)).toEqual([[mark]])
    await again.getByRole('button', { name: 'Mở biên nhận' }).click()
    await expectReceiptOfOne(again, mark)
    await browser.end()
  })

  test('when the start page is opened, then it tells of it, sends it and leads to the receipt', async ({
    page,
  }) => {
    const mark = await ready(page)
    await page.route(door, ill)
    await sendButton(page).click()
    await expect(outbox(page)).toContainText('Văn bản chưa gửi xong')
    await page.goto('/gop-y')
    await expect(outbox(page)).toContainText('Văn bản chưa gửi xong')
    await expectAccessible(page)
    await expectNoSidewaysScroll(page)
    await page.unroute(door)
    await retry(page)
    await expectReceiptOfOne(page, mark)
  })

  test('when another is being written meanwhile, then the page stays and offers the receipt', async ({
    page,
  }) => {
    const mark = await ready(page)
    await page.route(door, ill)
    await sendButton(page).click()
    await expect(outbox(page)).toContainText('Văn bản chưa gửi xong')
    await page.goto('/gop-y/ca-nhan')
    await expect(outbox(page)).toContainText('Văn bản chưa gửi xong')
    const second = aMark()
    await write(page, second)
    await page.unroute(door)
    await retry(page)
    await expect(outbox(page)).toContainText('Văn bản đã được ghi nhận')
    await expectAccessible(page)
    await expectNoSidewaysScroll(page)
    await expect(card(page, 1).getByLabel('Nội dung ý kiến')).toHaveValue(second)
    // not opened yet: the next page still offers it
    await page.goto('/gop-y')
    await page.getByRole('button', { name: 'Mở biên nhận' }).click()
    await expect(receiptHeading(page)).toBeVisible()
    expect(await storedTexts(mark)).toEqual([[mark]])
    await expect.poll(async () => (await keptDrafts(page)).map(({ state }) => state)).toEqual(['writing'])
    await page.goto('/gop-y/ca-nhan')
    await expect(card(page, 1).getByLabel('Nội dung ý kiến')).toHaveValue(second)
    await expect(outbox(page)).toHaveCount(0)
  })

  test('when the person would rather mend it, then it is a draft again and only the mended one is stored', async ({
    page,
  }) => {
    const mark = await ready(page)
    await page.route(door, ill)
    await sendButton(page).click()
    await expect(outbox(page)).toContainText('Văn bản chưa gửi xong')
    await page.goto('/gop-y')
    await page.getByRole('button', { name: 'Thôi gửi, sửa lại' }).click()
    await expect(page).toHaveURL(/ca-nhan/)
    const text = card(page, 1).getByLabel('Nội dung ý kiến')
    await expect(text).toHaveValue(mark)
    await text.fill(`${mark} đã sửa`)
    await check(page)
    await page.unroute(door)
    await sendButton(page).click()
    await expect(receiptHeading(page)).toBeVisible()
    expect(await storedTexts(mark)).toEqual([[`${mark} đã sửa`]])
  })

  test('when it is mended on the check page itself, then the server’s form comes and one draft is kept', async ({
    page,
  }) => {
    const mark = await ready(page)
    await page.route(door, ill)
    await sendButton(page).click()
    await page.getByRole('button', { name: 'Thôi gửi, sửa lại' }).click()
    await expect(card(page, 1).getByLabel('Nội dung ý kiến')).toHaveValue(mark)
    await expect.poll(async () => (await keptDrafts(page)).map(({ state }) => state)).toEqual(['writing'])
  })

  test('when the machine is shared, then only the page has it, and it warns before it is left', async ({
    page,
  }) => {
    await page.goto('/gop-y/ca-nhan')
    await notice(page).getByLabel('Đây là máy dùng chung').check()
    const mark = await ready(page)
    await page.route(door, ill)
    await sendButton(page).click()
    await expect(outbox(page)).toContainText('Văn bản chỉ còn trong trang này')
    expect(await everythingKept(page)).not.toContain(mark)
    const asked = page.waitForEvent('dialog')
    const leaving = page.close({ runBeforeUnload: true })
    const dialog = await asked
    expect(dialog.type()).toBe('beforeunload')
    await dialog.dismiss()
    await leaving
    await page.unroute(door)
    await retry(page)
    await expect(receiptHeading(page)).toBeVisible()
    expect(await storedTexts(mark)).toEqual([[mark]])
    expect(await everythingKept(page)).not.toContain(mark)
  })
})

test.describe('given a draft and no line', () => {
  test('when it is to be checked, then the page stays, says why, and goes on once there is a line', async ({
    page,
    context,
  }) => {
    const mark = aMark()
    await write(page, mark)
    await context.setOffline(true)
    await page.getByRole('button', { name: 'Xem lại trước khi gửi' }).last().click()
    await expect(notice(page)).toContainText('Máy đang mất mạng nên chưa mở được trang xem lại')
    await expect(card(page, 1).getByLabel('Nội dung ý kiến')).toHaveValue(mark)
    await expectKept(page, mark)
    await context.setOffline(false)
    await check(page)
  })

  test('when the browser is wrong about the line, then the page goes on', async ({ page }) => {
    await page.addInitScript(() => Object.defineProperty(Navigator.prototype, 'onLine', { value: false }))
    await ready(page)
  })
})
