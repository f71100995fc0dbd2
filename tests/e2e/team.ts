/** Teams of their own for the specs of the way in: nobody else's sessions, factors or invitations are touched. */
import { expect, type Page } from '@playwright/test'
import { createAuthUser, enrolStaff, type StaffMember } from '../../supabase/local/index.ts'
import { totpCode, totpStep } from '../../supabase/local/totp.ts'
import { look } from './database.ts'

export interface Account {
  id: string
  email: string
  password: string
  name: string
}

export interface Team {
  slug: string
  add(role: StaffMember['role']): Promise<Account>
}

/** A body without rounds; whether its staff must have a second factor. */
export async function aTeam({ required }: { required: boolean }): Promise<Team> {
  const slug = `to-${crypto.randomUUID()}`
  await look(
    (sql) => sql`insert into public.body (slug, name, second_factor_required)
    values (${slug}, 'Đảng ủy cơ sở thử nghiệm', ${required})`,
  )
  return {
    slug,
    async add(role) {
      const mark = crypto.randomUUID().slice(0, 8)
      const account = {
        email: `${role}-${mark}@co-so.example`,
        password: `mật khẩu ${mark}`,
        name: `Đồng chí ${mark}`,
      }
      const id = await look((sql) =>
        sql.begin(async (tx) => {
          const userId = await createAuthUser(tx, account)
          await enrolStaff(tx, userId, slug, { role, displayName: account.name })
          return userId
        }),
      )
      return { id, ...account }
    },
  }
}

export async function giveCredentials(page: Page, { email, password }: Pick<Account, 'email' | 'password'>) {
  await page.goto('/to-giup-viec/dang-nhap')
  await page.getByLabel('Thư điện tử').fill(email)
  await page.getByLabel('Mật khẩu').fill(password)
  await page.getByRole('button', { name: 'Đăng nhập' }).click()
}

export async function enter(page: Page, account: Account) {
  await giveCredentials(page, account)
  await expect(page).toHaveURL(/\/to-giup-viec\/?$/)
}

/** A telephone: gives each code once, as the server takes it. */
export class Telephone {
  readonly #secret: string
  readonly #given = new Set<number>()

  constructor(secret: string) {
    this.#secret = secret.replace(/\s/g, '')
  }

  code(): string {
    const step = [0, 1, -1].map((by) => totpStep() + by).find((each) => !this.#given.has(each))
    if (step === undefined) throw new Error('all codes of this minute are given')
    this.#given.add(step)
    return totpCode(this.#secret, step)
  }

  /** One that is never right now. */
  wrongCode(): string {
    const near = [-2, -1, 0, 1, 2].map((by) => totpCode(this.#secret, totpStep() + by))
    return (
      ['000000', '111111', '222222', '333333', '444444', '555555'].find((code) => !near.includes(code)) ?? ''
    )
  }
}

/** On the page that sets codes up: begins, and reads the key. */
export async function beginEnrolment(page: Page): Promise<Telephone> {
  await page.getByRole('button', { name: 'Bắt đầu cài' }).click()
  return new Telephone((await page.locator('.enrolment-secret').textContent()) ?? '')
}

export async function giveCode(page: Page, code: string, button = 'Tiếp tục') {
  await page.getByLabel('Sáu chữ số của mã').fill(code)
  await page.getByRole('button', { name: button }).click()
}

/** Signed in by password for the first time where a second factor is required: sets it up. */
export async function enrolFirst(page: Page, account: Account): Promise<Telephone> {
  await giveCredentials(page, account)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Cài mã dùng một lần')
  const telephone = await beginEnrolment(page)
  await giveCode(page, telephone.code(), 'Xác nhận')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Phiên làm việc')
  return telephone
}

export async function makeIdle({ id }: Account) {
  await look(
    (sql) => sql`update private.staff_session set last_seen_at = last_seen_at - interval '31 minutes'
    where user_id = ${id}`,
  )
}
