import type { Tx } from '../../../db/transaction.ts';
import type { Decimal } from '../../../kernel/decimal.ts';
import { keyOfCell } from '../rules/carried-cells.ts';
import { type Held, heldTogether } from '../rules/held.ts';
import { type LibraryDefinition, meansAsLibrary, totalOfSame } from '../rules/library-total.ts';
import type { FigureScope } from './figure-scope.ts';
import type { CellFigure } from './indicator-figures.ts';
import type { LibraryUse } from './library-uses.ts';
import { resultFiguresOf } from './result-figures.ts';

/** What one use of a library indicator reached in one cell. */
export type UseFigure = { use: LibraryUse; figure: CellFigure };

/** What uses reached together in one place; null where that is no one value. */
export type TogetherFigure = Held & { place: CellFigure; value: Decimal | null; of: readonly UseFigure[] };

/** What uses of a library indicator reached, in each of these scopes. */
export const figuresOfUses = async (
  tx: Tx,
  instituteId: string,
  uses: readonly LibraryUse[],
  scopes: readonly FigureScope[],
): Promise<UseFigure[][]> => {
  if (uses.length === 0) return scopes.map(() => []);
  const indicatorIds = uses.map(({ id }) => id);
  const asked = scopes.map((scope) => ({ ...scope, indicatorIds }));
  const found = await resultFiguresOf(tx, instituteId, asked, uses);
  const byId = new Map(uses.map((use) => [use.id, use]));
  return found.map(({ measured }) =>
    measured.map((figure) => ({ use: byId.get(figure.indicatorId)!, figure })),
  );
};

/**
 * The same over these uses, place by place: in each cell, period, partner and country. Nothing where one of them does not mean what
 * the library does; what the only one reached that reached anything there is what they come to.
 */
export const together = (
  library: LibraryDefinition,
  uses: readonly LibraryUse[],
  figures: readonly UseFigure[],
): TogetherFigure[] =>
  placed(figures, (found) => {
    if (!uses.every((use) => meansAsLibrary(library, use))) return null;
    const [only, ...others] = found.values();
    if (only && others.length === 0) return only.value;
    return (
      totalOfSame(
        library,
        uses.map((use) => valuedUse(use, found.get(use.id))),
      ) ?? null
    );
  });

/** A use with what it reached in one place. */
export const valuedUse = ({ fromOn, untilOn }: LibraryUse, figure: CellFigure | undefined) => ({
  ...{ fromOn, untilOn },
  value: figure?.value ?? null,
  numerator: figure?.numerator,
  denominator: figure?.denominator,
});

/** What one use reached, by itself and whatever it means. */
export const alone = (use: LibraryUse, figures: readonly UseFigure[]): TogetherFigure[] =>
  placed(figures, (found) => found.get(use.id)?.value ?? null);

const placed = (
  figures: readonly UseFigure[],
  comeTo: (found: ReadonlyMap<string, CellFigure>) => Decimal | null,
): TogetherFigure[] =>
  [...Map.groupBy(figures, ({ figure }) => keyOfPlace(figure)).values()].map((of) => ({
    place: of[0]!.figure,
    value: comeTo(new Map(of.map(({ use, figure }) => [use.id, figure]))),
    of,
    ...heldTogether(of.map(({ figure }) => figure)),
  }));

const keyOfPlace = ({ breakdown, period, partnershipId, country }: CellFigure): string =>
  JSON.stringify([keyOfCell(breakdown), period, partnershipId, country]);
