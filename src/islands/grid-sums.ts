import { minorOf, type Notation, textOf } from './grid-block.ts';

/** Keeps the sums of a table of amounts right while one types: each change moves its row, its group and the whole. */
export class GridSums {
  private minors = new Map<HTMLInputElement, number>();
  private readonly table: HTMLTableElement;
  private readonly notation: Notation;

  constructor(table: HTMLTableElement, notation: Notation) {
    this.table = table;
    this.notation = notation;
  }

  /** `saved` is what the sums of the page count for the cell. */
  start(input: HTMLInputElement, saved: string) {
    this.minors.set(input, minorOf(saved, this.notation) ?? 0);
    this.count(input);
  }

  count(input: HTMLInputElement) {
    const minor = minorOf(input.value, this.notation) ?? 0;
    const change = minor - (this.minors.get(input) ?? 0);
    this.minors.set(input, minor);
    if (change !== 0) for (const cell of this.sumsOf(input)) this.add(cell, change);
  }

  private sumsOf(input: HTMLInputElement): (HTMLTableCellElement | undefined)[] {
    const cell = input.closest('td');
    const row = input.closest('tr');
    const subtotals = input.closest('tbody')?.querySelector<HTMLTableRowElement>('tr.sums');
    const totals = this.table.tFoot?.rows[0];
    const ends = [row, subtotals, totals].map((each) => each?.cells[each.cells.length - 1]);
    return [...ends, ...[subtotals, totals].map((each) => each?.cells[cell?.cellIndex ?? 0])];
  }

  private add(cell: HTMLTableCellElement | undefined, change: number) {
    if (!cell) return;
    const sum = Number(cell.dataset.minor) + change;
    cell.dataset.minor = String(sum);
    cell.textContent = textOf(sum, this.notation);
  }
}
