import {
  type CoverageChoice,
  type CoverageFilter,
  type CoverageMeasure,
  coverageAxes,
} from '../../overview/rules/coverage-choice.ts';
import type { CoverageCell } from '../../overview/rules/coverage-grid.ts';
import type { FiledEntries, FiledEntry } from './filed-entries.ts';

/**
 * The entries that a measure is made of, narrowed; participants and money stand under the main aim and the own kind
 * alone, activities under each, as in the institute's own matrix.
 */
export const entriesOfMeasure = (
  entries: FiledEntries,
  measure: CoverageMeasure,
  filter: CoverageFilter,
): FiledEntry[] => {
  const counted = measure === 'spent' ? entries.spent : entries.activities;
  return counted
    .filter(({ participants }) => measure !== 'participants' || participants > 0)
    .map((entry) => (measure === 'activities' ? entry : underMainCodes(entry)))
    .filter(({ programmeId }) => filter.programmeId === undefined || programmeId === filter.programmeId)
    .filter(({ keys }) =>
      coverageAxes.every((axis) => filter[axis] === undefined || keys[axis].includes(filter[axis])),
    )
    .map((entry) => ({
      ...entry,
      keys: {
        ...entry.keys,
        ...(filter.aim && { aim: [filter.aim] }),
        ...(filter.kind && { kind: [filter.kind] }),
      },
    }));
};

const underMainCodes = (entry: FiledEntry): FiledEntry => ({
  ...entry,
  keys: { ...entry.keys, aim: entry.keys.aim.slice(0, 1), kind: entry.keys.kind.slice(0, 1) },
});

/** A figure for each pair, row, column and the whole: the donor's matrix, added up from what was filed. */
export const filedCells = (
  entries: FiledEntries,
  { measure, rows, columns, filter }: CoverageChoice,
): CoverageCell[] => {
  const cells = new Map<string, CoverageCell>();
  for (const entry of entriesOfMeasure(entries, measure, filter))
    for (const row of [...entry.keys[rows], null])
      for (const column of [...entry.keys[columns], null]) addTo(cells, { row, column }, entry, measure);
  return [...cells.values()];
};

const addTo = (
  cells: Map<string, CoverageCell>,
  { row, column }: Pick<CoverageCell, 'row' | 'column'>,
  entry: FiledEntry,
  measure: CoverageMeasure,
): void => {
  const currency = measure === 'spent' ? entry.currency : null;
  const place = JSON.stringify([row, column, currency]);
  const cell = cells.get(place) ?? { row, column, currency, value: 0, held: null };
  const value = { spent: entry.minor, activities: entry.count, participants: entry.participants }[measure];
  cells.set(place, {
    ...cell,
    value: cell.value + value,
    held: measure === 'activities' ? (cell.held ?? 0) + entry.held : null,
  });
};
