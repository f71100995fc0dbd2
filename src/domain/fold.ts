/** Text as the search and the recognition of headings compare it: without marks, case, blanks; đ is d. */

/** @example folded('Họ và tên') // 'hovaten' */
export function folded(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .replaceAll('đ', 'd')
    .replace(/[^\p{L}\p{N}]/gu, '')
}
