/** H8: the hourly job that seals the audit trail, as Netlify and the host call it. */
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import auditSeal, { config } from '../../netlify/functions/audit-seal.ts'
import { isSchedule } from '../../netlify/schedule.ts'
import { type Stack, startStack } from '../stack.ts'
import { storedFeedback } from '../submissions.ts'

let stack: Stack
beforeAll(async () => {
  stack = await startStack()
  await storedFeedback(stack)
})
afterAll(() => stack?.stop())

/** Of the office; the other body has a chain of its own. */
const seals = () => stack.sql`select s.number, s.entry_count from public.audit_seal s
  join public.body b on b.id = s.body_id where b.slug = ${stack.body.slug} order by s.id`

test('it has a schedule the host knows, and no address', () => {
  expect(isSchedule(config.schedule ?? '')).toBe(true)
  expect(config.path).toBeUndefined()
})

test('without the secret key it says so and seals nothing', async () => {
  const shown = vi.spyOn(console, 'error').mockImplementation(() => {})
  delete process.env['SUPABASE_SECRET_KEY']
  expect((await auditSeal()).status).toBe(500)
  expect(shown.mock.calls.join()).toContain('audit-seal')
  shown.mockRestore()
  expect(await seals()).toEqual([])
})

test('with it, what is new is sealed once; another hour without news makes no seal', async () => {
  process.env['SUPABASE_SECRET_KEY'] = stack.supabase.serviceKey
  expect((await auditSeal()).status).toBe(204)
  expect((await auditSeal()).status).toBe(204)
  // the letter, and how the trial began
  expect(await seals()).toMatchObject([{ number: 1, entry_count: 2 }])
  await storedFeedback(stack)
  expect((await auditSeal()).status).toBe(204)
  // the letter, and the seal before
  expect(await seals()).toMatchObject([{ number: 1 }, { number: 2, entry_count: 2 }])
})
