/** Wraps a text and adds a button that copies it, where the browser lets it. */
export class CopyText extends HTMLElement {
  connectedCallback() {
    if (!navigator.clipboard || this.querySelector('button')) return;
    const { copy = '', copied = '' } = this.dataset;
    const text = this.textContent?.trim() ?? '';
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'button second';
    button.textContent = copy;
    const answer = document.createElement('span');
    answer.setAttribute('role', 'status');
    button.addEventListener('click', async () => {
      await navigator.clipboard.writeText(text);
      answer.textContent = copied;
    });
    this.append(button, answer);
  }
}
