/** Whether the line holds, before a page is left for another that only the server can make. */

/**
 * Stops a form from being sent into a browser's page of errors. What the browser believes about the line is often
 * wrong, so the server is asked, and the form goes on its way when it answers.
 * @returns whether the form was stopped
 */
export function waitForLine(form: HTMLFormElement, event: SubmitEvent, offline: () => void): boolean {
  if (navigator.onLine || isKnown) return false
  event.preventDefault()
  const { submitter } = event
  fetch('/gop-y', { method: 'HEAD', cache: 'no-store' }).then(() => {
    isKnown = true
    form.requestSubmit(submitter)
  }, offline)
  return true
}

/** The server has answered although the browser says there is no line. */
let isKnown = false
