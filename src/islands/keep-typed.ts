import { sameWords, type TypedValues, typedIn, writeInto } from './typed-values.ts';

const prefix = 'relais.typed:';
const sentKey = 'relais.sent';

/**
 * Stands inside a form and keeps its typed values in this tab, for a session that ends under it.
 * `data-key` says whose and which form. With `data-filled` what the server shows is kept in the place of what was typed.
 * With `data-done` it stands in a success notice and forgets what was sent last.
 */
export class KeepTyped extends HTMLElement {
  connectedCallback() {
    if (this.dataset.done !== undefined) return forgetSent();
    const form = this.closest('form');
    if (!form || !this.dataset.key) return;
    const key = prefix + this.dataset.key;
    const keep = () => store((memory) => memory.setItem(key, JSON.stringify(typedIn(form))));
    if (this.dataset.filled === undefined) this.restore(form, key);
    else keep();
    form.addEventListener('input', keep);
    form.addEventListener('submit', () => {
      keep();
      store((memory) => memory.setItem(sentKey, key));
    });
  }

  restore(form: HTMLFormElement, key: string) {
    const kept = store((memory) => JSON.parse(memory.getItem(key) ?? 'null') as TypedValues | null);
    const shown = typedIn(form);
    if (!kept || sameWords(shown, kept)) return;
    writeInto(form, kept);
    const sentence = document.createElement('p');
    sentence.textContent = this.dataset.restored ?? '';
    const discard = document.createElement('button');
    discard.type = 'button';
    discard.className = 'button second';
    discard.textContent = this.dataset.discard ?? '';
    discard.addEventListener('click', () => {
      store((memory) => memory.removeItem(key));
      writeInto(form, shown);
      this.replaceChildren();
    });
    this.replaceChildren(sentence, discard);
  }
}

function forgetSent() {
  store((memory) => {
    memory.removeItem(memory.getItem(sentKey) ?? '');
    memory.removeItem(sentKey);
  });
}

/** A browser may refuse storage, or it may be full: then nothing is kept and the form works on. */
function store<Value>(use: (memory: Storage) => Value): Value | undefined {
  try {
    return use(sessionStorage);
  } catch {
    return undefined;
  }
}
