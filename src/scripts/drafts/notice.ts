/** The notice above the form: what is kept, since when, and what one can do about it. */
import { showMoment } from '../../domain/day.ts'
import { draftWords } from '../../strings/draft.ts'
import { type Draft, firstWords } from './draft.ts'

export interface Listed {
  draft: Draft
  /** Being written in another tab. */
  held: boolean
}

export interface Handlers {
  remove(): void
  another(): void
  open(draft: Draft, held: boolean): void
  share(shared: boolean): void
}

export interface Notice {
  /** What holds now, the page's own words if nothing else; not announced each time. */
  state(text?: string): void
  /** What has just happened; announced once. */
  say(text: string): void
  /** Something that stops the person now. */
  alert(text: string): void
  saved(at: number): void
  /** Whether there is a draft of this page to remove or to leave for another. */
  hasDraft(has: boolean): void
  list(others: readonly Listed[]): void
  shared(shared: boolean): void
  focus(): void
}

export function showTime(at: number): string {
  return showMoment(new Date(at).toISOString())
}

export function draftNotice(root: HTMLElement, on: Handlers): Notice {
  const part = <T extends HTMLElement>(name: string) => root.querySelector<T>(`[data-part="${name}"]`)
  const state = part('state')
  const ready = state?.textContent ?? ''
  const event = part('event')
  const checkbox = part<HTMLInputElement>('shared')
  const removal = part<HTMLDetailsElement>('removal')
  const another = part('another')
  const others = part('others')
  const list = part('list')

  root.hidden = false
  part('remove')?.addEventListener('click', on.remove)
  another?.addEventListener('click', on.another)
  checkbox?.addEventListener('change', () => on.share(checkbox.checked))

  const notice: Notice = {
    state(text = ready) {
      if (!state) return
      state.textContent = text
      state.className = ''
    },
    say(text) {
      if (event && event.textContent !== text) event.textContent = text
    },
    alert(text) {
      notice.say(text)
      notice.focus()
    },
    saved(at) {
      notice.state(draftWords.saved(showTime(at)))
    },
    hasDraft(has) {
      if (removal) {
        removal.hidden = !has
        removal.open = false
      }
      if (another) another.hidden = !has
    },
    list(items) {
      if (others) others.hidden = items.length === 0
      list?.replaceChildren(...items.map((item) => listItem(item, on)))
    },
    shared(shared) {
      if (checkbox) checkbox.checked = shared
    },
    focus() {
      part('title')?.focus()
    },
  }
  return notice
}

function listItem({ draft, held }: Listed, on: Handlers): HTMLLIElement {
  const item = document.createElement('li')
  const words = firstWords(draft)
  const facts = draftWords.item(showTime(draft.savedAt), held)
  item.append(line(facts), ...(words ? [line(`“${words}”`, 'draft-quote')] : []))
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'button-quiet button-small'
  button.textContent = held ? draftWords.takeOver : draftWords.open
  button.addEventListener('click', () => on.open(draft, held))
  item.append(button)
  return item
}

function line(text: string, className = ''): HTMLParagraphElement {
  const made = document.createElement('p')
  made.className = className
  made.textContent = text
  return made
}
