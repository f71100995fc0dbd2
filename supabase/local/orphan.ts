/**
 * A PostgreSQL that outlived its supervisor (which was killed outright) still owns the cluster.
 * We hold the data lock, so it is nobody's: stop it. It is recognised by working inside exactly
 * this directory, never by its number alone.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, rmSync, type Stats, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { log } from './log.ts'

export async function stopOrphan(directory: string): Promise<void> {
  const { pid, socketDir } = recorded(directory)
  if (pid !== undefined && worksIn(pid, directory)) await stop(pid, directory)
  if (process.platform === 'linux') await clearAway(directory)
  // Its socket's directory was private and its name ours: nobody else will clear it away.
  if (socketDir && dirname(socketDir) === tmpdir() && /^pb346-\w{6}$/.test(basename(socketDir))) {
    rmSync(socketDir, { recursive: true, force: true })
  }
}

/**
 * PostgreSQL takes any living process of its own user under the noted number for a server, after a
 * restart of the machine or a container most likely a stranger. Once nothing works in the directory,
 * backends of a killed server included, its note means nothing.
 */
async function clearAway(directory: string): Promise<void> {
  const working = () =>
    readdirSync('/proc')
      .map(Number)
      .filter((pid) => pid > 1 && worksIn(pid, directory))
  for (const pid of working()) await stop(pid, directory)
  if (working().length === 0) rmSync(join(directory, 'postmaster.pid'), { force: true })
}

async function stop(pid: number, directory: string): Promise<void> {
  log(`stopping PostgreSQL ${pid}, left over from an earlier run`)
  for (const [signal, patience] of [
    ['SIGINT', 4_000],
    ['SIGQUIT', 3_000],
    ['SIGKILL', 2_000],
  ] as const) {
    if (!worksIn(pid, directory)) return
    process.kill(pid, signal)
    for (let waited = 0; waited < patience && worksIn(pid, directory); waited += 50) await delay(50)
  }
}

/** Lines 1 and 5 of PostgreSQL's own note of itself. */
function recorded(directory: string): { pid: number | undefined; socketDir: string | undefined } {
  const file = join(directory, 'postmaster.pid')
  const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : []
  const pid = Number.parseInt(lines[0] ?? '', 10)
  return { pid: pid > 1 ? pid : undefined, socketDir: lines[4] }
}

function worksIn(pid: number, directory: string): boolean {
  if (process.platform !== 'linux') {
    const { stdout } = spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' })
    return stdout.includes(`-D ${directory}`)
  }
  const cwd = folderOf(pid)
  const here = statSync(directory)
  return cwd !== undefined && cwd.ino === here.ino && cwd.dev === here.dev
}

/**
 * Where a PostgreSQL works; undefined for another program (an operator's shell may stand there), for one that
 * is gone, and for somebody else's, which could not own our files.
 */
function folderOf(pid: number): Stats | undefined {
  try {
    const name = readFileSync(`/proc/${pid}/comm`, 'utf8').trim()
    return name === 'postgres' ? statSync(`/proc/${pid}/cwd`) : undefined
  } catch {
    return undefined
  }
}
