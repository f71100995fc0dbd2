/** Completes the calendars' addresses with the host the page came from, so that they can be copied. */
for (const address of document.querySelectorAll('.calendar-address'))
  address.textContent = new URL(address.textContent, location.href).href
