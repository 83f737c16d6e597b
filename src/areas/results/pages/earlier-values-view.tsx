import type { Page } from '../../../page/page.ts';
import { Card } from '../../../ui/card.tsx';
import { DataTable } from '../../../ui/data-table.tsx';
import { Led } from '../../../ui/led.tsx';
import { ownCellText } from '../queries/cell-words.ts';
import type { EarlierFigure, IndicatorHistoryRows, MappingRow } from '../queries/indicator-history.ts';
import type { IndicatorDefinition } from '../queries/indicators.ts';
import { keyOfCell } from '../rules/carried-cells.ts';
import type { Cell } from '../rules/cell-change.ts';
import { inForceAgain } from '../rules/taken-back.ts';
import { entriesHref } from './figure-place.ts';
import { figureText } from './figure-text.ts';

type Props = {
  page: Page;
  indicator: IndicatorDefinition;
  history: IndicatorHistoryRows;
  asOf: number | undefined;
};

/** The series as it was measured under each earlier version, and where it is read under the one in force; now, or as of an audit number. */
export function EarlierValues({ page, indicator, history, asOf }: Props) {
  const { words } = page;
  if (history.earlier.length === 0) return null;
  const versions = new Map(history.versions.map((version) => [version.id, version]));
  const mapped = new Map(
    history.mappings.map((row) => [`${row.fromVersionId} ${keyOfCell(row.fromCell)}`, row]),
  );
  const again = new Set(inForceAgain(history.versions).map(({ id }) => id));
  const versionOf = ({ versionId }: EarlierFigure) => versions.get(versionId)!;
  const isPast = asOf !== undefined;
  // What a formula gave is worked out of what others come to: no measurement of its own adds up to it.
  const entriesOf = ({ versionId, cell, year, ...row }: EarlierFigure) =>
    versionOf({ versionId, cell, year, ...row }).formula === null
      ? entriesHref(
          indicator.id,
          { breakdown: cell, period: String(year) },
          { versionId, by: { time: 'year' }, asOf },
        )
      : undefined;
  return (
    <Card id="earlier" title={words.t('results.earlier-values')}>
      <p class="quiet">{words.t(isPast ? 'results.earlier-values-then' : 'results.earlier-values-what')}</p>
      <DataTable
        caption={words.t('results.earlier-values')}
        captionHidden
        rows={history.earlier}
        empty=""
        group={(row) => headOf(page, versionOf(row), again)}
        columns={[
          {
            key: 'cell',
            label: words.t('results.of-whom'),
            cell: (row) => ownCellText(words, row.cell, versionOf(row).axes) || words.t('results.whole'),
          },
          { key: 'year', label: words.t('results.year'), numeric: true, cell: ({ year }) => String(year) },
          {
            key: 'value',
            label: words.t('results.value'),
            numeric: true,
            cell: (row) => (
              <Led to={entriesOf(row)}>{figureText(words, row.value, versionOf(row)) || '–'}</Led>
            ),
          },
          {
            key: 'entries',
            label: words.t('results.measurements'),
            numeric: true,
            cell: (row) => <Led to={entriesOf(row)}>{words.number(row.entries)}</Led>,
          },
          {
            key: 'today',
            label: words.t(isPast ? 'results.read-then' : 'results.read-today'),
            cell: (row) => {
              if (versionOf(row).series !== indicator.series) return words.t('results.not-comparable');
              if (versionOf(row).formula !== null && indicator.formula !== null)
                return words.t('results.worked-out-anew');
              if (versionOf(row).formula !== null || indicator.formula !== null)
                return words.t('results.read-nowhere');
              return readToday(
                page,
                indicator,
                row.cell,
                mapped.get(`${row.versionId} ${keyOfCell(row.cell)}`),
              );
            },
          },
        ]}
      />
    </Card>
  );
}

/** "2 · Workers covered · 100 * [1.2] / [1.1]"; of one that is in force again, that its figures are those of today. */
const headOf = (
  { words }: Page,
  { id, edition, title, formula }: IndicatorHistoryRows['versions'][number],
  again: ReadonlySet<string>,
): string =>
  [edition, words.text(title), formula, again.has(id) ? words.t('results.in-force-again') : null]
    .filter((part) => part !== null)
    .join(' · ');

const readToday = (
  { words }: Page,
  { axes }: IndicatorDefinition,
  cell: Cell,
  row: MappingRow | undefined,
): string => {
  const named = (each: Cell) => ownCellText(words, each, axes) || words.t('results.whole');
  if (!row) return named(cell);
  if (row.toCell) return named(row.toCell);
  return row.splitInto.length > 0
    ? words.t('results.split-into', { cells: row.splitInto.map(named).join(' · ') })
    : words.t('results.read-nowhere');
};
