/** The reference of a feedback: two groups of four characters that are read aloud without mistakes. */

const form = /^[A-HJ-NPR-Y2-9]{4}-[A-HJ-NPR-Y2-9]{4}$/

/**
 * A reference as a person types it, in the form it is stored.
 * @example readReference('abcd 2345') // 'ABCD-2345'
 * @returns undefined when the text cannot be a reference
 */
export function readReference(text: string): string | undefined {
  const characters = text.toUpperCase().replace(/[\s\-–—]+/g, '')
  const reference = `${characters.slice(0, 4)}-${characters.slice(4)}`
  return form.test(reference) ? reference : undefined
}
