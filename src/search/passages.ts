/** Everything that is searched: the plan line by line, then what was written from it. */

import type { Guide, GuideSection } from '../domain/guidance.ts'
import type { OfficeContent } from '../domain/office-content.ts'
import { addressOf, clausesOf, planLines, titleOf } from '../domain/plan-text.ts'
import { writeDay } from '../domain/span-words.ts'
import type { Passage } from './passage.ts'

/** What the parts of the plan without a number are called. */
export interface PlanPlaces {
  head: string
  preamble: string
  recipients: string
  signatory: string
}

export function passagesOf(content: OfficeContent, places: PlanPlaces): Passage[] {
  return [
    ...passagesOfPlan(content, places),
    ...content.guidance.flatMap((guide) => [...passagesOfGuide(guide)]),
    ...passagesOfTimeline(content),
    ...passagesOfDocuments(content),
    ...passagesOfOrganisation(content),
  ]
}

/** One a line. Lines that share an address (the head, the signature) are one passage. */
function passagesOfPlan({ plan }: OfficeContent, places: PlanPlaces): Passage[] {
  const clauses = [...clausesOf(plan.parts)]
  const ids = new Set(clauses.map(({ id }) => id))
  const titles = new Map(clauses.map((each) => [addressOf(each.id), titleOf(each).replace(/\s*:$/, '')]))
  const passages: Passage[] = []
  for (const { id, text } of planLines(plan)) {
    const address = `/ke-hoach#${id}`
    const before = passages.at(-1)
    const number = addressOf(id)
    const heading = titles.get(number)
    if (!/[\p{L}\p{N}]/u.test(text)) continue
    if (before?.address === address) before.text += ` ${text}`
    else if (ids.has(id)) passages.push({ kind: 'plan', address, number, text })
    else if (heading !== undefined) passages.push({ kind: 'plan', address, number, heading, text })
    else passages.push({ kind: 'plan', address, heading: placeOf(id, places), text })
  }
  return passages
}

function placeOf(id: string, { head, preamble, recipients, signatory }: PlanPlaces): string {
  if (id.startsWith('mo-dau')) return preamble
  if (id.startsWith('noi-nhan')) return recipients
  return id === 'dau-de' ? head : signatory
}

function* passagesOfGuide({ slug, title, summary, sections }: Guide): Generator<Passage> {
  const page = `/huong-dan/${slug}`
  yield { kind: 'guidance', address: page, heading: title, text: summary.text }
  for (const [index, section] of sections.entries()) {
    const heading = `${title} – ${section.title}`
    for (const { id = `phan-${index + 1}`, text } of textsOfSection(section))
      yield { kind: 'guidance', address: `${page}#${id}`, heading, text }
  }
}

function* textsOfSection({ points, choices, order }: GuideSection): Generator<{ id?: string; text: string }> {
  for (const { text, items = [] } of points ?? []) yield { text: [text, ...items].join(' ') }
  for (const { id, who, answer } of choices ?? []) yield { id, text: `${who}: ${answer.join(' ')}` }
  for (const { name, turns } of order ?? []) yield { text: `${name}: ${turns.join('; ')}` }
}

/** A milestone of a round has its days and a place of its own; one that recurs has one place. */
function* passagesOfTimeline({ timeline }: OfficeContent): Generator<Passage> {
  for (const { id, title, what, note = '', repeats } of timeline.milestones) {
    const address = `/tien-do#${id}`
    if (repeats) yield { kind: 'timeline', address, heading: title, text: `${what} ${note}`.trim() }
    for (const round of timeline.rounds) {
      const span = round.days[id]
      if (!span) continue
      const days = [span.from, span.to].flatMap((day) => (day ? writeDay(day) : [])).join(' – ')
      yield {
        kind: 'timeline',
        address: `${address}-${round.year}`,
        heading: `${title} – ${round.title}`,
        text: `${what} ${days}. ${note}`.trim(),
      }
    }
  }
}

function* passagesOfDocuments({ documents }: OfficeContent): Generator<Passage> {
  for (const { id, kind, number, date, issuer, title, role } of documents) {
    const source = [issuer, date && writeDay(date)].filter(Boolean).join(', ')
    const [heading, ...rest] = number === null ? [title] : [`${kind} ${number}`, title]
    const text = [...rest, source, role].filter(Boolean).join('. ')
    yield { kind: 'documents', address: `/van-ban#${id}`, heading, text }
  }
}

function* passagesOfOrganisation({ organisation, office }: OfficeContent): Generator<Passage> {
  const { parties, directionUnit, helpTeam } = organisation
  const at = (id: string, heading: string, text: string): Passage => ({
    kind: 'organisation',
    address: `/to-chuc#${id}`,
    heading,
    text,
  })
  const contact = Object.values(office.contact).filter((value) => value !== null)
  if (contact.length > 0) yield at('lien-he', office.officeName, contact.join('; '))
  for (const { name, position, role } of helpTeam.members)
    yield at('to-giup-viec', helpTeam.name, `${name}, ${position}: ${role}`)
  yield at('bo-phan-thuong-truc', directionUnit.name, directionUnit.members.join('; '))
  for (const { id, name, duties } of parties) for (const { text } of duties) yield at(id, name, text)
}
