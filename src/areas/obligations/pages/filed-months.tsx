import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import type { Words } from '../../../text/words.ts';
import { DataTable } from '../../../ui/data-table.tsx';
import type { FiledObligation } from '../queries/filed-obligations.ts';

type Props = { words: Words; year: number; rows: readonly FiledObligation[] };

/**
 * What the institutes filed by month: a row an institute and kind, in each month the days and how many. On a phone each is
 * a card of the months that have something.
 */
export function FiledMonths({ words, year, rows }: Props) {
  if (rows.length === 0) return null;
  const kinds = Map.groupBy(rows, (row) => `${row.instituteCode} ${words.text(row.title)}`);
  return (
    <DataTable
      caption={words.t('obligations.filed-by-month', { year: String(year) })}
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
          cell: (ofKind: readonly FiledObligation[]) => daysOf(words, month, ofKind),
        })),
      ]}
    />
  );
}

const months = Array.from({ length: 12 }, (_, at) => String(at + 1).padStart(2, '0'));

/** The days of a month on which something was filed; what and about what stands in the table below. */
const daysOf = (words: Words, month: string, rows: readonly FiledObligation[]): string =>
  [...Map.groupBy(rows, ({ filedOn }) => filedOn)]
    .filter(([day]) => day.slice(5, 7) === month)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([day, same]) =>
      same.length > 1
        ? `${Number(day.slice(8))} (×${words.number(same.length)})`
        : String(Number(day.slice(8))),
    )
    .join(', ');
