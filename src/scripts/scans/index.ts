/**
 * Brings <scan-upload> when it is needed: a file is about to be chosen, or scans are in the form already. Until then, and
 * wherever it cannot be had, the file field goes with the form as it does without scripts.
 */
const root = document.querySelector('scan-upload')
const form = root?.closest('form')

if (root && form) {
  let asked = false
  const bring = () => {
    if (asked) return
    asked = true
    import('./element.ts').catch(() => {
      // offline: the file field is still there, and the next touch asks again
      asked = false
    })
  }
  if (form.querySelector('input[type="hidden"][name^="scans."]')) bring()
  form.addEventListener('draft-restored', () => {
    if (form.querySelector('input[type="hidden"][name^="scans."]')) bring()
  })
  for (const event of ['focusin', 'pointerenter', 'change'] as const) root.addEventListener(event, bring)
}
