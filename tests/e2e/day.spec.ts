/**
 * H1, H3, H7, F5, F7: a day of four people at the desk: what comes in is taken, typed, verified, divided, compared,
 * synthesised, answered and handed over.
 * Each has a name of their own, so that days played at the same time do not meet.
 */
import { type Browser, expect, type Page, test } from '@playwright/test'
import { type Account, addMember } from './database.ts'
import { find, pathOf, rowsOf, save } from './division.ts'
import { type Codes, send, storePaper, typePaper } from './letters.ts'
import { fillTelephone, submitReply } from './replies.ts'
import { signIn, signInAs } from './sign-in.ts'

interface Person {
  page: Page
  account: Account
}

/** Somebody at their own desk. */
async function arrive(browser: Browser, javaScriptEnabled: boolean, givenName: string): Promise<Person> {
  const page = await (await browser.newContext({ javaScriptEnabled })).newPage()
  const account = await addMember(givenName === 'Hai' ? 'deputy' : 'member', givenName)
  await signInAs(page, account)
  return { page, account }
}

async function open(page: Page, word: string, reference: string) {
  await page.goto(`/to-giup-viec/viec?viec=${word}`)
  const row = page.getByRole('row').filter({ hasText: reference })
  while ((await row.count()) === 0) {
    await Promise.all([page.waitForEvent('load'), page.getByRole('link', { name: 'Trang sau' }).click()])
  }
  return row
}

async function take({ page }: Person, step: string, references: string[]) {
  for (const reference of references) {
    const row = await open(page, `${step}.chua-ai`, reference)
    await row.getByRole('checkbox').check()
    await page.getByRole('button', { name: 'Tôi nhận' }).click()
    await expect(page.getByRole('status')).toContainText('Đã giao 1 văn bản')
  }
}

async function give({ page }: Person, step: string, reference: string, to: Account) {
  const row = await open(page, `${step}.cua-toi`, reference)
  await row.getByRole('checkbox').check()
  await page.getByLabel('Giao cho').selectOption(to.name)
  await page.getByRole('button', { name: 'Giao', exact: true }).click()
  await expect(page.getByRole('status')).toContainText(`cho ${to.name}.`)
}

async function verify(page: Page, outcome: string) {
  await page.getByLabel(outcome, { exact: true }).check()
  await page.getByLabel('Cách xác minh').selectOption('Gọi lại')
  await Promise.all([
    page.waitForEvent('load'),
    page.getByRole('button', { name: 'Ghi kết quả xác minh' }).click(),
  ])
}

/** The name is part of a transcription: it is opened, then the finding noted. */
async function compare(page: Page) {
  await page.getByLabel('Lý do mở danh tính').fill('Đối chiếu bản nhập với bản giấy')
  await page.getByRole('button', { name: 'Mở danh tính' }).click()
  await expect(page.getByRole('link', { name: 'Đóng danh tính' })).toBeVisible()
  await page.getByLabel('Khớp', { exact: true }).check()
  await Promise.all([page.waitForEvent('load'), page.getByRole('button', { name: 'Ghi kết luận' }).click()])
}

async function ofSteps(page: Page, reference: string): Promise<string[]> {
  const found: string[] = []
  for (const step of ['xac-minh', 'nhap-phieu', 'phan-y', 'doi-chieu', 'tong-hop', 'tra-loi']) {
    await page.goto(`/to-giup-viec/viec?viec=${step}`)
    for (;;) {
      if (await page.getByRole('row').filter({ hasText: reference }).count()) found.push(step)
      const next = page.getByRole('link', { name: 'Trang sau' })
      if ((await next.count()) === 0) break
      await Promise.all([page.waitForEvent('load'), next.click()])
    }
  }
  return found
}

test('H1: a day of four people, from the morning’s letters to what is left for tomorrow', async ({
  page: lead,
  browser,
}, { project }) => {
  test.setTimeout(180_000)
  const scripts = project.use.javaScriptEnabled ?? true
  const [two, three, four] = [
    await arrive(browser, scripts, 'Hai'),
    await arrive(browser, scripts, 'Ba'),
    await arrive(browser, scripts, 'Tư'),
  ]
  const letters: Codes[] = []
  let typed: Codes

  await test.step('letters come in, one of them about the lead', async () => {
    const area = 'cong-tac-can-bo'
    for (const subject of ['bi-thu', 'tap-the', 'chanh-van-phong']) {
      letters.push(await send(lead, [{ subject, contentArea: area, text: `Ý kiến về ${subject}.` }]))
    }
    await signIn(lead, 'lead')
    await expect(lead.getByRole('heading', { level: 1 })).toContainText('Hôm nay')
    await expect(lead.getByRole('table', { name: 'Mới về' })).toBeVisible()
  })
  const [first, second, aboutLead] = letters.map(({ reference }) => reference)
  if (!first || !second || !aboutLead) throw new Error('no letters')

  await test.step('what is about the lead is others’ work to the lead', async () => {
    await expect(await open(lead, 'xac-minh.nguoi-khac', aboutLead)).toContainText('Người khác làm')
  })

  await test.step('three takes the verifying and hands one on to four', async () => {
    await take(three, 'xac-minh', [first, second, aboutLead])
    await give(three, 'xac-minh', aboutLead, four.account)
    await expect(await open(three.page, 'xac-minh.nguoi-khac', aboutLead)).toContainText(four.account.name)
  })

  await test.step('three verifies one after the other; one is doubtful and stays', async () => {
    const row = await open(three.page, 'xac-minh.cua-toi', first)
    await row.getByRole('link').click()
    await verify(three.page, 'Đã xác nhận')
    await expect(three.page.getByRole('heading', { level: 1 })).toContainText(second)
    await verify(three.page, 'Còn nghi')
    await expect(await open(three.page, 'xac-minh.cua-toi.con-nghi', second)).toBeVisible()
  })

  await test.step('four verifies what was handed on', async () => {
    const row = await open(four.page, 'xac-minh.cua-toi', aboutLead)
    await row.getByRole('link').click()
    await verify(four.page, 'Đã xác nhận')
    await expect(four.page.getByRole('status')).toContainText('Danh sách này đã hết việc')
  })

  await test.step('two types a paper letter, which only others compare', async () => {
    await two.page.goto('/to-giup-viec/nhap-phieu')
    await typePaper(two.page, `Trần Văn Giấy ${crypto.randomUUID()}`, [
      { subject: 'bi-thu', text: 'Ý kiến trên giấy.' },
    ])
    typed = await storePaper(two.page)
    await expect(await open(two.page, 'doi-chieu.nguoi-khac', typed.reference)).toContainText(
      'Người khác làm',
    )
    await take(three, 'doi-chieu', [typed.reference])
    const row = await open(three.page, 'doi-chieu.cua-toi', typed.reference)
    await row.getByRole('link').click()
    await compare(three.page)
    await expect(three.page.getByRole('status')).toContainText('Danh sách này đã hết việc')
  })

  await test.step('two and four are in the same letter: each is named, the later save shows both, three finds it right', async () => {
    await two.page.goto(pathOf(first))
    await four.page.goto(pathOf(first))
    await expect(four.page.getByText(`Đang mở văn bản này cùng lúc: ${two.account.name}.`)).toBeVisible()
    await two.page.getByRole('button', { name: 'Giữ nguyên cách chia của người góp ý' }).click()
    await expect(two.page.getByText('Đã lưu bản 1.')).toBeVisible()
    await rowsOf(four.page, 1).getByLabel('Mặt').selectOption('Kiến nghị, hướng khắc phục')
    expect(await save(four.page)).toBe(409)
    await expect(four.page.getByRole('alert')).toContainText(`${two.account.name} đã lưu bản 1`)
    await expect(rowsOf(four.page, 1).getByLabel('Mặt')).toHaveValue('remedy')
    const row = await open(three.page, 'doi-chieu.chua-ai', first)
    await row.getByRole('link').click()
    expect(await find(three.page, 'Đúng với văn bản')).toBe(303)
  })

  await test.step('four puts it into the synthesis, two records that its writer was answered', async () => {
    const toSettle = await open(four.page, 'tong-hop.chua-ai', first)
    await toSettle.getByRole('link').click()
    await four.page.getByLabel('Xếp vào').selectOption('new')
    await four.page.getByLabel('Lời của ý mới').fill('Cần làm rõ công tác cán bộ.')
    await four.page.getByRole('button', { name: 'Lưu', exact: true }).click()
    await expect(four.page.getByRole('status').first()).toContainText(first)
    const toAnswer = await open(two.page, 'tra-loi.chua-ai', first)
    await toAnswer.getByRole('link').click()
    await fillTelephone(two.page, 'Đã cảm ơn và báo nội dung tiếp thu.')
    await submitReply(two.page)
    await expect(two.page.getByRole('status').first()).toContainText(first)
  })

  await test.step('in the evening each letter waits for what is left to do, and progress says who did what', async () => {
    expect(await ofSteps(lead, first)).toEqual([])
    expect(await ofSteps(lead, second)).toEqual(['xac-minh', 'phan-y', 'tra-loi'])
    expect(await ofSteps(lead, typed.reference)).toEqual(['xac-minh', 'phan-y', 'tra-loi'])
    await lead.goto('/to-giup-viec/tien-trinh')
    const people = lead.getByRole('table', { name: 'Theo người trong Tổ giúp việc' })
    const row = ({ account }: Person) =>
      people.getByRole('row').filter({ hasText: account.name }).getByRole('cell')
    await expect(row(two)).toHaveText(['1', '0', '1', '0', '0', '1', '0'])
    await expect(row(three)).toHaveText(['0', '2', '0', '2', '0', '0', '1'])
    await expect(row(four)).toHaveText(['0', '1', '0', '0', '1', '0', '0'])
  })

  for (const { page } of [two, three, four]) await page.context().close()
})
