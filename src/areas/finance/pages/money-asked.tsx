import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import type { Asked } from '../../../page/asked-beside.tsx';
import { choiceBeside, type FieldBeside, type Narrowing, narrowing } from '../../../page/narrowing.tsx';
import type { Page } from '../../../page/page.ts';
import { CheckboxField } from '../../../ui/checkbox-field.tsx';
import { queried } from '../../results/pages/address.ts';
import { momentAsked } from '../../results/pages/as-of-field.tsx';
import { isTime, type MoneyAxis, moneyAxes } from '../rules/money-axes.ts';
import { type MoneyField, moneyFields } from '../rules/money-roll-up.ts';

/** What the comparison is told apart by, and as of when. */
export type MoneyAsked = {
  by: MoneyAxis;
  across: MoneyAxis | undefined;
  /** What the cells of two axes show. */
  field: MoneyField;
  isCumulative: boolean;
  /** The day as of which the figures are read, and its audit number. */
  on: CalendarDay | undefined;
  asOf: number | undefined;
  narrowings: readonly Narrowing[];
  /** The lines, what cells show, running totals and the day, as fields in their order. */
  beside: readonly FieldBeside[];
};

export const moneyAsked = async (page: Page, tx: Tx): Promise<MoneyAsked> => {
  const { words } = page;
  const axes = moneyAxes.map((axis) => ({ value: axis, label: words.say(`finance.by-${axis}`) }));
  const by = choiceBeside(page, {
    ...{ name: 'by', label: words.t('finance.by-lines'), options: axes, otherwise: 'outcome' as const },
  });
  const columns = narrowing(
    page,
    'across',
    words.t('finance.by-columns'),
    axes,
    words.t('finance.every-figure'),
  );
  const across = moneyAxes.find((axis) => axis === columns.value && axis !== by.value);
  const figure = choiceBeside(page, {
    name: 'figure',
    label: words.t('finance.figure-of-cells'),
    options: moneyFields.map((each) => ({
      value: each,
      label: words.say(each === 'expenses' ? 'finance.expenses-count' : `finance.${each}`),
    })),
    otherwise: 'recorded',
  });
  const cumulative = cumulativeBeside(page);
  const { on, asOf, beside } = await momentAsked(page, tx);
  return {
    ...{ by: by.value, across, field: figure.value, on, asOf },
    isCumulative: cumulative.value === true && (isTime(by.value) || isTime(across)),
    narrowings: [columns],
    beside: [by, figure, cumulative, ...beside],
  };
};

const cumulativeBeside = (page: Page): Asked<true> => {
  const { words } = page;
  const [name, typed] = ['cumulative', queried(page, 'cumulative')];
  const value = typed === 'on' ? true : undefined;
  const error = typed && !value ? words.t('page.not-offered', { typed }) : undefined;
  const field = { name, label: words.t('finance.cumulative'), optional: '', error };
  return { name, value, error, field: <CheckboxField {...field} checked={value} /> };
};
