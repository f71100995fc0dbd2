/** F9: the hourly job, as Netlify and the host call it. */
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import staleUploads, { config } from '../../netlify/functions/stale-uploads.ts'
import { isSchedule, startSchedule } from '../../netlify/schedule.ts'
import { aJpeg, completeScan } from '../scans.ts'
import { type Stack, startStack } from '../stack.ts'

let stack: Stack
beforeAll(async () => {
  stack = await startStack()
})
afterAll(() => stack?.stop())

const parts = async (id: string) =>
  (await stack.sql`select from storage.objects where name = ${`${id}/0`}`).length

async function aStaleUpload(): Promise<string> {
  const { id } = await completeScan(aJpeg())
  await stack.sql`update private.upload_ticket set opened_at = now() - interval '3 days' where id = ${id}`
  return id
}

test('it has a schedule the host knows, and no address', () => {
  expect(isSchedule(config.schedule ?? '')).toBe(true)
  expect(config.path).toBeUndefined()
})

test('without the secret key it says so and removes nothing', async () => {
  const id = await aStaleUpload()
  const shown = vi.spyOn(console, 'error').mockImplementation(() => {})
  delete process.env['SUPABASE_SECRET_KEY']
  expect((await staleUploads()).status).toBe(500)
  expect(shown.mock.calls.join()).toContain('stale-uploads')
  shown.mockRestore()
  expect(await parts(id)).toBe(1)
})

test('with it, what is stale goes and what is fresh stays', async () => {
  process.env['SUPABASE_SECRET_KEY'] = stack.supabase.serviceKey
  const stale = await aStaleUpload()
  const { id: fresh } = await completeScan(aJpeg())
  expect((await staleUploads()).status).toBe(204)
  expect([await parts(stale), await parts(fresh)]).toEqual([0, 1])
})

describe('given the host’s clock', () => {
  test('then a job runs after the start and every hour, also after it has failed, until stopped', async () => {
    vi.useFakeTimers()
    const shown = vi.spyOn(console, 'error').mockImplementation(() => {})
    try {
      const handler = vi.fn(async () => {
        throw new Error('away')
      })
      const stop = startSchedule([{ handler, schedule: '@hourly' }], 10)
      await vi.advanceTimersByTimeAsync(10)
      expect(handler).toHaveBeenCalledTimes(1)
      await vi.advanceTimersByTimeAsync(2 * 3_600_000)
      expect(handler).toHaveBeenCalledTimes(3)
      expect(shown.mock.calls.join()).toContain('schedule')
      stop()
      await vi.advanceTimersByTimeAsync(9 * 3_600_000)
      expect(handler).toHaveBeenCalledTimes(3)
    } finally {
      vi.useRealTimers()
      shown.mockRestore()
    }
  })
})
