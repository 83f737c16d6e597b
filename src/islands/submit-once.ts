/** Stands inside a form: a second press does nothing while the first is on its way over a slow line. */
export class SubmitOnce extends HTMLElement {
  private end = new AbortController();

  connectedCallback() {
    const form = this.closest('form');
    if (!form) return;
    const { signal } = this.end;
    const buttons = () => form.querySelectorAll<HTMLButtonElement>('button[type=submit]');
    const stop = (sent: boolean) => {
      form.toggleAttribute('aria-busy', sent);
      for (const button of buttons()) button.disabled = sent;
    };
    // After this event: a disabled button's own name and value would not be sent.
    form.addEventListener('submit', (event) => setTimeout(() => stop(!event.defaultPrevented)), { signal });
    // Back from the next page, the browser shows the form as it was left.
    window.addEventListener('pageshow', (event) => event.persisted && stop(false), { signal });
  }

  disconnectedCallback() {
    this.end.abort();
  }
}
