import { fieldOf, PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { text, wholeNumber } from '../../../page/readers.ts';
import { type FormState, freshForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { PageHead } from '../../../ui/page-head.tsx';
import { TextArea } from '../../../ui/text-area.tsx';
import { voidTransaction } from '../commands/void-transaction.ts';
import type { TransactionDetail } from '../queries/transaction-history.ts';
import { changeableTransaction } from './correct-transaction.tsx';
import { minorText } from './money-words.ts';

export const show = async (page: Page) => html(view(page, await changeableTransaction(page), freshForm()));

export const save = async (page: Page) => {
  const transaction = await changeableTransaction(page);
  const { id } = transaction;
  const submitted = await submit(page, voidTransaction, { reason: text, version: wholeNumber }, { id });
  if (!submitted.done) return invalid(view(page, transaction, submitted.state));
  return redirect(paths.transaction({ id }), 'finance.transaction-voided');
};

const view = (page: Page, transaction: TransactionDetail, state: FormState) => {
  const { words } = page;
  const back = paths.transaction({ id: transaction.id });
  const said = minorText(words, transaction.minor, transaction.currency);
  return (
    <Frame
      page={page}
      title={words.t('finance.void-transaction')}
      crumbs={[
        { label: words.t('finance.transactions'), href: paths.transactions() },
        { label: said, href: back },
      ]}
      narrow
    >
      <PageHead
        title={words.t('finance.void-transaction')}
        quiet={`${words.say(`finance.transaction-${transaction.kind}`)} · ${words.day(transaction.on)} · ${said}`}
      />
      <PageForm
        page={page}
        state={state}
        cancel={back}
        version={transaction.entryNo}
        buttons={[{ label: words.t('finance.void-transaction'), kind: 'danger' }]}
      >
        <TextArea
          {...fieldOf(page, state)('reason')}
          label={words.t('results.reason')}
          hint={words.t('finance.void-transaction-hint')}
          rows={2}
        />
      </PageForm>
    </Frame>
  );
};
