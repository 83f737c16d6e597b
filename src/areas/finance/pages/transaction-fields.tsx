import { fieldOf } from '../../../page/form-view.tsx';
import type { Page } from '../../../page/page.ts';
import { amount, day, localizedText, text } from '../../../page/readers.ts';
import type { FormState } from '../../../page/submit.ts';
import { AmountField } from '../../../ui/amount-field.tsx';
import { DayField } from '../../../ui/day-field.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { instituteOf } from '../../results/pages/address.ts';
import { OwnLanguageField } from '../../results/pages/own-language-field.tsx';
import type { OutcomeChoice } from '../../results/queries/outcome-choices.ts';
import { organisationChoices } from '../queries/organisation-choices.ts';
import { placeChoices } from '../queries/place-choices.ts';
import { offeredCurrencies } from '../rules/offered-currencies.ts';
import { transactionKinds } from '../rules/transaction-input.ts';
import { placeOptions } from './place-options.ts';
import { outcomeIdReader } from './placed-outcome.ts';

type Named = { id: string; name: string };
export type TransactionChoices = {
  outcomes: readonly OutcomeChoice[];
  partners: readonly Named[];
  organisations: readonly Named[];
};

export const transactionReaders = {
  kind: text,
  on: day,
  amount: amount('currency'),
  outcomeId: outcomeIdReader,
  partnershipId: text,
  providerId: text,
  receiverId: text,
  reference: text,
  description: localizedText,
};

export const transactionChoices = (page: Page): Promise<TransactionChoices> => {
  const institute = instituteOf(page);
  return page.read(async (tx) => ({
    ...(await placeChoices(tx, institute)),
    organisations: await organisationChoices(tx, institute),
  }));
};

/** The place stands in one field: a missing programme is said there. */
export const atPlace = (state: FormState): FormState => {
  const { programmeId: missing, ...errors } = state.errors;
  return { ...state, errors: { ...errors, ...(missing ? { outcomeId: missing } : {}) } };
};

type Props = {
  page: Page;
  state: FormState;
  choices: TransactionChoices;
  /** The language its description was first written in, where it exists already. */
  source?: string | undefined;
};

/** What money moved, when, for what, from whom to whom. */
export function TransactionFields({ page, state, choices, source }: Props) {
  const { words } = page;
  const field = fieldOf(page, state);
  const optional = words.t('page.optional');
  const currency = field('currency').value ?? 'EUR';
  const choice = (name: string, label: string, list: readonly Named[]) => (
    <SelectField
      {...field(name)}
      label={label}
      optional={optional}
      placeholder={words.t('page.choose')}
      options={list.map(({ id, name: named }) => ({ value: id, label: named }))}
    />
  );
  return (
    <>
      <SelectField
        {...field('kind')}
        label={words.t('finance.kind')}
        placeholder={words.t('page.choose')}
        options={transactionKinds.map((value) => ({
          value,
          label: words.say(`finance.transaction-${value}`),
        }))}
      />
      <DayField {...field('on')} label={words.t('finance.on')} hint={words.t('page.day-hint')} />
      <AmountField
        {...field('amount')}
        label={words.t('finance.amount')}
        currency={{
          name: 'currency',
          label: words.t('finance.currency'),
          value: currency,
          options: [...new Set<string>([...offeredCurrencies, currency])].map((code) => ({
            value: code,
            label: code,
          })),
        }}
      />
      <SelectField
        {...field('outcomeId')}
        label={words.t('finance.outcome')}
        placeholder={words.t('page.choose')}
        options={placeOptions(page, choices.outcomes, words.t('finance.whole-programme'))}
      />
      {choice('partnershipId', words.t('finance.partner'), choices.partners)}
      {choice('providerId', words.t('finance.provider'), choices.organisations)}
      {choice('receiverId', words.t('finance.receiver'), choices.organisations)}
      <TextField
        {...field('reference')}
        label={words.t('finance.reference')}
        optional={optional}
        width={16}
      />
      <OwnLanguageField
        page={page}
        state={state}
        name="description"
        label={words.t('finance.description')}
        hint={words.t('results.no-names')}
        optional={optional}
        source={source}
      />
    </>
  );
}
