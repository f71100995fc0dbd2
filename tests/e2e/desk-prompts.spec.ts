/** H6: prompts are recorded with their scans, corrected, shared by document, and stand beside the subject's comments. */
import { expect, test } from '@playwright/test'
import { aJpeg, aPdf } from '../scan-files.ts'
import { attach, fillPrompt, promptsWith, submitPrompt } from './prompts.ts'
import { signIn } from './sign-in.ts'

const recordPage = '/to-giup-viec/goi-y/ghi'
const aNumber = () => `${crypto.randomUUID().slice(0, 13)}-CV/TU`
const scripts = () => test.info().project.name === 'js'

test('H6: given nobody signed in, when a prompt or a scan is asked for, then the sign-in page answers', async ({
  page,
}) => {
  const anyId = crypto.randomUUID()
  for (const path of ['', '/ghi', `/${anyId}/ban-quet/1`]) {
    const answer = await page.request.get(`/to-giup-viec/goi-y${path}`, { maxRedirects: 0 })
    expect(answer.status(), path).toBe(303)
    expect(answer.headers()['location']).toContain('/to-giup-viec/dang-nhap')
  }
})

test('H6: given a document with a scan, when a prompt is recorded, then it is listed and stands beside the comments', async ({
  page,
}) => {
  const [number, mark, pdf] = [aNumber(), crypto.randomUUID(), aPdf({ size: 1_300_000 })]
  await signIn(page, 'member')
  await page.goto('/to-giup-viec/goi-y')
  await page.getByRole('link', { name: 'Ghi gợi ý mới' }).click()
  await expect(page.getByText('Không ghi, không tải lên văn bản có dấu Mật')).toBeVisible()
  await fillPrompt(page, { subject: 'pho-bi-thu', number, text: `Làm rõ trách nhiệm.\n  ${mark}` })
  await attach(page, 'cong-van.pdf', pdf, scripts())
  await submitPrompt(page)
  await expect(page.getByRole('status')).toContainText('Đã ghi gợi ý.')
  const prompt = promptsWith(page, mark)
  await expect(prompt).toContainText(`Số ${number}, ngày 15/08/2012`)
  await expect(prompt).toContainText('Thành viên (tài khoản thử) ghi lúc')
  const link = prompt.getByRole('link', { name: /^Bản quét 1 \(PDF, 1,2 MB\)/ })
  await link.click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Bản quét 1 của văn bản số ${number}`)
  if (scripts())
    await expect(page.getByRole('img', { name: 'Bản quét 1, trang 1' })).toBeVisible({ timeout: 20_000 })
  const view = page.getByRole('link', { name: 'Mở ở thẻ mới' })
  const answer = await page.request.get((await view.getAttribute('href')) ?? '')
  expect(answer.status()).toBe(200)
  expect(Buffer.compare(await answer.body(), pdf)).toBe(0)
  expect(answer.headers()).toMatchObject({ 'content-type': 'application/pdf', 'cache-control': 'no-store' })
  expect(answer.headers()['content-security-policy']).toMatch(/^default-src 'none'.*; sandbox$/)
  await page.goto('/to-giup-viec/doi-tuong/pho-bi-thu')
  await expect(promptsWith(page, mark)).toHaveCount(1)
  await page.goto('/to-giup-viec/doi-tuong/bi-thu')
  await expect(promptsWith(page, mark)).toHaveCount(0)
})

test('H6: given a recorded prompt, when another comes out of the same document, then its scan is not uploaded again', async ({
  page,
}) => {
  const [number, mark] = [aNumber(), crypto.randomUUID()]
  await signIn(page, 'deputy')
  await page.goto(recordPage)
  await fillPrompt(page, { subject: 'bi-thu', number, text: `Một ${mark}` })
  await attach(page, 'cong-van.jpg', aJpeg(), scripts())
  await submitPrompt(page)
  await page.getByRole('status').getByRole('link', { name: 'Ghi gợi ý khác trong cùng văn bản' }).click()
  await expect(page.getByText(`Gợi ý khác trong văn bản số ${number}`)).toBeVisible()
  await expect(page.getByLabel('Số, ký hiệu văn bản')).toHaveValue(number)
  await expect(page.getByLabel('Nội dung gợi ý, nguyên văn')).toHaveValue('')
  await page.getByLabel('Gợi ý cho').selectOption('tap-the')
  await page.getByLabel('Nội dung gợi ý, nguyên văn').fill(`Hai ${mark}`)
  await submitPrompt(page)
  await expect(promptsWith(page, mark)).toHaveCount(2)
  const links = promptsWith(page, mark).getByRole('link', { name: /^Bản quét 1/ })
  await expect(links).toHaveCount(2)
  const hrefs = await links.evaluateAll((list) => list.map((link) => link.getAttribute('href')))
  expect(new Set(hrefs).size).toBe(1)
})

test('H6: given a prompt copied wrongly, when it is corrected, then the correction stands and the earlier text can be read', async ({
  page,
}) => {
  const [number, mark] = [aNumber(), crypto.randomUUID()]
  await signIn(page, 'member')
  await page.goto(recordPage)
  await fillPrompt(page, { subject: 'bi-thu', number, text: `Chép sai ${mark}` })
  await attach(page, 'cong-van.jpg', aJpeg(), scripts())
  await submitPrompt(page)
  const link = promptsWith(page, mark).getByRole('link', { name: 'Sửa bản ghi' })
  const address = (await link.getAttribute('href')) ?? ''
  await link.click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sửa bản ghi gợi ý')
  await expect(page.getByLabel('Nội dung gợi ý, nguyên văn')).toHaveValue(`Chép sai ${mark}`)
  await page.getByLabel('Nội dung gợi ý, nguyên văn').fill(`Chép đúng ${mark}`)
  await submitPrompt(page, 'Lưu bản sửa')
  const prompt = promptsWith(page, mark)
  await expect(prompt).toHaveCount(1)
  await expect(prompt.locator('.prompt-words > .comment-text')).toHaveText(`Chép đúng ${mark}`)
  await expect(prompt).toContainText('sửa lúc')
  await expect(prompt.getByRole('link', { name: /^Bản quét 1/ })).toHaveCount(1)
  await prompt.getByText('Các bản ghi trước khi sửa (1)').click()
  await expect(prompt.getByText(`Chép sai ${mark}`)).toBeVisible()
  // whoever still has the old form open is told that somebody was faster
  const stale = await page.request.get(address)
  expect(stale.status()).toBe(409)
  expect(await stale.text()).toContain('đã có người sửa trước')
})

test('H6: given faults, when the form is sent, then each is said at its field and nothing typed is lost', async ({
  page,
}) => {
  const [number, mark] = [aNumber(), crypto.randomUUID()]
  await signIn(page, 'member')
  await page.goto(recordPage)
  await submitPrompt(page)
  await expect(page.getByRole('alert').getByRole('listitem')).toHaveCount(6)
  await fillPrompt(page, { subject: 'bi-thu', number, day: '2999-01-01', text: mark })
  await attach(page, 'cong-van.jpg', aJpeg(), scripts())
  await submitPrompt(page)
  await expect(page.getByRole('alert')).toContainText('Ngày của văn bản không thể sau hôm nay.')
  await expect(page.getByLabel('Nội dung gợi ý, nguyên văn')).toHaveValue(mark)
  await expect(page.locator('input[name="scans.0.sha256"]')).toHaveValue(/^[0-9a-f]{64}$/)
  await page.getByRole('button', { name: /^Bỏ tệp/ }).click()
  await expect(page.locator('input[name="scans.0.sha256"]')).toHaveCount(0)
  await expect(page).toHaveURL(/\/to-giup-viec\/goi-y\/ghi/)
  await expect(page.getByLabel('Nội dung gợi ý, nguyên văn')).toHaveValue(mark)
  await page.getByLabel('Ngày văn bản').fill('2012-08-15')
  await submitPrompt(page)
  await expect(promptsWith(page, mark)).toContainText('Chưa có bản quét.')
})

test('H6: given a prompt recorded before, when the same is recorded again, then one is asked and may say so', async ({
  page,
}) => {
  const [number, mark] = [aNumber(), crypto.randomUUID()]
  await signIn(page, 'member')
  for (const _ of [1, 2]) {
    await page.goto(recordPage)
    await fillPrompt(page, { subject: 'bi-thu', number, text: mark })
    await submitPrompt(page)
  }
  await expect(page.getByLabel('Nội dung gợi ý, nguyên văn')).toHaveAccessibleDescription(
    /Gợi ý này đã được ghi/,
  )
  await page.getByLabel('Đúng là văn bản có gợi ý này hai lần, vẫn ghi thêm').check()
  await submitPrompt(page)
  await expect(promptsWith(page, mark)).toHaveCount(2)
})

test('H6: given the lead, a subject, when prompts are recorded, then those to them are others’ to record, and readable', async ({
  page,
}) => {
  const mark = crypto.randomUUID()
  await signIn(page, 'member')
  await page.goto(recordPage)
  await fillPrompt(page, { subject: 'chanh-van-phong', number: aNumber(), text: mark })
  await submitPrompt(page)
  await signIn(page, 'lead')
  await page.goto('/to-giup-viec/goi-y')
  await expect(promptsWith(page, mark)).toHaveCount(1)
  await expect(promptsWith(page, mark).getByRole('link', { name: 'Sửa bản ghi' })).toHaveCount(0)
  await page.goto(recordPage)
  await expect(page.getByText('Đồng chí là đối tượng được kiểm điểm')).toBeVisible()
  await expect(page.locator('option[value="chanh-van-phong"]')).toHaveCount(0)
})
