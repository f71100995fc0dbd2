/**
 * A PostgreSQL that outlived its supervisor (which was killed outright) still owns the cluster.
 * We hold the data lock, so it is nobody's: stop it. It is recognised by working inside exactly
 * this directory, never by its number alone.
 */
import { readFileSync, statSync } from 'node:fs'
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { log } from './log.ts'

export async function stopOrphan(directory: string): Promise<void> {
  const pid = recordedPid(directory)
  if (pid === undefined || !worksIn(pid, directory)) return
  log(`stopping PostgreSQL ${pid}, left over from an earlier run`)
  for (const [signal, patience] of [['SIGINT', 4_000], ['SIGQUIT', 3_000], ['SIGKILL', 2_000]] as const) {
    if (!worksIn(pid, directory)) return
    process.kill(pid, signal)
    for (let waited = 0; waited < patience && worksIn(pid, directory); waited += 50) await delay(50)
  }
}

function recordedPid(directory: string): number | undefined {
  try {
    const pid = Number.parseInt(readFileSync(join(directory, 'postmaster.pid'), 'utf8'), 10)
    return pid > 1 ? pid : undefined
  } catch {
    return undefined
  }
}

function worksIn(pid: number, directory: string): boolean {
  if (process.platform !== 'linux') {
    const { stdout } = spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' })
    return stdout.includes(`-D ${directory}`)
  }
  const cwd = statSync(`/proc/${pid}/cwd`, { throwIfNoEntry: false })
  const here = statSync(directory)
  return cwd !== undefined && cwd.ino === here.ino && cwd.dev === here.dev
}
