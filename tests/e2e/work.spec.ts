/** H1: the work list: counts that agree, work given to somebody, two who take the same letter, from one letter to the next. */
import { expect, type Page, test } from '@playwright/test'
import { addMember, look } from './database.ts'
import { send, storePaper, typePaper } from './letters.ts'
import { signIn, signInAs } from './sign-in.ts'

const comment = { subject: 'pho-bi-thu', contentArea: 'cong-tac-can-bo', text: 'Đề nghị làm rõ.' }
const list = (word: string) => `/to-giup-viec/viec?viec=${word}`

/** Pages of the list until the letter is on one. */
async function find(page: Page, word: string, reference: string) {
  await page.goto(list(word))
  const row = page.getByRole('row').filter({ hasText: reference })
  while ((await row.count()) === 0) {
    const next = page.getByRole('link', { name: 'Trang sau' })
    await Promise.all([page.waitForEvent('load'), next.click()])
  }
  return row
}

async function tick(page: Page, word: string, reference: string) {
  const row = await find(page, word, reference)
  await row.getByRole('checkbox').check()
  return row
}

async function verify(page: Page) {
  await page.getByLabel('Đã xác nhận', { exact: true }).check()
  await page.getByLabel('Cách xác minh').selectOption('Gọi lại')
  await Promise.all([
    page.waitForEvent('load'),
    page.getByRole('button', { name: 'Ghi kết quả xác minh' }).click(),
  ])
}

test('H1: given a letter, when somebody takes it, then the list says who has it, to each in their own words', async ({
  page,
}) => {
  const { reference } = await send(page, [comment])
  await signIn(page, 'member')
  await tick(page, 'xac-minh', reference)
  await page.getByRole('button', { name: 'Tôi nhận' }).click()
  await expect(page.getByRole('status')).toHaveText('Đã giao 1 văn bản cho Thành viên (tài khoản thử).')
  await expect(await find(page, 'xac-minh.cua-toi', reference)).toContainText(
    'Thành viên (tài khoản thử) (tôi)',
  )
  await signIn(page, 'deputy')
  await expect(await find(page, 'xac-minh.nguoi-khac', reference)).toContainText('Thành viên (tài khoản thử)')
  await expect(await find(page, 'phan-y.chua-ai', reference)).toContainText('Chưa ai nhận')
})

test('H1: given two who read the same list, when the second takes what the first took, then they are told and confirm', async ({
  page,
  browser,
}, { project }) => {
  const { reference } = await send(page, [comment])
  const javaScriptEnabled = project.use.javaScriptEnabled ?? true
  const other = await (await browser.newContext({ javaScriptEnabled })).newPage()
  await signIn(page, 'member')
  await signIn(other, 'deputy')
  await tick(page, 'xac-minh.chua-ai', reference)
  await tick(other, 'xac-minh.chua-ai', reference)
  await page.getByRole('button', { name: 'Tôi nhận' }).click()
  await expect(page.getByRole('status')).toBeVisible()
  await other.getByRole('button', { name: 'Tôi nhận' }).click()
  const told = other.getByRole('alert')
  await expect(told).toContainText(`${reference}: Thành viên (tài khoản thử) đang nhận.`)
  await told.getByRole('button', { name: 'Vẫn giao cho Tổ phó (tài khoản thử)' }).click()
  await expect(other.getByRole('status')).toHaveText('Đã giao 1 văn bản cho Tổ phó (tài khoản thử).')
  await expect(await find(page, 'xac-minh.nguoi-khac', reference)).toContainText('Tổ phó (tài khoản thử)')
  await other.context().close()
})

test('H1: given nothing ticked, or one who may not, when work is given, then it is said why and nothing changes', async ({
  page,
}) => {
  const { reference } = await send(page, [{ ...comment, subject: 'chanh-van-phong' }])
  await signIn(page, 'deputy')
  await page.goto(list('xac-minh'))
  await page.getByRole('button', { name: 'Tôi nhận' }).click()
  await expect(page.getByRole('alert')).toContainText('Hãy chọn ít nhất một dòng')
  await tick(page, 'xac-minh', reference)
  await page.getByLabel('Giao cho').selectOption('Tổ trưởng (tài khoản thử)')
  await page.getByRole('button', { name: 'Giao', exact: true }).click()
  await expect(page.getByRole('alert')).toContainText(
    `Tổ trưởng (tài khoản thử) không làm được phần việc này của văn bản ${reference}`,
  )
  await expect(await find(page, 'xac-minh', reference)).toContainText('Chưa ai nhận')
  await signIn(page, 'lead')
  await expect(await find(page, 'xac-minh.nguoi-khac', reference)).toContainText('Người khác làm')
})

test('H1: given work that was taken, when it is given back, then nobody has it', async ({ page }) => {
  const { reference } = await send(page, [comment])
  await signIn(page, 'member')
  await tick(page, 'phan-y', reference)
  await page.getByRole('button', { name: 'Tôi nhận' }).click()
  await tick(page, 'phan-y.cua-toi', reference)
  await page.getByLabel('Giao cho').selectOption('Không ai (trả lại)')
  await page.getByRole('button', { name: 'Giao', exact: true }).click()
  await expect(page.getByRole('status')).toHaveText('Đã trả lại 1 văn bản, chưa ai nhận.')
  await expect(await find(page, 'phan-y.chua-ai', reference)).toContainText('Chưa ai nhận')
})

test('H1: given letters one has taken, when each is verified, then the desk leads to the next and says when none is left', async ({
  page,
}) => {
  const first = await send(page, [comment])
  const second = await send(page, [comment])
  await signInAs(page, await addMember())
  for (const { reference } of [first, second]) {
    await tick(page, 'xac-minh', reference)
    await page.getByRole('button', { name: 'Tôi nhận' }).click()
    await expect(page.getByRole('status')).toBeVisible()
  }
  const row = await find(page, 'xac-minh.cua-toi', first.reference)
  await row.getByRole('link').click()
  await expect(page.getByRole('link', { name: /Việc tiếp theo/ })).toHaveAttribute(
    'href',
    new RegExp(second.reference),
  )
  await verify(page)
  await expect(page.getByRole('status')).toHaveText(
    `Đã ghi xong văn bản ${first.reference}. Đây là việc tiếp theo.`,
  )
  await expect(page.getByRole('heading', { level: 1 })).toContainText(second.reference)
  await verify(page)
  await expect(page.getByRole('status')).toHaveText(
    `Đã ghi xong văn bản ${second.reference}. Danh sách này đã hết việc.`,
  )
  await expect(page.getByText('Không có văn bản nào hợp với các điều kiện đã chọn.')).toBeVisible()
})

test('H1: given any filter, when it is chosen, then its figure, the count above the list and its pages agree', async ({
  page,
}) => {
  await send(page, [comment])
  await signIn(page, 'member')
  const figureOf = (text: string | null) =>
    Number((text?.match(/[\d.]+(?=\)?$)/)?.[0] ?? '').replaceAll('.', ''))
  for (const [group, name] of [
    ['Phần việc', /^Trả lời/],
    ['Người làm', /^Chưa ai nhận/],
    ['Người góp ý', /^Cá nhân/],
    ['Thời hạn', /^Trong hạn/],
  ] as const) {
    await page.goto(list('xac-minh'))
    // others may be sending meanwhile
    await expect(async () => {
      await page.reload()
      const link = page.getByRole('navigation', { name: group }).getByRole('link', { name })
      const figure = figureOf(((await link.textContent()) ?? '').trim())
      await Promise.all([page.waitForEvent('load'), link.click()])
      await expect(page.locator('.list-count strong')).toHaveText(new RegExp(`^${figure} văn bản`), {
        timeout: 1_000,
      })
      expect(await page.locator('.work-items tbody tr').count()).toBe(Math.min(figure, 50))
      await page.goBack()
    }).toPass()
  }
})

test('H1: given the day’s desk, then each figure leads to its part of the list', async ({ page }) => {
  await send(page, [comment])
  await signIn(page, 'deputy')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Hôm nay')
  const table = page.getByRole('table', { name: 'Việc phải làm' })
  await table.getByRole('link', { name: /văn bản, Xác minh, Chưa ai nhận$/ }).click()
  expect(new URL(page.url()).searchParams.get('viec')).toBe('xac-minh.chua-ai')
  await expect(page.locator('.work-items tbody tr').first()).toBeVisible()
  await page.goto('/to-giup-viec')
  await expect(page.getByRole('table', { name: 'Mới về' })).toBeVisible()
  await page.getByRole('link', { name: 'Tiến trình đầy đủ' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Tiến trình')
})

test('H1, F5: given a form that came back, when it is taken and typed from the list, then it is given like a letter, its number is filled in and it waits to be compared', async ({
  page,
}) => {
  await signIn(page, 'deputy')
  await page.goto('/to-giup-viec/phieu/in')
  await page.getByLabel('Số lượng').fill('1')
  await page.getByRole('button', { name: 'Cấp số và xem phiếu trống' }).click()
  await expect(page.locator('.form-sheet').first()).toBeVisible()
  const number = new URL(page.url()).searchParams.get('tu') ?? ''
  await page.goto('/to-giup-viec/phieu')
  await page.getByRole('textbox', { name: 'Số phiếu' }).fill(number)
  await page.getByRole('radio', { name: 'Nộp tại cuộc họp', exact: true }).check()
  await page.getByRole('button', { name: 'Ghi nhận' }).click()
  await expect(page.getByRole('status')).toContainText('Đã ghi nhận 1 phiếu')
  const name = `Phiếu số ${number}`
  const row = await find(page, 'nhap-phieu.phieu-ve', name)
  await row.getByRole('checkbox', { name: `Chọn ${name}` }).check()
  // another takes it meanwhile
  await look(
    (sql) => sql`
      insert into public.assignment (paper_form_id, body_id, round_id, step, assignee, assigned_by)
      select p.id, p.body_id, p.round_id, 'transcribe', s.user_id, s.user_id
      from public.paper_form p join public.round r on r.id = p.round_id
      join public.staff s on s.body_id = p.body_id and s.display_name = 'Thành viên (tài khoản thử)'
      where p.number = ${number} order by r.opens_on desc limit 1`,
  )
  await page.getByRole('button', { name: 'Tôi nhận' }).click()
  await expect(page.getByRole('alert')).toContainText(`${name}: Thành viên (tài khoản thử) đang nhận.`)
  await page.getByRole('button', { name: 'Vẫn giao cho Tổ phó' }).click()
  await expect(page.getByRole('status')).toHaveText('Đã giao 1 phiếu, bản nhập cho Tổ phó (tài khoản thử).')
  const mine = await find(page, 'nhap-phieu.cua-toi', name)
  await expect(mine).toContainText('Tổ phó (tài khoản thử) (tôi)')
  await mine.getByRole('link', { name, exact: true }).click()
  await expect(page.getByRole('navigation', { name: 'Đi theo danh sách việc' })).toBeVisible()
  await expect(page.getByLabel('Số phiếu in trên giấy')).toHaveValue(number)
  await typePaper(page, 'Lê Thị Phiếu', [{ subject: 'bi-thu', text: 'Ý kiến trên phiếu.' }])
  const { reference } = await storePaper(page)
  await expect(await find(page, 'doi-chieu.nguoi-khac', reference)).toContainText('Người khác làm')
})
