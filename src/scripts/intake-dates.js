// Runs right after the sentences about the round's days, so the one that holds is there before anything is painted.
// Inlined as it stands. A device's clock may be wrong: `server-time` (src/scripts/drafts/begin.ts) brings the server's.
;(() => {
  var box = document.querySelector('[data-intake-dates]')
  if (!box) return
  var ahead = 0
  function show() {
    var now = Date.now() + ahead
    var held
    ;[].slice.call(box.querySelectorAll('[data-from]')).forEach((phase, index) => {
      phase.hidden = true
      if (index === 0 || Number(phase.getAttribute('data-from')) <= now) held = phase
    })
    if (!held) return
    box.querySelector('[data-always]').hidden = true
    held.hidden = false
    var days = held.querySelector('[data-days-to]')
    if (days)
      days.textContent = Math.max(1, Math.ceil((Number(days.getAttribute('data-days-to')) - now) / 864e5))
  }
  show()
  document.addEventListener('visibilitychange', show)
  document.addEventListener('server-time', (event) => {
    ahead = event.detail - Date.now()
    show()
  })
})()
