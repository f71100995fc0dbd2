/** All the office's files together, and what only shows when they are held against each other. */
import type { Body } from './body.ts'
import type { Documents } from './documents.ts'
import type { Guide } from './guidance.ts'
import type { Office } from './office.ts'
import type { Organisation } from './organisation.ts'
import type { Plan } from './plan.ts'
import { blocksOf, clausesOf, planLines } from './plan-text.ts'
import type { Timeline } from './timeline.ts'

export interface OfficeContent {
  office: Office
  body: Body
  plan: Plan
  documents: Documents
  organisation: Organisation
  timeline: Timeline
  /** In the order of their groups and numbers. */
  guidance: Guide[]
}

/** One reference of a file that leads nowhere, or a rule across fields that is broken. */
export interface Misfit {
  /** Name of the file without its ending, e.g. `timeline`, `guidance/tap-the`. */
  file: string
  field: PropertyKey[]
  message: string
}

/** Every address of the plan that a reference may name. */
export function planAddresses(plan: Plan): Set<string> {
  const all = [...clausesOf(plan.parts)]
  const blocks = [...plan.preamble, ...all.flatMap(({ blocks }) => blocks), ...plan.recipients.items]
  return new Set([...all.map(({ id }) => id), ...[...blocksOf(blocks)].map(({ id }) => id)])
}

export function* misfitsOf(content: OfficeContent): Generator<Misfit> {
  const { office, body, plan, documents, organisation, timeline, guidance } = content
  const known = planAddresses(plan)
  const files: [string, unknown][] = [
    ['office', office],
    ['organisation', organisation],
    ['timeline', timeline],
    ...guidance.map((guide): [string, unknown] => [`guidance/${guide.slug}`, guide]),
  ]
  for (const [file, value] of files) yield* unknownClauses(file, value, known)
  yield* misfitsOfTimeline(timeline, organisation)
  yield* misfitsOfDocuments(documents, plan)
  yield* misfitsOfGuidance(guidance)
  if (!body.subjects.some(({ code, kind }) => code === 'tap-the' && kind === 'collective'))
    yield { file: 'body', field: ['subjects'], message: 'Cần một đối tượng code: tap-the, kind: collective.' }
  yield* repeated('body', ['subjects'], body.subjects, ({ code }) => code)
  yield* repeated('body', ['contentAreas'], body.contentAreas, ({ code }) => code)
}

/** Looks through a value for every list called `clauses`. */
function* unknownClauses(
  file: string,
  value: unknown,
  known: ReadonlySet<string>,
  field: PropertyKey[] = [],
): Generator<Misfit> {
  if (typeof value !== 'object' || value === null) return
  for (const [key, inner] of Object.entries(value)) {
    const at = [...field, Array.isArray(value) ? Number(key) : key]
    if (key === 'clauses' && Array.isArray(inner)) {
      for (const [index, id] of inner.entries())
        if (!known.has(String(id)))
          yield {
            file,
            field: [...at, index],
            message: `Kế hoạch không có địa chỉ “${id}”: viết một địa chỉ có trong plan.yaml.`,
          }
    } else yield* unknownClauses(file, inner, known, at)
  }
}

function* repeated<T>(
  file: string,
  field: PropertyKey[],
  list: readonly T[],
  nameOf: (item: T) => string,
): Generator<Misfit> {
  const seen = new Set<string>()
  for (const [index, item] of list.entries()) {
    const name = nameOf(item)
    if (seen.has(name))
      yield { file, field: [...field, index], message: `“${name}” đã dùng ở trên: đặt tên khác.` }
    seen.add(name)
  }
}

function* misfitsOfTimeline(timeline: Timeline, organisation: Organisation): Generator<Misfit> {
  const file = 'timeline'
  const { milestones, rounds } = timeline
  const parties = new Set(organisation.parties.map(({ id }) => id))
  yield* repeated(file, ['milestones'], milestones, ({ id }) => id)
  yield* repeated(file, ['rounds'], rounds, ({ year }) => String(year))
  const gates = milestones.filter(({ intake }) => intake)
  if (gates.length !== 1)
    yield { file, field: ['milestones'], message: 'Cần đúng một mốc ghi intake: true (mốc nhận góp ý).' }
  for (const [index, { parties: named }] of milestones.entries())
    for (const [position, party] of named.entries())
      if (!parties.has(party))
        yield {
          file,
          field: ['milestones', index, 'parties', position],
          message: `organisation.yaml không có cơ quan “${party}”: viết một trong ${[...parties].join(', ')}.`,
        }
  for (const [index, { days, acceptsLateUntil }] of rounds.entries()) {
    const at = ['rounds', index, 'days']
    for (const [id, { from, to }] of Object.entries(days)) {
      const milestone = milestones.find((each) => each.id === id)
      if (!milestone) yield { file, field: [...at, id], message: `Không có mốc “${id}” ở phần milestones.` }
      else if (milestone.repeats)
        yield { file, field: [...at, id], message: 'Mốc lặp lại theo quy tắc: bỏ ngày ở đây.' }
      if (from !== undefined && from > to)
        yield { file, field: [...at, id, 'from'], message: 'Ngày đầu phải trước ngày cuối.' }
      if (milestone?.intake && from === undefined)
        yield { file, field: [...at, id], message: 'Mốc nhận góp ý cần ngày đầu (from).' }
      if (milestone?.intake && acceptsLateUntil !== null && acceptsLateUntil < to)
        yield {
          file,
          field: ['rounds', index, 'acceptsLateUntil'],
          message: 'Không được trước ngày cuối nhận góp ý.',
        }
    }
    for (const { id, repeats } of milestones)
      if (!repeats && !(id in days)) yield { file, field: at, message: `Còn thiếu ngày của mốc “${id}”.` }
  }
}

function* misfitsOfDocuments(documents: Documents, plan: Plan): Generator<Misfit> {
  const text = [...planLines(plan)].map((line) => line.text).join('\n')
  yield* repeated('documents', [], documents, ({ id }) => id)
  for (const [index, { citedAs }] of documents.entries())
    for (const [position, words] of citedAs.entries())
      if (!text.includes(words))
        yield {
          file: 'documents',
          field: [index, 'citedAs', position],
          message: 'Kế hoạch không có đúng những chữ này: chép lại từ plan.yaml.',
        }
}

function* misfitsOfGuidance(guidance: readonly Guide[]): Generator<Misfit> {
  const slugs = new Set(guidance.map(({ slug }) => slug))
  for (const { slug, related, sections } of guidance) {
    const file = `guidance/${slug}`
    for (const [index, name] of related.entries())
      if (!slugs.has(name))
        yield { file, field: ['related', index], message: `Không có trang hướng dẫn “${name}”.` }
    for (const [index, { points, choices, order }] of sections.entries())
      if (!points && !choices && !order)
        yield { file, field: ['sections', index], message: 'Phần này trống: cần points, choices hoặc order.' }
  }
}
