import { NotAllowed, NotFound } from '../../../kernel/problem.ts';
import { fieldOf, PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { amount, day, text } from '../../../page/readers.ts';
import { type FormState, filledForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { AmountField } from '../../../ui/amount-field.tsx';
import { DayField } from '../../../ui/day-field.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { TextArea } from '../../../ui/text-area.tsx';
import { idOf, instituteOf } from '../../results/pages/address.ts';
import { recordTransferReceipt } from '../commands/record-transfer-receipt.ts';
import { type TransactionDetail, transactionHistory } from '../queries/transaction-history.ts';
import { receiptOf, type TransferReceipt } from '../queries/transfer-receipts.ts';
import { mayRecordTransactions } from '../rules/finance-permissions.ts';
import { offeredCurrencies } from '../rules/offered-currencies.ts';
import { minorText, typedAmount } from './money-words.ts';

type Loaded = { transaction: TransactionDetail; receipt: TransferReceipt | undefined };

const load = async (page: Page): Promise<Loaded> => {
  const institute = instituteOf(page);
  const loaded = await page.read(async (tx) => {
    const [transaction] = await transactionHistory(tx, institute, idOf(page));
    if (!transaction || transaction.endedByNo !== null) throw new NotFound();
    return { transaction, receipt: await receiptOf(tx, institute, transaction.id) };
  });
  const allowed = mayRecordTransactions(page.actor);
  if (allowed !== true) throw new NotAllowed(allowed);
  return loaded;
};

export const show = async (page: Page) => {
  const loaded = await load(page);
  const { words } = page;
  const { receipt } = loaded;
  const typed = receipt && {
    received: typedAmount(words, receipt.receivedMinor, receipt.receivedCurrency),
    receivedCurrency: receipt.receivedCurrency,
    receivedOn: words.day(receipt.receivedOn),
    cost:
      receipt.costMinor !== null && receipt.costCurrency
        ? typedAmount(words, receipt.costMinor, receipt.costCurrency)
        : undefined,
    costCurrency: receipt.costCurrency ?? undefined,
  };
  return html(view(page, loaded, filledForm(typed ?? {})));
};

const readers = {
  received: amount('receivedCurrency'),
  receivedOn: day,
  cost: amount('costCurrency'),
  reason: text,
};

export const save = async (page: Page) => {
  const loaded = await load(page);
  const { id } = loaded.transaction;
  const submitted = await submit(page, recordTransferReceipt, readers, { transactionId: id });
  if (!submitted.done) return invalid(view(page, loaded, submitted.state));
  return redirect(paths.transaction({ id }), 'finance.receipt-recorded');
};

const view = (page: Page, { transaction, receipt }: Loaded, state: FormState) => {
  const { words } = page;
  const field = fieldOf(page, state);
  const back = paths.transaction({ id: transaction.id });
  const optional = words.t('page.optional');
  const currency = (name: string) => ({
    name,
    label: words.t('finance.currency'),
    value: field(name).value ?? transaction.currency,
    options: offeredCurrencies.map((code) => ({ value: code, label: code })),
  });
  return (
    <Frame
      page={page}
      title={words.t('finance.record-receipt')}
      crumbs={[{ label: words.t('finance.transactions'), href: paths.transactions() }]}
      narrow
    >
      <PageHead
        title={words.t('finance.record-receipt')}
        quiet={[
          minorText(words, transaction.minor, transaction.currency),
          words.day(transaction.on),
          transaction.partner,
        ]
          .filter(Boolean)
          .join(' · ')}
      />
      <PageForm page={page} state={state} cancel={back}>
        <AmountField
          {...field('received')}
          label={words.t('finance.received-amount')}
          hint={words.t('finance.received-amount-hint')}
          currency={currency('receivedCurrency')}
        />
        <DayField
          {...field('receivedOn')}
          label={words.t('finance.receivedOn')}
          hint={words.t('page.day-hint')}
        />
        <AmountField
          {...field('cost')}
          label={words.t('finance.transfer-cost')}
          hint={words.t('finance.transfer-cost-hint')}
          optional={optional}
          currency={currency('costCurrency')}
        />
        {receipt && (
          <TextArea
            {...field('reason')}
            label={words.t('results.reason')}
            hint={words.t('results.reason-hint')}
            rows={2}
          />
        )}
      </PageForm>
    </Frame>
  );
};
