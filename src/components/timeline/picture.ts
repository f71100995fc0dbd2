/** Where things stand in the timeline's picture: a pure function of the days. Units are CSS pixels at full size. */
import { addDays } from '../../domain/day.ts'
import type { Span } from '../../domain/timeline.ts'
import { wrapText } from '../../domain/wrap-text.ts'

/** About as wide as the smallest telephone's text. */
export const pictureWidth = 340

export interface Lane {
  label: string
  spans: readonly Span[]
  /** Stands out: the one milestone that readers act on. */
  accent?: boolean
  /** Further spans follow after the picture's end. */
  goesOn?: boolean
}

interface Bar {
  x: number
  width: number
  /** The first day is not known: the bar begins at the edge, broken. */
  open: boolean
}

export interface Picture {
  height: number
  /** Where each column begins, and the end of the last. */
  edges: number[]
  columns: { x: number; anchor: 'start' | 'middle'; label: string }[]
  axisY: number
  lanes: { lines: { text: string; y: number }[]; y: number; bars: Bar[]; accent: boolean; goesOn: boolean }[]
}

/** One unit of time on the axis, e.g. a month. */
export interface Column {
  /** First day. */
  from: string
  label: string
}

const line = 20
export const barHeight = 8
const gap = 12
/** Room for the arrow of what goes on. */
const margin = 16
const axis = pictureWidth - margin
const thinnest = 4
/** A broken bar and a little more. */
const thinnestOpen = 36
const labelCharacters = 38

/** @param until the day after the last column */
export function drawPicture(lanes: readonly Lane[], columns: readonly Column[], until: string): Picture {
  const start = columns[0]?.from ?? until
  const days = daysBetween(start, until)
  const at = (day: string) => round((Math.min(Math.max(daysBetween(start, day), 0), days) / days) * axis)
  const edges = [...columns.map(({ from }) => at(from)), axis]
  // Where columns are narrow only some have their label, at their beginning.
  const longest = Math.max(...columns.map(({ label }) => label.length)) * 8.5
  const step = Math.ceil(longest / (axis / columns.length))

  let y = line + 8
  const axisY = y
  const drawn = lanes.map(({ label, spans, accent = false, goesOn = false }) => {
    const lines = evenLines(label).map((text) => {
      y += line
      return { text, y }
    })
    const top = y + 8
    y = top + barHeight + gap
    const bars = spans.map(({ from, to }) => {
      const open = from === undefined
      const begin = open ? 0 : at(from)
      // a unit of ground between bars that touch
      const width = Math.max(round(at(addDays(to, 1)) - begin - 1), open ? thinnestOpen : thinnest)
      return { x: Math.min(begin, axis - width), width, open }
    })
    return { lines, y: top, bars, accent, goesOn }
  })
  return {
    height: y - gap + 2,
    edges,
    columns: columns.flatMap(({ from, label }, index): Picture['columns'] => {
      const x = at(from)
      if (step > 1) return index % step === 0 ? [{ x, anchor: 'start', label }] : []
      return [{ x: round((x + (edges[index + 1] ?? axis)) / 2), anchor: 'middle', label }]
    }),
    axisY,
    lanes: drawn,
  }
}

/** As few lines as can be, none much longer than the others: no word left alone on the last. */
function evenLines(label: string): string[] {
  const lines = wrapText(label, labelCharacters)
  for (let most = Math.ceil(label.length / lines.length); most < labelCharacters; most++) {
    const even = wrapText(label, most)
    if (even.length === lines.length) return even
  }
  return lines
}

function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000
}

const round = (units: number) => Math.round(units * 10) / 10
