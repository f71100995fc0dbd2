/** H1, H2: the desk of a round that is full: a thousand letters, ten comments each. */
import { expect, test } from '@playwright/test'
import { copyParts, fillRound } from '../filled-round.ts'
import { expectAccessible, expectNoSidewaysScroll } from './accessible.ts'
import { look } from './database.ts'
import { type Account, aTeam, enter } from './team.ts'

const letters = 1_000

/** The round of this year once more, for a body of its own. */
async function aFullRound(): Promise<Account> {
  const team = await aTeam({ required: false })
  const lead = await team.add('lead')
  await team.add('member')
  await look(async (sql) => {
    const [newest] = await sql<{ id: string }[]>`select id from public.round order by opens_on desc limit 1`
    if (!newest) throw new Error('no round to copy')
    const [round] = await sql<{ id: string }[]>`
      insert into public.round (body_id, year, title, opens_on, closes_on, accepts_late_until)
        select b.id, r.year, r.title, r.opens_on, r.closes_on, r.accepts_late_until
        from public.body b cross join public.round r where b.slug = ${team.slug} and r.id = ${newest.id} returning id`
    if (!round) throw new Error('no body for the round')
    await copyParts(sql, newest.id, [round.id])
    await fillRound(sql, round.id, letters)
  })
  return lead
}

const lists = ['/viec', '/viec?viec=phan-y', '/van-ban', '/doi-tuong/bi-thu', '/tim?tu-khoa=trach+nhiem']
const figures = [
  '',
  '/tong-hop',
  '/tong-hop/theo-doi-tuong',
  '/tong-hop/bi-thu',
  '/tong-hop/bi-thu?noi-dung=cong-tac-can-bo',
  '/tien-trinh',
  '/doi-chieu',
]

test('H1, H2: with a thousand letters every list is a page and a way on, and every page is accessible', async ({
  page,
}) => {
  test.setTimeout(180_000)
  await enter(page, await aFullRound())
  await page.goto('/to-giup-viec/tien-trinh')
  await expect(page.getByRole('main')).toContainText(letters.toLocaleString('vi-VN'))
  for (const path of figures)
    await test.step(path, async () => {
      expect((await page.goto(`/to-giup-viec${path}`))?.status()).toBe(200)
      await expectAccessible(page, { colours: false })
      await expectNoSidewaysScroll(page)
    })
  for (const path of lists)
    await test.step(path, async () => {
      expect((await page.goto(`/to-giup-viec${path}`))?.status()).toBe(200)
      await expectAccessible(page, { colours: path === '/viec' })
      await expectNoSidewaysScroll(page)
      await expect(page.locator('a[rel="next"]').first(), path).toBeVisible()
      await page.locator('a[rel="next"]').first().click()
      await expect(page.locator('a[rel="prev"]').first()).toBeVisible()
    })
})
