import { NotAllowed, NotFound } from '../../../kernel/problem.ts';
import { fieldOf, PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { text, wholeNumber } from '../../../page/readers.ts';
import { type FormState, freshForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { PageHead } from '../../../ui/page-head.tsx';
import { TextArea } from '../../../ui/text-area.tsx';
import { idOf, instituteOf } from '../../results/pages/address.ts';
import { voidExpense } from '../commands/void-expense.ts';
import { type ExpenseDetail, expenseHistory } from '../queries/expenses.ts';
import { mayVoidExpense } from '../rules/finance-permissions.ts';
import { minorText } from './money-words.ts';

const load = async (page: Page): Promise<ExpenseDetail> => {
  const [expense] = await page.read((tx) => expenseHistory(tx, instituteOf(page), idOf(page)));
  if (!expense || expense.endedByNo !== null) throw new NotFound();
  const allowed = mayVoidExpense(page.actor, expense);
  if (allowed !== true) throw new NotAllowed(allowed);
  return expense;
};

export const show = async (page: Page) => html(view(page, await load(page), freshForm()));

export const save = async (page: Page) => {
  const expense = await load(page);
  const submitted = await submit(
    page,
    voidExpense,
    { reason: text, version: wholeNumber },
    { id: expense.id },
  );
  if (!submitted.done) return invalid(view(page, expense, submitted.state));
  return redirect(paths.expense({ id: expense.id }), 'finance.expense-voided');
};

const view = (page: Page, expense: ExpenseDetail, state: FormState) => {
  const { words } = page;
  const back = paths.expense({ id: expense.id });
  return (
    <Frame
      page={page}
      title={words.t('finance.void-expense')}
      crumbs={[
        { label: words.t('finance.expenses'), href: paths.expenses() },
        { label: expense.reference, href: back },
      ]}
      narrow
    >
      <PageHead
        title={words.t('finance.void-expense')}
        quiet={`${expense.reference} · ${minorText(words, expense.minor, expense.currency)} · ${expense.description}`}
      />
      <PageForm
        page={page}
        state={state}
        cancel={back}
        version={expense.entryNo}
        buttons={[{ label: words.t('finance.void-expense'), kind: 'danger' }]}
      >
        <TextArea
          {...fieldOf(page, state)('reason')}
          label={words.t('results.reason')}
          hint={words.t('finance.void-hint')}
          rows={2}
        />
      </PageForm>
    </Frame>
  );
};
