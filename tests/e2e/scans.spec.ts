/** F1, F5, F9: scans go ahead of the form in parts, and no lost line, reload or wrong file costs more than it must. */
import { createHash } from 'node:crypto'
import { expect, type Page, type Route, test } from '@playwright/test'
import { aJpeg, aPdf, aPng } from '../scan-files.ts'
import { expectAccessible, expectNoSidewaysScroll } from './accessible.ts'

const storage = '**/storage/v1/object/upload/sign/**'
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')
const file = (name: string, buffer: Buffer) => ({ name, mimeType: 'application/octet-stream', buffer })
const items = (page: Page) => page.getByRole('list', { name: 'Các tệp đã chọn' }).getByRole('listitem')
const item = (page: Page, name: string) => items(page).filter({ hasText: name })
const choose = (page: Page, ...files: ReturnType<typeof file>[]) =>
  page.getByLabel('Chọn tệp để tải lên').setInputFiles(files)
const done = (page: Page, name: string) =>
  expect(item(page, name)).toContainText('mã kiểm tra', { timeout: 30_000 })
const partOf = (route: Route) => Number(new URL(route.request().url()).pathname.split('/').at(-1))

type Fields = [name: string, value: string][]
const scanFields = (page: Page): Promise<Fields> =>
  page
    .locator('input[type="hidden"][name^="scans."]')
    .evaluateAll((inputs) =>
      inputs.map((input) => [(input as HTMLInputElement).name, (input as HTMLInputElement).value]),
    )

/** What the draft's script does with what it has kept: hidden fields of the form, and an event. */
async function restore(page: Page, fields: Fields) {
  await page.evaluate((kept) => {
    const form = document.querySelector('scan-upload')?.closest('form')
    for (const [name, value] of kept) {
      const input = document.createElement('input')
      Object.assign(input, { type: 'hidden', name, value })
      form?.append(input)
    }
    form?.dispatchEvent(new CustomEvent('draft-restored'))
  }, fields)
}

async function fillLetter(page: Page) {
  await page.getByLabel('Cấp ủy đảng bộ, chi bộ trực thuộc Đảng ủy Khối').check()
  await page.getByLabel('Tên tập thể, tổ chức').fill('Đảng ủy Thử nghiệm')
  await page.getByLabel('Số, ký hiệu văn bản').fill(`${crypto.randomUUID().slice(0, 8)}-CV/ĐU`)
  await page.getByLabel('Ngày văn bản').fill('2026-01-15')
  await page.getByLabel('Người ký', { exact: true }).fill('Trần Thử')
  await page.getByLabel('Chức vụ người ký').fill('Bí thư')
  const card = page.getByRole('group', { name: 'Ý kiến 1' })
  await card.getByLabel('Góp ý cho').selectOption('bi-thu')
  await card.getByLabel('Nội dung kiểm điểm').selectOption('cong-tac-can-bo')
  await card.getByLabel('Nội dung ý kiến').fill('Như văn bản kèm theo.')
  await page.getByLabel('Tôi đã đọc thông báo trên và đồng ý').check()
}

async function send(page: Page) {
  await page.getByRole('button', { name: 'Xem lại trước khi gửi' }).click()
  await page.getByRole('button', { name: 'Gửi văn bản góp ý' }).click()
  await expect(page.getByRole('heading', { name: 'Biên nhận văn bản góp ý' })).toBeVisible()
}

test.beforeEach(async ({ page }) => {
  await page.goto('/gop-y/tap-the')
})

test('F1: a document of 300 pages is uploaded with its progress shown, and goes with the letter', async ({
  page,
}) => {
  const pdf = aPdf({ pages: 300, size: 6_000_000 })
  await page.route(storage, async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 150))
    await route.continue()
  })
  await choose(page, file('Công văn 12 đã ký.pdf', pdf))
  const bar = page.getByRole('progressbar', { name: 'Tiến độ tải lên Công văn 12 đã ký.pdf' })
  await expect(bar).toBeVisible()
  await expect(item(page, 'Công văn 12')).toContainText(/[1-9]\d? % \([\d,]+ (KB|MB) trong 5,7 MB\)/)
  await done(page, 'Công văn 12')
  await expect(bar).toBeHidden()
  await expect(item(page, 'Công văn 12')).toContainText(`PDF, 5,7 MB, mã kiểm tra ${sha256(pdf).slice(0, 8)}`)
  await expect(
    page.getByRole('status').filter({ hasText: 'Đã tải lên xong Công văn 12 đã ký.pdf.' }),
  ).toHaveCount(1)
  await fillLetter(page)
  await page.getByRole('button', { name: 'Xem lại trước khi gửi' }).click()
  await expect(page.getByText('Công văn 12 đã ký.pdf')).toBeVisible()
  await page.getByRole('button', { name: 'Sửa lại' }).click()
  await expect(item(page, 'Công văn 12')).toContainText('PDF, 5,7 MB')
  await page.getByLabel('Tôi đã đọc thông báo trên và đồng ý').check()
  await send(page)
})

test('F1: several files go one after another, in the order in which they were chosen', async ({ page }) => {
  const order: string[] = []
  await page.route(storage, (route) => {
    order.push(new URL(route.request().url()).pathname.split('/').at(-2) ?? '')
    return route.continue()
  })
  await choose(page, file('1.pdf', aPdf({ size: 1_500_000 })), file('2.jpg', aJpeg()), file('3.png', aPng()))
  for (const name of ['1.pdf', '2.jpg', '3.png']) await done(page, name)
  const ids = (await scanFields(page)).filter(([name]) => name.endsWith('.id')).map(([, id]) => id)
  expect(ids).toHaveLength(3)
  expect(order).toEqual([ids[0], ids[0], ids[1], ids[2]])
  expect(
    (await scanFields(page)).filter(([name]) => name.endsWith('.mediaType')).map(([, type]) => type),
  ).toEqual(['application/pdf', 'image/jpeg', 'image/png'])
})

for (const [how, lose, mend] of [
  ['Storage cannot be reached', 'abort', 'continue'],
  ['the machine is offline', 'offline', 'online'],
] as const) {
  test(`F9: when ${how} half-way, it waits, says so and goes on with what is missing`, async ({
    page,
    context,
  }) => {
    const tries: number[] = []
    let lost = false
    await page.route(storage, async (route) => {
      tries.push(partOf(route))
      if (partOf(route) === 2 && !lost) {
        lost = true
        if (lose === 'offline') await context.setOffline(true)
      }
      return lost ? route.abort('internetdisconnected') : route.continue()
    })
    const pdf = aPdf({ size: 4_500_000 })
    await choose(page, file('dai.pdf', pdf))
    await expect(item(page, 'dai.pdf')).toContainText(
      lose === 'offline' ? 'Máy đang mất mạng' : 'Đang mất kết nối',
    )
    await expect(page.getByRole('status').filter({ hasText: 'bị gián đoạn, sẽ tự tải tiếp' })).toHaveCount(1)
    await expectAccessible(page)
    await page.unroute(storage)
    await page.route(storage, (route) => {
      tries.push(partOf(route))
      return route.continue()
    })
    if (mend === 'online') await context.setOffline(false)
    await done(page, 'dai.pdf')
    expect(await scanFields(page)).toContainEqual(['scans.0.sha256', sha256(pdf)])
    // what had arrived was not sent again
    expect(tries.filter((n) => n < 2)).toEqual([0, 1])
  })
}

test('F9: when an address has expired, a fresh one is asked for', async ({ page }) => {
  let refused = 0
  await page.route(storage, (route) => {
    if (partOf(route) !== 1 || refused >= 2) return route.continue()
    refused += 1
    return route.fulfill({
      status: 400,
      headers: { 'access-control-allow-origin': '*' },
      json: { error: 'InvalidJWT' },
    })
  })
  await choose(page, file('cu.pdf', aPdf({ size: 2_500_000 })))
  await done(page, 'cu.pdf')
  expect(refused).toBe(2)
})

test('F9: after a reload the same file, chosen again, goes on where it was', async ({ page }) => {
  const pdf = aPdf({ size: 4_500_000 })
  await page.route(storage, (route) => (partOf(route) < 3 ? route.continue() : route.abort()))
  await choose(page, file('dai.pdf', pdf))
  await expect(item(page, 'dai.pdf')).toContainText('Đang mất kết nối')
  page.on('dialog', (dialog) => dialog.accept())
  await page.reload()
  await page.unroute(storage)
  const sent: number[] = []
  await page.route(storage, (route) => {
    sent.push(partOf(route))
    return route.continue()
  })
  // the draft of this device brings it back
  await expect(item(page, 'dai.pdf')).toContainText('Mới tải lên được 69 %. Chọn lại đúng tệp này')
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  // a letter cannot leave without it, unseen
  await page.getByRole('button', { name: 'Xem lại trước khi gửi' }).click()
  await expect(page.getByText('Còn tệp chưa tải lên xong').first()).toBeVisible()
  await choose(page, file('dai.pdf', pdf))
  await done(page, 'dai.pdf')
  expect(sent).toEqual([3, 4])
  expect(await scanFields(page)).toContainEqual(['scans.0.sha256', sha256(pdf)])
  await expect(items(page)).toHaveCount(1)
})

test('F9: when another file of that name and size is chosen instead, that is found', async ({ page }) => {
  await page.route(storage, (route) => (partOf(route) < 1 ? route.continue() : route.abort()))
  await choose(page, file('a.pdf', aPdf({ size: 1_500_000 })))
  await expect(item(page, 'a.pdf')).toContainText('Đang mất kết nối')
  page.on('dialog', (dialog) => dialog.accept())
  await page.reload()
  await page.unroute(storage)
  await expect(item(page, 'a.pdf')).toContainText('Chọn lại đúng tệp này')
  await choose(page, file('a.pdf', aPdf({ size: 1_500_000 })))
  await expect(item(page, 'a.pdf')).toContainText('không giống tệp trên máy')
  expect(await scanFields(page)).toEqual([])
})

test('F9: a scan uploaded before the browser was closed still goes with the letter', async ({
  page,
  browser,
}) => {
  await choose(page, file('xong.pdf', aPdf({ size: 1_500_000 })))
  await done(page, 'xong.pdf')
  const kept = await scanFields(page)
  await page.context().close()
  const another = await browser.newPage()
  await another.goto('/gop-y/tap-the')
  await restore(another, kept)
  await done(another, 'xong.pdf')
  expect(await scanFields(another)).toEqual(kept)
  await fillLetter(another)
  await send(another)
  // kept once more by mistake, it is said to belong to that letter
  await another.goto('/gop-y/tap-the')
  await restore(another, kept)
  await expect(item(another, 'xong.pdf')).toContainText('đã thuộc một văn bản góp ý đã gửi')
  expect(await scanFields(another)).toEqual([])
  await another.close()
})

test('F1: what is no scan is said beside the file, before it is sent, and the others stay', async ({
  page,
}) => {
  const sent: string[] = []
  await page.route(storage, (route) => {
    sent.push(route.request().url())
    return route.continue()
  })
  await choose(
    page,
    file('van-ban.pdf', Buffer.concat([Buffer.from('PK\x03\x04'), Buffer.alloc(500)])),
    file('anh.jpg', aJpeg()),
    file('trong.pdf', Buffer.alloc(0)),
    file('to.pdf', Buffer.concat([aPdf(), Buffer.alloc(26_214_400)])),
    file('khoa.pdf', aPdf({ extra: '/Encrypt 9 0 R ' })),
  )
  await expect(item(page, 'van-ban.pdf')).toContainText('là tệp Word, Excel hoặc tệp nén')
  await expect(item(page, 'trong.pdf')).toContainText('Tệp này trống')
  await expect(item(page, 'to.pdf')).toContainText('lớn quá 25 MB')
  await expect(item(page, 'khoa.pdf')).toContainText('có đặt mật khẩu')
  await done(page, 'anh.jpg')
  expect(sent).toHaveLength(2)
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  await page.getByRole('button', { name: 'Xem lại trước khi gửi' }).click()
  await expect(page.getByText('Còn tệp chưa tải lên xong').first()).toBeVisible()
  for (const name of ['van-ban.pdf', 'trong.pdf', 'to.pdf', 'khoa.pdf'])
    await page.getByRole('button', { name: `Bỏ tệp ${name}` }).click()
  await expect(items(page)).toHaveCount(1)
  await expect(page.locator('[data-part="unfinished"]')).toBeHidden()
  expect((await scanFields(page)).filter(([name]) => name.endsWith('.name'))).toEqual([
    ['scans.0.name', 'anh.jpg'],
  ])
})

test('F1: a file is taken out again, also while it is on its way; the next one goes on', async ({ page }) => {
  let release = () => {}
  const held = new Promise<void>((resolve) => {
    release = resolve
  })
  await page.route(storage, async (route) => {
    if (partOf(route) === 1) await held
    await route.continue().catch(() => {})
  })
  await choose(page, file('nham.pdf', aPdf({ size: 3_000_000 })), file('dung.jpg', aJpeg()))
  await expect(item(page, 'nham.pdf')).toContainText('%')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Thôi tải nham.pdf' }).click()
  await expect(page.getByLabel('Chọn tệp để tải lên')).toBeFocused()
  await done(page, 'dung.jpg')
  release()
  await expect(items(page)).toHaveCount(1)
  await page.getByRole('button', { name: 'Bỏ tệp dung.jpg' }).click()
  await expect(items(page)).toHaveCount(0)
  expect(await scanFields(page)).toEqual([])
})

test('F1: the same file chosen twice is taken once; more than twenty are not', async ({ page }) => {
  const one = file('mot.jpg', aJpeg())
  await choose(page, one)
  await choose(page, one)
  await expect(page.getByRole('status').filter({ hasText: 'đã có trong danh sách' })).toHaveCount(1)
  await done(page, 'mot.jpg')
  await choose(page, ...Array.from({ length: 20 }, (_, at) => file(`trang-${at}.jpg`, aJpeg())))
  await expect(item(page, 'trang-19.jpg')).toContainText('tối đa 20 tệp')
  await done(page, 'trang-18.jpg')
})

test('F9: while a file is on its way the form stays, and says why', async ({ page }) => {
  await fillLetter(page)
  await page.route(storage, (route) => route.abort())
  await choose(page, file('dai.pdf', aPdf({ size: 1_500_000 })))
  // until its script is there the file would go with the form
  await expect(item(page, 'dai.pdf')).toBeVisible()
  await page.getByRole('button', { name: 'Xem lại trước khi gửi' }).click()
  await expect(page).toHaveURL(/\/gop-y\/tap-the/)
  await expect(item(page, 'dai.pdf')).toBeFocused()
  await expect(page.locator('[data-part="unfinished"]')).toBeVisible()
  await page.getByRole('button', { name: 'Thôi tải dai.pdf' }).click()
  await send(page)
})
