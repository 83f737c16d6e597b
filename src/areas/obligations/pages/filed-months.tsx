import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import type { Words } from '../../../text/words.ts';
import { DataTable } from '../../../ui/data-table.tsx';
import { type DonorLine, dayOf } from '../rules/donor-year.ts';

type Props = { words: Words; year: number; caption: string; rows: readonly DonorLine[] };

/**
 * What the institutes filed, or owe, by month: a row an institute and kind, in each month the days and how many. On a phone each is
 * a card of the months that have something.
 */
export function FiledMonths({ words, year, caption, rows }: Props) {
  if (rows.length === 0) return null;
  const kinds = Map.groupBy(rows, (row) => `${row.instituteCode} ${words.text(row.title)}`);
  return (
    <DataTable
      caption={caption}
      rows={[...kinds.values()]}
      empty=""
      columns={[
        {
          key: 'what',
          label: words.t('obligations.obligation'),
          cell: ([first]) => first && `${first.instituteCode.toUpperCase()} · ${words.text(first.title)}`,
        },
        ...months.map((month) => ({
          key: month,
          label: words.shortMonth(`${year}-${month}-01` as CalendarDay),
          cell: (ofKind: readonly DonorLine[]) => daysOf(words, month, ofKind),
        })),
      ]}
    />
  );
}

const months = Array.from({ length: 12 }, (_, at) => String(at + 1).padStart(2, '0'));

/** The days of a month on which something was filed or is owed; what and about what stands in the table below. */
const daysOf = (words: Words, month: string, rows: readonly DonorLine[]): string =>
  [...Map.groupBy(rows, (row) => dayOf(row) ?? '')]
    .filter(([day]) => day.slice(5, 7) === month)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([day, same]) =>
      same.length > 1
        ? `${Number(day.slice(8))} (×${words.number(same.length)})`
        : String(Number(day.slice(8))),
    )
    .join(', ');
