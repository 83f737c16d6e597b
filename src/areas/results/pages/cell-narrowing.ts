import { type Narrowing, narrowing } from '../../../page/narrowing.tsx';
import type { Page } from '../../../page/page.ts';
import type { Words } from '../../../text/words.ts';
import { ownCellText } from '../queries/cell-words.ts';
import type { IndicatorDefinition } from '../queries/indicators.ts';
import { countsCell } from '../rules/breakdown-cells.ts';
import type { Cell } from '../rules/cell-change.ts';
import { cellsKnown, isUncrossed, liesWithin } from '../rules/cell-choice.ts';
import type { Axis } from '../rules/indicator-input.ts';
import { queried } from './address.ts';
import { cellOfParameter, cellParameter } from './figure-place.ts';

/**
 * Of whom figures are told: each category that any of the indicators knows, those that one counts together, and what was measured or
 * aimed at besides.
 */
export const cellNarrowing = (
  page: Page,
  indicators: readonly IndicatorDefinition[],
  figures: readonly { breakdown: Cell }[],
): Narrowing => {
  const typed = queried(page, 'cell') ?? '';
  const asked = cellOfParameter(typed);
  const measured = figures.map(({ breakdown }) => breakdown);
  const within = measured.some((cell) => liesWithin(cell, asked)) ? [asked] : [];
  const cells = cellsKnown(indicators, [...measured, ...within]);
  // A category of an indicator's own has the words of its definition.
  const axesOf = (cell: Cell) => indicators.find((each) => countsCell(each, cell))?.axes ?? [];
  const options = cells.map((cell) => ({
    value: cellParameter(cell),
    label: ownCellText(page.words, cell, axesOf(cell)),
  }));
  const { words } = page;
  const found = narrowing(page, 'cell', words.t('results.of-whom'), options, words.t('results.whole'));
  // The order in which an address names several categories says nothing.
  const value = cellParameter(asked);
  const isWhole = Object.keys(asked).length === typed.split(',').length;
  if (isWhole && options.some((option) => option.value === value))
    return { ...found, value, wrong: undefined };
  return isWhole && isUncrossed(asked, cells)
    ? { ...found, why: uncrossedText(words, asked, axesOf) }
    : found;
};

/** Several categories of an address that none counts together, as people read them. */
const uncrossedText = (words: Words, cell: Cell, axesOf: (cell: Cell) => readonly Axis[]): string =>
  words.t('results.not-crossed', {
    cell: Object.entries(cell)
      .map(([axis, category]) => ownCellText(words, { [axis]: category }, axesOf({ [axis]: category })))
      .join(', '),
  });

export const cellNarrowedTo = ({ value }: Narrowing): Cell | undefined =>
  value === undefined ? undefined : cellOfParameter(value);
