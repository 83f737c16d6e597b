import { holds } from '../../../kernel/actor.ts';
import { fieldOf } from '../../../page/form-view.tsx';
import type { Page } from '../../../page/page.ts';
import { day, decimal, text } from '../../../page/readers.ts';
import type { FormState } from '../../../page/submit.ts';
import { DayField } from '../../../ui/day-field.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { onBehalfReader } from '../../results/pages/measured-fields.tsx';
import type { ExpenseChoices } from '../queries/expense-choices.ts';
import { offeredCurrencies } from '../rules/offered-currencies.ts';
import { placeOptions } from './place-options.ts';

/** What all lines of a book share. */
export const bookReaders = {
  partnershipId: text,
  outcomeId: text,
  currency: text,
  rate: decimal,
  rateSource: text,
  rateOn: day,
  onBehalf: onBehalfReader,
};

type Props = { page: Page; state: FormState; choices: ExpenseChoices };

/** Whose money, for which outcome. */
export function BookPlaceFields({ page, state, choices, hint }: Props & { hint?: string }) {
  const { words, actor } = page;
  const field = fieldOf(page, state);
  return (
    <>
      {!holds(actor, 'partner_coordinator', 'partner_treasurer') && (
        <SelectField
          {...field('partnershipId')}
          label={words.t('finance.partner')}
          optional={words.t('page.optional')}
          placeholder={words.t('finance.institute-itself')}
          options={choices.partners.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
      <SelectField
        {...field('outcomeId')}
        label={words.t('finance.outcome')}
        hint={hint}
        placeholder={words.t('page.choose')}
        options={placeOptions(page, choices.outcomes)}
      />
    </>
  );
}

/** In which currency, at which rate. */
export function BookRateFields({ page, state, choices }: Props) {
  const { words } = page;
  const field = fieldOf(page, state);
  const optional = words.t('page.optional');
  return (
    <>
      <SelectField
        {...field('currency')}
        value={field('currency').value ?? choices.lastRate?.currency ?? 'EUR'}
        label={words.t('finance.currency')}
        options={offeredCurrencies.map((code) => ({ value: code, label: code }))}
      />
      <TextField
        {...field('rate')}
        value={field('rate').value ?? (choices.lastRate && words.number(choices.lastRate.rate))}
        label={words.t('finance.rate')}
        hint={
          choices.method
            ? words.t('finance.rate-by-method', { method: words.t(`finance.method-${choices.method}`) })
            : words.t('finance.rate-hint')
        }
        optional={optional}
        inputmode="decimal"
        width={16}
      />
      <TextField
        {...field('rateSource')}
        value={field('rateSource').value ?? choices.lastRate?.rateSource}
        label={words.t('finance.rateSource')}
        hint={words.t('finance.rate-source-hint')}
        optional={optional}
      />
      <DayField {...field('rateOn')} label={words.t('finance.rateOn')} optional={optional} />
    </>
  );
}

/** Where an officer enters it for a partner: from which paper. */
export function BookOnBehalf({ page, state }: Omit<Props, 'choices'>) {
  const { words, actor } = page;
  if (holds(actor, 'partner_coordinator', 'partner_treasurer')) return null;
  return (
    <TextField
      {...fieldOf(page, state)('onBehalf')}
      label={words.t('results.on-behalf')}
      hint={words.t('results.on-behalf-hint')}
      optional={words.t('page.optional')}
    />
  );
}
