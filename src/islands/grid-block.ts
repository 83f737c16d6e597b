export type Spot = { row: number; column: number };

/** The fields of a table by row and column, and the block of them that is chosen, marked with `data-chosen`. */
export class GridBlock {
  private from: Spot = { row: 0, column: 0 };
  private to: Spot = { row: 0, column: 0 };

  private table: HTMLElement;

  constructor(table: HTMLElement) {
    this.table = table;
  }

  /** The lines that hold amounts; other fields in their heads belong to the form alone. */
  rows(): { line: HTMLTableRowElement; inputs: HTMLInputElement[] }[] {
    return [...this.table.querySelectorAll('tr')]
      .map((line) => ({ line, inputs: [...line.querySelectorAll<HTMLInputElement>('td > input')] }))
      .filter(({ inputs }) => inputs.length > 0);
  }

  inputs(): HTMLInputElement[] {
    return this.rows().flatMap((row) => row.inputs);
  }

  inputAt({ row, column }: Spot): HTMLInputElement | undefined {
    return row < 0 || column < 0 ? undefined : this.rows()[row]?.inputs[column];
  }

  spotOf(target: EventTarget | null): Spot | undefined {
    const rows = this.rows();
    const row = rows.findIndex(({ inputs }) => inputs.includes(target as HTMLInputElement));
    if (row === -1) return undefined;
    return { row, column: rows[row]!.inputs.indexOf(target as HTMLInputElement) };
  }

  focused(spot: Spot) {
    this.from = spot;
    this.stretchTo(spot);
  }

  moveTo(spot: Spot) {
    this.inputAt(spot)?.focus();
  }

  stretchBy(step: Spot) {
    const spot = { row: this.to.row + step.row, column: this.to.column + step.column };
    if (this.inputAt(spot)) this.stretchTo(spot);
  }

  stretchTo(spot: Spot) {
    this.to = spot;
    const chosen = new Set(this.chosen().flat());
    for (const input of this.inputs())
      input.toggleAttribute('data-chosen', chosen.size > 1 && chosen.has(input));
  }

  corner(): Spot {
    const { from, to } = this;
    return { row: Math.min(from.row, to.row), column: Math.min(from.column, to.column) };
  }

  size(): number {
    return this.chosen().flat().length;
  }

  chosen(): HTMLInputElement[][] {
    const { row, column } = this.corner();
    const [down, right] = [
      Math.abs(this.to.row - this.from.row),
      Math.abs(this.to.column - this.from.column),
    ];
    return this.rows()
      .slice(row, row + down + 1)
      .map(({ inputs }) => inputs.slice(column, column + right + 1));
  }
}
