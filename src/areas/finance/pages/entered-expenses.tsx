import { NotFound } from '../../../kernel/problem.ts';
import { PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { type FormState, freshForm } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { ButtonLink } from '../../../ui/button.tsx';
import { FileField } from '../../../ui/file-field.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { largestDocument } from '../../records/rules/document-input.ts';
import { instituteOf } from '../../results/pages/address.ts';
import type { Check } from '../../rulebook/rules/rule.ts';
import { attachVouchers } from '../commands/attach-vouchers.ts';
import { expenseChecks } from '../queries/expense-checks.ts';
import { type ExpenseDetail, expenses } from '../queries/expenses.ts';
import { mayRecordExpense } from '../rules/finance-permissions.ts';
import { EnteredTable, needsVoucher } from './entered-table.tsx';
import { sentVouchers } from './sent-vouchers.ts';

type Loaded = { no: number; rows: readonly ExpenseDetail[]; checks: ReadonlyMap<string, Check[]> };

const mostShown = 200;

const load = async (page: Page): Promise<Loaded> => {
  const institute = instituteOf(page);
  const no = Number(page.params.no);
  if (!Number.isSafeInteger(no)) throw new NotFound();
  return page.read(async (tx) => {
    const rows = await expenses(tx, institute, { enteredNo: no }, mostShown);
    if (rows.length === 0) throw new NotFound();
    const checks = await expenseChecks(
      tx,
      institute,
      rows.map(({ id }) => id),
    );
    return { no, rows: rows.toReversed(), checks };
  });
};

/** What was entered together, to look over once more and to put the vouchers to. */
export const show = async (page: Page) => html(view(page, await load(page), freshForm()));

/** Each file that fits an expense is kept, also where another does not; what was not kept is told by its name. */
export const save = async (page: Page) => {
  const loaded = await load(page);
  const { vouchers, errors } = await sentVouchers(page, loaded.rows.filter(needsVoucher));
  const isNothing = vouchers.length === 0 && Object.keys(errors).length === 0;
  if (isNothing) errors.files = [{ key: 'problem.missing' }];
  if (vouchers.length > 0) {
    const commandId = page.form.texts.command_id?.[0] ?? '';
    const performed = await page.perform(attachVouchers, commandId, { vouchers });
    if (!performed.done)
      return invalid(view(page, loaded, { ...freshForm(), errors, problem: performed.problem }));
  }
  if (Object.keys(errors).length > 0)
    return invalid(view(page, await load(page), { ...freshForm(), errors }));
  return redirect(paths.enteredExpenses({ no: String(loaded.no) }), 'finance.vouchers-added');
};

const view = (page: Page, { rows, checks, no }: Loaded, state: FormState) => {
  const { words, actor } = page;
  const title = words.t('finance.entered-together');
  const mayAdd = rows.some((row) => needsVoucher(row) && mayRecordExpense(actor, row) === true);
  const table = <EnteredTable page={page} rows={rows} checks={checks} state={state} mayAdd={mayAdd} />;
  return (
    <Frame
      page={page}
      title={title}
      crumbs={[{ label: words.t('finance.expenses'), href: paths.expenses() }]}
    >
      <PageHead
        title={title}
        quiet={words.t('finance.entered-together-what', { count: rows.length })}
        actions={
          mayRecordExpense(actor, { partnershipId: actor.partnerships[0] }) === true && (
            <ButtonLink href={paths.expenseLines()}>{words.t('finance.expense-lines')}</ButtonLink>
          )
        }
      />
      {mayAdd ? (
        <PageForm
          page={page}
          state={state}
          action={paths.enteredExpenses({ no: String(no) })}
          cancel={paths.expenses()}
          multipart
          wide
          buttons={[{ label: words.t('finance.add-vouchers') }]}
        >
          {table}
          <FileField
            name="files"
            label={words.t('finance.voucher-files')}
            hint={words.t('finance.voucher-files-hint')}
            error={words.problems(state.errors.files)}
            optional={words.t('page.optional')}
            accept="image/*,application/pdf"
            multiple
            limit={{ bytes: largestDocument, sentence: words.t('finance.voucher-too-large') }}
          />
        </PageForm>
      ) : (
        table
      )}
    </Frame>
  );
};
