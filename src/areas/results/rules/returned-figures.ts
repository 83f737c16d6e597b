import type { FieldErrors } from '../../../kernel/problem.ts';
import { choiceOf } from './breakdown-cells.ts';
import { figureKey } from './report-figures.ts';

type Placed = Parameters<typeof figureKey>[0];
type Standing = Placed & { rowId: string; state: string };

type Judging<S extends Standing, G extends Placed> = {
  /** What is said of the sheet in the same breath. */
  figures: readonly G[];
  withdrawn: readonly string[];
  figureAnswers: readonly { rowId: string }[];
  /** Whether what is given leaves the row as it is. */
  isSame: (stands: S, given: G) => boolean;
};

/**
 * The figures that came back and are handed in again neither changed nor answered, as `answers.<row>`: they would stay returned in
 * a sheet that nobody can touch. One in a cell that no form shows, or of several that came together, cannot be answered there.
 */
export const unansweredFigures = <S extends Standing, G extends Placed>(
  standing: readonly S[],
  { figures, withdrawn, figureAnswers, isSame }: Judging<S, G>,
): FieldErrors => {
  const given = new Map(figures.map((figure) => [figureKey(figure), figure]));
  const settled = new Set([...withdrawn, ...figureAnswers.map(({ rowId }) => rowId)]);
  const unanswered = standing.filter((figure) => {
    const said = given.get(figureKey(figure));
    return isAnswerable(figure, standing) && !settled.has(figure.rowId) && !(said && !isSame(figure, said));
  });
  return Object.fromEntries(
    unanswered.map(({ rowId }) => [`answers.${rowId}`, [{ key: 'results.returned-unanswered' }]]),
  );
};

const isAnswerable = (figure: Standing, standing: readonly Standing[]): boolean =>
  figure.state === 'returned' &&
  choiceOf(figure.breakdown) !== undefined &&
  standing.filter((each) => figureKey(each) === figureKey(figure)).length === 1;
