// Runs while the header is being parsed, so a remembered size is there before anything is painted.
// Plain ES5: it is inlined as it stands, and old telephones must understand it.
;(function () {
  var root = document.documentElement
  var inputs = document.querySelectorAll('[name="text-size"]')
  function show(value) {
    root.setAttribute('data-text-size', value)
    for (var i = 0; i < inputs.length; i++) inputs[i].checked = inputs[i].value === value
  }
  try {
    var saved = localStorage.getItem('text-size')
    if (saved) show(saved)
  } catch (_) {}
  for (var i = 0; i < inputs.length; i++) {
    inputs[i].addEventListener('change', function () {
      show(this.value)
      try {
        localStorage.setItem('text-size', this.value)
      } catch (_) {}
    })
  }
})()
