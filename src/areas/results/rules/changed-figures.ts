import type { FieldErrors } from '../../../kernel/problem.ts';
import type { SheetedFigure } from './fed-figures.ts';
import { figureKey } from './report-figures.ts';
import type { SubmissionInput } from './report-input.ts';
import { whyFixed } from './report-state.ts';
import { isConfirmedAnew, type StandingFigure, saysTheSame } from './same-figure.ts';

type Placed = Parameters<typeof figureKey>[0];
type Standing = StandingFigure & Placed & { rowId: string; state: string };
type Review = { rowId: string; kind: string; comment: string | null };

type Judging<S extends Standing> = Pick<SubmissionInput, 'figureAnswers' | 'reason'> & {
  sheet: { figures: readonly S[]; reviews: readonly Review[] };
  /** Which figures are not right beside their records: what is still to be said there may be reason enough. */
  inDoubt: ReadonlySet<number>;
};

/** A figure to be written; in the place of the row that stands, and why. */
type Change<S> = { figure: SheetedFigure; stands: S | undefined; reason: string | null };
/** A figure that stays the row that it is, and is linked to the records that bear it out. */
type Linked<S> = { figure: SheetedFigure; stands: S };

/**
 * The figures of a sheet that are new or differ from those that stand, and what is wrong, as `figures.3.value`: one that is
 * approved is not changed, of several that came together in one cell none is chosen, and what becomes another says why
 * (`reason`). One that came back and is right is written anew with the answer for its reason, so that it is with the officer again.
 */
export const changedFigures = <S extends Standing>(
  figures: readonly SheetedFigure[],
  { sheet, figureAnswers, reason: given, inDoubt }: Judging<S>,
): { errors: FieldErrors; changes: Change<S>[]; linked: Linked<S>[] } => {
  const standing = Map.groupBy(sheet.figures, figureKey);
  const errors: FieldErrors = {};
  const linked: Linked<S>[] = [];
  const answerTo = (row: S | undefined) => figureAnswers.find(({ rowId }) => rowId === row?.rowId)?.answer;
  const changes = figures.flatMap((figure, at): Change<S>[] => {
    const standingThere = standing.get(figureKey(figure)) ?? [];
    const same = standingThere.find((each) => saysTheSame(each, figure));
    // What was recorded otherwise and is now found in the records stays the row that it is, and is linked to them.
    if (same && figure.confirmed && same.proposed === null && !whyFixed(same.state))
      linked.push({ figure, stands: same });
    const answer = answerTo(same ?? standingThere[0]);
    if (same && !isConfirmedAnew(same, figure) && !(answer && same.state === 'returned')) return [];
    const [stands] = standingThere;
    if (!stands) return [{ figure, stands: undefined, reason: null }];
    const reason = answer ?? given ?? returnedBecause(sheet, stands) ?? figure.confirmed?.reason ?? undefined;
    if (standingThere.length > 1) errors[`figures.${at}.value`] = [{ key: 'results.already-measured' }];
    else if (whyFixed(stands.state)) errors[`figures.${at}.value`] = [{ key: 'results.figure-is-approved' }];
    else if (reason === undefined && !inDoubt.has(at))
      errors.reason = [{ key: 'results.reason-for-changed' }];
    return [{ figure, stands, reason: reason ?? null }];
  });
  return { errors, changes, linked };
};

/** What the officer said who returned a figure: reason enough for another. */
export const returnedBecause = (
  { reviews }: { reviews: readonly Review[] },
  { rowId }: { rowId: string },
): string | undefined =>
  reviews.find((review) => review.rowId === rowId && review.kind === 'returned')?.comment ?? undefined;
