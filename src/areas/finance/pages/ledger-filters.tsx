import type { Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import { CheckboxGroup } from '../../../ui/checkbox-group.tsx';
import { DayField } from '../../../ui/day-field.tsx';
import { Disclosure } from '../../../ui/disclosure.tsx';
import { Filters } from '../../../ui/filters.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { outcomeOptions } from '../../results/pages/outcome-options.ts';
import type { OutcomeChoice } from '../../results/queries/outcome-choices.ts';
import { budgetHeadings } from '../rules/budget-input.ts';
import { offeredItems } from '../rules/expense-items.ts';
import { chosen } from './ledger-scope.ts';
import { itemText } from './money-words.ts';

export type LedgerPlaces = {
  programmes: readonly { id: string; reference: string }[];
  outcomes: readonly OutcomeChoice[];
  partners: readonly { id: string; name: string }[];
};

/** What is under control, and the day on which the control asked for it. */
export function LedgerFilters({ page, programmes, outcomes, partners }: LedgerPlaces & { page: Page }) {
  const { words, query } = page;
  const places = outcomeOptions(page, outcomes).flatMap(({ group, options }) =>
    options.map(({ value, label }) => ({ value, label: `${group} · ${label}` })),
  );
  return (
    <Filters
      label={words.t('page.filter')}
      action={paths.ledger()}
      keep={query.has('sort') ? { sort: query.get('sort') ?? '' } : undefined}
      submit={words.t('page.filter')}
      reset={query.size > 0 ? { label: words.t('page.filter-reset'), href: paths.ledger() } : undefined}
    >
      <SelectField
        name="programme"
        label={words.t('finance.programme')}
        optional=""
        placeholder={words.t('page.filter-reset')}
        value={query.get('programme') ?? ''}
        options={programmes.map(({ id, reference }) => ({ value: id, label: reference }))}
      />
      <SelectField
        name="partner"
        label={words.t('finance.partner')}
        optional=""
        placeholder={words.t('page.filter-reset')}
        value={query.get('partner') ?? ''}
        options={partners.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <TextField
        name="year"
        label={words.t('finance.ledger-years')}
        hint={words.t('finance.ledger-years-hint')}
        optional=""
        width={16}
        value={chosen(page, 'year').join(', ')}
      />
      <SelectField
        name="item"
        label={words.t('finance.item')}
        optional=""
        placeholder={words.t('page.filter-reset')}
        value={query.get('item') ?? ''}
        options={Object.entries(offeredItems).map(([heading, items]) => ({
          group: words.say(`finance.heading-${heading}`),
          options: items.map((value) => ({ value, label: itemText(words, value) })),
        }))}
      />
      <DayField
        name="asked"
        label={words.t('finance.ledger-asked-on')}
        hint={words.t('page.day-hint')}
        optional=""
        value={query.get('asked') ?? ''}
      />
      <Disclosure
        summary={words.t('finance.ledger-outcomes')}
        open={chosen(page, 'outcome').length + chosen(page, 'heading').length > 0}
      >
        <CheckboxGroup
          name="heading"
          label={words.t('finance.heading')}
          optional=""
          values={chosen(page, 'heading')}
          options={budgetHeadings.map((value) => ({ value, label: words.say(`finance.heading-${value}`) }))}
        />
        <CheckboxGroup
          name="outcome"
          label={words.t('finance.ledger-outcomes')}
          optional=""
          values={chosen(page, 'outcome')}
          options={[...places, { value: 'none', label: words.t('finance.management-costs') }]}
        />
      </Disclosure>
    </Filters>
  );
}
