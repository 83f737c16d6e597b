import type { Asked } from '../../../page/asked-beside.tsx';
import { NarrowingField } from '../../../page/narrowing.tsx';
import type { Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import { CheckboxGroup } from '../../../ui/checkbox-group.tsx';
import { Disclosure } from '../../../ui/disclosure.tsx';
import { Filters } from '../../../ui/filters.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { outcomeOptions } from '../../results/pages/outcome-options.ts';
import type { OutcomeChoice } from '../../results/queries/outcome-choices.ts';
import { budgetHeadings } from '../rules/budget-input.ts';
import type { AskedLedger } from './ledger-scope.ts';

type Props = { page: Page; asked: AskedLedger; askedOn: Asked<unknown>; outcomes: readonly OutcomeChoice[] };

/** What is under control, and the day on which the control asked for it. */
export function LedgerFilters({ page, asked, askedOn, outcomes }: Props) {
  const { words, query } = page;
  const { outcome, heading, year } = asked;
  const places = outcomeOptions(page, outcomes).flatMap(({ group, options }) =>
    options.map(({ value, label }) => ({ value, label: `${group} · ${label}` })),
  );
  return (
    <Filters
      label={words.t('page.filter')}
      action={paths.ledger()}
      submit={words.t('page.filter')}
      reset={query.size > 0 ? { label: words.t('page.filter-reset'), href: paths.ledger() } : undefined}
    >
      {asked.narrowings.map((each) => (
        <NarrowingField words={words} of={each} />
      ))}
      <TextField
        name="year"
        label={words.t('finance.ledger-years')}
        hint={words.t('finance.ledger-years-hint')}
        optional=""
        width={16}
        value={year.values.join(', ')}
        error={year.error}
      />
      {askedOn.field}
      {asked.beside.map(({ field }) => field)}
      <Disclosure
        summary={words.t('finance.ledger-outcomes')}
        open={outcome.values.length + heading.values.length > 0}
      >
        <CheckboxGroup
          name="heading"
          label={words.t('finance.heading')}
          optional=""
          values={[...heading.values]}
          options={budgetHeadings.map((value) => ({ value, label: words.say(`finance.heading-${value}`) }))}
          error={heading.error}
        />
        <CheckboxGroup
          name="outcome"
          label={words.t('finance.ledger-outcomes')}
          optional=""
          values={[...outcome.values]}
          options={[...places, { value: 'none', label: words.t('finance.management-costs') }]}
          error={outcome.error}
        />
      </Disclosure>
    </Filters>
  );
}
