import type { Language } from '../kernel/language.ts';
import { fromDecimal, toDecimal } from '../kernel/money.ts';
import { readDecimal, writeDecimal } from '../kernel/notation.ts';
import { GridBlock, type Spot } from './grid-block.ts';
import { readCells, writeCells } from './grid-text.ts';
import { type Edit, GridUndo } from './grid-undo.ts';

const steps: Readonly<Record<string, Spot>> = {
  ArrowUp: { row: -1, column: 0 },
  ArrowDown: { row: 1, column: 0 },
  ArrowLeft: { row: 0, column: -1 },
  ArrowRight: { row: 0, column: 1 },
};

/**
 * Makes a spreadsheet of a table of fields: arrows and Enter move, Shift chooses a block, F2 or typing writes, Escape
 * takes it back; a block is copied, pasted and emptied whole; sums follow. What is typed stays in the fields.
 */
export class AmountGrid extends HTMLElement {
  private block = new GridBlock(this);
  private undo = new GridUndo((edits) => this.write(edits));
  private isWriting = false;
  private opened = '';

  connectedCallback() {
    this.addEventListener('focusin', ({ target }) => this.enter(target));
    this.addEventListener('focusout', ({ target }) => this.leave(target));
    this.addEventListener('keydown', (event) => this.press(event));
    this.addEventListener('input', ({ target }) => this.typed(target));
    this.addEventListener('mousedown', (event) => this.point(event));
    this.addEventListener('copy', (event) => this.copy(event));
    this.addEventListener('cut', (event) => this.copy(event) && this.empty());
    this.addEventListener('paste', (event) => this.paste(event));
    for (const input of this.block.inputs()) this.mark(input);
    this.addUp();
  }

  private enter(target: EventTarget | null) {
    const spot = this.block.spotOf(target);
    if (!spot) return;
    this.isWriting = false;
    this.opened = (target as HTMLInputElement).value;
    this.block.focused(spot);
    (target as HTMLInputElement).select();
  }

  private leave(target: EventTarget | null) {
    if (!this.block.spotOf(target)) return;
    const input = target as HTMLInputElement;
    if (input.value !== this.opened)
      this.undo.add([{ name: input.name, before: this.opened, after: input.value }]);
    this.opened = input.value;
  }

  private typed(target: EventTarget | null) {
    if (!this.block.spotOf(target)) return;
    this.isWriting = true;
    this.mark(target as HTMLInputElement);
    this.addUp();
  }

  private point(event: MouseEvent) {
    const spot = this.block.spotOf(event.target);
    if (!spot || !event.shiftKey) return;
    event.preventDefault();
    this.block.stretchTo(spot);
  }

  private press(event: KeyboardEvent) {
    const spot = this.block.spotOf(event.target);
    if (!spot) return;
    const input = event.target as HTMLInputElement;
    const isCommand = event.ctrlKey || event.metaKey;
    const key = event.key.toLowerCase();
    if (isCommand && (key === 'z' || key === 'y')) {
      event.preventDefault();
      this.leave(input);
      const isForward = key === 'y' || event.shiftKey;
      if (isForward ? this.undo.forward() : this.undo.back()) this.say(this.dataset.undone);
      this.opened = input.value;
      return;
    }
    if (isCommand || event.altKey) return;
    const step = steps[event.key];
    if (event.key === 'Enter') {
      event.preventDefault();
      this.block.moveTo({ row: spot.row + (event.shiftKey ? -1 : 1), column: spot.column });
    } else if (event.key === 'F2') {
      this.isWriting = true;
      input.setSelectionRange(input.value.length, input.value.length);
    } else if (event.key === 'Escape') {
      this.write([{ name: input.name, before: input.value, after: this.opened }]);
      this.isWriting = false;
      input.select();
    } else if (event.key === 'Delete' && this.block.size() > 1) {
      event.preventDefault();
      this.empty();
    } else if (step && event.shiftKey && !this.isWriting) {
      event.preventDefault();
      this.block.stretchBy(step);
    } else if (step && (step.row !== 0 || !this.isWriting)) {
      event.preventDefault();
      this.block.moveTo({ row: spot.row + step.row, column: spot.column + step.column });
    }
  }

  private copy(event: ClipboardEvent): boolean {
    if (!this.block.spotOf(event.target) || this.isWriting) return false;
    event.clipboardData?.setData(
      'text/plain',
      writeCells(this.block.chosen().map((row) => row.map(({ value }) => value))),
    );
    event.preventDefault();
    return true;
  }

  private empty() {
    const inputs = this.block.chosen().flat();
    this.change(inputs.map((input) => ({ input, value: '' })));
  }

  /** All of a block or nothing of it; one value goes into every chosen cell. */
  private paste(event: ClipboardEvent) {
    const spot = this.block.spotOf(event.target);
    const rows = readCells(event.clipboardData?.getData('text/plain') ?? '');
    const isOne = rows.length === 1 && rows[0]?.length === 1;
    if (!spot || (isOne && this.block.size() === 1)) return;
    event.preventDefault();
    const corner = this.block.corner();
    const wanted = isOne
      ? this.block.chosen().flatMap((row) => row.map((input) => ({ input, text: rows[0]![0]!, at: corner })))
      : rows.flatMap((row, down) =>
          row.map((text, right) => {
            const at = { row: corner.row + down, column: corner.column + right };
            return { input: this.block.inputAt(at), text, at: { row: down, column: right } };
          }),
        );
    const read = wanted.map((each) => ({ ...each, value: this.inWords(this.bare(each.text)) }));
    const wrong = read.find(({ value }) => value === undefined);
    if (wrong) return this.say(this.dataset.wrong, wrong.text, wrong.at);
    const lost = read.find(({ input, text }) => !input && text !== '');
    if (lost) return this.say(this.dataset.outside, lost.text, lost.at);
    this.change(read.flatMap(({ input, value }) => (input ? [{ input, value: value ?? '' }] : [])));
    this.say(this.dataset.pasted);
  }

  private change(wanted: readonly { input: HTMLInputElement; value: string }[]) {
    const edits = wanted
      .filter(({ input, value }) => input.value !== value)
      .map(({ input, value }) => ({ name: input.name, before: input.value, after: value }));
    this.undo.add(edits);
    this.write(edits);
    const focused = document.activeElement;
    if (focused instanceof HTMLInputElement) this.opened = focused.value;
  }

  /** Tells the form as typing does, so that what keeps and guards its words hears of it. */
  private write(edits: readonly Edit[]) {
    for (const { name, after } of edits) {
      const input = this.querySelector<HTMLInputElement>(`[name="${CSS.escape(name)}"]`);
      if (!input) continue;
      input.value = after;
      this.mark(input);
    }
    this.closest('form')?.dispatchEvent(new Event('input'));
    this.addUp();
  }

  /** The amount in whole minor units; an empty field is none, undefined is no amount. */
  private minorOf(text: string): number | undefined {
    if (text.trim() === '') return 0;
    const decimal = readDecimal(text, this.dataset.language as Language);
    return decimal === undefined ? undefined : fromDecimal(decimal, this.dataset.currency ?? '')?.minor;
  }

  /** Without the sign of its own currency, which spreadsheets copy along. */
  private bare(text: string): string {
    const { currency = '' } = this.dataset;
    return text.replace(currency === 'EUR' ? /€|EUR/ : currency, '').trim();
  }

  private inWords(text: string): string | undefined {
    const minor = this.minorOf(text);
    if (minor === undefined || text === '') return minor === undefined ? undefined : '';
    return this.written(minor);
  }

  private written(minor: number): string {
    const amount = { minor, currency: this.dataset.currency ?? '' };
    return writeDecimal(toDecimal(amount), this.dataset.language as Language);
  }

  private mark(input: HTMLInputElement) {
    const minor = this.minorOf(input.value);
    const isChanged = minor !== Number(input.dataset.minor ?? 0);
    input.toggleAttribute('data-changed', isChanged);
    if (minor === undefined) input.setAttribute('aria-invalid', 'true');
    else input.removeAttribute('aria-invalid');
  }

  private addUp() {
    const minors = this.block
      .rows()
      .map(({ inputs, ...row }) => ({ ...row, minors: inputs.map(({ value }) => this.minorOf(value) ?? 0) }));
    const sums = (rows: typeof minors) => {
      const width = Math.max(0, ...rows.map(({ minors: each }) => each.length));
      const columns = Array.from({ length: width }, (_, at) =>
        rows.reduce((sum, { minors: each }) => sum + (each[at] ?? 0), 0),
      );
      return [...columns, columns.reduce((sum, each) => sum + each, 0)];
    };
    const show = (line: Element | null, values: readonly number[]) => {
      const places = [...(line?.querySelectorAll('[data-sum]') ?? [])];
      places.forEach((place, at) => {
        place.textContent = this.written(values.slice(-places.length)[at] ?? 0);
      });
    };
    for (const row of minors) show(row.line, sums([row]));
    for (const body of this.querySelectorAll('tbody'))
      show(body.querySelector('.group'), sums(minors.filter(({ line }) => body.contains(line))));
    show(this.querySelector('tfoot tr'), sums(minors));
  }

  private say(sentence = '', text = '', { row, column }: Spot = { row: 0, column: 0 }) {
    const status = this.querySelector('[role=status]');
    if (!status) return;
    const found: Readonly<Record<string, string>> = {
      text,
      row: String(row + 1),
      column: String(column + 1),
    };
    status.textContent = sentence.replace(/\{(\w+)\}/g, (_, name: string) => found[name] ?? '');
  }
}
