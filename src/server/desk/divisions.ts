/** Versions of dividing a letter and their passages, as the signed-in member may read them (H3). */
import { z } from 'zod'
import type { ContentArea, LetterComment, Subject } from '../../domain/desk.ts'
import {
  type Division,
  divisionComparisonSchema,
  divisionInForce,
  divisionSchema,
  divisionState,
  passageSchema,
} from '../../domain/division.ts'
import { choices, openSentences, type Row, type WrittenComment } from '../../domain/division-draft.ts'
import { problemOf } from '../database-errors.ts'
import type { Client } from '../supabase.ts'
import type { StaffNames } from './staff.ts'

/** Newest first, each with what was found of it. @throws Problem unavailable */
export async function readDivisions(
  client: Client,
  feedbackId: string,
  names: StaffNames,
): Promise<Division[]> {
  const [versions, findings] = await Promise.all([
    client
      .from('division')
      .select('id, version, made_by, made_at')
      .eq('feedback_id', feedbackId)
      .order('version', { ascending: false }),
    client.rpc('division_findings', { p_feedback_id: feedbackId }),
  ])
  if (versions.error) throw problemOf(versions.error, versions.status)
  if (findings.error) throw problemOf(findings.error, findings.status)
  const comparisons = z
    .array(divisionComparisonSchema)
    .parse(findings.data)
    .map((each) => ({ ...each, displayName: names.get(each.compared_by) ?? '' }))
  return z
    .array(divisionSchema)
    .parse(versions.data)
    .map((division) => ({
      ...division,
      displayName: names.get(division.made_by) ?? '',
      comparisons: comparisons.filter(({ division_id }) => division_id === division.id),
    }))
}

/** What passages are read with: a letter's comments, its round's subjects and content areas. */
export interface Parts {
  comments: readonly LetterComment[]
  subjects: readonly Subject[]
  areas: readonly ContentArea[]
}

/** @throws Problem unavailable */
export async function readPassages(client: Client, divisionId: number, parts: Parts): Promise<Row[]> {
  const { data, error, status } = await client.rpc('division_passages', { p_division_id: divisionId })
  if (error) throw problemOf(error, status)
  const codes = codesOf(parts)
  const positions = new Map(parts.comments.map(({ id, position }) => [id, position]))
  return z
    .array(passageSchema)
    .parse(data)
    .map((passage) => ({
      comment: positions.get(passage.comment_id) ?? 0,
      start: passage.starts_at,
      end: passage.ends_at,
      subject: passage.subject_id === null ? choices.aside : codes.subject(passage.subject_id),
      area: codes.area(passage.content_area_id),
      aspect: passage.aspect ?? '',
      reason: passage.set_aside ?? '',
      ...(passage.reason_hidden && { isReasonHidden: true }),
    }))
    .toSorted((one, other) => one.comment - other.comment)
}

/** The comments with codes in place of ids. */
export function writtenComments(parts: Parts): WrittenComment[] {
  const codes = codesOf(parts)
  return parts.comments.map(({ position, text, subject_id, content_area_id, aspect }) => ({
    position,
    text,
    subject: codes.subject(subject_id),
    area: codes.area(content_area_id),
    aspect: aspect ?? '',
  }))
}

function codesOf({ subjects, areas }: Parts) {
  const subjectCodes = new Map(subjects.map(({ id, code }) => [id, code]))
  const areaCodes = new Map(areas.map(({ id, code }) => [id, code]))
  return {
    subject: (id: string | null) => subjectCodes.get(id ?? '') ?? '',
    area: (id: string | null) => areaCodes.get(id ?? '') ?? '',
  }
}

/** How a letter's division stands, and the passages of its newest version. */
export async function readDivided(client: Client, feedbackId: string, parts: Parts, names: StaffNames) {
  const divisions = await readDivisions(client, feedbackId, names)
  const [newest] = divisions
  const rows = newest ? await readPassages(client, newest.id, parts) : []
  const open = openSentences(rows, writtenComments(parts))
  return { divisions, newest, rows, open, state: divisionState(newest, open) }
}
export type Divided = Awaited<ReturnType<typeof readDivided>>

/** The same with the passages that count: those of the version in force, or of the newest where there is none. */
export async function readDivisionSummary(
  client: Client,
  feedbackId: string,
  parts: Parts,
  names: StaffNames,
) {
  const divided = await readDivided(client, feedbackId, parts, names)
  const inForce = divisionInForce(divided.divisions)
  const isNewest = !inForce || inForce.id === divided.newest?.id
  const rows = isNewest ? divided.rows : await readPassages(client, inForce.id, parts)
  return { ...divided, inForce, rows }
}
export type DivisionSummary = Awaited<ReturnType<typeof readDivisionSummary>>
