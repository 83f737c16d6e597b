/** What one step did to a cell. */
export type CellChange<Cell> = { cell: Cell; before: string; after: string };

/** Steps that can be taken back and taken again; a new step forgets those that were taken back. */
export class GridHistory<Cell> {
  private past: CellChange<Cell>[][] = [];
  private future: CellChange<Cell>[][] = [];

  record(changes: readonly CellChange<Cell>[]) {
    const real = changes.filter(({ before, after }) => before !== after);
    if (real.length === 0) return;
    this.past.push(real);
    this.future = [];
  }

  /** What each cell of the newest step becomes again; nothing where there is no step. */
  undo(): { cell: Cell; text: string }[] {
    const step = this.past.pop();
    if (!step) return [];
    this.future.push(step);
    return step.map(({ cell, before }) => ({ cell, text: before }));
  }

  redo(): { cell: Cell; text: string }[] {
    const step = this.future.pop();
    if (!step) return [];
    this.past.push(step);
    return step.map(({ cell, after }) => ({ cell, text: after }));
  }
}
