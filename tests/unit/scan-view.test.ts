/** What one sees of a scan, as commands and typed page numbers change it. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  act,
  type Command,
  commands,
  idle,
  readPage,
  startView,
  turnOf,
  type View,
} from '../../src/scripts/scan-view/state.ts'

const follow = (view: View, ...list: Command[]) => list.reduce(act, view)

describe('the view of a scan', () => {
  it('begins at the first page, as wide as the frame, not turned', () => {
    const view = startView(5)
    expect([view.page, view.zoom, turnOf(view, 1)]).toEqual([1, 100, 0])
  })
  it('stays between the first and the last page', () => {
    expect(follow(startView(2), 'previous').page).toBe(1)
    expect(follow(startView(2), 'next', 'next', 'next').page).toBe(2)
  })
  it('turns one page and leaves the others as they lie', () => {
    const view = follow(startView(3), 'next', 'turn')
    expect([1, 2, 3].map((page) => turnOf(view, page))).toEqual([0, 90, 0])
  })
  it('turns every page by the same, whatever was turned before', () => {
    const view = follow(startView(3), 'turn', 'turnAll', 'turnAll', 'next')
    expect([1, 2, 3].map((page) => turnOf(view, page))).toEqual([270, 180, 180])
  })
  it('comes back to where it was after four turns, of one page or of all', () => {
    const four = (command: Command) => follow(startView(2), command, command, command, command)
    expect(turnOf(four('turn'), 1)).toBe(0)
    expect(turnOf(four('turnAll'), 2)).toBe(0)
  })
  it('keeps the turns when it fits the frame again', () => {
    const view = follow(startView(1), 'larger', 'turn', 'larger', 'fit')
    expect([view.zoom, turnOf(view, 1)]).toEqual([100, 90])
  })
  it('says which commands would change nothing, and only those', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 4 }),
        fc.array(fc.constantFrom(...commands), { maxLength: 20 }),
        (pages, list) => {
          const view = follow(startView(pages), ...list)
          const says = idle(view)
          for (const command of ['previous', 'next', 'smaller', 'larger'] as const) {
            const next = act(view, command)
            expect(says.includes(command)).toBe(next.page === view.page && next.zoom === view.zoom)
          }
        },
      ),
    )
  })
})

describe('a page number that was typed', () => {
  it('is read with spaces around it', () => expect(readPage(' 12 ', 20)).toBe(12))
  for (const typed of ['', '0', '21', '-1', '1.5', 'hai', '1e1', '9999999'])
    it(`“${typed}” is no page of twenty`, () => expect(readPage(typed, 20)).toBeUndefined())
})
