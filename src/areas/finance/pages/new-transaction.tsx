import { NotAllowed } from '../../../kernel/problem.ts';
import { PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { type FormState, freshForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { PageHead } from '../../../ui/page-head.tsx';
import { instituteOf } from '../../results/pages/address.ts';
import { recordTransaction } from '../commands/record-transaction.ts';
import { mayRecordTransactions } from '../rules/finance-permissions.ts';
import { programmeOfOutcome } from './placed-outcome.ts';
import {
  atPlace,
  type TransactionChoices,
  TransactionFields,
  transactionChoices,
  transactionReaders,
} from './transaction-fields.tsx';

const load = async (page: Page): Promise<TransactionChoices> => {
  instituteOf(page);
  const allowed = mayRecordTransactions(page.actor);
  if (allowed !== true) throw new NotAllowed(allowed);
  return transactionChoices(page);
};

export const show = async (page: Page) => html(view(page, await load(page), freshForm()));

export const save = async (page: Page) => {
  const choices = await load(page);
  const programmeId = programmeOfOutcome(page.form.texts.outcomeId?.[0], choices.outcomes);
  const submitted = await submit(page, recordTransaction, transactionReaders, { programmeId });
  if (!submitted.done) return invalid(view(page, choices, atPlace(submitted.state)));
  return redirect(paths.transaction({ id: submitted.value.id }), 'finance.transaction-recorded');
};

const view = (page: Page, choices: TransactionChoices, state: FormState) => {
  const { words } = page;
  return (
    <Frame
      page={page}
      title={words.t('finance.new-transaction')}
      crumbs={[{ label: words.t('finance.transactions'), href: paths.transactions() }]}
      narrow
    >
      <PageHead title={words.t('finance.new-transaction')} />
      <PageForm page={page} state={state} cancel={paths.transactions()}>
        <TransactionFields page={page} state={state} choices={choices} />
      </PageForm>
    </Frame>
  );
};
