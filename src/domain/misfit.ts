/** One fault that only shows beside other fields or files, and the commonest: a name used twice. */

export interface Misfit {
  /** Name of the file without its ending, e.g. `timeline`, `guidance/tap-the`. */
  file: string
  field: PropertyKey[]
  message: string
}

/** A name and where it stands. */
export interface NamePlace {
  name: string | number
  field: PropertyKey[]
}

/** The names of the items of a list. */
export function places<Key extends string>(
  list: PropertyKey[],
  items: readonly Record<Key, string | number>[],
  key: Key,
): NamePlace[] {
  return items.map((item, index) => ({ name: item[key], field: [...list, index, key] }))
}

export function* repeated(file: string, named: readonly NamePlace[]): Generator<Misfit> {
  const seen = new Set<string | number>()
  for (const { name, field } of named) {
    if (seen.has(name)) yield { file, field, message: `“${name}” đã dùng ở trên: đặt tên khác.` }
    seen.add(name)
  }
}
