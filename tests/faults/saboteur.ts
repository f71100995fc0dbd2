/** Kills processes of one installation, found from its data directory: never by a name. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import type { Line } from './line.ts'
import type { Chance } from './random.ts'
import type { Service } from './service.ts'

export const faults = ['host', 'postmaster', 'both', 'everything', 'keeper', 'backend', 'hang'] as const
export type Fault = (typeof faults)[number]

export interface Strike {
  fault: Fault
  /** Processes that were ended, and whether each is gone. */
  killed: { pid: number; gone: boolean }[]
  /** Requests that were on their way. */
  underWay: number
  /** Those of them that got no receipt. */
  lost: number
  recoveryMs: number
}

const read = (file: string) => (existsSync(file) ? readFileSync(file, 'utf8') : '')
export const isAlive = (pid: number) => /^\d+ \(.*\) [^ZX]/s.test(stat(pid))

function stat(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8')
  } catch {
    return ''
  }
}

const parentOf = (pid: number) => Number(/^\d+ \(.*\) \S (\d+)/s.exec(stat(pid))?.[1])

interface Processes {
  postmaster: number
  /** The process of the embedded Supabase. */
  keeper: number
  /** Everything of PostgreSQL but the postmaster. */
  others: number[]
}

/** @returns nothing while they are not all up, each the child of the next and the last one ours */
function processesOf(dataDir: string, host: number): Processes | undefined {
  const postmaster = Number.parseInt(read(join(dataDir, 'postgres', 'postmaster.pid')), 10)
  if (!(postmaster > 1) || !isAlive(postmaster)) return undefined
  const keeper = parentOf(postmaster)
  if (!(keeper > 1) || parentOf(keeper) !== host) return undefined
  const others = readdirSync('/proc')
    .map(Number)
    .filter((pid) => pid > 1 && parentOf(pid) === postmaster)
  return { postmaster, keeper, others }
}

const isBackend = (pid: number) => /^postgres: .*\[local\]/.test(read(`/proc/${pid}/cmdline`))

function victims(fault: Fault, host: number, processes: Processes, random: Chance): number[] {
  const { postmaster, keeper, others } = processes
  switch (fault) {
    case 'host':
      return [host]
    case 'postmaster':
      return [postmaster]
    case 'both':
      return random.shuffled([host, postmaster])
    case 'everything':
      return [host, keeper, postmaster, ...others]
    case 'keeper':
      return [keeper]
    case 'backend':
      return [random.pick(others.filter(isBackend))]
    case 'hang':
      return []
  }
}

/** Waits until letters are on their way, strikes, and waits until one sent afterwards is taken. */
export async function strike(
  fault: Fault,
  { dataDir, service, line, random }: { dataDir: string; service: Service; line: Line; random: Chance },
): Promise<Strike> {
  await delay(random.between(30, 400))
  const { processes, host } = await until(() => {
    const processes = processesOf(dataDir, service.pid())
    return processes && line.underWay().length >= 3 && { processes, host: service.pid() }
  }, 'nothing under way')
  const pids = victims(fault, host, processes, random)
  const underWay = line.underWay()
  for (const pid of pids) kill(pid, 'SIGKILL')
  if (fault === 'hang') {
    const hung = [processes.postmaster, ...processes.others]
    for (const pid of hung) kill(pid, 'SIGSTOP')
    await delay(1_000)
    for (const pid of hung) kill(pid, 'SIGCONT')
  }
  const struckAt = Date.now()
  await until(() => line.lastSuccessAt() > struckAt, `no recovery from ${fault}`)
  const recoveryMs = Date.now() - struckAt
  await until(() => underWay.every(({ done }) => done), 'a request without an end')
  return {
    fault,
    killed: pids.map((pid) => ({ pid, gone: !isAlive(pid) })),
    underWay: underWay.length,
    lost: underWay.filter(({ acknowledged }) => !acknowledged).length,
    recoveryMs,
  }
}

function kill(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch (cause) {
    // a backend may leave by itself, or with its postmaster
    if (!(cause instanceof Error && 'code' in cause && cause.code === 'ESRCH')) throw cause
  }
}

async function until<T>(look: () => T | undefined | false, complaint: string): Promise<T> {
  for (const begun = Date.now(); Date.now() - begun < 60_000; await delay(5)) {
    const found = look()
    if (found) return found
  }
  throw new Error(complaint)
}
