/**
 * Parts a text into lines of at most so many characters, at blanks only; a longer word stands alone. For text in
 * pictures, which do not wrap by themselves.
 */
export function wrapText(text: string, maxCharacters: number): string[] {
  const lines: string[] = []
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const line = lines.at(-1)
    if (line !== undefined && line.length + 1 + word.length <= maxCharacters)
      lines[lines.length - 1] = `${line} ${word}`
    else lines.push(word)
  }
  return lines
}
