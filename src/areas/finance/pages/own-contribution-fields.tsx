import { fieldOf } from '../../../page/form-view.tsx';
import type { Page } from '../../../page/page.ts';
import { amount, text, wholeNumber } from '../../../page/readers.ts';
import type { FormState } from '../../../page/submit.ts';
import { AmountField } from '../../../ui/amount-field.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import type { ProgrammeRow } from '../../programmes/queries/programmes.ts';
import { gridYears } from '../rules/budget-grid.ts';
import { ownSourceKinds } from '../rules/own-contribution-input.ts';

export const ownContributionReaders = {
  year: wholeNumber,
  funder: text,
  source: text,
  amount: amount('currency'),
};

/** The form with the currency of the programme, which nobody types. */
export const inCurrencyOf = (page: Page, { currency }: ProgrammeRow): Page => ({
  ...page,
  form: { ...page.form, texts: { ...page.form.texts, currency: [currency] } },
});

/** Year, funder, source and amount, for a new one and for a correction. */
export function OwnContributionFields({
  page,
  state,
  programme,
}: {
  page: Page;
  state: FormState;
  programme: ProgrammeRow;
}) {
  const { words } = page;
  const field = fieldOf(page, state);
  return (
    <>
      <SelectField
        {...field('year')}
        label={words.t('finance.year')}
        options={gridYears(programme).map(({ year }) => ({ value: year, label: year }))}
      />
      <TextField
        {...field('funder')}
        label={words.t('finance.funder')}
        hint={words.t('finance.funder-hint')}
      />
      <SelectField
        {...field('source')}
        label={words.t('finance.own-source')}
        hint={words.t('finance.own-source-hint')}
        placeholder={words.t('page.choose')}
        options={ownSourceKinds.map((value) => ({ value, label: words.t(`finance.own-source-${value}`) }))}
      />
      <AmountField {...field('amount')} label={words.t('finance.amount')} currency={programme.currency} />
    </>
  );
}
