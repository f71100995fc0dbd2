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

/**
 * As headings and lists are recognised: without marks, case and blanks.
 *
 * @example folded('Họ và tên') // 'hovaten'
 */
export function folded(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .replaceAll('đ', 'd')
    .replace(/[^\p{L}\p{N}]/gu, '')
}
