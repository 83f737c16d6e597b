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
import { correctExpense } from '../commands/correct-expense.ts';
import { type ExpenseChoices, expenseChoices } from '../queries/expense-choices.ts';
import { type ExpenseDetail, expenseHistory } from '../queries/expenses.ts';
import { mayRecordExpense } from '../rules/finance-permissions.ts';
import { ExpenseFields, expenseReaders, type VoucherAnswer } from './expense-fields.tsx';
import { typedAmount } from './money-words.ts';
import { typedVoucher } from './shared-voucher.tsx';

type Loaded = { expense: ExpenseDetail; choices: ExpenseChoices };

const load = async (page: Page): Promise<Loaded> => {
  const institute = instituteOf(page);
  return page.read(async (tx) => {
    const [expense] = await expenseHistory(tx, institute, idOf(page));
    if (!expense || expense.endedByNo !== null) throw new NotFound();
    const allowed = mayRecordExpense(page.actor, expense);
    if (allowed !== true) throw new NotAllowed(allowed);
    const choices = await expenseChoices(tx, institute, expense.partnershipId ?? undefined);
    return { expense, choices: { ...choices, lastRate: undefined } };
  });
};

export const show = async (page: Page) => {
  const loaded = await load(page);
  return html(view(page, loaded, asTyped(page, loaded.expense)));
};

export const save = async (page: Page) => {
  const loaded = await load(page);
  const { id } = loaded.expense;
  const readers = { ...expenseReaders, reason: text, version: wholeNumber };
  const submitted = await submit(page, correctExpense, readers, { id });
  if (!submitted.done) return invalid(view(page, loaded, submitted.state));
  return redirect(paths.expense({ id }), 'finance.expense-corrected');
};

const asTyped = ({ words }: Page, expense: ExpenseDetail): FormState =>
  filledForm({
    amount: typedAmount(words, expense.minor, expense.currency),
    currency: expense.currency,
    paidOn: words.day(expense.paidOn),
    description: expense.description,
    outcomeId: expense.outcomeId ?? `programme:${expense.programmeId}`,
    activityId: expense.activityId ?? undefined,
    line: expense.line ?? undefined,
    heading: expense.heading,
    item: expense.item,
    postId: expense.postId ?? undefined,
    chargedYear: String(expense.chargedYear),
    ...(expense.currency === expense.convertedCurrency
      ? {}
      : {
          rate: words.number(expense.rate),
          rateSource: expense.rateSource,
          rateOn: words.day(expense.rateOn),
        }),
    voucher: answerOf(expense),
    ...typedVoucher(expense, (minor, currency) => typedAmount(words, minor, currency)),
  });

const answerOf = ({ voucherState, voucherClass }: ExpenseDetail): VoucherAnswer => {
  if (voucherClass === 'list_of_persons') return 'list';
  if (voucherClass === 'pay') return 'pay';
  if (voucherState === 'attested') return 'attested';
  return voucherState === 'kept_at_partner' ? 'kept' : 'later';
};

const view = (page: Page, { expense, choices }: Loaded, state: FormState) => {
  const { words } = page;
  const back = paths.expense({ id: expense.id });
  return (
    <Frame
      page={page}
      title={words.t('finance.correct-expense')}
      crumbs={[
        { label: words.t('finance.expenses'), href: paths.expenses() },
        { label: expense.reference, href: back },
      ]}
      narrow
    >
      <PageHead
        title={words.t('finance.correct-expense')}
        quiet={[expense.reference, expense.partner].filter(Boolean).join(' · ')}
      />
      <PageForm page={page} state={state} cancel={back} version={expense.entryNo}>
        <ExpenseFields page={page} state={state} choices={choices} />
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
