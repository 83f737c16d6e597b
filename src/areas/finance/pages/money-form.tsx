import { CheckboxField } from '../../../ui/checkbox-field.tsx';
import { DayField } from '../../../ui/day-field.tsx';
import { Filters } from '../../../ui/filters.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { queried } from '../../results/pages/address.ts';
import { moneyAxes } from '../rules/money-axes.ts';
import { moneyFields } from '../rules/money-roll-up.ts';
import type { MoneyProps } from './budget-against-actual.tsx';

/** What the comparison is told apart by: an address of its own, so that a view can be kept and sent. */
export function MoneyForm({ page, by, across, field, isCumulative, on }: MoneyProps) {
  const { words, query, path } = page;
  const axes = moneyAxes.map((axis) => ({ value: axis, label: words.say(`finance.by-${axis}`) }));
  const typedDay = queried(page, 'on');
  return (
    <Filters
      label={words.t('finance.by')}
      action={path}
      submit={words.t('finance.show-figures')}
      reset={query.size > 0 ? { label: words.t('page.filter-reset'), href: path } : undefined}
    >
      <SelectField name="by" label={words.t('finance.by-lines')} optional="" value={by} options={axes} />
      <SelectField
        name="across"
        label={words.t('finance.by-columns')}
        optional=""
        placeholder={words.t('finance.every-figure')}
        value={across ?? ''}
        options={axes}
      />
      <SelectField
        name="figure"
        label={words.t('finance.figure-of-cells')}
        optional=""
        value={field}
        options={moneyFields.map((each) => ({
          value: each,
          label: words.say(each === 'expenses' ? 'finance.expenses-count' : `finance.${each}`),
        }))}
      />
      <CheckboxField
        name="cumulative"
        label={words.t('finance.cumulative')}
        optional=""
        checked={isCumulative}
      />
      {page.actor.partnerships.length === 0 && (
        <DayField
          name="on"
          label={words.t('finance.as-of')}
          hint={words.t('page.day-hint')}
          optional=""
          value={on ? words.day(on) : typedDay}
          error={typedDay && !on ? words.t('problem.not-a-day', { typed: typedDay }) : undefined}
        />
      )}
    </Filters>
  );
}
