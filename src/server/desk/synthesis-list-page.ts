/** Everything the page shows from which one enters the synthesis: every subject, how much is left of it. */
import type { ContentArea, DeskRound, Subject } from '../../domain/desk.ts'
import { yearName } from '../../domain/desk-addresses.ts'
import { pointsInForce, type SynthesisPoint, type SynthesisTable } from '../../domain/synthesis.ts'
import type { Client } from '../supabase.ts'
import { chooseRound, hasSamples, readAreas, readRounds, readSubjects } from './rounds.ts'
import { readPoints, readSynthesisTable } from './synthesis.ts'

export interface SynthesisListPage {
  round: DeskRound
  /** In the order of review. */
  subjects: { subject: Subject; points: number }[]
  areas: ContentArea[]
  table: SynthesisTable
  samples: boolean
}

/** @returns undefined before there is a round. @throws Problem notFound, unavailable */
export async function readSynthesisListPage(
  client: Client,
  query: URLSearchParams,
): Promise<SynthesisListPage | undefined> {
  const round = chooseRound(await readRounds(client), query.get(yearName))
  if (!round) return undefined
  const [subjects, areas, table, points, samples] = await Promise.all([
    readSubjects(client, round.id),
    readAreas(client, round.id),
    readSynthesisTable(client, round.id),
    readPoints(client, round.id),
    hasSamples(client, round.id),
  ])
  const inForce = (of: SynthesisPoint[]) => areas.flatMap(({ id }) => pointsInForce(of, id)).length
  return {
    round,
    subjects: subjects.map((subject) => ({
      subject,
      points: inForce(points.filter(({ subject_id }) => subject_id === subject.id)),
    })),
    areas,
    table,
    samples,
  }
}
