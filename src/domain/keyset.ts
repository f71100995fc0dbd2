/**
 * Paging by key: a page starts after, or ends before, a row that is named. Unlike an offset it costs the same
 * on the last page as on the first, and rows that arrive meanwhile shift nothing.
 */

export const pageSize = 50

export interface Cursor {
  direction: 'after' | 'before'
  /** The key of the row the page borders on. */
  key: string
}

export interface Page<Row> {
  rows: Row[]
  hasPrevious: boolean
  hasNext: boolean
}

const names = { after: 'sau', before: 'truoc' } as const

/** The cursor of an address; keys that `read` does not know count as none. */
export function readCursor(
  query: URLSearchParams,
  read: (key: string) => string | undefined,
): Cursor | undefined {
  for (const direction of ['after', 'before'] as const) {
    const key = read(query.get(names[direction]) ?? '')
    if (key !== undefined) return { direction, key }
  }
  return undefined
}

export function cursorQuery({ direction, key }: Cursor): [string, string] {
  return [names[direction], key]
}

/**
 * A page out of the rows a query gave.
 * @param rows one more than `size` where there are more, in the order of the query: away from the cursor
 */
export function pageOf<Row>(
  rows: readonly Row[],
  cursor: Cursor | undefined,
  size: number = pageSize,
): Page<Row> {
  const more = rows.length > size
  const kept = rows.slice(0, size)
  if (cursor?.direction === 'before') return { rows: kept.reverse(), hasPrevious: more, hasNext: true }
  return { rows: kept, hasPrevious: cursor !== undefined, hasNext: more }
}
