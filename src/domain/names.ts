/** Names in the order Vietnamese lists have: by the given name, which is the last word. */
const collator = new Intl.Collator('vi')

const given = (name: string) => name.trim().split(/\s+/).at(-1) ?? ''

export function compareNames(a: string, b: string): number {
  return collator.compare(given(a), given(b)) || collator.compare(a, b)
}
