import { NotAllowed } from '../../../kernel/problem.ts';
import { fieldOf, PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { text } from '../../../page/readers.ts';
import { type FormState, freshForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { PageHead } from '../../../ui/page-head.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { instituteOf } from '../../results/pages/address.ts';
import { executeTransfer } from '../commands/execute-transfer.ts';
import { type PayableTransaction, type PlannedTransferRow, payableBy } from '../queries/planned-transfers.ts';
import { mayRecordTransactions } from '../rules/finance-permissions.ts';
import { minorText } from './money-words.ts';
import { transferCrumbs, transferOf, transferTitle } from './transfer-words.ts';

type Loaded = { transfer: PlannedTransferRow; offered: readonly PayableTransaction[] };

const load = async (page: Page): Promise<Loaded> => {
  const loaded = await page.read(async (tx) => {
    const transfer = await transferOf(page, tx);
    return { transfer, offered: await payableBy(tx, instituteOf(page), transfer) };
  });
  const allowed = mayRecordTransactions(page.actor);
  if (allowed !== true) throw new NotAllowed(allowed);
  return loaded;
};

export const show = async (page: Page) => html(view(page, await load(page), freshForm()));

export const save = async (page: Page) => {
  const loaded = await load(page);
  const { id } = loaded.transfer;
  const submitted = await submit(page, executeTransfer, { transactionId: text }, { transferId: id });
  if (!submitted.done) return invalid(view(page, loaded, submitted.state));
  return redirect(paths.plannedTransfer({ id }), 'finance.transfer-executed');
};

const view = (page: Page, { transfer, offered }: Loaded, state: FormState) => {
  const { words } = page;
  const field = fieldOf(page, state);
  return (
    <Frame
      page={page}
      title={words.t('finance.execute-transfer')}
      crumbs={transferCrumbs(words, transfer)}
      narrow
    >
      <PageHead
        kind={`${transferTitle(words, transfer)} · ${minorText(words, transfer.minor, transfer.currency)}`}
        title={words.t('finance.execute-transfer')}
        quiet={words.t('finance.execute-transfer-what')}
      />
      <p>
        <a href={paths.newTransaction()}>{words.t('finance.new-transaction')}</a>
      </p>
      <PageForm page={page} state={state} cancel={paths.plannedTransfer({ id: transfer.id })}>
        <SelectField
          {...field('transactionId')}
          label={words.t('finance.bank-transfer')}
          placeholder={words.t('page.choose')}
          options={offered.map(({ id, on, reference, minor, currency }) => ({
            value: id,
            label: [words.day(on), reference, minorText(words, minor, currency)].filter(Boolean).join(' · '),
          }))}
        />
      </PageForm>
    </Frame>
  );
};
