/** The project as someone else has it: its files in another folder, with other content, built or previewed there. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { root } from '../netlify/site.ts'
import { contentFolder } from '../src/office/files.ts'

/** What builds keep in node_modules: a copy that shared it would see the content of another. */
const caches = ['.astro', '.cache', '.vite', '.vitest']

/** As an editor's shell has it: under Vitest's own variables Astro serves nothing. */
const env: NodeJS.ProcessEnv = {
  PATH: process.env['PATH'],
  HOME: process.env['HOME'],
  ASTRO_TELEMETRY_DISABLED: '1',
}

export interface Ended {
  code: number | null
  output: string
}

export class ProjectCopy {
  readonly root = realpathSync(mkdtempSync(join(tmpdir(), 'gop-y-project-')))
  readonly dist = join(this.root, 'dist')
  #running: { child: ChildProcess; ended: Promise<Ended> } | undefined

  constructor() {
    const list = ['ls-files', '--cached', '--others', '--exclude-standard', '-z']
    for (const file of execFileSync('git', list, { cwd: root, encoding: 'utf8' }).split('\0')) {
      // one that was deleted and not yet committed is still listed
      if (file === '' || file.startsWith('tests/') || !existsSync(join(root, file))) continue
      mkdirSync(dirname(join(this.root, file)), { recursive: true })
      cpSync(join(root, file), join(this.root, file))
    }
    const modules = join(this.root, 'node_modules')
    mkdirSync(modules)
    for (const name of readdirSync(join(root, 'node_modules')))
      if (!caches.includes(name)) symlinkSync(join(root, 'node_modules', name), join(modules, name))
  }

  /** Puts an office's files in place of those that are there. */
  replaceContent(folder: string): void {
    rmSync(join(this.root, contentFolder), { recursive: true })
    cpSync(folder, join(this.root, contentFolder), { recursive: true })
  }

  pathOf(file: string): string {
    return join(this.root, contentFolder, file)
  }

  /** Runs Astro, as the npm scripts do; `said` is what it has printed so far. */
  astro(...args: string[]): { ended: Promise<Ended>; said: () => string } {
    const program = join(this.root, 'node_modules', 'astro', 'bin', 'astro.mjs')
    const child = spawn(process.execPath, [program, ...args], { cwd: this.root, env })
    let output = ''
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => {
        output += text
      })
    const ended = new Promise<Ended>((resolve) => child.once('close', (code) => resolve({ code, output })))
    this.#running = { child, ended }
    return { ended, said: () => output }
  }

  /** Ends what runs and removes the folder. */
  async remove(): Promise<void> {
    this.#running?.child.kill()
    await this.#running?.ended
    rmSync(this.root, { recursive: true, force: true })
  }
}
