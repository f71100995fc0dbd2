/** How a word is spelt, apart from where its tone is written. */

/** The five tones; the other marks make another letter. */
const tones = /[\u0300\u0301\u0303\u0309\u0323]/g

/** A word's letters, then its tones: "hòa" and "hoà" are one spelling, "bán" and "bàn" are two. */
export function spelling(word: string): string {
  const decomposed = word.toLowerCase().normalize('NFD')
  return decomposed.replace(tones, '') + (decomposed.match(tones)?.join('') ?? '')
}
