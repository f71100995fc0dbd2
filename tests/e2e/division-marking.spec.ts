/** H3: passages are marked in the letter's own words, with the keyboard alone or the mouse; nothing unsaved is lost. */
import { expect, type Page, test } from '@playwright/test'
import { storedPassages } from './database.ts'
import { pathOf, rowsOf, save, sendToDivide } from './division.ts'
import { send } from './letters.ts'
import { signIn } from './sign-in.ts'

const count = (page: Page) => page.locator('[data-part="open"]')

/** Marks from one character of a comment to another, as a hand with a mouse does. */
async function drag(page: Page, comment: number, words: string) {
  const box = await page.evaluate(
    ([position, wanted]) => {
      const text = document.querySelector(`#loi-${position}`)
      const walker = document.createTreeWalker(text ?? document, NodeFilter.SHOW_TEXT)
      const nodes: Text[] = []
      while (walker.nextNode()) if (walker.currentNode instanceof Text) nodes.push(walker.currentNode)
      const whole = nodes.map((node) => node.data).join('')
      const [from, to] = [
        whole.indexOf(String(wanted)),
        whole.indexOf(String(wanted)) + String(wanted).length,
      ]
      const placeOf = (at: number, isEnd: boolean) => {
        let rest = at
        for (const node of nodes) {
          if (rest < node.length || (isEnd && rest === node.length)) return [node, rest] as const
          rest -= node.length
        }
        throw new Error('not in the text')
      }
      const range = document.createRange()
      range.setStart(...placeOf(from, false))
      range.setEnd(...placeOf(to, true))
      const rects = [...range.getClientRects()]
      const [first, last] = [rects[0], rects.at(-1)]
      if (!first || !last) throw new Error('not shown')
      return {
        x1: first.left + 0.5,
        y1: first.top + first.height / 2,
        x2: last.right - 0.5,
        y2: last.top + last.height / 2,
      }
    },
    [comment, words] as const,
  )
  await page.mouse.move(box.x1, box.y1)
  await page.mouse.down()
  await page.mouse.move(box.x2, box.y2, { steps: 5 })
  await page.mouse.up()
}

test('H3: by the keyboard alone a letter is divided, undone and saved', async ({ page }) => {
  const { reference, mark } = await sendToDivide(page)
  await signIn(page, 'member')
  await page.goto(pathOf(reference))
  const text = page.getByRole('listbox', { name: 'Ý kiến 1' })
  await expect(text.getByRole('option')).toHaveCount(4)
  // with Tab from the button before it
  await page.getByRole('button', { name: 'Giữ nguyên cách chia của người góp ý' }).focus()
  await page.keyboard.press('Tab')
  await expect(text.getByRole('option').first()).toBeFocused()
  await page.keyboard.press('0')
  await expect(rowsOf(page, 1).first().getByLabel('Lý do để ngoài')).toBeFocused()
  await page.keyboard.type('Lời chào')
  await text.getByRole('option').nth(0).focus()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await expect(text.getByRole('option').nth(2)).toBeFocused()
  await page.keyboard.press('Shift+ArrowRight')
  await expect(text.getByRole('option', { selected: true })).toHaveCount(2)
  await page.keyboard.press('5')
  await page.keyboard.press('b')
  await expect(rowsOf(page, 1)).toHaveCount(3)
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Delete')
  await expect(count(page)).toHaveText('Còn 1 câu chưa phân')
  await expect(text.getByRole('option').nth(3)).toHaveAccessibleDescription('chưa phân')
  await page.keyboard.press('Control+z')
  await expect(count(page)).toHaveText('Không còn câu nào chưa phân')
  // a passage of its own, filled in field by field
  await page.keyboard.press('Enter')
  const subject = rowsOf(page, 1).last().getByLabel('Đối tượng')
  await expect(subject).toBeFocused()
  await page.keyboard.press('End')
  await expect(subject).toHaveValue('-')
  await page.keyboard.press('Tab')
  await page.keyboard.type('Lời cảm ơn')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Đã lưu bản 1.')).toBeVisible()
  const own = { area: 'tu-tuong-dao-duc-loi-song', aside: null }
  expect((await storedPassages(reference)).filter(({ comment }) => comment === 1)).toEqual(
    [
      { slice: `Kính gửi Ban Thường vụ ${mark}.`, subject: null, area: null, aside: 'Lời chào' },
      { slice: 'Đồng chí Bí thư gương mẫu.', subject: 'bi-thu', ...own },
      { slice: 'Đi cơ sở còn ít.', subject: 'truong-ban-to-chuc', area: 'cong-tac-can-bo', aside: null },
      { slice: 'Xin cảm ơn.', subject: null, area: null, aside: 'Lời cảm ơn' },
    ].map((passage) => ({ version: 1, comment: 1, ...passage })),
  )
})

test('H3: what the mouse marks is what is stored, whole characters, in any script', async ({ page }) => {
  const mark = crypto.randomUUID()
  const text = `Tốt 👍🏽 lắm 👩‍👧, x\u0323\u0302y ở 🇻🇳 này; ${mark} hết.`
  const { reference } = await send(page, [{ subject: 'bi-thu', contentArea: 'cong-tac-can-bo', text }])
  await signIn(page, 'member')
  await page.goto(pathOf(reference))
  await drag(page, 1, 'lắm 👩‍👧, x\u0323\u0302y ở 🇻🇳')
  await expect(page.getByText('Đang chọn một phần')).toBeVisible()
  await page.getByRole('button', { name: 'Tách thành đoạn riêng' }).click()
  await expect(rowsOf(page, 1)).toHaveCount(3)
  await page.getByLabel('Đối tượng').nth(1).selectOption('Tập thể Ban Thường vụ Đảng ủy Khối')
  await drag(page, 1, 'này')
  await page.getByRole('button', { name: 'Thêm đoạn, giữ cả đoạn cũ' }).click()
  await expect(rowsOf(page, 1)).toHaveCount(4)
  await expect(count(page)).toHaveText('Không còn câu nào chưa phân')
  expect(await save(page)).toBe(303)
  expect((await storedPassages(reference)).map(({ slice, subject }) => [slice, subject])).toEqual([
    ['Tốt 👍🏽', 'bi-thu'],
    ['lắm 👩‍👧, x\u0323\u0302y ở 🇻🇳', 'tap-the'],
    ['này', 'bi-thu'],
    [`này; ${mark} hết.`, 'bi-thu'],
  ])
})

test('H3: what is not saved outlives a reload in this tab, is undone step by step, and is gone once saved', async ({
  page,
}) => {
  const { reference } = await sendToDivide(page)
  await signIn(page, 'member')
  await page.goto(pathOf(reference))
  await page.getByRole('option', { name: 'Xin cảm ơn.' }).click()
  await page.getByRole('button', { name: 'Tách thành đoạn riêng' }).click()
  await rowsOf(page, 1).last().getByLabel('Đối tượng').selectOption('Để ngoài, có lý do')
  await rowsOf(page, 1).last().getByLabel('Lý do để ngoài').fill('Lời cảm ơn')
  await expect(page.getByText('Phần chưa lưu được giữ trong thẻ này của trình duyệt.')).toBeVisible()
  await page.reload()
  await expect(page.getByText('Phần chưa lưu trên máy này đã được mở lại.')).toBeVisible()
  await expect(rowsOf(page, 1)).toHaveCount(2)
  await expect(rowsOf(page, 1).last().getByLabel('Lý do để ngoài')).toHaveValue('Lời cảm ơn')
  await page.getByRole('button', { name: 'Hoàn tác' }).click()
  await expect(rowsOf(page, 1)).toHaveCount(1)
  await page.getByRole('option', { name: 'Xin cảm ơn.' }).click()
  await page.keyboard.press('0')
  await page.keyboard.type('Lời kết')
  expect(await save(page)).toBe(303)
  await expect(page.getByText('Đã lưu bản 1.')).toBeVisible()
  expect(await page.evaluate(() => sessionStorage.length)).toBe(0)
})

test('H3: unsaved work begun from an older version is offered, not forced, on the newer one', async ({
  page,
  browser,
}) => {
  const { reference } = await sendToDivide(page)
  await signIn(page, 'member')
  await page.goto(pathOf(reference))
  await page.getByRole('option', { name: 'Xin cảm ơn.' }).click()
  await page.keyboard.press('0')
  await page.keyboard.type('Lời cảm ơn')
  const context = await browser.newContext()
  const other = await context.newPage()
  await signIn(other, 'deputy')
  await other.goto(pathOf(reference))
  await other.getByRole('button', { name: 'Giữ nguyên cách chia của người góp ý' }).click()
  await expect(other.getByText('Đã lưu bản 1.')).toBeVisible()
  await context.close()
  await page.goto(`${pathOf(reference)}?sua=1`)
  await expect(rowsOf(page, 1)).toHaveCount(1)
  await page.getByRole('button', { name: 'Lấy lại phần chưa lưu' }).click()
  await expect(rowsOf(page, 1)).toHaveCount(2)
  await expect(rowsOf(page, 1).last().getByLabel('Lý do để ngoài')).toHaveValue('Lời cảm ơn')
  expect(await save(page)).toBe(303)
  await expect(page.getByText('Đã lưu bản 2.')).toBeVisible()
})

test('H3: who comes in later is named within the next question', async ({ page, browser }) => {
  const { reference } = await sendToDivide(page)
  await page.clock.install()
  await signIn(page, 'member')
  await page.goto(pathOf(reference))
  await expect(page.locator('.presence')).toHaveText('')
  const context = await browser.newContext()
  const other = await context.newPage()
  await signIn(other, 'deputy')
  await other.goto(pathOf(reference))
  await expect(other.locator('.presence')).toContainText('Thành viên (tài khoản thử)')
  await page.clock.fastForward(21_000)
  await expect(page.locator('.presence')).toHaveText('Đang mở văn bản này cùng lúc: Tổ phó (tài khoản thử).')
  await context.close()
})
