import type { Page } from '../../../page/page.ts';
import { DataTable } from '../../../ui/data-table.tsx';
import type { JudgedShift } from '../queries/shift-checks.ts';
import { minorText } from './money-words.ts';
import { type CellChange, changedCells, placeText } from './shift-words.ts';

type Props = { page: Page; judged: JudgedShift };

/** The cells that a shift changes, before and after. */
export function ShiftChanges({ page, judged }: Props) {
  const { words } = page;
  const sum = (rows: readonly CellChange[], side: 'before' | 'after') =>
    rows[0] &&
    minorText(
      words,
      rows.reduce((total, row) => total + row[side], 0),
      rows[0].place.currency,
    );
  const rows = changedCells(judged.before, judged.after);
  const side = (key: 'before' | 'after') => ({
    key,
    label: words.t(`finance.shift-${key}`),
    numeric: true,
    cell: (row: CellChange) => minorText(words, row[key], row.place.currency),
    footer: sum(rows, key),
  });
  return (
    <DataTable
      caption={words.t('finance.shift-changes')}
      rows={rows}
      empty={words.t('finance.shift-changes-nothing')}
      columns={[
        {
          key: 'cell',
          label: words.t('finance.shift-cell'),
          cell: ({ place }) => placeText(words, place, judged.names),
          footer: words.t('finance.shift-sum'),
        },
        {
          key: 'period',
          label: words.t('results.period'),
          cell: ({ place }) => `${words.day(place.from)} – ${words.day(place.until)}`,
        },
        side('before'),
        side('after'),
        {
          key: 'change',
          label: words.t('finance.shift-change'),
          numeric: true,
          cell: ({ place, before, after }) => minorText(words, after - before, place.currency),
        },
      ]}
    />
  );
}
