import type { FieldBeside } from '../../../page/narrowing.tsx';
import type { Page } from '../../../page/page.ts';
import { SelectField } from '../../../ui/select-field.tsx';
import { ownCellText } from '../queries/cell-words.ts';
import { type BrokenDown, cellOf, cellsOfDefinition } from '../rules/breakdown-cells.ts';
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
  const parts = Object.entries(cell ?? {}).map(([axis, category]) => cellParameter({ [axis]: category }));
  if (cell && (known.has(cellParameter(cell)) || parts.every((part) => known.has(part)))) return [];
  const error = words.t('page.not-offered', { typed });
  const options = [...known].map((value) => ({
    value,
    label: ownCellText(words, cellOfParameter(value), definition.axes),
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
