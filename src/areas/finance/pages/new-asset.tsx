import { NotAllowed, NotFound } from '../../../kernel/problem.ts';
import { PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { type FormState, filledForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { PageHead } from '../../../ui/page-head.tsx';
import { idOf, instituteOf } from '../../results/pages/address.ts';
import { recordAsset } from '../commands/record-asset.ts';
import { type ExpenseDetail, expenseHistory } from '../queries/expenses.ts';
import { mayRecordExpense } from '../rules/finance-permissions.ts';
import { AssetFields, assetReaders } from './asset-fields.tsx';
import { minorText } from './money-words.ts';

const load = async (page: Page): Promise<ExpenseDetail> => {
  const [expense] = await page.read((tx) => expenseHistory(tx, instituteOf(page), idOf(page)));
  if (!expense || expense.endedByNo !== null || expense.heading !== 'investment') throw new NotFound();
  const allowed = mayRecordExpense(page.actor, expense);
  if (allowed !== true) throw new NotAllowed(allowed);
  return expense;
};

/** What the expense says it is for stands there already. */
export const show = async (page: Page) => {
  const expense = await load(page);
  return html(view(page, expense, filledForm({ description: expense.description })));
};

export const save = async (page: Page) => {
  const expense = await load(page);
  const submitted = await submit(page, recordAsset, assetReaders, { expenseId: expense.id });
  if (!submitted.done) return invalid(view(page, expense, submitted.state));
  return redirect(paths.inventoryItem({ id: submitted.value.id }), 'finance.asset-kept');
};

const view = (page: Page, expense: ExpenseDetail, state: FormState) => {
  const { words } = page;
  const back = paths.expense({ id: expense.id });
  const title = words.t('finance.new-asset');
  return (
    <Frame page={page} title={title} crumbs={[{ label: expense.reference, href: back }]} narrow>
      <PageHead
        title={title}
        quiet={`${expense.reference} · ${minorText(words, expense.minor, expense.currency)} · ${expense.description}`}
      />
      <PageForm page={page} state={state} cancel={back}>
        <AssetFields page={page} state={state} />
      </PageForm>
    </Frame>
  );
};
