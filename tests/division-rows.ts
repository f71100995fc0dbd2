/** Divisions of letters as rows: for tests of what is counted, not of how a division is made. */
import type postgres from 'postgres'

export interface Part {
  /** Place of the comment in its letter. */
  comment: number
  /** Place of the passage within the comment. */
  position: number
  /** Code points before it, and up to its last. */
  from: number
  to: number
  subject?: string
  contentArea?: string
  aspect?: string | undefined
  setAside?: string
}

/** All at once, as the desk writes it: the audit trail takes a division in with its passages. @returns its id */
export async function addDivision(
  owner: postgres.Sql,
  reference: string,
  parts: readonly Part[],
  { by, outcomes }: { by: string; outcomes: readonly ('same' | 'different')[] },
): Promise<string> {
  return owner.begin(async (sql) => {
    const [division] = await sql<{ id: string }[]>`
    insert into public.division (feedback_id, body_id, round_id, contributor_kind, version, made_by)
      select f.id, f.body_id, f.round_id, f.contributor_kind,
        1 + (select count(*) from public.division d where d.feedback_id = f.id), ${by}
      from public.feedback f where f.reference = ${reference} returning id`
    if (!division) throw new Error(`no letter ${reference}`)
    await sql`
    insert into public.passage (division_id, feedback_id, body_id, round_id, contributor_kind, comment_id, position,
        starts_at, ends_at, subject_id, content_area_id, aspect, set_aside)
      select d.id, d.feedback_id, d.body_id, d.round_id, d.contributor_kind, c.id, p.position, p.from, p.to, s.id, a.id,
        p.aspect, p."setAside"
      from jsonb_to_recordset(${JSON.stringify(parts)}::text::jsonb) as p(comment smallint, position smallint, "from" integer,
        "to" integer, subject text, "contentArea" text, aspect text, "setAside" text)
      join public.division d on d.id = ${division.id}
      join public.comment c on c.feedback_id = d.feedback_id and c.position = p.comment
      left join public.subject s on s.round_id = d.round_id and s.code = p.subject
      left join public.content_area a on a.round_id = d.round_id and a.code = p."contentArea"`
    for (const outcome of outcomes) {
      await sql`
      insert into public.division_comparison (division_id, feedback_id, body_id, outcome, note, compared_by)
        select d.id, d.feedback_id, d.body_id, ${outcome}, ${outcome === 'same' ? null : 'Thiếu một câu.'}, ${by}
        from public.division d where d.id = ${division.id}`
    }
    return division.id
  })
}
