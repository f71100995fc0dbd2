/**
 * `npm run bench`: accepted submissions a second through the real door, beside a bare durable insert and
 * the floor (a bare HTTP server with one insert) in the same run. Every acknowledged row is counted back.
 * With `--rows 1000000` the door is measured once more with so many comments in the database. With `--desk` the desk's
 * pages are measured instead (desk.ts); `--rows` then bounds how many comments are filled in.
 */
import { mkdir, writeFile } from 'node:fs/promises'
import { cpus } from 'node:os'
import { parseArgs } from 'node:util'
import postgres from 'postgres'
import { measureDesk, reportDesk } from './desk.ts'
import { fill } from './fill.ts'
import { letterText } from './letter.ts'
import { type Database, type DoorReady, type LoadOrder, type LoadResult, startPart } from './processes.ts'

const clientCounts = [1, 8, 32]
const warmUpMs = 1_000
const measureMs = Number(process.env['BENCH_SECONDS'] ?? 5) * 1000
/** The floor may be this many times as fast as the door at 32 clients. */
const target = 20

const { values } = parseArgs({
  options: { rows: { type: 'string', default: '0' }, desk: { type: 'boolean', default: false } },
})
/** Comments to measure the door with a second time; 0: not at all. Of the desk: the most to fill in; 0: all. */
const rows = Number(values.rows)
if (!Number.isSafeInteger(rows) || rows < 0) throw new Error('--rows takes a number')

type Name = 'bare' | 'floor' | 'door'
interface Point extends LoadResult {
  name: Name
  clients: number
  /** Comments that were there beforehand. */
  rows: number
}

async function measure(
  name: Name,
  clients: number,
  at: LoadOrder['target'],
  sql: postgres.Sql,
  comments = 0,
): Promise<Point> {
  const before = await storedRows(sql, name)
  const order: LoadOrder = { target: at, clients, warmUpMs, measureMs }
  const load = await startPart<LoadOrder, LoadResult>('./load.ts', order)
  await load.stop()
  const stored = (await storedRows(sql, name)) - before
  const { acknowledged, refused } = load.ready
  if (stored !== acknowledged || refused > 0) {
    throw new Error(
      `${name} at ${clients}: ${acknowledged} acknowledged, ${stored} stored, ${refused} refused`,
    )
  }
  return { name, clients, rows: comments, ...load.ready }
}

async function storedRows(sql: postgres.Sql, name: Name): Promise<number> {
  if (name !== 'door') {
    const [row] = await sql<{ count: number }[]>`select count(*)::int as count from bench.letter`
    return row?.count ?? 0
  }
  const [row] = await sql<{ feedback: number; whole: number }[]>`
    select (select count(*)::int from public.feedback) as feedback, (
      select count(*)::int from public.feedback f
      join private.contributor_identity i on i.feedback_id = f.id
      join (select feedback_id, count(*) as n from public.comment group by 1) c
        on c.feedback_id = f.id and c.n = f.comment_count
    ) as whole`
  if (!row || row.feedback !== row.whole)
    throw new Error(`${row?.feedback} feedbacks, ${row?.whole} of them whole`)
  return row.feedback
}

async function measureAll(door: DoorReady): Promise<Point[]> {
  const database: Database = door.database
  const sql = postgres({ ...database, max: 1 })
  try {
    const [setting] =
      await sql`select current_setting('synchronous_commit') || current_setting('fsync') as value`
    if (setting?.['value'] !== 'onon') throw new Error('commits are not durable')
    const points: Point[] = []
    for (const clients of clientCounts) {
      points.push(await measure('bare', clients, { kind: 'insert', database }, sql))
      // only while it is measured: its idle connections would be missing to the door
      const floor = await startPart<Database, { url: string }>('./floor.ts', database)
      points.push(await measure('floor', clients, { kind: 'http', url: floor.ready.url }, sql))
      await floor.stop()
      points.push(await measure('door', clients, { kind: 'http', url: door.url }, sql))
    }
    if (rows > 0) {
      const comments = await fill(sql, rows)
      for (const clients of clientCounts) {
        points.push(await measure('door', clients, { kind: 'http', url: door.url }, sql, comments))
      }
    }
    return points
  } finally {
    await sql.end()
  }
}

function rateOf(points: Point[], name: Name, clients: number, full = false): number {
  const found = points.find(
    (point) => point.name === name && point.clients === clients && point.rows > 0 === full,
  )
  return found?.perSecond ?? Number.NaN
}

function print(points: Point[]): void {
  console.table(
    points.map(({ name, clients, rows, perSecond, p50Ms, p99Ms, acknowledged }) => ({
      clients,
      what: rows > 0 ? `${name}, ${rows} comments there` : name,
      'a second': Math.round(perSecond),
      'p50 ms': Number(p50Ms.toFixed(2)),
      'p99 ms': Number(p99Ms.toFixed(2)),
      'acknowledged = stored': acknowledged,
      '1/n of floor': Number((rateOf(points, 'floor', clients) / perSecond).toFixed(1)),
      '1/n of bare': Number((rateOf(points, 'bare', clients) / perSecond).toFixed(1)),
    })),
  )
}

/** Writes what was measured into bench-results. */
async function keep(results: Record<string, unknown>): Promise<void> {
  const at = new Date().toISOString()
  const machine = { cpus: cpus().length, node: process.version, letterBytes: Buffer.byteLength(letterText) }
  const folder = new URL('../../bench-results/', import.meta.url)
  await mkdir(folder, { recursive: true })
  await writeFile(
    new URL(`${at.replaceAll(':', '-')}.json`, folder),
    `${JSON.stringify({ at, machine, ...results }, null, 2)}\n`,
  )
}

/** @returns whether the target was kept */
async function intake(): Promise<boolean> {
  const door = await startPart<Record<string, never>, DoorReady>('./door.ts', {})
  try {
    const points = await measureAll(door.ready)
    print(points)
    await keep({ measureMs, points })
    const slower = rateOf(points, 'floor', 32) / rateOf(points, 'door', 32)
    console.log(`At 32 clients the door does 1/${slower.toFixed(1)} of the floor (target 1/${target}).`)
    if (rows > 0) {
      const ratios = clientCounts.map((clients) => {
        const ratio = rateOf(points, 'door', clients, true) / rateOf(points, 'door', clients)
        return `${ratio.toFixed(2)} at ${clients}`
      })
      console.log(
        `With ${rows} comments there, its rate is that of the empty database times ${ratios.join(', ')}.`,
      )
    }
    return slower <= target
  } finally {
    await door.stop()
  }
}

async function desk(): Promise<boolean> {
  const pages = await measureDesk(rows || Number.POSITIVE_INFINITY)
  await keep({ pages })
  return reportDesk(pages)
}

try {
  if (!(await (values.desk ? desk() : intake()))) process.exitCode = 1
} catch (cause) {
  console.error(cause)
  process.exitCode = 1
}
