import { NotAllowed, NotFound } from '../../../kernel/problem.ts';
import { fieldOf, PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { text, wholeNumber } from '../../../page/readers.ts';
import { type FormState, filledForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { PageHead } from '../../../ui/page-head.tsx';
import { TextArea } from '../../../ui/text-area.tsx';
import { idOf, instituteOf } from '../../results/pages/address.ts';
import { changedText, sourceLanguage, typedLocalized } from '../../results/pages/own-language-field.tsx';
import { correctTransaction } from '../commands/correct-transaction.ts';
import { type TransactionDetail, transactionHistory } from '../queries/transaction-history.ts';
import { mayRecordTransactions } from '../rules/finance-permissions.ts';
import { minorText, typedAmount } from './money-words.ts';
import { programmeOfOutcome } from './placed-outcome.ts';
import {
  atPlace,
  type TransactionChoices,
  TransactionFields,
  transactionChoices,
  transactionReaders,
} from './transaction-fields.tsx';

type Loaded = { transaction: TransactionDetail; choices: TransactionChoices };

const load = async (page: Page): Promise<Loaded> => {
  const transaction = await changeableTransaction(page);
  return { transaction, choices: await transactionChoices(page) };
};

/** The row that stands of the address's transaction. @throws NotFound, NotAllowed */
export const changeableTransaction = async (page: Page): Promise<TransactionDetail> => {
  const [standing] = await page.read((tx) => transactionHistory(tx, instituteOf(page), idOf(page)));
  if (!standing || standing.endedByNo !== null) throw new NotFound();
  const allowed = mayRecordTransactions(page.actor);
  if (allowed !== true) throw new NotAllowed(allowed);
  return standing;
};

export const show = async (page: Page) => {
  const loaded = await load(page);
  return html(view(page, loaded, asTyped(page, loaded.transaction)));
};

export const save = async (page: Page) => {
  const loaded = await load(page);
  const { transaction, choices } = loaded;
  const submitted = await submit(
    page,
    correctTransaction,
    {
      ...transactionReaders,
      description: changedText(transaction.description),
      reason: text,
      version: wholeNumber,
    },
    {
      id: transaction.id,
      programmeId: programmeOfOutcome(page.form.texts.outcomeId?.[0], choices.outcomes),
      ...thatNoFormOffers(transaction),
    },
  );
  if (!submitted.done) return invalid(view(page, loaded, atPlace(submitted.state)));
  return redirect(paths.transaction({ id: submitted.value.id }), 'finance.transaction-corrected');
};

/** What only a published file says stays what it is. */
const thatNoFormOffers = (row: TransactionDetail) => ({
  valueOn: row.valueOn ?? undefined,
  providerActivityRef: row.providerActivityRef ?? undefined,
  receiverActivityRef: row.receiverActivityRef ?? undefined,
});

const asTyped = ({ words }: Page, row: TransactionDetail): FormState =>
  filledForm({
    kind: row.kind,
    on: words.day(row.on),
    amount: typedAmount(words, row.minor, row.currency),
    currency: row.currency,
    outcomeId: row.outcomeId ?? `programme:${row.programmeId}`,
    partnershipId: row.partnershipId ?? undefined,
    providerId: row.providerId ?? undefined,
    receiverId: row.receiverId ?? undefined,
    reference: row.reference ?? undefined,
    ...typedLocalized('description', row.description),
  });

const view = (page: Page, { transaction, choices }: Loaded, state: FormState) => {
  const { words } = page;
  const back = paths.transaction({ id: transaction.id });
  const said = minorText(words, transaction.minor, transaction.currency);
  return (
    <Frame
      page={page}
      title={words.t('finance.correct-transaction')}
      crumbs={[
        { label: words.t('finance.transactions'), href: paths.transactions() },
        { label: said, href: back },
      ]}
      narrow
    >
      <PageHead
        title={words.t('finance.correct-transaction')}
        quiet={`${words.say(`finance.transaction-${transaction.kind}`)} · ${said}`}
      />
      <PageForm page={page} state={state} cancel={back} version={transaction.entryNo}>
        <TransactionFields
          page={page}
          state={state}
          choices={choices}
          source={sourceLanguage(transaction.description)}
        />
        <TextArea
          {...fieldOf(page, state)('reason')}
          label={words.t('results.reason')}
          hint={words.t('results.reason-hint')}
          rows={2}
        />
      </PageForm>
    </Frame>
  );
};
