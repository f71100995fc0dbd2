/** What a person sees of a feedback that is being sent, waits, or has arrived. */
import { outboxWords as words } from '../../strings/outbox.ts'

export interface OutboxView {
  sending(): void
  waiting(): void
  /** @param act opens the receipt, or the page that says what is wrong */
  done(title: string, text: string, label: string, act: () => void): void
  /** Whether it would survive a closed page. */
  kept(isKept: boolean): void
}

export function outboxView(
  place: HTMLElement,
  title: string,
  on: { retry(): void; edit(): void },
): OutboxView {
  const root = document.createElement('section')
  root.className = 'outbox no-print'
  root.tabIndex = -1
  const heading = element('p', 'notice-title')
  const status = element('p')
  status.setAttribute('role', 'status')
  const safe = element('p', 'hint')
  const actions = element('p', 'actions')
  root.append(heading, status, safe, actions)
  place.append(root)
  heading.textContent = title
  let isWaiting = false

  function offer(...buttons: HTMLElement[]): void {
    actions.replaceChildren(...buttons)
    actions.hidden = buttons.length === 0
  }
  offer()

  return {
    sending() {
      root.dataset['busy'] = ''
      // said once: a screen reader need not hear every try
      if (!isWaiting) status.textContent = words.sending
    },
    waiting() {
      delete root.dataset['busy']
      heading.textContent = words.waiting
      const text = navigator.onLine ? words.noAnswer : words.offline
      if (status.textContent !== text) status.textContent = text
      if (!isWaiting) offer(button(words.retry, on.retry), button(words.edit, on.edit))
      isWaiting = true
    },
    done(newTitle, text, label, act) {
      delete root.dataset['busy']
      safe.hidden = true
      heading.textContent = newTitle
      status.textContent = text
      offer(button(label, act))
    },
    kept(isKept) {
      safe.textContent = isKept ? words.kept : words.notKept
    },
  }
}

function element(name: 'p', className = ''): HTMLElement {
  const made = document.createElement(name)
  if (className) made.className = className
  return made
}

function button(label: string, act: () => void): HTMLButtonElement {
  const made = document.createElement('button')
  made.type = 'button'
  made.className = 'button-quiet'
  made.textContent = label
  made.addEventListener('click', act)
  return made
}
