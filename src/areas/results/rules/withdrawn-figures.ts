import type { FieldErrors, Problem } from '../../../kernel/problem.ts';
import { figureKey } from './report-figures.ts';
import { whyFixed } from './report-state.ts';

type Placed = Parameters<typeof figureKey>[0];
type Standing = Placed & { rowId: string; state: string };

type Judging<F extends Standing> = {
  standing: readonly F[];
  /** What is said of the sheet in the same breath. */
  figures: readonly Placed[];
  /** Why this figure is taken back; undefined where nobody said. */
  reasonFor: (figure: F) => string | undefined;
};

/**
 * The figures of a sheet that were emptied, by their rows as they were shown; and what is wrong, as `withdrawn.3`. One that was
 * approved stays, one that became another since is looked at again, and each goes with a reason.
 */
export const withdrawnFigures = <F extends Standing>(
  rowIds: readonly string[],
  { standing, figures, reasonFor }: Judging<F>,
): { errors: FieldErrors; withdrawn: (F & { reason: string })[] } => {
  const errors: FieldErrors = {};
  const typed = new Set(figures.map(figureKey));
  const withdrawn = rowIds.flatMap((rowId, at) => {
    if (rowIds.indexOf(rowId) < at) return [];
    const figure = standing.find((each) => each.rowId === rowId);
    const wrong = figure ? whyKept(figure, standing, typed) : { key: 'results.figure-changed-since' };
    if (wrong) errors[`withdrawn.${at}`] = [wrong];
    if (!figure || wrong) return [];
    const reason = reasonFor(figure);
    if (reason === undefined) errors.reason = [{ key: 'results.reason-for-withdrawn' }];
    return [{ ...figure, reason: reason ?? '' }];
  });
  return { errors, withdrawn };
};

/** Of several figures that came together in one cell none is chosen. */
const whyKept = (
  figure: Standing,
  standing: readonly Standing[],
  typed: ReadonlySet<string>,
): Problem | undefined => {
  const key = figureKey(figure);
  if (whyFixed(figure.state)) return { key: 'results.figure-is-approved' };
  const together = standing.filter((each) => figureKey(each) === key);
  return together.length > 1 || typed.has(key) ? { key: 'results.already-measured' } : undefined;
};
