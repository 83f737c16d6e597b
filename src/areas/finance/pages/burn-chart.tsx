import { todayIn } from '../../../kernel/calendar-day.ts';
import { money as moneyOf, toDecimal } from '../../../kernel/money.ts';
import { LineChart } from '../../../ui/line-chart.tsx';
import { isTime, keyOn } from '../rules/money-axes.ts';
import { type MoneyField, runningTotals } from '../rules/money-roll-up.ts';
import { controlOf } from '../rules/money-under-control.ts';
import { monthOf } from '../rules/period-months.ts';
import type { MoneyProps } from './budget-against-actual.tsx';
import { keyTitle } from './money-keys.ts';

/** How the money burns: what was spent by the end of each period, against the budget and the forecast of it. */
export function BurnChart({ page, by, money, places, isCumulative, on }: MoneyProps) {
  const { words } = page;
  if (!isTime(by) || money.rows.length < 2) return null;
  const periods = money.rows.map(({ key }) => key);
  const rows = isCumulative ? money.rows : runningTotals(money.rows, { by }, periods);
  const current = keyOn({ ...nowhere, month: monthOf(on ?? todayIn()) }, by);
  const whole = (minor: number) => Number(toDecimal(moneyOf(minor, money.currency)));
  const line = (field: MoneyField) => rows.map((row) => whole(row[field]));
  const last = rows.filter(({ key }) => key <= current).at(-1);
  const control = controlOf(page.actor);
  const said = (minor: number) => words.money(moneyOf(minor, money.currency));
  return (
    <LineChart
      title={words.t('finance.burn', { currency: money.currency })}
      sentence={[
        words.t('finance.burn-sentence', {
          recorded: said(last?.spent ?? 0),
          budget: said(last?.budget ?? 0),
          forecast: said(rows.at(-1)?.forecast ?? 0),
        }),
        ...(control
          ? [words.t('page.drawn-of-control', { years: control.years.toSorted().join(', ') })]
          : []),
      ].join(' ')}
      labels={periods.map((key) => keyTitle(page, by, key, places))}
      series={[
        {
          label: words.t(money.total.opening === 0 ? 'finance.recorded' : 'finance.spent'),
          values: rows.map(({ key, spent }) => (key <= current ? whole(spent) : null)),
        },
        { label: words.t('finance.budget'), plan: true, values: line('budget') },
        { label: words.t('finance.forecast'), values: line('forecast') },
      ]}
      format={(value) => words.number(value.toFixed(0))}
      table={{
        show: words.t('results.as-table'),
        head: words.say(`finance.by-${by}`),
        missing: words.t('finance.not-yet'),
      }}
    />
  );
}

const nowhere = { outcomeId: null, partnershipId: null, block: '', line: null, heading: null, item: '' };
