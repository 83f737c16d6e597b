export type Edit = { name: string; before: string; after: string };

/** What was changed, step by step, to be taken back and done again; a new step forgets what was taken back. */
export class GridUndo {
  private steps: Edit[][] = [];
  private done = 0;

  private write: (edits: readonly Edit[]) => void;

  constructor(write: (edits: readonly Edit[]) => void) {
    this.write = write;
  }

  add(edits: readonly Edit[]) {
    if (edits.length === 0) return;
    this.steps = [...this.steps.slice(0, this.done), [...edits]];
    this.done = this.steps.length;
  }

  back(): boolean {
    const step = this.steps[this.done - 1];
    if (!step) return false;
    this.done -= 1;
    this.write(step.map(({ name, before, after }) => ({ name, before: after, after: before })));
    return true;
  }

  forward(): boolean {
    const step = this.steps[this.done];
    if (!step) return false;
    this.done += 1;
    this.write(step);
    return true;
  }
}
