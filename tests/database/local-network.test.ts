/** Upstream depends on an error reporter and has telemetry: a running installation must talk to nobody. */
import { readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createAuthUser } from '../../supabase/local/index.ts'
import { client, type Instance, startInstance } from './local-instance.ts'

let instance: Instance
beforeAll(async () => {
  instance = await startInstance('create table public.note (id int primary key);')
}, 60_000)
afterAll(() => instance?.remove())

/** The process that holds our HTTP port, and all its descendants. */
function processes(port: number): number[] {
  const inode = sockets('tcp').find(
    (socket) => socket.local.endsWith(`:${port}`) && socket.state === '0A',
  )?.inode
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
  const holder = all.find((pid) => descriptors(pid).includes(`socket:[${inode}]`))
  const parents = new Map(all.map((pid) => [pid, parentOf(pid)]))
  const isOurs = (pid: number | undefined): boolean =>
    pid !== undefined && pid > 1 && (pid === holder || isOurs(parents.get(pid)))
  return all.filter(isOurs)
}

function parentOf(pid: number): number | undefined {
  try {
    return Number(/^PPid:\s+(\d+)$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1])
  } catch {
    return undefined
  }
}

function descriptors(pid: number): string[] {
  try {
    return readdirSync(`/proc/${pid}/fd`).map((fd) => readlinkSync(`/proc/${pid}/fd/${fd}`))
  } catch {
    return []
  }
}

function sockets(kind: string) {
  return readFileSync(`/proc/net/${kind}`, 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => {
      const fields = line.trim().split(/\s+/)
      return {
        local: hostPort(fields[1] ?? ''),
        remote: hostPort(fields[2] ?? ''),
        state: fields[3],
        inode: fields[9],
      }
    })
}

function hostPort(text: string): string {
  const [address = '', port = ''] = text.split(':')
  const host = /^(0100007F|0000000000000000FFFF00000100007F|0{24}01000000)$/.test(address)
    ? 'loopback'
    : /^0+$/.test(address)
      ? 'any'
      : address
  return `${host}:${Number.parseInt(port, 16)}`
}

test.runIf(process.platform === 'linux')(
  'start, requests, errors and sign-in open nothing beyond loopback, and listen nowhere else',
  async () => {
    await createAuthUser(instance.sql, { email: 'a@example.vn', password: 'mật khẩu đủ dài' })
    const pids = processes(Number(new URL(instance.supabase.url).port))
    expect(pids.length).toBeGreaterThan(1)
    const seen = new Map<string, string>()
    const look = () => {
      const own = new Set(pids.flatMap(descriptors))
      for (const kind of ['tcp', 'tcp6', 'udp', 'udp6', 'raw', 'raw6']) {
        for (const { local, remote, inode } of sockets(kind)) {
          if (own.has(`socket:[${inode}]`)) seen.set(`${kind} ${local} ${remote}`, remote)
        }
      }
    }
    const watch = setInterval(look, 5)
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
      look()
    }
    await new Promise((resolve) => setTimeout(resolve, 1_500))
    clearInterval(watch)
    expect(seen.size).toBeGreaterThan(1)
    expect(
      [...seen.keys()].filter((socket) => !/^tcp loopback:\d+ (loopback:\d+|any:0)$/.test(socket)),
    ).toEqual([])
  },
  30_000,
)
