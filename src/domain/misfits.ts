/** What only shows when the office's files are held against each other: references that lead nowhere, names used twice. */
import type { BodyFile } from './body.ts'
import type { Documents } from './documents.ts'
import type { Guide } from './guidance.ts'
import { type Misfit, places, repeated } from './misfit.ts'
import { nearest, suggestion } from './nearest.ts'
import type { Office } from './office.ts'
import { planAddresses } from './office-content.ts'
import type { Organisation } from './organisation.ts'
import type { Plan } from './plan.ts'
import { planLines } from './plan-text.ts'
import type { Timeline } from './timeline.ts'
import { misfitsOfTimeline } from './timeline-misfits.ts'

/** What could be read: a file with faults of its own is missing here, and what needs it is not looked at. */
export interface ReadableContent {
  office?: Office | undefined
  body?: BodyFile | undefined
  plan?: Plan | undefined
  documents?: Documents | undefined
  organisation?: Organisation | undefined
  timeline?: Timeline | undefined
  guidance: readonly Guide[]
}

/** @param pages the names of all guidance pages, also of those with faults of their own */
export function* misfitsOf(content: ReadableContent, pages: readonly string[]): Generator<Misfit> {
  const { body, plan, documents, organisation, timeline } = content
  if (plan) yield* unknownClauses(content, planAddresses(plan))
  if (body) yield* misfitsOfBody(body)
  if (documents) {
    yield* repeated('documents', places([], documents, 'id'))
    if (plan) yield* uncited(documents, plan)
  }
  if (organisation) yield* repeated('organisation', places(['parties'], organisation.parties, 'id'))
  if (timeline) yield* misfitsOfTimeline(timeline, organisation?.parties)
  for (const guide of content.guidance) yield* misfitsOfGuide(guide, pages)
}

/** Looks for every list called `clauses`. */
function* unknownClauses(content: ReadableContent, known: ReadonlySet<string>): Generator<Misfit> {
  const { office, organisation, timeline, guidance } = content
  const files = { office, organisation, timeline }
  const named = guidance.map((guide): [string, unknown] => [`guidance/${guide.slug}`, guide])
  for (const [file, value] of [...Object.entries(files), ...named]) {
    for (const { field, id } of clausesIn(value)) {
      if (known.has(id)) continue
      const likely = nearest(id, known)
      const advice = likely ? `có phải “${likely}” không?` : 'viết một địa chỉ có trong plan.yaml.'
      yield { file, field, message: `Kế hoạch không có địa chỉ “${id}”: ${advice}` }
    }
  }
}

function* clausesIn(
  value: unknown,
  field: PropertyKey[] = [],
): Generator<{ field: PropertyKey[]; id: string }> {
  if (typeof value !== 'object' || value === null) return
  for (const [key, inner] of Object.entries(value)) {
    const at = [...field, Array.isArray(value) ? Number(key) : key]
    if (key !== 'clauses' || !Array.isArray(inner)) yield* clausesIn(inner, at)
    else for (const [index, id] of inner.entries()) yield { field: [...at, index], id: String(id) }
  }
}

function* misfitsOfBody({ subjects, contentAreas }: BodyFile): Generator<Misfit> {
  const file = 'body'
  if (!subjects.some(({ code, kind }) => code === 'tap-the' && kind === 'collective'))
    yield { file, field: ['subjects'], message: 'Cần một đối tượng ghi code: tap-the, kind: collective.' }
  yield* repeated(file, places(['subjects'], subjects, 'code'))
  yield* repeated(file, places(['contentAreas'], contentAreas, 'code'))
}

function* uncited(documents: Documents, plan: Plan): Generator<Misfit> {
  const text = [...planLines(plan)].map((line) => line.text).join('\n')
  for (const [index, { citedAs }] of documents.entries())
    for (const [position, words] of citedAs.entries())
      if (!text.includes(words))
        yield {
          file: 'documents',
          field: [index, 'citedAs', position],
          message: `Kế hoạch không có đúng những chữ “${words}”: chép lại từ plan.yaml.`,
        }
}

function* misfitsOfGuide({ slug, related, sections }: Guide, pages: readonly string[]): Generator<Misfit> {
  const file = `guidance/${slug}`
  for (const [index, name] of related.entries())
    if (!pages.includes(name))
      yield {
        file,
        field: ['related', index],
        message: `Không có trang hướng dẫn “${name}”: ${suggestion(name, pages)}`,
      }
  for (const [index, { points, choices, order }] of sections.entries())
    if (!points && !choices && !order)
      yield {
        file,
        field: ['sections', index],
        message: 'Phần này trống: cần points, choices hoặc order.',
      }
  yield* repeated(file, choicePlaces(sections))
}

/** The choices of all sections of a page: their names are addresses on it. */
function choicePlaces(sections: Guide['sections']) {
  return sections.flatMap(({ choices = [] }, index) =>
    choices.map(({ id }, position) => ({ name: id, field: ['sections', index, 'choices', position, 'id'] })),
  )
}
