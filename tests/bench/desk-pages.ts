/**
 * The desk's pages, each beside the SQL it needs, written plainly on the tables: no rights, no functions of ours, no
 * HTTP. A page that is measured is one more entry here.
 */
import type postgres from 'postgres'

export interface Scene {
  sql: postgres.Sql
  /** The round that is looked at: the newest, with as many before it as there are. */
  roundId: string
  year: number
  /** Second in the order of review: the head of the body. */
  subjectId: string
  subjectCode: string
  /** A key in the middle of the subject's comments. */
  middle: number
}

export interface MeasuredPage {
  name: string
  path(scene: Scene): string
  /** @returns a figure the page shows, so that both are seen to say the same */
  bare(scene: Scene): Promise<number>
}

/** Letters that do not count, divisions in force, confirmed letters: what every figure rests on. */
const facts = (sql: postgres.Sql, roundId: string) => sql`
  uncounted as materialized (
    select f.id from public.feedback f where f.round_id = ${roundId} and f.channel = 'paper' and (
      f.id in (select n.replaces from public.feedback n where n.round_id = ${roundId} and n.channel = 'paper')
      or coalesce((select c.outcome from public.comparison c where c.feedback_id = f.id order by c.id desc limit 1), '')
        <> 'same')),
  in_force as materialized (
    select distinct on (d.feedback_id) d.feedback_id, d.id from public.division d
    where d.round_id = ${roundId} and (
      select c.outcome from public.division_comparison c where c.division_id = d.id order by c.id desc limit 1) = 'same'
    order by d.feedback_id, d.version desc),
  verified as materialized (
    select f.id from public.feedback f where f.round_id = ${roundId} and (
      select v.outcome from public.verification v where v.feedback_id = f.id order by v.id desc limit 1) = 'confirmed')`

const pieces = (sql: postgres.Sql, roundId: string, about = sql``) => sql`
  select c.feedback_id, c.subject_id, c.content_area_id, c.contributor_kind, c.aspect from public.comment c
  where c.round_id = ${roundId} ${about} and c.feedback_id not in (select id from uncounted)
    and c.feedback_id not in (select feedback_id from in_force)
  union all
  select c.feedback_id, c.subject_id, c.content_area_id, c.contributor_kind, c.aspect from public.passage c
  where c.round_id = ${roundId} ${about} and c.subject_id is not null and c.feedback_id not in (select id from uncounted)
    and (c.division_id in (select id from in_force)) is true`

async function frame({ sql, roundId }: Scene): Promise<void> {
  await sql`select id, year, title, opens_on, closes_on, accepts_late_until from public.round order by opens_on desc`
  await sql`select id, code, kind, title from public.subject where round_id = ${roundId} order by order_no`
  await sql`select id, code, title, short_title, is_focus from public.content_area where round_id = ${roundId} order by order_no`
}

async function earlier(scene: Scene): Promise<void> {
  const { sql, roundId } = scene
  const rounds = await sql<{ id: string }[]>`
    select b.id from public.round b where b.opens_on < (select opens_on from public.round where id = ${roundId})
    order by b.opens_on desc limit 3`
  for (const { id } of rounds) {
    await sql`with ${facts(sql, id)} select subject_id, content_area_id, count(*) from (${pieces(sql, id)}) as p group by 1, 2`
  }
}

async function overview(scene: Scene): Promise<number> {
  const { sql, roundId } = scene
  await frame(scene)
  await sql`
    with ${facts(sql, roundId)}
    select f.contributor_kind, count(*), count(*) filter (where f.id not in (select id from verified)),
      count(*) filter (where f.received_at >= (r.closes_on + 1)::timestamp at time zone 'Asia/Ho_Chi_Minh')
    from public.feedback f join public.round r on r.id = f.round_id
    where f.round_id = ${roundId} and f.id not in (select id from uncounted) group by 1`
  await sql`
    with ${facts(sql, roundId)}
    select (f.received_at at time zone 'Asia/Ho_Chi_Minh')::date, f.contributor_kind, count(*)
    from public.feedback f where f.round_id = ${roundId} and f.id not in (select id from uncounted) group by 1, 2`
  const cells = await sql<{ count: number }[]>`
    with ${facts(sql, roundId)}
    select subject_id, content_area_id, contributor_kind, aspect, count(*)::int as count,
      count(*) filter (where feedback_id not in (select id from verified)) as unverified
    from (${pieces(sql, roundId)}) as p group by 1, 2, 3, 4`
  await earlier(scene)
  return cells.reduce((sum, { count }) => sum + count, 0)
}

async function contributors(scene: Scene): Promise<number> {
  const { sql, roundId } = scene
  await overview(scene)
  const cells = await sql<{ count: number; subject_id: string | null; content_area_id: string | null }[]>`
    with ${facts(sql, roundId)}, who as materialized (
      select i.feedback_id, coalesce(f.invitation_id::text, encode(i.person_key, 'hex'),
        lower(extensions.unaccent(i.collective_name)), f.id::text) as who
      from private.contributor_identity i join public.feedback f on f.id = i.feedback_id where i.round_id = ${roundId})
    select subject_id, content_area_id, contributor_kind, count(distinct who)::int as count,
      (count(distinct who) - count(distinct who) filter (where p.feedback_id in (select id from verified)))::int as unverified
    from (${pieces(sql, roundId)}) as p join who using (feedback_id)
    group by grouping sets ((1, 2, 3), (1, 3), (2, 3), (3))`
  return cells
    .filter((cell) => cell.subject_id === null && cell.content_area_id === null)
    .reduce((sum, { count }) => sum + count, 0)
}

/** A page of the subject's comments, with what stands beside it. */
function subject(where: (scene: Scene) => postgres.Fragment) {
  return async (scene: Scene): Promise<number> => {
    const { sql, roundId, subjectId } = scene
    await frame(scene)
    const about = sql`and c.subject_id = ${subjectId}`
    const [count] = await sql<{ count: number }[]>`
      with ${facts(sql, roundId)}, cell as (
        select p.content_area_id, p.contributor_kind, f.contributor_category, p.aspect, f.id in (select id from verified),
          f.received_at >= (r.closes_on + 1)::timestamp at time zone 'Asia/Ho_Chi_Minh', count(*) as count
        from (${pieces(sql, roundId, about)}) as p join public.feedback f on f.id = p.feedback_id
        join public.round r on r.id = f.round_id group by 1, 2, 3, 4, 5, 6)
      select sum(count)::int as count from cell`
    const [code] = await sql<{ code: string }[]>`select code from public.subject where id = ${subjectId}`
    const before = await sql<{ id: string; subject: string }[]>`
      select b.id, s.id as subject from public.round b join public.subject s on s.round_id = b.id and s.code = ${code?.code ?? ''}
      where b.opens_on < (select opens_on from public.round where id = ${roundId}) order by b.opens_on desc limit 3`
    for (const { id, subject } of before) {
      const then = sql`and c.subject_id = ${subject}`
      await sql`with ${facts(sql, id)} select content_area_id, count(*) from (${pieces(sql, id, then)}) as p group by 1`
    }
    // looked up letter by letter, so that reading stops after a page
    const verified = sql`(select v.outcome from public.verification v where v.feedback_id = f.id order by v.id desc limit 1)`
    const counts = sql`(f.channel = 'web' or (select o.outcome from public.comparison o where o.feedback_id = f.id
      order by o.id desc limit 1) = 'same')`
    const inForce = sql`(select d.id from public.division d where d.feedback_id = f.id and (select o.outcome
      from public.division_comparison o where o.division_id = d.id order by o.id desc limit 1) = 'same'
      order by d.version desc limit 1)`
    await sql`
      select * from (
        select c.id * 1000 as key, c.text, f.reference, f.received_at, ${verified}
        from public.comment c join public.feedback f on f.id = c.feedback_id
        where c.round_id = ${roundId} ${about} ${where(scene)} and ${counts} and ${inForce} is null
        order by c.id limit 51) as whole
      union all
      select * from (
        select p.comment_id * 1000 + p.position, substr(c.text, p.starts_at + 1, p.ends_at - p.starts_at), f.reference,
          f.received_at, ${verified}
        from public.passage p join public.comment c on c.id = p.comment_id join public.feedback f on f.id = p.feedback_id
        where p.round_id = ${roundId} and p.subject_id = ${subjectId} ${where(scene)} and ${counts}
          and p.division_id = ${inForce}
        order by p.comment_id, p.position limit 51) as divided
      order by 1 limit 51`
    return count?.count ?? 0
  }
}

/** Letters to verify, the oldest first, and how many wait for each step, by kind and by whose work it is. */
async function workList(scene: Scene): Promise<number> {
  const { sql, roundId } = scene
  await frame(scene)
  const steps = await sql<{ verify: number }[]>`
    with ${facts(sql, roundId)}, assigned as materialized (
      select distinct on (a.feedback_id, a.step) a.feedback_id, a.step, a.assignee from public.assignment a
      where a.round_id = ${roundId} order by a.feedback_id, a.step, a.id desc),
    settled as (
      select distinct on (a.passage_id) a.passage_id, a.outcome from public.synthesis_act a
      where a.round_id = ${roundId} order by a.passage_id, a.id desc),
    unsettled as materialized (
      select distinct p.feedback_id from public.passage p where p.round_id = ${roundId} and p.subject_id is not null
        and p.id not in (select s.passage_id from settled s where s.outcome <> 'open')),
    letter as (
      select f.id, f.contributor_kind, f.id in (select id from verified) as verified,
        f.id not in (select id from uncounted) as counts, f.id in (select feedback_id from in_force) as divided,
        f.id in (select feedback_id from unsettled) as unsettled,
        f.id in (select r.feedback_id from public.reply r where r.round_id = ${roundId}) as replied
      from public.feedback f where f.round_id = ${roundId})
    select l.contributor_kind, v.assignee, d.assignee, count(*) filter (where l.counts and not l.verified)::int as verify,
      count(*) filter (where l.counts and not l.divided) as divide,
      count(*) filter (where l.counts and l.divided and l.verified and l.unsettled) as synthesise,
      count(*) filter (where l.counts and not l.replied) as answer
    from letter l left join assigned v on v.feedback_id = l.id and v.step = 'verify'
    left join assigned d on d.feedback_id = l.id and d.step = 'divide' group by 1, 2, 3`
  await sql`
    with ${facts(sql, roundId)}
    select f.reference, f.received_at, f.contributor_kind, f.contributor_category, f.comment_count
    from public.feedback f where f.round_id = ${roundId} and f.id not in (select id from verified)
      and f.id not in (select id from uncounted)
    order by f.received_at, f.id limit 51`
  return steps.reduce((sum, { verify }) => sum + verify, 0)
}

export const measuredPages: readonly MeasuredPage[] = [
  { name: 'work list', path: ({ year }) => `/to-giup-viec/viec?dot=${year}&viec=xac-minh`, bare: workList },
  { name: 'matrix', path: ({ year }) => `/to-giup-viec/tong-hop?dot=${year}`, bare: overview },
  {
    name: 'matrix of contributors',
    path: ({ year }) => `/to-giup-viec/tong-hop?dot=${year}&dem=nguoi-gop-y`,
    bare: contributors,
  },
  {
    name: 'subject, first page',
    path: ({ year, subjectCode }) => `/to-giup-viec/doi-tuong/${subjectCode}?dot=${year}`,
    bare: subject(({ sql }) => sql``),
  },
  {
    name: 'subject, middle page',
    path: ({ year, subjectCode, middle }) =>
      `/to-giup-viec/doi-tuong/${subjectCode}?dot=${year}&sau=${middle}`,
    bare: subject(({ sql, middle }) => sql`and c.id > ${Math.floor(middle / 1000)}`),
  },
  {
    name: 'subject, late and not verified',
    path: ({ year, subjectCode }) =>
      `/to-giup-viec/doi-tuong/${subjectCode}?dot=${year}&thoi-han=muon&xac-minh=chua`,
    bare: subject(
      ({ sql }) => sql`and f.received_at >=
        (select (r.closes_on + 1)::timestamp at time zone 'Asia/Ho_Chi_Minh' from public.round r where r.id = f.round_id)
        and coalesce((select v.outcome from public.verification v where v.feedback_id = f.id
          order by v.id desc limit 1), '') <> 'confirmed'`,
    ),
  },
]
