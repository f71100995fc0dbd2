/** A click on a clause's number copies the clause's whole address and says so; the link itself still leads there. */

const shownForMs = 4_000
const message = document.querySelector<HTMLElement>('.copy-link')
let hiding: ReturnType<typeof setTimeout> | undefined

function say(text = ''): void {
  if (!message) return
  message.textContent = text
  clearTimeout(hiding)
  hiding = setTimeout(() => {
    message.textContent = ''
  }, shownForMs)
}

document.addEventListener('click', (event) => {
  const link = event.target instanceof Element ? event.target.closest('.clause-number') : null
  if (!(link instanceof HTMLAnchorElement)) return
  const { copied, notCopied } = message?.dataset ?? {}
  const number = link.textContent ?? ''
  // no clipboard on a plain http address, and none where the reader forbids it
  const clipboard: Clipboard | undefined = navigator.clipboard
  if (!clipboard) return say(notCopied)
  clipboard.writeText(link.href).then(
    () => say(`${copied} ${number}`),
    () => say(notCopied),
  )
})
