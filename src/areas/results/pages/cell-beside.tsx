import type { FieldBeside } from '../../../page/narrowing.tsx';
import type { Page } from '../../../page/page.ts';
import { SelectField } from '../../../ui/select-field.tsx';
import { ownCellText } from '../queries/cell-words.ts';
import { type BrokenDown, cellOf, cellsOfDefinition } from '../rules/breakdown-cells.ts';
import { isUncrossed } from '../rules/cell-choice.ts';
import { queried } from './address.ts';
import { cellOfParameter, cellParameter, cellRead } from './figure-place.ts';

type Cell = Readonly<Record<string, string>>;

/**
 * The cell of an address as a field, where it says one that cannot be meant: none of the categories that count here, or of
 * the cells that were measured. Files bring cells that no definition names.
 */
export const cellBeside = (page: Page, definition: BrokenDown, measured: readonly Cell[]): FieldBeside[] => {
  const { words } = page;
  const typed = queried(page, 'cell');
  if (typed === undefined) return [];
  const offered = cellsOfDefinition(definition).map((choice) => cellParameter(cellOf(choice)));
  const known = new Set([...offered, ...measured.map(cellParameter)].filter(Boolean));
  const cell = cellRead(typed);
  if (cell && (typed === '' || known.has(cellParameter(cell)))) return [];
  const { axes } = definition;
  const error =
    cell && isUncrossed(cell, [...known].map(cellOfParameter))
      ? words.t('results.not-crossed', { cell: ownCellText(words, cell, axes) })
      : words.t('page.not-offered', { typed });
  const options = [...known].map((value) => ({
    value,
    label: ownCellText(words, cellOfParameter(value), axes),
  }));
  const field = (
    <SelectField
      name="cell"
      label={words.t('results.of-whom')}
      optional=""
      placeholder={words.t('results.whole')}
      options={options}
      error={error}
    />
  );
  return [{ name: 'cell', error, field }];
};
