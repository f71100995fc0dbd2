/** Upstream depends on an error reporter and has telemetry: a running installation must talk to nobody. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createAuthUser } from '../../supabase/local/index.ts'
import { listenerOn, processTree, watchSockets } from '../open-sockets.ts'
import { client, type Instance, startInstance } from './local-instance.ts'

let instance: Instance
beforeAll(async () => {
  instance = await startInstance('create table public.note (id int primary key);')
}, 60_000)
afterAll(() => instance?.remove())

test.runIf(process.platform === 'linux')(
  'start, requests, errors and sign-in open nothing beyond loopback, and listen nowhere else',
  async () => {
    await createAuthUser(instance.sql, { email: 'a@example.vn', password: 'mật khẩu đủ dài' })
    const pids = processTree(listenerOn(Number(new URL(instance.supabase.url).port)))
    expect(pids.length).toBeGreaterThan(1)
    const socketsSeen = watchSockets(() => pids)
    const user = client(instance.supabase)
    for (let round = 0; round < 10; round++) {
      await user.auth.signInWithPassword({
        email: 'a@example.vn',
        password: round % 2 ? 'sai' : 'mật khẩu đủ dài',
      })
      await user.auth.resetPasswordForEmail('a@example.vn')
      await user.from('nothing').select()
      await user.rpc('nothing')
      await instance.service.from('note').upsert({ id: round })
      await instance.service.storage.from('nothing').upload('a', new Blob(['x']))
    }
    await new Promise((resolve) => setTimeout(resolve, 1_500))
    const seen = socketsSeen()
    expect(seen.length).toBeGreaterThan(1)
    expect(seen.filter((socket) => !/^tcp loopback:\d+ (loopback:\d+|any:0)$/.test(socket))).toEqual([])
  },
  30_000,
)
