import { type CalendarDay, yearOf } from '../../../kernel/calendar-day.ts';
import { money, toDecimal } from '../../../kernel/money.ts';
import { isOutsideYear, yearsRead } from '../../../kernel/under-control.ts';
import type { Page } from '../../../page/page.ts';
import { LineChart } from '../../../ui/line-chart.tsx';
import type { MoneyCells } from '../queries/money-cells.ts';
import { courseOfMoney } from '../rules/quarters.ts';

type Props = {
  page: Page;
  programme: { fromOn: CalendarDay; untilOn: CalendarDay; currency: string };
  /** Of the programme, or of a part of it. */
  cells: MoneyCells;
  today: CalendarDay;
};

/** What was spent by the end of each quarter, against the budget spread over its periods by days; to a control of its years alone. */
export function SpendingChart({ page: { words, actor }, programme, cells, today }: Props) {
  const { fromOn: from, untilOn: until, currency } = programme;
  const lines = courseOfMoney(cells.budget, cells.spending, { from, until }, today).filter(
    ({ quarter }) => !isOutsideYear(actor, yearOf(quarter)),
  );
  const years = yearsRead(actor);
  const whole = (minor: number) => Number(toDecimal(money(minor, currency)));
  const last = lines.filter(({ spent }) => spent !== null).at(-1);
  const title = words.t('overview.spent-by-quarter', { currency });
  return (
    <LineChart
      title={title}
      sentence={[
        words.t('overview.spent-by-quarter-sentence', {
          spent: words.money(money(last?.spent ?? 0, currency)),
          planned: words.money(money(last?.planned ?? 0, currency)),
        }),
        ...(years ? [words.t('page.drawn-of-control', { years: years.join(', ') })] : []),
      ].join(' ')}
      labels={lines.map(({ quarter }) =>
        words.t('overview.quarter', {
          quarter: (Number(quarter.slice(5, 7)) + 2) / 3,
          year: quarter.slice(0, 4),
        }),
      )}
      series={[
        { label: words.t('overview.spent'), values: lines.map(({ spent }) => spent && whole(spent)) },
        { label: words.t('overview.budget'), plan: true, values: lines.map(({ planned }) => whole(planned)) },
      ]}
      format={(value) => words.number(value.toFixed(0))}
      table={{
        show: words.t('overview.as-table'),
        head: words.t('overview.quarter-head'),
        missing: words.t('overview.not-yet'),
      }}
    />
  );
}
