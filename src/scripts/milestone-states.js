// Runs after the milestones. A page is as old as its build: the reader's day in Vietnam (UTC+7 all year round)
// corrects how they stand, and on the first page which of them show. Inlined as it stands.
;(() => {
  var asOf = document.querySelector('[data-as-of]')
  var day = new Date(Date.now() + 252e5).toISOString().slice(0, 10)
  if (!asOf || day <= asOf.getAttribute('data-as-of')) return
  var none = document.querySelector('[data-none]')
  var room = none ? none.getAttribute('data-none') : 0
  var seen = {}
  if (none) none.hidden = false
  ;[].forEach.call(document.querySelectorAll('[data-to]'), (item) => {
    var past = item.getAttribute('data-to') < day
    var soon = item.getAttribute('data-from') > day
    item.querySelector('[data-state]').textContent = asOf.getAttribute(
      past ? 'data-past' : soon ? 'data-soon' : 'data-now',
    )
    if (!none) return
    var series = item.getAttribute('data-series')
    item.hidden = past || seen[series] || room < 1
    if (item.hidden) return
    seen[series] = none.hidden = true
    room--
  })
  asOf.textContent = asOf.textContent.replace(
    /\d+\/\d+\/\d+/,
    day.replace(/^(\d+)-(?:0(?=[3-9]))?(\d+)-(\d+)$/, '$3/$2/$1'),
  )
})()
