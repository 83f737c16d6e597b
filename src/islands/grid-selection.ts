import { type GridPlace, placesBetween } from './grid-block.ts';

type Field = HTMLInputElement | null;

/** The fields of a grid by row and column, null where nothing can be typed, and the block that is chosen of them. */
export class GridSelection {
  readonly fields: readonly (readonly Field[])[];
  /** The cell one is in, and the other end of the block. */
  anchor: GridPlace | undefined;
  head: GridPlace | undefined;
  private painted: Element[] = [];

  constructor(fields: readonly (readonly Field[])[]) {
    this.fields = fields;
  }

  /** Undefined beyond the grid. */
  at({ row, column }: GridPlace): Field | undefined {
    return this.fields[row]?.[column];
  }

  choose(anchor: GridPlace | undefined, head: GridPlace | undefined) {
    this.anchor = anchor;
    this.head = head;
    for (const cell of this.painted) cell.classList.remove('chosen');
    const block = this.chosen().flat();
    this.painted = block.length > 1 ? block.flatMap((field) => field?.closest('td') ?? []) : [];
    for (const cell of this.painted) cell.classList.add('chosen');
  }

  chosen(): Field[][] {
    if (!this.anchor || !this.head) return [];
    return placesBetween(this.anchor, this.head).map((places) =>
      places.map((place) => this.at(place) ?? null),
    );
  }

  /** The place so many rows and columns further, at most at the edge. */
  further(from: GridPlace, [down, across]: readonly [number, number]): GridPlace {
    return {
      row: clamp(from.row + down, this.fields.length),
      column: clamp(from.column + across, this.fields[0]?.length ?? 0),
    };
  }

  /** The first field from a place on, that way. */
  openFrom(place: GridPlace, [down, across]: readonly [number, number]): HTMLInputElement | undefined {
    let at = place;
    while (this.at(at) === null)
      at = { row: at.row + Math.sign(down), column: at.column + Math.sign(across) };
    return this.at(at) ?? undefined;
  }
}

const clamp = (at: number, count: number): number => Math.min(Math.max(at, 0), count - 1);
