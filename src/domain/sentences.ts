/**
 * A comment cut into sentences, so that it can be read and given out one by one. Written for Vietnamese as offices write
 * it: TP. Hồ Chí Minh, 1.500 đồng, lists in lines, lines broken anywhere. Where in doubt it does not cut: a passage may
 * begin at any character, the cuts are only what the keyboard moves by.
 */
import { isBlank, type Range, tighten } from './code-points.ts'

/** Never the end of a sentence, as they stand before a name or a number. */
const abbreviations = new Set(
  'tp tx tt q p h x đ đc đ/c ts ths gs pgs bs ks cn ncs tskh ts.bs gs.ts pgs.ts ths.bs th.s t.s g.s ô b tr vd nxb kts cvp ubnd bch btv'.split(
    ' ',
  ),
)
const terminator = /[.!?…]/
const closing = /[”’"')\]»]/
const lowercase = /\p{Ll}/u
/** The mark of an item at the start of a line: 1. 2.1. a) IV. - • */
const item = /^(?:[-–—•*+]|(?:\d{1,2}(?:\.\d{1,2})*|[a-zđ]|[ivxlc]{1,5})[.)/]|\d{1,2}(?:\.\d{1,2})+)$/iu

/** In order, none blank, together all that is not blank. In code points. */
export function sentencesOf(text: string): Range[] {
  const characters = [...text]
  const sentences: Range[] = []
  let start = 0
  const cut = (end: number) => {
    const sentence = tighten(characters, { start, end })
    // a mark may have been pulled over a border: what two share belongs to the first
    const last = sentences.at(-1)
    if (sentence && last && sentence.start < last.end) last.end = Math.max(last.end, sentence.end)
    else if (sentence) sentences.push(sentence)
    start = end
  }
  for (let at = 0; at < characters.length; at += 1) {
    const character = characters[at] ?? ''
    if (character === '\n') {
      if (endsLine(characters, start, at)) cut(at + 1)
    } else if (terminator.test(character)) {
      const end = endOfMarks(characters, at)
      if (endsSentence(characters, start, at, end)) cut(end)
      at = end - 1
    }
  }
  cut(characters.length)
  return sentences
}

/** Past all terminators and closing marks: ?!” is one end. */
function endOfMarks(characters: readonly string[], at: number): number {
  let end = at + 1
  while (terminator.test(characters[end] ?? '') || closing.test(characters[end] ?? '')) end += 1
  return end
}

function endsSentence(characters: readonly string[], start: number, at: number, end: number): boolean {
  if (end < characters.length && !isBlank(characters[end])) return false
  const next = nextWord(characters, end)
  // the line decides
  if (next.line) return false
  if (lowercase.test(characters[next.at] ?? '')) return false
  if (characters[at] !== '.' || end > at + 1) return true
  const word = wordBefore(characters, start, at)
  if (abbreviations.has(word.toLowerCase())) return false
  // a single capital is an initial: Nguyễn V. An
  if (/^\p{Lu}$/u.test(word)) return false
  return !isItem(characters, start, end)
}

/** A line ends a sentence, unless it was only broken in the middle of one. */
function endsLine(characters: readonly string[], start: number, at: number): boolean {
  if (isItem(characters, start, at)) return false
  let last = at - 1
  while (last >= start && isBlank(characters[last])) last -= 1
  const next = characters[at + 1]
  if (last < start || next === undefined || next === '\n') return true
  if (/[.!?…:;]/.test(characters[last] ?? '') || closing.test(characters[last] ?? '')) return true
  const line = nextWord(characters, at + 1)
  if (line.line || !lowercase.test(characters[line.at] ?? '')) return true
  return item.test(wordAt(characters, line.at))
}

/** Whether all there is so far is the mark of an item: what follows is its text. */
function isItem(characters: readonly string[], start: number, end: number): boolean {
  return item.test(characters.slice(start, end).join('').trim())
}

function nextWord(characters: readonly string[], from: number): { at: number; line: boolean } {
  let at = from
  while (isBlank(characters[at]) && characters[at] !== '\n') at += 1
  if (characters[at] === '\n') return { at, line: true }
  // a quotation begins with its mark
  while (/[“‘"'([«]/.test(characters[at] ?? '')) at += 1
  return { at, line: false }
}

function wordBefore(characters: readonly string[], start: number, at: number): string {
  let from = at
  while (from > start && !/[\s([“"'‘«,;:]/u.test(characters[from - 1] ?? '')) from -= 1
  return characters.slice(from, at).join('')
}

function wordAt(characters: readonly string[], at: number): string {
  let end = at
  while (end < characters.length && !isBlank(characters[end])) end += 1
  return characters.slice(at, end).join('')
}
