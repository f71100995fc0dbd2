/**
 * A draft as this device keeps it while it is written, waits to be sent, or until its receipt has been seen (F9).
 * What is read back may be old, cut short or not ours: it is parsed, never trusted. No zod: this goes to old telephones.
 */

export const draftVersion = 1

export type Fields = [name: string, value: string][]

export interface Draft {
  v: typeof draftVersion
  /** Also the Idempotency-Key under which it is sent. */
  id: string
  /** Kind of contributor: which form it belongs to. */
  kind: string
  state: 'writing' | 'sending' | 'received'
  /** As typed, in the order of the form. */
  fields: Fields
  /** By this device's clock, in milliseconds: shown, never reckoned with. */
  savedAt: number
  /** The tab and page that wrote last; another page must take the draft over before it may write. Empty: nobody. */
  writer: string
  /** Opens the receipt; set when state is `received`. */
  secret?: string
}

const states = ['writing', 'sending', 'received'] as const
const secretForm = /^[\w-]{1,100}$/

/** @returns undefined for anything that is not a draft of this version */
export function parseDraft(value: unknown): Draft | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const { v, id, kind, state, fields, savedAt, writer, secret } = value as Record<string, unknown>
  const known = states.find((each) => each === state)
  if (v !== draftVersion || !known || typeof id !== 'string' || id === '') return undefined
  if (typeof kind !== 'string' || !Array.isArray(fields)) return undefined
  const opens = typeof secret === 'string' && secretForm.test(secret) ? secret : undefined
  if (known === 'received' && !opens) return undefined
  return {
    v,
    id,
    kind,
    state: known,
    fields: fields.filter(isField),
    savedAt: typeof savedAt === 'number' && Number.isFinite(savedAt) ? savedAt : 0,
    writer: typeof writer === 'string' ? writer : '',
    ...(opens && { secret: opens }),
  }
}

function isField(field: unknown): field is Fields[number] {
  return Array.isArray(field) && field.length === 2 && field.every((part) => typeof part === 'string')
}

/** Never kept: the field that people do not see, and the button pressed. */
const unkept = new Set(['website', 'step'])

/** What of a form is sent and may be kept; files have their own way. */
export function sentFields(entries: Iterable<[string, FormDataEntryValue]>): Fields {
  return [...entries].filter(
    (entry): entry is Fields[number] => typeof entry[1] === 'string' && !unkept.has(entry[0]),
  )
}

/** What is kept while it is written: without consent, which is given anew each time. */
export function keptFields(entries: Iterable<[string, FormDataEntryValue]>): Fields {
  return sentFields(entries).filter(([name]) => name !== 'consent')
}

export function fieldOf(fields: Fields, name: string): string {
  return fields.find(([each]) => each === name)?.[1] ?? ''
}

/** The number of a comment's card, or -1. */
export function cardOf(name: string): number {
  return Number(/^comments\.(\d{1,4})\./.exec(name)?.[1] ?? -1)
}

/** Cards that a form needs for these fields; at least one. */
export function cardCount(fields: Fields): number {
  return Math.max(0, ...fields.map(([name]) => cardOf(name))) + 1
}

/** What the page itself puts in, and boxes to tick: a box that is not asked for is not there. */
const notWords = new Set(['contributor.kind', 'idempotencyKey', 'begun', 'consent', 'supplement'])

/** What a person said, however the form numbers its cards and breaks its lines. */
function wordsOf(fields: Fields): Map<string, string> {
  const said = fields
    .map(([name, value]): Fields[number] => [name, value.replace(/\r\n?/g, '\n').trim()])
    .filter(([name, value]) => value !== '' && !notWords.has(name) && !unkept.has(name))
  // a card with nothing but an aspect is blank, as src/domain/form.ts has it
  const cards = new Set(said.filter(([name]) => !name.endsWith('.aspect')).map(([name]) => cardOf(name)))
  const inOrder = [...cards].filter((card) => card >= 0).sort((a, b) => a - b)
  return new Map(
    said
      .filter(([name]) => cards.has(cardOf(name)))
      .map(([name, value]) => [
        name.replace(/^comments\.\d+/, `comments.${inOrder.indexOf(cardOf(name))}`),
        value,
      ]),
  )
}

export function isBlank(fields: Fields): boolean {
  return wordsOf(fields).size === 0
}

/** Whether everything kept is also shown, so that going on with what is shown loses nothing. */
export function covers(shown: Fields, kept: Fields): boolean {
  const there = wordsOf(shown)
  return [...wordsOf(kept)].every(([name, value]) => there.get(name) === value)
}

/**
 * What has to be written so that no page's last words are lost: they replace the draft they belong to, unless another
 * tab has taken it over, or it was sent since; then they become a draft by themselves.
 */
export function withLastWords(
  drafts: readonly Draft[],
  lastWords: readonly Draft[],
  newId: () => string,
): Draft[] {
  return lastWords.flatMap((words) => {
    const kept = drafts.find(({ id }) => id === words.id)
    if (!kept || (kept.state === 'writing' && follows(words.writer, kept.writer))) return words
    return covers(kept.fields, words.fields) || isBlank(words.fields) ? [] : { ...words, id: newId() }
  })
}

/** Whether a page may go on with what that writer left: of the same tab, or nobody's. */
export function follows(page: string, writer: string): boolean {
  return writer === '' || tabOf(writer) === tabOf(page)
}

const tabOf = (writer: string) => writer.split('/')[0]

/** The first words, by which a person knows one draft from another. */
export function firstWords({ fields }: Pick<Draft, 'fields'>): string {
  const text =
    fields.find(([name, value]) => /^comments\.\d+\.text$/.test(name) && value.trim() !== '')?.[1] ?? ''
  const line = text.trim().replace(/\s+/g, ' ')
  return line.length > 60 ? `${line.slice(0, 60).replace(/\s\S*$/, '')}…` : line
}
