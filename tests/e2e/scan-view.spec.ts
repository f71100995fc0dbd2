/** H3, H8: the viewer of scans: pages, size and turning, what cannot be shown, and that nothing leaves the site. */
import { expect, type Locator, type Page, test } from '@playwright/test'
import { aScannedPdf } from '../pdf-pages.ts'
import { aJpeg } from '../scan-files.ts'
import { expectAccessible, expectNoSidewaysScroll } from './accessible.ts'
import { pathOf } from './division.ts'
import { sendWithScans } from './scan-letters.ts'
import { signIn } from './sign-in.ts'

const reason = 'Xem từng trang của bản quét kèm theo'

async function openBeside(page: Page, files: readonly Buffer[]) {
  const { reference } = await sendWithScans(page.request, 'pho-bi-thu', files)
  await signIn(page, 'deputy')
  await page.goto(pathOf(reference))
  await page.getByLabel('Lý do mở bản quét').fill(reason)
  await page.getByRole('button', { name: 'Xem bản quét 1' }).click()
  // what draws pages is 2 MB of script, read the first time
  await expect(state(page)).not.toHaveText('Đang mở bản quét…', { timeout: 20_000 })
  return reference
}

const viewer = (page: Page) => page.locator('scan-view')
const state = (page: Page) => viewer(page).getByRole('status')
const sheet = (page: Page, number: number) => page.getByRole('img', { name: `Bản quét 1, trang ${number}` })
const tool = (page: Page, name: string) => viewer(page).getByRole('button', { name, exact: true })
const box = async (sheetOf: Locator) => (await sheetOf.locator('..').boundingBox()) ?? { width: 0, height: 0 }

/** Share of dark pixels in each quarter: upper left, upper right, lower left, lower right. */
function darkness(canvas: Locator): Promise<number[]> {
  return canvas.evaluate((element) => {
    if (!(element instanceof HTMLCanvasElement)) throw new Error('not a canvas')
    const { width, height } = element
    const { data } = element.getContext('2d')?.getImageData(0, 0, width, height) ?? { data: [] }
    const [dark, all] = [
      [0, 0, 0, 0],
      [0, 0, 0, 0],
    ]
    for (let at = 0; at < width * height; at++) {
      const quarter = (at % width < width / 2 ? 0 : 1) + (at < (width * height) / 2 ? 0 : 2)
      all[quarter] = (all[quarter] ?? 0) + 1
      if ((data[at * 4] ?? 0) < 100) dark[quarter] = (dark[quarter] ?? 0) + 1
    }
    return dark.map((count, quarter) => count / (all[quarter] || 1))
  })
}

test('H3: every way scanners pack a page is drawn, page by page, and nothing is asked of anybody else', async ({
  page,
  baseURL,
}) => {
  const [asked, heard]: [string[], string[]] = [[], []]
  page.on('request', (request) => asked.push(request.url()))
  const policies: (string | undefined)[] = []
  page.on('response', (response) => {
    if (response.url().includes('/pdf.worker.')) policies.push(response.headers()['content-security-policy'])
  })
  page.on('console', (message) => heard.push(message.text()))
  page.on('pageerror', (error) => heard.push(error.message))
  await openBeside(page, [aScannedPdf(['jpeg', 'ccitt', 'jbig2', 'jpx', 'jpeg'], { across: [4] })])
  await expect(state(page)).toHaveText('Trang 1/5. Vừa khung')
  for (const number of [1, 2, 3, 4, 5]) {
    await expect(state(page)).toContainText(`Trang ${number}/5`)
    await expect(sheet(page, number)).toBeInViewport()
    const [first = 0, ...others] = await darkness(sheet(page, number))
    expect(first, `ink of page ${number}`).toBeGreaterThan(0.4)
    expect(Math.max(...others), `paper of page ${number}`).toBeLessThan(0.05)
    if (number < 5) await tool(page, 'Trang sau').click()
  }
  await expect(tool(page, 'Trang sau')).toHaveAttribute('aria-disabled', 'true')
  expect(asked.filter((url) => !url.startsWith(`${baseURL}/`))).toEqual([])
  expect(heard).toEqual([])
  // WebAssembly runs where files are read, and nowhere else
  expect(policies).toEqual(["default-src 'none'; script-src 'self' 'wasm-unsafe-eval'"])
  expect(asked.filter((url) => url.includes('/pdfjs/')).map((url) => url.replace(/.*\//, ''))).toEqual([
    'jbig2.wasm',
    'openjpeg.wasm',
  ])
})

test('H3: a page is found, enlarged and turned with the keyboard, and a hundred pages are not drawn at once', async ({
  page,
}) => {
  await openBeside(page, [aScannedPdf(Array.from({ length: 100 }, () => 'ccitt'))])
  const press = async (name: string) => {
    await tool(page, name).focus()
    await page.keyboard.press('Enter')
  }
  const drawn = (number: number) =>
    sheet(page, number).evaluate((canvas: HTMLCanvasElement) => canvas.width / devicePixelRatio)
  await expect(sheet(page, 1)).toBeVisible()
  const upright = await box(sheet(page, 1))
  expect(upright.height / upright.width).toBeCloseTo(842 / 595, 1)
  expect(await drawn(1)).toBeCloseTo(upright.width, 0)

  await press('Phóng to')
  await expect(state(page)).toHaveText('Trang 1/100. Cỡ 150 %')
  await expect.poll(() => drawn(1)).toBeCloseTo(upright.width * 1.5, 0)
  await press('Vừa khung')
  await press('Xoay trang này')
  await expect(state(page)).toHaveText('Trang 1/100. Vừa khung, xoay 90°')
  const across = await box(sheet(page, 1))
  expect(across.height / across.width).toBeCloseTo(595 / 842, 1)
  await press('Xoay mọi trang')
  await expect(state(page)).toHaveText('Trang 1/100. Vừa khung, xoay 180°')
  await press('Trang sau')
  await expect(state(page)).toHaveText('Trang 2/100. Vừa khung, xoay 90°')

  const field = viewer(page).getByRole('textbox', { name: 'Trang' })
  await field.fill('60')
  await page.keyboard.press('Enter')
  await expect(state(page)).toContainText('Trang 60/100')
  await expect(sheet(page, 60)).toBeInViewport()
  expect(await page.locator('scan-view canvas').count()).toBeLessThan(10)
  await expect(sheet(page, 1)).toHaveCount(0)
  await field.fill('101')
  await page.keyboard.press('Enter')
  await expect(state(page)).toHaveText('Bản quét có 100 trang: hãy ghi số từ 1 đến 100.')
  await expect(field).toHaveValue('60')

  const frame = page.getByRole('region', { name: 'Bản quét 1, cuộn để xem' })
  await frame.focus()
  await page.keyboard.press('End')
  await expect(state(page)).toContainText('Trang 100/100')
  await page.keyboard.press('Home')
  await expect(state(page)).toContainText('Trang 1/100')
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
})

test('H3: what cannot be shown is said, with the file to keep beside it', async ({ page }) => {
  test.slow()
  const broken = Buffer.from(`%PDF-1.7\n1 0 obj\n<< /Type /Page >>\nendobj\n${'%'.repeat(2_000)}\n%%EOF\n`)
  // a browser that refuses WebAssembly unpacks pictures as well
  await page.route('**/pdfjs/*.wasm', (route) => route.abort())
  const reference = await openBeside(page, [broken, aScannedPdf(['ccitt', 'torn']), aJpeg()])
  await expect(state(page)).toContainText('Tệp PDF này bị hỏng hoặc không đúng chuẩn')
  await expect(page.getByRole('link', { name: 'Tải về máy' })).toHaveAttribute(
    'href',
    /\/ban-quet\/1\?tai-ve=1$/,
  )
  await expect(tool(page, 'Phóng to')).toBeHidden()
  await expectAccessible(page)

  await page.getByLabel('Lý do mở bản quét').fill(reason)
  await page.getByRole('button', { name: 'Xem bản quét 2' }).click()
  await expect(state(page)).toContainText('Trang 1/2')
  await expect(page.getByRole('img', { name: 'Bản quét 2, trang 1' })).toBeVisible()
  expect(
    Math.max(...(await darkness(page.getByRole('img', { name: 'Bản quét 2, trang 1' })))),
  ).toBeGreaterThan(0.4)
  await tool(page, 'Trang sau').click()
  await expect(page.getByText('Trang 2 có hình không hiện được.')).toBeVisible()
  await expectAccessible(page)

  // such files do not come in by the form; one may have come another way
  const locked = aScannedPdf(['ccitt'], {
    extra: `/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <${'41'.repeat(32)}> /U <${'42'.repeat(32)}> >> /ID [<00><00>] `,
  })
  const address = `**/van-ban/${reference}/ban-quet/2`
  await page.route(address, (route) => {
    const [, first, last] = /(\d+)-(\d+)/.exec(route.request().headers()['range'] ?? '') ?? []
    const body = Buffer.alloc(Number(last) - Number(first) + 1, ' ')
    locked.copy(body)
    return route.fulfill({ status: 206, contentType: 'application/pdf', body })
  })
  const again = () => page.getByRole('button', { name: 'Xem bản quét 2' }).click()
  await again()
  await expect(state(page)).toContainText('Tệp PDF này có mật khẩu')
  await page.unroute(address)

  await page.route(address, (route) => route.fulfill({ status: 303, headers: { location: '/' } }))
  await again()
  await expect(state(page)).toContainText('Bản quét đã đóng lại.')
  await page.unroute(address)

  await page.route('**/_astro/pdf.*.js', (route) => route.abort())
  await again()
  await expect(state(page)).toContainText('Chưa xem được bản quét ở đây.')
  await expect(page.getByRole('link', { name: 'Mở ở thẻ mới' })).toBeVisible()
})
