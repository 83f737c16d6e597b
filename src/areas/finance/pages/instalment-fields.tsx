import type { Fields } from '../../../page/form.ts';
import { fieldOf } from '../../../page/form-view.tsx';
import type { Page } from '../../../page/page.ts';
import { amount, day, text, wholeNumber } from '../../../page/readers.ts';
import type { FormState } from '../../../page/submit.ts';
import { AmountField } from '../../../ui/amount-field.tsx';
import { DayField } from '../../../ui/day-field.tsx';
import { TextField } from '../../../ui/text-field.tsx';

export const instalmentReaders: Fields = {
  number: wholeNumber,
  year: wholeNumber,
  amount: amount('currency'),
  decree: text,
  decreeReceivedOn: day,
};

/** The form with the programme's currency beside its amount. */
export const inCurrency = (page: Page, currency: string): Page => ({
  ...page,
  form: { ...page.form, texts: { ...page.form.texts, currency: [currency] } },
});

export function InstalmentFields({
  page,
  state,
  currency,
}: {
  page: Page;
  state: FormState;
  currency: string;
}) {
  const { words } = page;
  const field = fieldOf(page, state);
  const optional = words.t('page.optional');
  return (
    <>
      <TextField
        {...field('number')}
        label={words.t('finance.instalment-number')}
        width={4}
        inputmode="numeric"
      />
      <TextField {...field('year')} label={words.t('finance.year')} width={4} inputmode="numeric" />
      <AmountField {...field('amount')} label={words.t('finance.amount')} currency={currency} />
      <TextField {...field('decree')} label={words.t('finance.shift-decree')} optional={optional} />
      <DayField
        {...field('decreeReceivedOn')}
        label={words.t('finance.decree-received')}
        hint={words.t('page.day-hint')}
        optional={optional}
      />
    </>
  );
}
