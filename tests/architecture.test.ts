/** The rooms of the house: who may import whom, and what no file may hold. A failing test, not a paragraph. */
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '..')
const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\n')
  .filter((file) => /\.(ts|astro|mjs)$/.test(file) && !file.startsWith('tests/'))

interface Import {
  file: string
  target: string
}

const specifier =
  /(?:\bimport|\bexport)\s+(?:[^'";]*?\sfrom\s+)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/g

const imports: Import[] = files.flatMap((file) =>
  [...readFileSync(join(root, file), 'utf8').matchAll(specifier)].map((match) => {
    const name = match[1] ?? match[2] ?? ''
    return { file, target: name.startsWith('.') ? normalize(join(dirname(file), name)) : name }
  }),
)

const from = (room: string) => imports.filter(({ file }) => file.startsWith(room))
const show = (list: Import[]) => list.map(({ file, target }) => `${file} imports ${target}`)
const outside = (room: string, allowed: RegExp) =>
  show(from(room).filter(({ target }) => !allowed.test(target)))

describe('rooms', () => {
  it('reads the imports it judges', () => {
    expect(files.length).toBeGreaterThan(40)
    expect(from('src/domain/').some(({ target }) => target === 'zod')).toBe(true)
    expect(from('src/server/').some(({ target }) => target === '@supabase/supabase-js')).toBe(true)
  })
  it('domain imports zod only', () => {
    expect(outside('src/domain/', /^(zod$|src\/domain\/)/)).toEqual([])
  })
  it('strings import domain only', () => {
    expect(outside('src/strings/', /^src\/(domain|strings)\//)).toEqual([])
  })
  it('server imports domain, strings, sheets, the generated types, supabase-js, a clock, hashes and the name of its body', () => {
    const allowed =
      /^(zod$|node:(timers\/promises|crypto|buffer)$|@supabase\/supabase-js$|src\/(domain|strings|server|sheets)\/|supabase\/database\.types\.ts$|src\/content\/site\.json$)/
    expect(outside('src/server/', allowed)).toEqual([])
  })
  it('search imports domain and minisearch only', () => {
    expect(outside('src/search/', /^(minisearch$|src\/(domain|search)\/)/)).toEqual([])
  })
  it('scripts import domain, strings and search, node where a page is built, and what draws PDF pages', () => {
    const allowed = /^(node:crypto$|pdfjs-dist\/|src\/(domain|strings|search|scripts)\/)/
    expect(outside('src/scripts/', allowed)).toEqual([])
  })
  it('only the viewer of scans imports pdf.js', () => {
    const readers = imports.filter(({ target }) => target.startsWith('pdfjs-dist')).map(({ file }) => file)
    expect(new Set(readers)).toEqual(new Set(['src/scripts/scan-view/pdf.ts']))
  })
  it('components import domain, strings, search, styles, scripts and each other; layouts the office’s content, too', () => {
    const allowed = /^(astro($|\/|:)|qr$|src\/(domain|strings|search|components|layouts|styles|scripts)\/)/
    expect(outside('src/components/', allowed)).toEqual([])
    expect(outside('src/layouts/', /^src\/(domain|strings|components|styles|scripts|office)\//)).toEqual([])
  })
  it('sheets reads and writes lists in files, and knows neither network nor database', () => {
    expect(outside('src/sheets/', /^(hucre\/xlsx$|csv-parse\/sync$|fflate$|src\/(domain|sheets)\/)/)).toEqual(
      [],
    )
  })
  it('office reads its files with yaml, hands them to Astro and writes calendars', () => {
    const allowed =
      /^(zod$|yaml$|ical-generator$|node:(fs|path|url)|astro(\/|:)|src\/(domain|strings|office)\/)/
    expect(outside('src/office/', allowed)).toEqual([])
  })
  it('only the calendars import ical-generator', () => {
    const writers = imports.filter(({ target }) => target === 'ical-generator').map(({ file }) => file)
    expect(writers).toEqual(['src/office/calendar.ts'])
  })
  it('functions import domain, server and strings', () => {
    expect(outside('netlify/functions/', /^(@netlify\/functions$|src\/(domain|server|strings)\/)/)).toEqual(
      [],
    )
  })
  it('the secret key is read by scheduled jobs and by what makes the user of an invited person', () => {
    const readers = files.filter((file) => /\bsecretConfig\b/.test(readFileSync(join(root, file), 'utf8')))
    expect(readers).toEqual([
      'netlify/functions/audit-seal.ts',
      'netlify/functions/staff-joining.ts',
      'netlify/functions/stale-uploads.ts',
      'src/server/config.ts',
    ])
  })
  it('nothing in src imports netlify or the embedded Supabase', () => {
    expect(show(from('src/').filter(({ target }) => /^(netlify|supabase\/local)\//.test(target)))).toEqual([])
  })
  it('only src/server and the embedded Supabase import supabase-js or @supabase/lite', () => {
    const strangers = imports.filter(
      ({ file, target }) => target.startsWith('@supabase/') && !/^(src\/server|supabase\/local)\//.test(file),
    )
    expect(show(strangers)).toEqual([])
  })
  it('every relative import of a module names its file', () => {
    const vague = imports.filter(
      ({ target }) => /^(src|netlify|supabase)\//.test(target) && !/\.\w+(\?raw)?$/.test(target),
    )
    expect(show(vague)).toEqual([])
  })
})

describe('what no file holds', () => {
  const source = files.map((file) => ({ file, text: readFileSync(join(root, file), 'utf8') }))
  const holding = (pattern: RegExp, room = /./) =>
    source.filter(({ file, text }) => room.test(file) && pattern.test(text)).map(({ file }) => file)

  it('reads the environment in the parsed configuration and in the programs only', () => {
    expect(holding(/process\.env/, /^src\/(?!server\/config\.ts)/)).toEqual([])
  })
  it('writes to the console only from the log and the programs', () => {
    expect(holding(/\bconsole\./, /^src\/(?!server\/log\.ts)/)).toEqual([])
  })
  it('sets no HTML from text; what is set are script files of this project', () => {
    expect(holding(/set:html|innerHTML/, /^src\//)).toEqual(['src/components/InlineScript.astro'])
  })
  it('carries no style attribute or event handler, which the content security policy refuses', () => {
    expect(holding(/\sstyle=|\son(?:click|submit|load|change|input)=/, /\.astro$/)).toEqual([])
  })
})
