/** Design §5.4: letters' comments put into synthesis points or left out with a reason, with and without scripts. */
import { expect, type Page, test } from '@playwright/test'
import { look } from './database.ts'
import { signIn } from './sign-in.ts'
import { areaPath, letterPath, sendToSynthesise } from './synthesis.ts'

async function press(page: Page, name: string | RegExp) {
  const [answer] = await Promise.all([
    page.waitForResponse((response) => response.request().method() === 'POST'),
    page.getByRole('button', { name, exact: typeof name === 'string' }).click(),
  ])
  await page.waitForLoadState()
  return answer.status()
}

/** What became of each comment of a letter, and with how many points. */
function stored(reference: string): Promise<string[]> {
  return look(async (sql) => {
    const rows = await sql<{ state: string }[]>`
      select coalesce(a.outcome, 'open') || ' ' || count(l.point_id) as state
      from public.feedback f join public.passage p on p.feedback_id = f.id
      left join lateral (select * from public.synthesis_act a where a.passage_id = p.id order by a.id desc limit 1) a on true
      left join public.synthesis_link l on l.act_id = a.id
      where f.reference = ${reference} group by p.id, a.outcome order by p.id`
    return rows.map(({ state }) => state)
  })
}

const passage = (page: Page, at: number) =>
  page
    .getByRole('list', { name: 'Các đoạn của văn bản' })
    .getByRole('listitem')
    .nth(at - 1)

test('given a letter of the work list, when its comments go into points or out, then it leaves and the next one opens', async ({
  page,
}) => {
  const subject = 'truong-ban-to-chuc'
  const [first, second] = [
    await sendToSynthesise(page, { subject }),
    await sendToSynthesise(page, { subject }),
  ]
  await signIn(page, 'member')
  await page.goto(`${letterPath(first.reference)}?viec=tong-hop`)
  await expect(page.getByText('Còn 2 ý kiến chưa xếp.')).toBeVisible()
  await passage(page, 1).getByLabel('Xếp vào').selectOption('Ý mới…')
  await passage(page, 2).getByLabel('Xếp vào').selectOption('Không đưa vào…')
  await passage(page, 2).getByLabel('Lý do không đưa vào').fill('Không thuộc phạm vi góp ý')
  expect(await press(page, 'Lưu')).toBe(422)
  await expect(page.getByRole('alert')).toContainText('Đoạn 1, Lời của ý mới')
  await expect(passage(page, 2).getByLabel('Lý do không đưa vào')).toHaveValue('Không thuộc phạm vi góp ý')
  expect(await stored(first.reference)).toEqual(['open 0', 'open 0'])

  const words = `Quan tâm cơ sở hơn, ${first.reference}.`
  await passage(page, 1).getByLabel('Lời của ý mới').fill(words)
  expect(await press(page, 'Lưu')).toBe(303)
  await expect(page.getByText(`Đã ghi xong văn bản ${first.reference}.`)).toBeVisible()
  expect(await stored(first.reference)).toEqual(['linked 1', 'excluded 0'])

  await page.goto(letterPath(second.reference))
  const option = await passage(page, 1)
    .getByLabel('Xếp vào')
    .locator('option', { hasText: words })
    .textContent()
  await passage(page, 1)
    .getByLabel('Xếp vào')
    .selectOption((option ?? '').trim())
  expect(await press(page, 'Lưu')).toBe(303)
  await expect(page.getByText('Đã lưu 1 ý kiến. Còn 1 ý kiến chưa xếp.')).toBeVisible()
  await expect(passage(page, 1)).toContainText(words)
  expect(await stored(second.reference)).toEqual(['linked 1', 'open 0'])
})

test('given comments on one subject, when several are ticked, then they go into a new point, another, out and back; two clerks are told of each other', async ({
  page,
  browser,
}, { project }) => {
  const about = { subject: 'truong-ban-tuyen-giao', area: 'tap-the-lanh-dao-ca-nhan-phu-trach' }
  const { reference, texts } = await sendToSynthesise(page, { ...about, count: 3 })
  const boxOf = (which: Page, at: number) =>
    which
      .getByRole('listitem')
      .filter({ hasText: texts[at] ?? '' })
      .getByRole('checkbox')
  const path = areaPath(about.subject, about.area)
  const javaScriptEnabled = project.use.javaScriptEnabled ?? true
  const other = await (await browser.newContext({ javaScriptEnabled })).newPage()
  await signIn(page, 'member')
  await signIn(other, 'deputy')
  await page.goto(path)
  await other.goto(path)

  const words = `Nêu rõ trách nhiệm cá nhân, ${reference}.`
  await boxOf(page, 0).check()
  await boxOf(page, 1).check()
  expect(await press(page, 'Lập ý mới')).toBe(422)
  await expect(boxOf(page, 1)).toBeChecked()
  await page.getByLabel('Lời của ý mới').fill(words)
  expect(await press(page, 'Lập ý mới')).toBe(303)
  await expect(page.getByRole('status').first()).toHaveText('Đã đưa 2 ý kiến vào ý tổng hợp.')
  expect(await stored(reference)).toEqual(['linked 1', 'linked 1', 'open 0'])

  // the other read the list before
  for (const at of [0, 2]) await boxOf(other, at).check()
  await other.getByLabel('Lý do').fill('Trùng lời')
  expect(await press(other, 'Không đưa vào')).toBe(409)
  await expect(other.getByRole('alert')).toContainText(
    `${reference}: Thành viên (tài khoản thử) đưa vào ý tổng hợp`,
  )
  await expect(boxOf(other, 0)).toHaveCount(0)
  await expect(boxOf(other, 2)).toBeChecked()
  await expect(other.getByLabel('Lý do')).toHaveValue('Trùng lời')
  expect(await press(other, 'Không đưa vào')).toBe(303)
  expect(await stored(reference)).toEqual(['linked 1', 'linked 1', 'excluded 0'])
  await other.context().close()

  await page.goto(path)
  const point = page.getByRole('listitem').filter({ hasText: words })
  await point.getByRole('link', { name: /^Xem 2 ý kiến/ }).click()
  await boxOf(page, 0).check()
  expect(await press(page, 'Bỏ khỏi ý này')).toBe(303)
  expect(await stored(reference)).toEqual(['open 0', 'linked 1', 'excluded 0'])
  await page.getByRole('link', { name: /^Không đưa vào/ }).click()
  await expect(page.getByText('Không đưa vào: Trùng lời')).toBeVisible()
  await boxOf(page, 2).check()
  expect(await press(page, 'Trả về chưa xếp')).toBe(303)
  expect(await stored(reference)).toEqual(['open 0', 'linked 1', 'open 0'])
})

test('given points, when one is changed, put in order and withdrawn into another, then the list of the report follows', async ({
  page,
}) => {
  const subject = 'pho-bi-thu-thuong-truc'
  const area = 'tu-tuong-dao-duc-loi-song'
  const { reference } = await sendToSynthesise(page, { subject, area })
  await signIn(page, 'deputy')
  await page.goto(letterPath(reference))
  for (const at of [1, 2]) {
    await passage(page, at).getByLabel('Xếp vào').selectOption('Ý mới…')
    await passage(page, at).getByLabel('Lời của ý mới').fill(`Ý thứ ${at} của ${reference}.`)
  }
  expect(await press(page, 'Lưu')).toBe(303)
  await page.goto(`/to-giup-viec/tong-hop/${subject}`)
  const order = async () =>
    (await page.locator('.point-text', { hasText: reference }).allTextContents()).map(
      (text) => /Ý thứ (\d)/.exec(text)?.[1],
    )
  expect(await order()).toEqual(['1', '2'])
  const rows = page.locator('tbody').filter({ hasText: reference })
  await Promise.all([page.waitForEvent('load'), rows.last().getByRole('button', { name: /lên$/ }).click()])
  expect(await order()).toEqual(['2', '1'])
  await rows
    .first()
    .getByRole('link', { name: /^Sửa ý/ })
    .click()
  await page.getByLabel('Lời của ý').fill(`Ý thứ 3 của ${reference}.`)
  expect(await press(page, 'Lưu')).toBe(303)
  await page.goto(`/to-giup-viec/tong-hop/${subject}`)
  expect(await order()).toEqual(['3', '1'])
  await rows
    .last()
    .getByRole('link', { name: /^Sửa ý/ })
    .click()
  await page.getByLabel('Các ý kiến chuyển sang').selectOption(`Ý thứ 3 của ${reference}.`)
  expect(await press(page, 'Rút ý này')).toBe(303)
  await page.goto(`/to-giup-viec/tong-hop/${subject}`)
  expect(await order()).toEqual(['3'])
  await expect(rows.getByRole('row').first()).toContainText('2')
  expect(await stored(reference)).toEqual(['linked 1', 'linked 1'])
})
