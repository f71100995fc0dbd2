/** Comment cards added and removed in place; without scripts the server adds them and skips blank ones. */
import { draftWords } from '../../strings/draft.ts'

export interface Cards {
  count(): number
  /** Adds blank cards or removes the last ones. */
  setCount(count: number): void
}

const numbered = ['id', 'name', 'for', 'aria-describedby']

/** @param changed called after a person has added, removed or brought back a card */
export function commentCards(form: HTMLFormElement, changed: () => void): Cards {
  const template = form.querySelector<HTMLTemplateElement>('template[data-card]')
  const adder = form.querySelector<HTMLButtonElement>('button[name="step"][value="add"]')
  const most = Number(template?.dataset['card'])
  const status = form.querySelector<HTMLElement>('[data-card-status]')
  const errorLinks = [
    ...document.querySelectorAll<HTMLAnchorElement>('.error-summary a[href^="#comments."]'),
  ].map((link) => ({ link, target: document.getElementById(link.hash.slice(1)) }))
  const all = () => [...form.querySelectorAll<HTMLElement>('[data-comment]')]

  function number(): void {
    const cards = all()
    for (const [index, card] of cards.entries()) {
      for (const element of [card, ...card.querySelectorAll('*')])
        for (const name of numbered) {
          const value = element.getAttribute(name)
          if (value?.includes('comments.'))
            element.setAttribute(name, value.replace(/comments\.\d+/g, `comments.${index}`))
        }
      for (const shown of card.querySelectorAll('[data-number]')) shown.textContent = String(index + 1)
      const remover = card.querySelector<HTMLElement>('[data-remove]')
      if (remover) remover.hidden = cards.length === 1
    }
    if (adder) adder.hidden = cards.length >= most
    for (const { link, target } of errorLinks) {
      const item = link.closest('li')
      if (item) item.hidden = !target?.isConnected
      if (!target) continue
      link.hash = target.id
      link.textContent = (link.textContent ?? '').replace(/\d+/, String(Number(target.id.split('.')[1]) + 1))
    }
  }

  function append(): HTMLElement | undefined {
    const card = template?.content.querySelector('[data-comment]')?.cloneNode(true)
    if (!(card instanceof HTMLElement)) return undefined
    const last = all().at(-1)
    if (last) last.after(card)
    else template?.before(card)
    return card
  }

  function say(text: string, undo?: () => void): void {
    if (!status) return
    status.textContent = text
    if (!undo) return
    const button = document.createElement('button')
    button.type = 'button'
    button.className = 'button-quiet button-small'
    button.textContent = draftWords.undo
    button.addEventListener('click', undo)
    status.append(' ', button)
  }

  function remove(card: HTMLElement): void {
    const place = all().indexOf(card)
    const after = card.previousElementSibling
    card.remove()
    number()
    const undo = () => {
      if (after?.isConnected) after.after(card)
      else all()[0]?.before(card)
      number()
      say('')
      focusOn(card)
      changed()
    }
    say(draftWords.cardRemoved(place + 1), undo)
    status?.querySelector('button')?.focus()
    changed()
  }

  adder?.addEventListener('click', (event) => {
    const card = append()
    // without its template the form still goes the long way
    if (!card) return
    event.preventDefault()
    number()
    say('')
    focusOn(card)
    changed()
  })
  form.addEventListener('click', (event) => {
    const remover = event.target instanceof Element ? event.target.closest('[data-remove]') : null
    const card = remover?.closest('[data-comment]')
    if (card instanceof HTMLElement) remove(card)
  })
  number()

  return {
    count: () => all().length,
    setCount(count) {
      while (all().length < Math.min(count, most + 1)) if (!append()) break
      for (const card of all().slice(Math.max(1, count))) card.remove()
      if (status) status.textContent = ''
      number()
    },
  }
}

/** Whoever listens hears the card's number with its first field. */
function focusOn(card: HTMLElement): void {
  card.querySelector<HTMLElement>('select, textarea, input')?.focus()
}
