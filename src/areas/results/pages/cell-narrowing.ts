import { type Narrowing, narrowing } from '../../../page/narrowing.tsx';
import type { Page } from '../../../page/page.ts';
import { ownCellText } from '../queries/cell-words.ts';
import type { IndicatorDefinition } from '../queries/indicators.ts';
import type { Cell } from '../rules/cell-change.ts';
import { cellsKnown, isBrokenDownBy } from '../rules/cell-choice.ts';
import { queried } from './address.ts';
import { cellOfParameter, cellParameter } from './figure-place.ts';

/**
 * Of whom figures are told: each category that any of the indicators knows, what was measured or aimed at besides, and whatever several
 * categories the address names that one indicator knows together.
 */
export const cellNarrowing = (
  page: Page,
  indicators: readonly IndicatorDefinition[],
  figures: readonly { breakdown: Cell }[],
): Narrowing => {
  const typed = queried(page, 'cell') ?? '';
  const asked = cellOfParameter(typed);
  const crossed = indicators.some((each) => isBrokenDownBy(each, asked)) ? [asked] : [];
  const cells = cellsKnown(indicators, [...figures.map(({ breakdown }) => breakdown), ...crossed]);
  // A category of an indicator's own has the words of its definition.
  const axesOf = (cell: Cell) => indicators.find((each) => isBrokenDownBy(each, cell))?.axes ?? [];
  const options = cells.map((cell) => ({
    value: cellParameter(cell),
    label: ownCellText(page.words, cell, axesOf(cell)),
  }));
  const { words } = page;
  const found = narrowing(page, 'cell', words.t('results.of-whom'), options, words.t('results.whole'));
  // The order in which an address names several categories says nothing.
  const value = cellParameter(asked);
  const isWhole = Object.keys(asked).length === typed.split(',').length;
  return isWhole && options.some((option) => option.value === value)
    ? { ...found, value, wrong: undefined }
    : found;
};

export const cellNarrowedTo = ({ value }: Narrowing): Cell | undefined =>
  value === undefined ? undefined : cellOfParameter(value);
