import { fieldOf } from '../../../page/form-view.tsx';
import type { Page } from '../../../page/page.ts';
import { amount, day, text } from '../../../page/readers.ts';
import type { FormState } from '../../../page/submit.ts';
import { AmountField } from '../../../ui/amount-field.tsx';
import { DayField } from '../../../ui/day-field.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { agreementKinds } from '../rules/agreement-input.ts';

/** Currencies that agreements are drawn up in; a partner's own currency is among them. */
export const currencies =
  'EUR USD XOF XAF BIF CDF RWF IDR PHP KHR COP PEN BOB GTQ HTG KES MAD TND ZAR VND BDT INR BRL CHF GBP'.split(
    ' ',
  );

/** How the fields of an agreement are read. */
export const agreementReaders = {
  kind: text,
  reference: text,
  fromOn: day,
  untilOn: day,
  amount: amount('currency'),
  currency: text,
};

/** What is said of an agreement, for a new draft and for a change. */
export function AgreementFields({ page, state }: { page: Page; state: FormState }) {
  const { words } = page;
  const field = fieldOf(page, state);
  return (
    <>
      <TextField {...field('reference')} label={words.t('partners.reference')} width={32} />
      <SelectField
        {...field('kind')}
        label={words.t('partners.agreement-kind')}
        options={agreementKinds.map((value) => ({
          value,
          label: words.t(`partners.agreement-kind-${value}`),
        }))}
      />
      <DayField {...field('fromOn')} label={words.t('partners.fromOn')} hint={words.t('page.day-hint')} />
      <DayField {...field('untilOn')} label={words.t('partners.untilOn')} />
      <AmountField
        {...field('amount')}
        label={words.t('partners.amount')}
        optional={words.t('page.optional')}
        currency={{
          name: 'currency',
          label: words.t('partners.currency'),
          value: field('currency').value,
          options: currencies.map((value) => ({ value, label: value })),
        }}
      />
    </>
  );
}
