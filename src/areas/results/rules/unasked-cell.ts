import type { FieldErrors } from '../../../kernel/problem.ts';
import { type BrokenDown, cellOf, choiceOf, isOffered } from './breakdown-cells.ts';
import type { Cell } from './cell-change.ts';

/**
 * What is wrong with the cell that was chosen in a form, where the definition asks it no longer since the form was shown;
 * `stands`: the cell of what is corrected, which may stay.
 */
export const unaskedCellErrors = (
  definition: BrokenDown,
  choice: string | undefined,
  stands: Cell | undefined,
): FieldErrors => {
  const isKept = !choice || (stands !== undefined && choice === choiceOf(stands));
  return isKept || isOffered(definition, cellOf(choice))
    ? {}
    : { breakdown: [{ key: 'results.cell-is-gone' }] };
};
