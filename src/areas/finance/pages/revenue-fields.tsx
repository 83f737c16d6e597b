import { holds } from '../../../kernel/actor.ts';
import { fieldOf } from '../../../page/form-view.tsx';
import type { Page } from '../../../page/page.ts';
import { amount, day, decimal, text } from '../../../page/readers.ts';
import type { FormState } from '../../../page/submit.ts';
import { AmountField } from '../../../ui/amount-field.tsx';
import { DayField } from '../../../ui/day-field.tsx';
import { RadioField } from '../../../ui/radio-field.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import type { OutcomeRow } from '../../programmes/queries/outcomes.ts';
import { offeredCurrencies } from '../rules/offered-currencies.ts';
import { revenueKinds } from '../rules/revenue-input.ts';

export const revenueReaders = {
  kind: text,
  receivedOn: day,
  what: text,
  amount: amount('currency'),
  outcomeId: text,
  rate: decimal,
  rateSource: text,
};

export type RevenueChoices = {
  currency: string;
  outcomes: readonly OutcomeRow[];
  partners: readonly { id: string; name: string }[];
};

type Props = { page: Page; state: FormState; choices: RevenueChoices };

/** What came in, what it comes from, for which outcome. */
export function RevenueFields({ page, state, choices }: Props) {
  const { words } = page;
  const field = fieldOf(page, state);
  const optional = words.t('page.optional');
  return (
    <>
      <RadioField
        {...field('kind')}
        label={words.t('finance.kind')}
        options={revenueKinds.map((value) => ({ value, label: words.t(`finance.revenue-kind-${value}`) }))}
      />
      <DayField
        {...field('receivedOn')}
        label={words.t('finance.receivedOn')}
        hint={words.t('page.day-hint')}
      />
      <AmountField
        {...field('amount')}
        label={words.t('finance.amount')}
        currency={{
          name: 'currency',
          label: words.t('finance.currency'),
          value: field('currency').value ?? choices.currency,
          options: offeredCurrencies.map((value) => ({ value, label: value })),
        }}
      />
      <TextField
        {...field('what')}
        label={words.t('finance.revenue-what')}
        hint={words.t('finance.revenue-what-hint')}
      />
      <SelectField
        {...field('outcomeId')}
        label={words.t('finance.outcome')}
        optional={optional}
        placeholder={words.t('finance.revenue-of-programme')}
        options={choices.outcomes.map(({ id, code, title }) => ({
          value: id,
          label: `${code} ${words.text(title)}`,
        }))}
      />
      <TextField
        {...field('rate')}
        label={words.t('finance.rate')}
        hint={words.t('finance.rate-hint')}
        optional={optional}
        inputmode="decimal"
        width={16}
      />
      <TextField
        {...field('rateSource')}
        label={words.t('finance.rateSource')}
        hint={words.t('finance.rate-source-hint')}
        optional={optional}
      />
    </>
  );
}

/** Whose income it is; a partner records its own, and a correction leaves it where it was. */
export function RevenuePartner({ page, state, choices }: Props) {
  const { words, actor } = page;
  if (holds(actor, 'partner_coordinator', 'partner_treasurer')) return null;
  return (
    <SelectField
      {...fieldOf(page, state)('partnershipId')}
      label={words.t('finance.partner')}
      optional={words.t('page.optional')}
      placeholder={words.t('finance.institute-itself')}
      options={choices.partners.map(({ id, name }) => ({ value: id, label: name }))}
    />
  );
}
