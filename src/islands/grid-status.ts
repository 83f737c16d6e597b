import type { GridPlace } from './grid-block.ts';

/** What a grid says, in the words that its element brings along; `{place}`, `{typed}` and `{count}` are put in here. */
export class GridStatus {
  private readonly grid: HTMLElement;
  private readonly place = document.createElement('div');

  constructor(grid: HTMLElement) {
    this.grid = grid;
    const keys = document.createElement('p');
    keys.className = 'hint';
    keys.textContent = grid.dataset.keys ?? '';
    this.place.setAttribute('role', 'status');
    grid.prepend(keys);
    grid.append(this.place);
  }

  /** The sentences, and how many cells are not saved yet. */
  say(sentences: readonly string[] = []) {
    const count = this.grid.querySelectorAll('td.unsaved').length;
    const unsaved = count > 0 ? [this.words('unsaved', { count: String(count) })] : [];
    this.place.replaceChildren(
      ...[...sentences, ...unsaved].map((sentence) => {
        const line = document.createElement('p');
        line.textContent = sentence;
        return line;
      }),
    );
  }

  words(name: string, values: Readonly<Record<string, string>> = {}): string {
    return (this.grid.dataset[name] ?? '').replace(/\{(\w+)\}/g, (whole, key) => values[key] ?? whole);
  }

  /** Row and column as the table names them; by number where the table has none there. */
  nameOf({ row, column }: GridPlace): string {
    const heads = this.grid.querySelectorAll('tbody tr:not(.group, .sums) > th');
    const years = this.grid.querySelectorAll('thead [id]');
    return [heads[row]?.textContent?.trim() ?? row + 1, years[column]?.textContent ?? column + 1].join(', ');
  }
}
