/** Which sockets a process and its descendants open, by what Linux says: for proving that nothing talks to strangers. */
import { readdirSync, readFileSync, readlinkSync } from 'node:fs'

function processIds(): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
}

/** The process that listens on a port of this machine. */
export function listenerOn(port: number): number | undefined {
  const inode = sockets('tcp').find(({ local, state }) => local.endsWith(`:${port}`) && state === '0A')?.inode
  return processIds().find((pid) => descriptors(pid).includes(`socket:[${inode}]`))
}

/** A process and all its descendants. */
export function processTree(root: number | undefined): number[] {
  const all = processIds()
  const parents = new Map(all.map((pid) => [pid, parentOf(pid)]))
  const isOurs = (pid: number | undefined): boolean =>
    pid !== undefined && pid > 1 && (pid === root || isOurs(parents.get(pid)))
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

/** Looks again and again until stopped. @returns a function that stops and tells each socket seen: kind, local, remote */
export function watchSockets(processes: () => number[], everyMs = 5): () => string[] {
  const seen = new Set<string>()
  const look = () => {
    const own = new Set(processes().flatMap(descriptors))
    for (const kind of ['tcp', 'tcp6', 'udp', 'udp6', 'raw', 'raw6'])
      for (const { local, remote, inode } of sockets(kind))
        if (own.has(`socket:[${inode}]`)) seen.add(`${kind} ${local} ${remote}`)
  }
  const watch = setInterval(look, everyMs)
  return () => {
    clearInterval(watch)
    look()
    return [...seen]
  }
}
