/** Stands inside a form: the browser asks before a page with unsaved changes is left. Its words are its own. */
export class ConfirmLeave extends HTMLElement {
  private end = new AbortController();

  connectedCallback() {
    const form = this.closest('form');
    if (!form) return;
    const { signal } = this.end;
    let changed = form.querySelector('[aria-invalid]') !== null;
    form.addEventListener('input', () => (changed = true), { signal });
    form.addEventListener('submit', (event) => (changed = event.defaultPrevented), { signal });
    window.addEventListener('beforeunload', (event) => changed && event.preventDefault(), { signal });
  }

  disconnectedCallback() {
    this.end.abort();
  }
}
