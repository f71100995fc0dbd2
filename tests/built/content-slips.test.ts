/** An editor's slip stops a build with advice and nothing else, and a preview not at all. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { freePort } from '../free-port.ts'
import { ProjectCopy } from '../project-copy.ts'

let copy: ProjectCopy
beforeEach(() => {
  copy = new ProjectCopy()
})
afterEach(() => copy.remove())

function change(file: string, words: RegExp, by: string): void {
  writeFileSync(copy.pathOf(file), readFileSync(copy.pathOf(file), 'utf8').replace(words, by))
}

/** Waits for a text, asking again and again. */
async function until(words: string, ask: () => string | Promise<string>): Promise<void> {
  for (let attempt = 0; attempt < 300; attempt++) {
    if ((await ask()).includes(words)) return
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  throw new Error(`“${words}” never came:\n${await ask()}`)
}

const advice = `Nội dung có 2 chỗ cần sửa:

● src/content/office.yaml, dòng 4, planName
  Còn thiếu trường này: viết thêm.
  Trường này: Cách gọi kế hoạch, ví dụ: Kế hoạch 12-KH/ĐU

● src/content/office.yaml, dòng 7, planNam
  Không có trường “planNam” ở đây: có phải “planName” không?
`

describe('given an office.yaml with a misspelt field', { timeout: 120_000 }, () => {
  test('when the site is built, then the build fails and ends with the advice, without a trace of the program', async () => {
    change('office.yaml', /^planName:/m, 'planNam:')
    const { code, output } = await copy.astro('build').ended
    expect(code).toBe(1)
    expect(output.trimEnd().endsWith(advice.trimEnd())).toBe(true)
    expect(output).not.toMatch(/\bat .*\.(?:ts|js):\d+/)
  })

  test('when the preview is started and the file mended, then it says what is wrong and goes on', async () => {
    change('office.yaml', /^planName:/m, 'planNam:')
    // what a running site is served from, for all that a preview knows
    const served = join(copy.root, '.netlify', 'v1', 'functions', 'ssr')
    mkdirSync(served, { recursive: true })
    const port = await freePort()
    const { said } = copy.astro('dev', '--host', '127.0.0.1', '--port', String(port))
    await until('Local', said)
    expect(said()).toContain(advice)
    const home = async () => (await fetch(`http://127.0.0.1:${port}`)).text()

    change('office.yaml', /^planNam:.*/m, 'planName: Kế hoạch sửa xong')
    await until('Kế hoạch sửa xong', home)
    change('timeline.yaml', /^revisedOn:.*/m, 'revisedOn: hôm qua')
    await until('src/content/timeline.yaml, dòng', said)
    expect(await home()).toContain('Kế hoạch sửa xong')
    change('timeline.yaml', /^revisedOn:.*/m, 'revisedOn: 2031-01-01')
    change('office.yaml', /^planName:.*/m, 'planName: Kế hoạch sửa lần hai')
    await until('Kế hoạch sửa lần hai', home)
    expect(existsSync(served)).toBe(true)
  })
})
