import { compareDecimals, type Decimal, sameDecimal } from '../../../kernel/decimal.ts';
import type { FieldErrors } from '../../../kernel/problem.ts';
import type { Cell } from './cell-change.ts';
import type { Feed } from './feed-input.ts';
import { figureKey } from './report-figures.ts';
import type { GivenFigure } from './unclear-parts.ts';

/** What a person saw the records come to, and why the figure is another one; null where it is not. */
export type Confirmed = {
  feed: Feed;
  proposed: Decimal;
  reason: string | null;
  elsewhere: readonly string[];
  /** The cell as the records call it. */
  recordCell: Cell;
};

/** A figure of a sheet as it is to be written; or, with `unclear` parts, as far as it can be judged. */
export type SheetedFigure = Omit<GivenFigure, 'fed'> & { confirmed?: Confirmed | undefined };

type Judging = {
  /** What the records come to now, by cell as `figureKey` writes it. */
  proposals: ReadonlyMap<string, Pick<Confirmed, 'feed' | 'elsewhere' | 'recordCell'> & { total: number }>;
  /** The figures that stand, by the same key. */
  standing: ReadonlyMap<string, { value: Decimal | null }>;
};

/**
 * The figures of a sheet beside which records were shown, with the value taken over where it was; and what is wrong, as
 * `figures.3.takeOver`. One whose taking over is refused has no value that could be judged further. What stands and nobody
 * touched is not confirmed anew, whatever the records come to since.
 */
export const fedFigures = (
  figures: readonly GivenFigure[],
  { proposals, standing }: Judging,
): { errors: FieldErrors; figures: SheetedFigure[] } => {
  const errors: FieldErrors = {};
  const judged = figures.map(({ fed, ...figure }, at): SheetedFigure => {
    if (!fed) return figure;
    const { takeOver, reason } = fed;
    const stands = standing.get(figureKey(figure))?.value;
    const isUntouched = stands != null && sameDecimal(stands, figure.value);
    if (isUntouched && !takeOver && !reason) return figure;
    const found = proposals.get(figureKey(figure));
    if (!found && !takeOver) return figure;
    const wrong = (field: string, key: string, args = {}) => {
      errors[`figures.${at}.${field}`] = [{ key, args }];
      return takeOver ? { ...figure, value: undefined, unclear: ['value'] as const } : figure;
    };
    if (!found) return wrong('takeOver', 'results.nothing-proposed');
    const proposed: Decimal = String(found.total);
    if (compareDecimals(proposed, fed.proposed) !== 0)
      return wrong('takeOver', 'results.proposal-changed', { value: proposed });
    if (figure.unclear) return figure;
    const value = takeOver && isUntouched ? proposed : (figure.value ?? (takeOver ? proposed : undefined));
    if (value === undefined) return figure;
    const isOther = compareDecimals(value, proposed) !== 0;
    if (isOther && takeOver) return wrong('value', 'results.take-over-or-other');
    if (isOther && !reason) return wrong('why', 'results.say-why-other');
    const why = isOther ? (reason ?? null) : null;
    const { feed, elsewhere, recordCell } = found;
    return { ...figure, value, confirmed: { feed, proposed, reason: why, elsewhere, recordCell } };
  });
  return { errors, figures: judged };
};
