import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { sameListWith } from '../../../page/frame.tsx';
import type { Page } from '../../../page/page.ts';
import { DataTable } from '../../../ui/data-table.tsx';
import type { MonthCount } from '../queries/calendar.ts';
import { sumOf } from '../rules/sums.ts';

type Props = { page: Page; year: number; months: readonly MonthCount[] };

const states = ['planned', 'held', 'cancelled'] as const;

/** Twelve months with what begins in each; the month leads to its days. */
export function CalendarYear({ page, year, months }: Props) {
  const { words } = page;
  const count = (month: number, state: (typeof states)[number]) =>
    months.find((counted) => counted.month === month)?.[state] ?? 0;
  const written = (value: number) => (value === 0 ? '·' : words.number(value));
  const firstOf = (month: number) => `${year}-${String(month).padStart(2, '0')}-01` as CalendarDay;
  return (
    <DataTable
      caption={words.t('overview.begins-in', { year: String(year) })}
      rows={Array.from({ length: 12 }, (_, at) => at + 1)}
      empty=""
      columns={[
        {
          key: 'month',
          label: words.t('overview.month'),
          cell: (month) => (
            <a href={sameListWith(page, { year: undefined, month: firstOf(month).slice(0, 7) })}>
              {words.month(firstOf(month))}
            </a>
          ),
          footer: words.t('overview.total'),
        },
        ...states.map((state) => ({
          key: state,
          label: words.say(`activities.state-${state}`),
          numeric: true,
          cell: (month: number) => written(count(month, state)),
          footer: written(sumOf(months, (counted) => counted[state])),
        })),
      ]}
    />
  );
}
