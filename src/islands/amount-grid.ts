import type { Language } from '../kernel/language.ts';
import { blockText, type GridPlace, minorOf, type Notation, planPaste, tidied } from './grid-block.ts';
import { type CellChange, GridHistory } from './grid-history.ts';
import { GridSelection } from './grid-selection.ts';
import { GridStatus } from './grid-status.ts';
import { GridSums } from './grid-sums.ts';

type Change = { cell: HTMLInputElement; text: string };

const arrows: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  PageUp: [-10, 0],
  PageDown: [10, 0],
};

/**
 * Wraps a table of amount fields and makes a spreadsheet of it: arrows, Enter, F2 and Escape, blocks with Shift, copy and
 * paste, undo, running sums. Its words stand in data attributes.
 */
export class AmountGrid extends HTMLElement {
  private selection: GridSelection | undefined;
  private places = new Map<HTMLInputElement, GridPlace>();
  private history = new GridHistory<HTMLInputElement>();
  private sums!: GridSums;
  private notation!: Notation;
  private status!: GridStatus;
  private isEditing = false;
  /** What stood in the cell one is in before one typed. */
  private settled = '';

  connectedCallback() {
    const table = this.querySelector('table');
    if (!table || this.selection) return;
    this.notation = {
      language: (this.dataset.language ?? 'fr') as Language,
      currency: this.dataset.currency ?? 'EUR',
    };
    this.sums = new GridSums(table, this.notation);
    const columns = table.querySelectorAll('thead [id]').length;
    const rows = [...table.querySelectorAll<HTMLTableRowElement>('tbody tr:not(.group, .sums)')];
    const fields = rows.map((row) =>
      [...row.cells].slice(1, columns + 1).map((cell) => cell.querySelector('input')),
    );
    this.selection = new GridSelection(fields);
    for (const [row, list] of fields.entries())
      for (const [column, input] of list.entries()) if (input) this.places.set(input, { row, column });
    this.status = new GridStatus(this);
    for (const input of this.places.keys()) this.start(input);
    this.status.say();
    this.listen();
  }

  /** What the server said of a cell stays until it is typed in anew. */
  private start(input: HTMLInputElement) {
    this.sums.start(input, savedIn(input));
    if (input.value !== input.defaultValue) this.refresh(input);
  }

  private listen() {
    this.addEventListener('focusin', (event) => this.enter(event.target));
    this.addEventListener('focusout', (event) => isField(event.target) && this.settle(event.target));
    this.addEventListener('input', (event) => {
      if (!isField(event.target)) return;
      this.isEditing = true;
      this.refresh(event.target);
      this.status.say();
    });
    this.addEventListener('pointerdown', (event) => this.reach(event));
    this.addEventListener('keydown', (event) => this.press(event));
    this.addEventListener('copy', (event) => this.copy(event));
    this.addEventListener('cut', (event) => this.copy(event) && this.clear());
    this.addEventListener('paste', (event) => this.paste(event));
    // Words that come back or go again come without an event of their own.
    this.closest('form')
      ?.querySelector('keep-typed')
      ?.addEventListener('click', () => this.markAll());
  }

  private enter(target: EventTarget | null) {
    const place = isField(target) && this.places.get(target);
    if (!place) return;
    this.selection?.choose(place, place);
    this.isEditing = false;
    this.settled = target.value;
    target.select();
  }

  /** Takes what was typed as one step. */
  private settle(input: HTMLInputElement) {
    this.isEditing = false;
    if (input.value === this.settled) return;
    input.value = tidied(input.value, this.notation);
    this.history.record([{ cell: input, before: this.settled, after: input.value }]);
    this.settled = input.value;
    this.refresh(input);
    const isWrong = minorOf(input.value, this.notation) === undefined;
    const place = this.places.get(input);
    const said = place && isWrong && this.said('wrong', place, input.value);
    this.status.say(said ? [said] : []);
  }

  /** Shift and a press reach from the cell one is in to the one that is pressed. */
  private reach(event: PointerEvent) {
    const place = isField(event.target) && this.places.get(event.target);
    if (!place || !event.shiftKey || !this.selection?.anchor) return;
    event.preventDefault();
    this.selection.choose(this.selection.anchor, place);
  }

  private press(event: KeyboardEvent) {
    const input = event.target;
    if (!isField(input) || !this.places.has(input)) return;
    if (event.ctrlKey || event.metaKey ? this.command(event, input) : this.key(event, input))
      event.preventDefault();
  }

  private command({ key, shiftKey }: KeyboardEvent, input: HTMLInputElement): boolean {
    const letter = key.toLowerCase();
    if (letter === 'enter') {
      this.settle(input);
      this.closest('form')?.requestSubmit();
      return true;
    }
    if (this.isEditing || (letter !== 'z' && letter !== 'y')) return false;
    const isRedo = letter === 'y' || shiftKey;
    const changes = isRedo ? this.history.redo() : this.history.undo();
    this.write(changes);
    const last = changes.at(-1)?.cell;
    if (last) last.focus();
    if (last) this.status.say([this.status.words(isRedo ? 'redone' : 'undone')]);
    return true;
  }

  private key({ key, shiftKey }: KeyboardEvent, input: HTMLInputElement): boolean {
    const arrow = arrows[key];
    const isSideways = arrow !== undefined && arrow[0] === 0;
    if (this.isEditing && (isSideways || key === 'Home' || key === 'End')) return false;
    if (arrow) return this.move(arrow, shiftKey && !this.isEditing, input);
    switch (key) {
      case 'Enter':
        return this.move([shiftKey ? -1 : 1, 0], false, input);
      case 'Home':
      case 'End':
        return this.move([0, key === 'Home' ? -1e6 : 1e6], shiftKey, input);
      case 'F2':
        this.isEditing = true;
        input.setSelectionRange(input.value.length, input.value.length);
        return true;
      case 'Escape':
        if (this.isEditing) this.takeBack(input);
        this.selection?.choose(this.selection.anchor, this.selection.anchor);
        return true;
      case 'Delete':
      case 'Backspace':
        return !this.isEditing && this.clear();
      default:
        return false;
    }
  }

  private takeBack(input: HTMLInputElement) {
    input.value = this.settled;
    this.isEditing = false;
    this.refresh(input);
    input.select();
    this.status.say();
  }

  /** To the next cell that way in which something can be typed; with Shift the block reaches there. */
  private move(
    [down, across]: readonly [number, number],
    isReaching: boolean,
    input: HTMLInputElement,
  ): boolean {
    const { selection } = this;
    const from = isReaching ? selection?.head : selection?.anchor;
    if (!selection || !from) return false;
    const to = selection.further(from, [down, across]);
    if (isReaching) {
      selection.choose(selection.anchor, to);
      selection.at(to)?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
      return true;
    }
    this.settle(input);
    const target = selection.openFrom(to, [down, across]);
    target?.focus();
    target?.select();
    return true;
  }

  private copy(event: ClipboardEvent): boolean {
    if (this.isEditing || !isField(event.target) || !event.clipboardData) return false;
    event.preventDefault();
    const block = (this.selection?.chosen() ?? []).map((row) => row.map((input) => input?.value ?? ''));
    event.clipboardData.setData('text/plain', blockText(block));
    return true;
  }

  private clear(): boolean {
    const open = (this.selection?.chosen() ?? []).flat().filter((input) => input !== null);
    this.step(open.map((cell) => ({ cell, text: '' })));
    return true;
  }

  private paste(event: ClipboardEvent) {
    const text = event.clipboardData?.getData('text/plain') ?? '';
    const { selection } = this;
    if (!isField(event.target) || !selection?.anchor || (this.isEditing && !/[\t\n]/.test(text))) return;
    event.preventDefault();
    const kindOf = (place: GridPlace) => {
      const field = selection.at(place);
      return field === undefined ? undefined : field ? ('open' as const) : ('fixed' as const);
    };
    const target = { from: selection.anchor, to: selection.head ?? selection.anchor, kindOf };
    const { writes, problems } = planPaste(text, target, this.notation);
    if (problems.length > 0) {
      const said = problems.map(({ why, place, typed }) => this.said(why, place, typed));
      return this.status.say([this.status.words('nothing'), ...said]);
    }
    this.step(
      writes.flatMap(({ place, text }) => {
        const cell = selection.at(place);
        return cell ? [{ cell, text }] : [];
      }),
    );
    this.status.say([this.status.words('pasted', { count: String(writes.length) })]);
  }

  private step(changes: readonly Change[]) {
    const steps: CellChange<HTMLInputElement>[] = changes.map(({ cell, text }) => ({
      cell,
      before: cell.value,
      after: text,
    }));
    this.history.record(steps);
    this.write(changes);
  }

  /** One event for the whole: who keeps what was typed hears of it once. */
  private write(changes: readonly Change[]) {
    for (const { cell, text } of changes) {
      cell.value = text;
      this.refresh(cell);
    }
    const here = document.activeElement;
    if (isField(here)) this.settled = here.value;
    this.isEditing = false;
    this.status.say();
    this.dispatchEvent(new Event('input', { bubbles: true }));
  }

  private refresh(input: HTMLInputElement) {
    this.sums.count(input);
    const isWrong = minorOf(input.value, this.notation) === undefined;
    if (isWrong) input.setAttribute('aria-invalid', 'true');
    else input.removeAttribute('aria-invalid');
    const isSaved = tidied(input.value, this.notation) === tidied(savedIn(input), this.notation);
    input.closest('td')?.classList.toggle('unsaved', !isSaved);
  }

  private said(why: 'outside' | 'fixed' | 'wrong', place: GridPlace, typed: string): string {
    return this.status.words(why, { place: this.status.nameOf(place), typed });
  }

  private markAll() {
    for (const input of this.places.keys()) this.refresh(input);
    this.status.say();
  }
}

/** What stands in the database, as the page wrote it. */
const savedIn = (input: HTMLInputElement): string => input.dataset.saved ?? input.defaultValue;

const isField = (target: EventTarget | null): target is HTMLInputElement =>
  target instanceof HTMLInputElement;
