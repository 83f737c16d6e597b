import { sameDecimal } from '../../../kernel/decimal.ts';
import { type Localized, localized, textIn, withTranslation } from '../../../kernel/localized.ts';
import type { FieldErrors } from '../../../kernel/problem.ts';
import type { Reader } from '../../../page/form.ts';
import type { Page } from '../../../page/page.ts';
import { decimal } from '../../../page/readers.ts';
import type { IndicatorDefinition } from '../queries/indicators.ts';
import { cellOf, cellsOf, codeOfCell } from '../rules/breakdown-cells.ts';
import { keyOfCell } from '../rules/carried-cells.ts';
import type { Cell } from '../rules/cell-change.ts';
import { isWritten } from '../rules/measured.ts';
import { hasShares, type StandingTarget } from '../rules/target-changes.ts';
import type { TargetColumn } from '../rules/target-columns.ts';
import type { AimedInput } from '../rules/targets-input.ts';

/**
 * A field of the grid. Its name says what it is of, never its row: the definition may change between opening and saving.
 * `at` is its place among what is read.
 */
export type TargetPlace = {
  at: number;
  /** `targets.sex:female.2027-01-01/2027-12-31`. */
  field: string;
  cell: Cell;
  column: TargetColumn;
  standing: StandingTarget | undefined;
};

export type TargetGrid = {
  cells: readonly Cell[];
  /** The places of each cell. */
  rows: readonly (readonly TargetPlace[])[];
  /** Standing targets that have no place in it. */
  others: readonly StandingTarget[];
};

/** Columns by cells: the whole, every cell of the definition, and those for which something stands. */
export const gridOf = (
  indicator: IndicatorDefinition,
  columns: readonly TargetColumn[],
  standing: readonly StandingTarget[],
): TargetGrid => {
  const offered = ['', ...cellsOf(indicator)].map(cellOf);
  const all = [...offered, ...standing.map(({ breakdown }) => breakdown as Cell)];
  const cells = [...new Map(all.map((cell) => [keyOfCell(cell), cell])).values()];
  let at = 0;
  const rows = cells.map((cell) =>
    columns
      .filter(({ isShare }) => !isShare || (Object.keys(cell).length > 0 && hasShares(indicator)))
      .map(
        (column): TargetPlace => ({
          at: at++,
          field: `targets.${nameOfCell(cell)}.${nameOfColumn(column)}`,
          cell,
          column,
          standing: standing.find(standsAt(cell, column)),
        }),
      ),
  );
  const placed = new Set(rows.flat().map((place) => place.standing?.id));
  return { cells, rows, others: standing.filter(({ id }) => !placed.has(id)) };
};

const nameOfCell = (cell: Cell): string => codeOfCell(cell) || 'whole';

const nameOfColumn = ({ from, until, isMilestone, isShare }: TargetColumn): string =>
  `${from}/${until}${isMilestone ? '/milestone' : ''}${isShare ? '/share' : ''}`;

const standsAt =
  (cell: Cell, column: TargetColumn) =>
  (target: StandingTarget): boolean =>
    target.from === column.from &&
    target.until === column.until &&
    target.isMilestone === column.isMilestone &&
    target.isShare === column.isShare &&
    keyOfCell(target.breakdown as Cell) === keyOfCell(cell);

/** What is wrong with what was read (`targets.4.value`), by the field that it was read from. */
export const atTargetFields = (grid: TargetGrid, errors: FieldErrors): FieldErrors => {
  const places = grid.rows.flat();
  const named = (name: string): string => {
    const [, at, part] = /^targets\.(\d+)\.(\w+)$/.exec(name) ?? [];
    const field = places[Number(at)]?.field;
    return field ? `${field}.${part}` : name;
  };
  return Object.fromEntries(Object.entries(errors).map(([name, problems]) => [named(name), problems]));
};

/** What stands, as the form opens with it. */
export const typedTargets = ({ words }: Page, grid: TargetGrid): Record<string, string> =>
  Object.fromEntries(
    grid.rows.flat().flatMap(({ field, standing }): [string, string][] =>
      standing
        ? [
            [`${field}.standing`, standing.id],
            [`${field}.value`, standing.value === null ? '' : words.number(standing.value)],
            [`${field}.text`, standing.text ? textIn(standing.text as Localized, words.language).text : ''],
          ]
        : [],
    ),
  );

/** Every field of the grid, in its order; words in other languages stay where these say the same. */
export const targetsReader =
  (grid: TargetGrid, indicator: Pick<IndicatorDefinition, 'measure' | 'scale'>): Reader<AimedInput[]> =>
  (typed, _, language) => {
    const targets: AimedInput[] = [];
    for (const { field, cell, column, standing } of grid.rows.flat()) {
      const read = decimal(typed, `${field}.value`, language);
      const written = typed[`${field}.text`]?.[0]?.trim();
      const before = standing?.text as Localized | null | undefined;
      const seen = typed[`${field}.standing`]?.[0];
      const text = isWritten(indicator) ? said(written, before, language) : (before ?? undefined);
      // What is no number goes on as it was typed: the command says so beside its field.
      const number = 'problem' in read ? typed[`${field}.value`]?.[0] : read.value;
      const value = number ?? (isWritten(indicator) ? (standing?.value ?? undefined) : undefined);
      targets.push({
        ...column,
        breakdown: cell,
        ...(value === undefined ? {} : { value }),
        // What stands in words alone has no field where a value is asked: nobody emptied it. Words beside a value go with it.
        ...(text && (isWritten(indicator) || standing?.value === null || sameDecimal(value, standing?.value))
          ? { text }
          : {}),
        ...(seen ? { standing: seen } : {}),
      });
    }
    return { value: targets };
  };

const said = (
  written: string | undefined,
  before: Localized | null | undefined,
  language: string,
): Localized | undefined => {
  if (!written) return undefined;
  if (!before) return localized(language, written);
  return textIn(before, language).text === written ? before : withTranslation(before, language, written);
};
