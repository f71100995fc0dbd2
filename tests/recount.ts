/** What the desk should count, told from the bare rows in plain words: for holding the database's figures against. */
import type postgres from 'postgres'

interface Row {
  id: string
  feedback_id: string
}
interface Letter extends Row {
  channel: string
  contributor_kind: string
  contributor_category: string
  day: string
  late: boolean
  replaces: string | null
  invitation_id: string | null
}
interface Identity extends Row {
  person_key: string | null
  collective_name: string | null
}
interface Piece extends Row {
  subject_id: string | null
  content_area_id: string
  aspect: string | null
  position: number
  text: string
}
interface Passage extends Piece {
  division_id: string
  comment_id: string
  starts_at: number
  ends_at: number
}

/** One comment as the desk counts it. */
export interface Counted {
  key: number
  letter: Letter
  /** Who wrote it, as far as they can be told apart. */
  contributor: string
  verified: boolean
  subject: string
  area: string
  aspect: string | null
  text: string
  divided: boolean
}

export interface Recount {
  letters: Letter[]
  /** In the order of arrival. */
  comments: Counted[]
}

export async function recount(sql: postgres.Sql, roundId: string): Promise<Recount> {
  const all = <T extends Row>(query: string) => sql.unsafe<T[]>(query, [roundId])
  const letters = await all<Letter>(`
    select f.id::text, f.id::text as feedback_id, f.channel, f.contributor_kind, f.contributor_category,
      to_char(f.received_at at time zone 'Asia/Ho_Chi_Minh', 'YYYY-MM-DD') as day,
      (f.received_at at time zone 'Asia/Ho_Chi_Minh')::date > r.closes_on as late, f.replaces::text, f.invitation_id::text
    from public.feedback f join public.round r on r.id = f.round_id where f.round_id = $1`)
  const identities = await all<Identity>(
    `select feedback_id::text, encode(person_key, 'hex') as person_key, collective_name from private.contributor_identity where round_id = $1`,
  )
  const comments = await all<Piece>(
    'select id::text, feedback_id::text, subject_id::text, content_area_id::text, aspect, position, text from public.comment where round_id = $1 order by id',
  )
  const passages = await all<Passage>(
    'select id::text, feedback_id::text, division_id::text, comment_id::text, subject_id::text, content_area_id::text, aspect, position, starts_at, ends_at from public.passage where round_id = $1',
  )
  const divisions = await all<Row & { version: number }>(
    'select id::text, feedback_id::text, version from public.division where round_id = $1 order by version',
  )
  // the last finding on each, in the order they were noted
  const last = async (table: string, about: string) => {
    const rows = await sql.unsafe<{ about: string; outcome: string }[]>(
      `select ${about}::text as about, outcome from public.${table} order by id`,
    )
    return new Map(rows.map((row) => [row.about, row.outcome]))
  }
  const compared = await last('comparison', 'feedback_id')
  const verified = await last('verification', 'feedback_id')
  const divisionCompared = await last('division_comparison', 'division_id')

  const counted = letters.filter(
    ({ id, channel }) =>
      channel === 'web' || (compared.get(id) === 'same' && !letters.some(({ replaces }) => replaces === id)),
  )
  const found: Counted[] = []
  for (const letter of counted) {
    const identity = identities.find(({ feedback_id }) => feedback_id === letter.id)
    const own = comments.filter(({ feedback_id }) => feedback_id === letter.id)
    const inForce = divisions.findLast(
      ({ id, feedback_id }) => feedback_id === letter.id && divisionCompared.get(id) === 'same',
    )
    const as = (piece: Piece, key: number, text: string, divided: boolean): Counted[] =>
      piece.subject_id === null
        ? []
        : [
            {
              key,
              letter,
              contributor: contributorOf(letter, identity),
              verified: verified.get(letter.id) === 'confirmed',
              subject: piece.subject_id,
              area: piece.content_area_id,
              aspect: piece.aspect,
              text,
              divided,
            },
          ]
    if (!inForce) {
      for (const comment of own) found.push(...as(comment, Number(comment.id) * 1000, comment.text, false))
      continue
    }
    for (const passage of passages.filter(({ division_id }) => division_id === inForce.id)) {
      const signs = Array.from(own.find(({ id }) => id === passage.comment_id)?.text ?? '')
      const text = signs.slice(passage.starts_at, passage.ends_at).join('')
      found.push(...as(passage, Number(passage.comment_id) * 1000 + passage.position, text, true))
    }
  }
  return { letters: counted, comments: found.sort((a, b) => a.key - b.key) }
}

function contributorOf(letter: Letter, identity: Identity | undefined): string {
  const name = identity?.collective_name
    ?.normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .replace(/đ/gi, 'd')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
  return `${letter.contributor_kind}: ${letter.invitation_id ?? identity?.person_key ?? name ?? letter.id}`
}

/** How many there are of each, by what `name` calls them. */
export function tally<T>(rows: readonly T[], name: (row: T) => string): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const row of rows) counts[name(row)] = (counts[name(row)] ?? 0) + 1
  return counts
}
