/** Stands beside a file input and says that a file is too large before it is sent over a slow line. */
export class FileSize extends HTMLElement {
  connectedCallback() {
    const input = this.parentElement?.querySelector<HTMLInputElement>('input[type=file]');
    if (!input?.form) return;
    const limit = Number(this.dataset.bytes);
    const judge = () => {
      const large = [...(input.files ?? [])].filter((file) => file.size > limit);
      const names = large.map((file) => file.name).join(', ');
      this.textContent = large.length > 0 ? `${this.dataset.sentence} (${names})` : '';
      return large.length === 0;
    };
    input.addEventListener('change', judge);
    input.form.addEventListener(
      'submit',
      (event) => {
        if (judge()) return;
        event.preventDefault();
        input.focus();
      },
      { capture: true },
    );
  }
}
