import type { Tx } from '../../../db/transaction.ts';
import type { Decimal } from '../../../kernel/decimal.ts';
import { keyOfCell } from '../rules/carried-cells.ts';
import { type LibraryDefinition, libraryTotal, meansAsLibrary } from '../rules/library-total.ts';
import type { FigureScope } from './figure-scope.ts';
import type { CellFigure } from './indicator-figures.ts';
import type { LibraryUse } from './library-uses.ts';
import { resultFiguresOf } from './result-figures.ts';

/** What one use of a library indicator reached in one cell. */
export type UseFigure = { use: LibraryUse; figure: CellFigure };

/** What uses reached together in one place; null where that is no one value. */
export type TogetherFigure = { place: CellFigure; value: Decimal | null; of: readonly UseFigure[] };

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
 * The same over these uses, place by place: in each cell, period, partner and country. What the only one reached is what they come to
 * only where it means what the library does.
 */
export const together = (
  library: LibraryDefinition,
  uses: readonly LibraryUse[],
  figures: readonly UseFigure[],
): TogetherFigure[] =>
  placed(figures, (values) => {
    const [only, ...others] = uses;
    if (only && others.length === 0)
      return meansAsLibrary(library, only) ? (values.get(only.id) ?? null) : null;
    const valued = uses.map((use) => ({ ...use, value: values.get(use.id) ?? null }));
    return libraryTotal(library, valued) ?? null;
  });

/** What one use reached, by itself and whatever it means. */
export const alone = (use: LibraryUse, figures: readonly UseFigure[]): TogetherFigure[] =>
  placed(figures, (values) => values.get(use.id) ?? null);

const placed = (
  figures: readonly UseFigure[],
  comeTo: (values: ReadonlyMap<string, Decimal | null>) => Decimal | null,
): TogetherFigure[] =>
  [...Map.groupBy(figures, ({ figure }) => keyOfPlace(figure)).values()].map((of) => {
    const values = new Map(of.map(({ use, figure }) => [use.id, figure.value]));
    return { place: of[0]!.figure, value: comeTo(values), of };
  });

const keyOfPlace = ({ breakdown, period, partnershipId, country }: CellFigure): string =>
  JSON.stringify([keyOfCell(breakdown), period, partnershipId, country]);
