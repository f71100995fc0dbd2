/** Work on a division that is not saved yet: kept in this tab of the browser and nowhere else, until it is. */
import type { Row } from '../../domain/division-draft.ts'

export interface Kept {
  /** The version it was begun from. */
  base: number
  rows: Row[]
}

const keyOf = (keep: string) => `phan-y ${keep}`

export function readKept(keep: string): Kept | undefined {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(keyOf(keep)) ?? 'null')
    return isKept(kept) ? kept : undefined
  } catch {
    return undefined
  }
}

/** @returns whether the browser keeps it: some refuse */
export function keepWork(keep: string, kept: Kept): boolean {
  try {
    sessionStorage.setItem(keyOf(keep), JSON.stringify(kept))
    return true
  } catch {
    return false
  }
}

export function dropKept(keep: string): void {
  try {
    sessionStorage.removeItem(keyOf(keep))
  } catch {
    // where nothing is kept, nothing needs to go
  }
}

function isKept(value: unknown): value is Kept {
  return (
    isRecord(value) &&
    typeof value['base'] === 'number' &&
    Array.isArray(value['rows']) &&
    value['rows'].every(isRow)
  )
}

function isRow(value: unknown): value is Row {
  if (!isRecord(value)) return false
  const numbers = ['comment', 'start', 'end'].every((name) => Number.isInteger(value[name]))
  return numbers && ['subject', 'area', 'aspect', 'reason'].every((name) => typeof value[name] === 'string')
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
