/**
 * `npm run bench -- --desk`: the desk's pages over HTTP, signed in, beside the SQL they need on a direct connection, with
 * 10³, 10⁵ and 10⁶ comments in twenty rounds. Prints how many times as long a page takes, and how both grow.
 */
import postgres from 'postgres'
import { type MeasuredPage, measuredPages, type Scene } from './desk-pages.ts'
import { addRounds, fillDesk } from './fill-desk.ts'
import { type DeskReady, startPart } from './processes.ts'

const levels = [1_000, 100_000, 1_000_000]
/** A page may take so many times as long as its SQL, with the most comments there. */
const target = 3
const warmUps = 3
const runs = 15

export interface DeskPoint {
  page: string
  comments: number
  bareMs: number
  pageMs: number
}

function median(times: number[]): number {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN
}

async function timed<T>(act: () => Promise<T>): Promise<[T, number]> {
  const start = performance.now()
  const result = await act()
  return [result, performance.now() - start]
}

async function sceneOf(sql: postgres.Sql): Promise<Scene> {
  const [row] = await sql<Omit<Scene, 'sql'>[]>`
    select r.id as "roundId", r.year, s.id as "subjectId", s.code as "subjectCode",
      (select c.id * 1000 from public.comment c where c.round_id = r.id and c.subject_id = s.id order by c.id
        offset (select count(*) / 2 from public.comment c where c.round_id = r.id and c.subject_id = s.id) limit 1)::float8
        as middle
    from public.round r join public.subject s on s.round_id = r.id order by r.opens_on desc, s.order_no offset 1 limit 1`
  if (!row) throw new Error('no round to look at')
  return { sql, ...row }
}

async function measurePage(desk: DeskReady, scene: Scene, page: MeasuredPage, comments: number) {
  const bare: number[] = []
  const served: number[] = []
  for (let run = -warmUps; run < runs; run += 1) {
    const [figure, bareMs] = await timed(() => page.bare(scene))
    const [html, pageMs] = await timed(async () => {
      const headers = { cookie: desk.cookie }
      const answer = await fetch(desk.url + page.path(scene), { headers, redirect: 'error' })
      if (answer.status !== 200) throw new Error(`${page.name} answered ${answer.status}`)
      return answer.text()
    })
    if (!html.includes(`>${figure.toLocaleString('vi-VN')}<`))
      throw new Error(`${page.name} does not say ${figure}`)
    if (run < 0) continue
    bare.push(bareMs)
    served.push(pageMs)
  }
  return { page: page.name, comments, bareMs: median(bare), pageMs: median(served) }
}

/** @param most comments, where not all levels are wanted */
export async function measureDesk(most: number): Promise<DeskPoint[]> {
  const desk = await startPart<Record<string, never>, DeskReady>('./desk-door.ts', {})
  const sql = postgres({ ...desk.ready.database, max: 1, onnotice: () => {} })
  try {
    await addRounds(sql)
    const points: DeskPoint[] = []
    for (const level of levels.filter((each) => each <= most)) {
      const [comments, filledMs] = await timed(() => fillDesk(sql, level))
      console.log(`${comments} comments, filled in ${Math.round(filledMs / 1000)} s`)
      const scene = await sceneOf(sql)
      for (const page of measuredPages) points.push(await measurePage(desk.ready, scene, page, comments))
    }
    return points
  } finally {
    await sql.end()
    await desk.stop()
  }
}

/** @returns whether every page keeps the target where there are the most comments */
export function reportDesk(points: readonly DeskPoint[]): boolean {
  const before = ({ page, comments }: DeskPoint) =>
    points.filter((point) => point.page === page && point.comments < comments).at(-1)
  const times = (now: number, then: number | undefined) => (then ? Number((now / then).toFixed(1)) : '')
  console.table(
    points.map((point) => ({
      page: point.page,
      comments: point.comments,
      'bare ms': Number(point.bareMs.toFixed(1)),
      'page ms': Number(point.pageMs.toFixed(1)),
      'page / bare': times(point.pageMs, point.bareMs),
      'bare grew ×': times(point.bareMs, before(point)?.bareMs),
      'page grew ×': times(point.pageMs, before(point)?.pageMs),
    })),
  )
  const most = Math.max(...points.map(({ comments }) => comments))
  const slow = points.filter(
    ({ comments, pageMs, bareMs }) => comments === most && !(pageMs <= target * bareMs),
  )
  for (const { page } of slow)
    console.log(`${page}: more than ${target} times its SQL with ${most} comments.`)
  return slow.length === 0
}
