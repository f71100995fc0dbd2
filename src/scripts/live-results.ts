/** The engine in the browser, loaded once it is used; its results look as src/components/SearchResults.astro has them. */

import type { Run } from '../domain/marked-text.ts'
import { createSearch, type Result } from '../search/engine.ts'
import { isPassages } from '../search/passage.ts'
import { search as words } from '../strings/search.ts'

/**
 * @param root has the status and the list
 * @param data what /tim-kiem.json answered
 * @returns what shows the results of a query, and keeps the query in the page's address
 */
export function liveResults(root: HTMLElement, data: unknown): (typed: string) => void {
  const status = root.querySelector('.search-status')
  const list = root.querySelector<HTMLElement>('.results')
  if (!isPassages(data) || !status || !list) throw new TypeError('The passages are not as expected.')
  const search = createSearch(data)
  return (typed) => {
    const found = search(typed)
    status.textContent = words.status(found)
    list.hidden = found.total === 0
    list.replaceChildren(...found.results.map(itemOf))
    const address = new URL(location.href)
    if (found.query === '') address.searchParams.delete('q')
    else address.searchParams.set('q', found.query)
    if (address.href !== location.href) history.replaceState(history.state, '', address)
  }
}

function itemOf({ passage: { kind, address, number, heading: title }, heading, text }: Result): HTMLElement {
  const kindOf = element('span', [words.kinds[kind]], 'result-kind')
  const link = element('a', [
    number ? words.place(number, title !== undefined) : '',
    ...heading.map(markedText),
  ])
  link.href = address
  const place = element('p', [kindOf, ' ', link], 'result-place')
  return element('li', [place, element('p', text.map(markedText), 'result-text')])
}

const markedText = ({ text, marked }: Run) => (marked ? element('mark', [text]) : text)

function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  content: (Node | string)[],
  className = '',
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name)
  made.append(...content)
  if (className) made.className = className
  return made
}
