/** Letters without their marks, so that "dang vien" finds "đảng viên" whichever way either was typed. */

const marks = /\p{Mn}/gu
/** Stands for a mark that belongs to no letter; joins nothing and is nothing to read. */
const filler = '\u200d'
const known = new Map<string, string>()

function foldCharacter(character: string): string {
  const bare = character.toLowerCase().normalize('NFD').replace(marks, '').replaceAll('đ', 'd')
  if (bare === '') return filler.repeat(character.length)
  return bare.length === character.length ? bare : character
}

/**
 * Lower case, without marks, đ as d. As long as `text.normalize('NFC')`, position for position, so that what was found
 * in the one can be marked in the other.
 *
 * @example fold('Đảng ủy') // 'dang uy'
 */
export function fold(text: string): string {
  let folded = ''
  for (const character of text.normalize('NFC')) {
    let bare = known.get(character)
    if (bare === undefined) {
      bare = foldCharacter(character)
      // what people type is a few hundred characters; what a machine sends must not fill the memory
      if (known.size < 2_000) known.set(character, bare)
    }
    folded += bare
  }
  return folded
}

/** The five tones; the other marks make another letter. */
const tones = /[\u0300\u0301\u0303\u0309\u0323]/g

/** A word's letters, then its tones: "hòa" and "hoà" are one spelling, "bán" and "bàn" are two. */
export function spelling(word: string): string {
  const decomposed = word.toLowerCase().normalize('NFD')
  return decomposed.replace(tones, '') + (decomposed.match(tones)?.join('') ?? '')
}
