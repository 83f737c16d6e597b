/** Wraps something wide: the keyboard can reach and scroll it, but only while there is something to scroll. */
export class ScrollRegion extends HTMLElement {
  private watch: ResizeObserver | undefined;

  connectedCallback() {
    this.watch = new ResizeObserver(() => this.fit());
    this.watch.observe(this);
    if (this.firstElementChild) this.watch.observe(this.firstElementChild);
  }

  disconnectedCallback() {
    this.watch?.disconnect();
  }

  fit() {
    const wide = this.scrollWidth > this.clientWidth + 1;
    const name = this.dataset.label;
    const wanted = { tabindex: '0', role: 'region', ...(name && { 'aria-label': name }) };
    for (const [attribute, value] of Object.entries(wanted)) {
      if (wide) this.setAttribute(attribute, value);
      else this.removeAttribute(attribute);
    }
  }
}
