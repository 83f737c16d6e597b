import { fieldOf } from '../../../page/form-view.tsx';
import { OnBehalfField, onBehalf } from '../../../page/on-behalf.tsx';
import type { Page } from '../../../page/page.ts';
import { amount, text, wholeNumber } from '../../../page/readers.ts';
import type { FormState } from '../../../page/submit.ts';
import { AmountField } from '../../../ui/amount-field.tsx';
import { RadioField } from '../../../ui/radio-field.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { offeredCurrencies } from '../rules/offered-currencies.ts';
import { contributionForms } from '../rules/partner-contribution-input.ts';

/** How the fields of a contribution are read. */
export const partnerContributionReaders = {
  year: wholeNumber,
  form: text,
  what: text,
  amount: amount('currency'),
  source: text,
  onBehalf,
};

/** What is said of a partner's own contribution, for a new one and for a correction. */
export function PartnerContributionFields({ page, state }: { page: Page; state: FormState }) {
  const { words } = page;
  const field = fieldOf(page, state);
  return (
    <>
      <TextField
        {...field('year')}
        inputmode="numeric"
        width={4}
        label={words.t('finance.contribution-year')}
      />
      <RadioField
        {...field('form')}
        label={words.t('finance.contribution-form')}
        options={contributionForms.map((value) => ({
          value,
          label: words.t(`finance.contribution-form-${value}`),
        }))}
      />
      <TextField
        {...field('what')}
        label={words.t('finance.contribution-of-what')}
        hint={words.t('finance.contribution-of-what-hint')}
      />
      <AmountField
        {...field('amount')}
        label={words.t('finance.contribution-amount')}
        hint={words.t('finance.contribution-amount-hint')}
        currency={{
          name: 'currency',
          label: words.t('finance.currency'),
          value: field('currency').value,
          options: offeredCurrencies.map((value) => ({ value, label: value })),
        }}
      />
      <TextField
        {...field('source')}
        label={words.t('finance.contribution-source')}
        hint={words.t('finance.contribution-source-hint')}
      />
      <OnBehalfField page={page} state={state} />
    </>
  );
}
