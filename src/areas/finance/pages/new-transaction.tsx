import { NotAllowed } from '../../../kernel/problem.ts';
import { fieldOf, PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { amount, day, localizedText, text } from '../../../page/readers.ts';
import { type FormState, freshForm, submit } from '../../../page/submit.ts';
import { paths, withQuery } from '../../../paths.ts';
import { AmountField } from '../../../ui/amount-field.tsx';
import { DayField } from '../../../ui/day-field.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { partnerChoices } from '../../partners/queries/partnerships.ts';
import { instituteOf } from '../../results/pages/address.ts';
import { type OutcomeChoice, outcomeChoices } from '../../results/queries/outcome-choices.ts';
import { recordTransaction } from '../commands/record-transaction.ts';
import { organisationChoices } from '../queries/organisation-choices.ts';
import { mayRecordTransactions } from '../rules/finance-permissions.ts';
import { offeredCurrencies } from '../rules/offered-currencies.ts';
import { transactionKinds } from '../rules/transaction-input.ts';
import { placeOptions } from './place-options.ts';
import { outcomeIdReader, programmeOfOutcome } from './placed-outcome.ts';

type Loaded = {
  outcomes: readonly OutcomeChoice[];
  partners: readonly { id: string; name: string }[];
  organisations: readonly { id: string; name: string }[];
};

const load = async (page: Page): Promise<Loaded> => {
  const institute = instituteOf(page);
  const allowed = mayRecordTransactions(page.actor);
  if (allowed !== true) throw new NotAllowed(allowed);
  return page.read(async (tx) => ({
    outcomes: await outcomeChoices(tx, institute),
    partners: await partnerChoices(tx, institute),
    organisations: await organisationChoices(tx, institute),
  }));
};

export const show = async (page: Page) => html(view(page, await load(page), freshForm()));

export const save = async (page: Page) => {
  const loaded = await load(page);
  const readers = {
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
  const programmeId = programmeOfOutcome(page.form.texts.outcomeId?.[0], loaded.outcomes);
  const submitted = await submit(page, recordTransaction, readers, { programmeId });
  if (submitted.done)
    return redirect(
      withQuery(paths.transactions(), { programme: programmeId }),
      'finance.transaction-recorded',
    );
  const { programmeId: missing, ...errors } = submitted.state.errors;
  const state = { ...submitted.state, errors: { ...errors, ...(missing ? { outcomeId: missing } : {}) } };
  return invalid(view(page, loaded, state));
};

const view = (page: Page, { outcomes, partners, organisations }: Loaded, state: FormState) => {
  const { words } = page;
  const field = fieldOf(page, state);
  const optional = words.t('page.optional');
  const named = (list: readonly { id: string; name: string }[]) =>
    list.map(({ id, name }) => ({ value: id, label: name }));
  const choice = (name: string, label: string, list: readonly { id: string; name: string }[]) => (
    <SelectField
      {...field(name)}
      label={label}
      optional={optional}
      placeholder={words.t('page.choose')}
      options={named(list)}
    />
  );
  return (
    <Frame
      page={page}
      title={words.t('finance.new-transaction')}
      crumbs={[{ label: words.t('finance.transactions'), href: paths.transactions() }]}
      narrow
    >
      <PageHead title={words.t('finance.new-transaction')} />
      <PageForm page={page} state={state} cancel={paths.transactions()}>
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
            value: field('currency').value ?? 'EUR',
            options: offeredCurrencies.map((code) => ({ value: code, label: code })),
          }}
        />
        <SelectField
          {...field('outcomeId')}
          label={words.t('finance.outcome')}
          placeholder={words.t('page.choose')}
          options={placeOptions(page, outcomes, words.t('finance.whole-programme'))}
        />
        {choice('partnershipId', words.t('finance.partner'), partners)}
        {choice('providerId', words.t('finance.provider'), organisations)}
        {choice('receiverId', words.t('finance.receiver'), organisations)}
        <TextField
          {...field('reference')}
          label={words.t('finance.reference')}
          optional={optional}
          width={16}
        />
        <TextField
          {...field(`description.${words.language}`)}
          label={words.t('finance.description')}
          optional={optional}
          lang={words.language}
        />
      </PageForm>
    </Frame>
  );
};
