/** What one sees of a scan: which page, how large, how turned. Pages are counted from 1. */
export type Turn = 0 | 90 | 180 | 270

export interface View {
  readonly pages: number
  readonly page: number
  /** Width of a page in percent of the frame's. */
  readonly zoom: number
  /** Of every page: a whole pile is fed upside down. */
  readonly turnAll: Turn
  /** Of single pages, on top of that: one of them lies across. */
  readonly turns: ReadonlyMap<number, Turn>
}

const steps = [50, 75, 100, 150, 200, 300, 400]
export const fitZoom = 100

export const commands = ['previous', 'next', 'smaller', 'larger', 'fit', 'turn', 'turnAll'] as const
export type Command = (typeof commands)[number]

export function startView(pages: number): View {
  return { pages, page: 1, zoom: fitZoom, turnAll: 0, turns: new Map() }
}

export function turnOf({ turnAll, turns }: View, page: number): Turn {
  return added(turnAll, turns.get(page) ?? 0)
}

export function act(view: View, command: Command): View {
  const { page, zoom, turnAll, turns } = view
  switch (command) {
    case 'previous':
      return toPage(view, page - 1)
    case 'next':
      return toPage(view, page + 1)
    case 'smaller':
      return { ...view, zoom: steps.findLast((step) => step < zoom) ?? zoom }
    case 'larger':
      return { ...view, zoom: steps.find((step) => step > zoom) ?? zoom }
    case 'fit':
      return { ...view, zoom: fitZoom }
    case 'turn':
      return { ...view, turns: new Map(turns).set(page, added(turns.get(page) ?? 0, 90)) }
    case 'turnAll':
      return { ...view, turnAll: added(turnAll, 90) }
  }
}

/** Not beyond the first and the last. */
export function toPage(view: View, page: number): View {
  return { ...view, page: Math.min(Math.max(page, 1), view.pages) }
}

/** @returns the page somebody typed, undefined if there is none of that number */
export function readPage(typed: string, pages: number): number | undefined {
  const page = /^\s*\d{1,6}\s*$/.test(typed) ? Number(typed) : 0
  return page >= 1 && page <= pages ? page : undefined
}

/** What would change nothing. */
export function idle(view: View): Command[] {
  const { page, pages, zoom } = view
  return [
    ...(page === 1 ? (['previous'] as const) : []),
    ...(page === pages ? (['next'] as const) : []),
    ...(zoom === steps[0] ? (['smaller'] as const) : []),
    ...(zoom === steps.at(-1) ? (['larger'] as const) : []),
  ]
}

const turnsInOrder: readonly Turn[] = [0, 90, 180, 270]

function added(one: Turn, other: Turn): Turn {
  return turnsInOrder[((one + other) / 90) % 4] ?? 0
}
