/**
 * Most letters bring no scan: what uploads them lies in a template and is fetched when someone comes near the field, or
 * where the form carries scans already. Until it is there the field works as it does without scripts.
 */
export function bringScans(place: HTMLElement): void {
  const form = place.closest('form')
  const template = place.parentElement?.querySelector<HTMLTemplateElement>('template[data-scan-script]')
  if (!form || !template) return
  const stop = new AbortController()
  const bring = () => {
    stop.abort()
    place.after(template.content.cloneNode(true))
  }
  keepChosen(place)
  if (place.querySelector('ol > li')) {
    bring()
    return
  }
  for (const type of ['pointerenter', 'focusin', 'dragenter', 'change'])
    place.addEventListener(type, bring, { signal: stop.signal })
  const restored = () => {
    if (form.querySelector('input[type="hidden"][name^="scans."]')) bring()
  }
  form.addEventListener('draft-restored', restored, { signal: stop.signal })
}

/** A browser's field holds only what was chosen last: on a slow line more may be chosen before the script is there. */
function keepChosen(place: HTMLElement): void {
  const stop = new AbortController()
  const chosen: File[] = []
  const keep = ({ target }: Event) => {
    if (target instanceof HTMLInputElement) chosen.push(...(target.files ?? []))
  }
  place.addEventListener('change', keep, { signal: stop.signal })
  void customElements.whenDefined('scan-upload').then(() => {
    stop.abort()
    if (chosen.length > 0) place.dispatchEvent(new CustomEvent('scans-chosen', { detail: chosen }))
  })
}
