/** <division-saved data-keep>: what was kept in the browser is saved, and goes. */
import { dropKept } from './store.ts'

class DivisionSaved extends HTMLElement {
  connectedCallback(): void {
    dropKept(this.dataset['keep'] ?? '')
  }
}

customElements.define('division-saved', DivisionSaved)
