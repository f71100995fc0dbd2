/** Says at once that a file is too large, before it travels. Without it the server says so. */
class FileLimit extends HTMLElement {
  connectedCallback() {
    const input = this.querySelector('input')
    const { max = '0', message = '' } = this.dataset
    input?.addEventListener('change', () => {
      const isTooLarge = [...(input.files ?? [])].some((file) => file.size > Number(max))
      input.setCustomValidity(isTooLarge ? message : '')
      input.reportValidity()
    })
  }
}
customElements.define('file-limit', FileLimit)
