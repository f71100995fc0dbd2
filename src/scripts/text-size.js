// Runs while the header is being parsed, so a remembered size is there before anything is painted.
// Inlined as it stands. Where a browser keeps nothing (storage switched off), the size holds for this page.
;(() => {
  var inputs = [].slice.call(document.querySelectorAll('[name="text-size"]'))
  function show(value) {
    document.documentElement.setAttribute('data-text-size', value)
    inputs.forEach((input) => {
      input.checked = input.value === value
    })
  }
  function remember() {
    show(this.value)
    try {
      localStorage.setItem('text-size', this.value)
    } catch (_) {
      // nothing to remember it in
    }
  }
  inputs.forEach((input) => {
    input.addEventListener('change', remember)
  })
  try {
    show(localStorage.getItem('text-size') || 'normal')
  } catch (_) {
    // nothing remembered
  }
})()
