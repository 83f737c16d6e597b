import type { FieldErrors, Problem } from '../../../kernel/problem.ts';
import type { Page, SentFile } from '../../../page/page.ts';
import { takenIn } from '../../records/pages/sent-document.ts';
import type { StoredFile } from '../../records/rules/document-input.ts';
import type { ExpenseDetail } from '../queries/expenses.ts';
import { matchedVouchers } from '../rules/voucher-match.ts';

type SentVouchers = { vouchers: { expenseId: string; file: StoredFile }[]; errors: FieldErrors };

/** The files of a form, each taken in and with its expense: of its row, or of the many by its name; and what is wrong. */
export const sentVouchers = async (page: Page, rows: readonly ExpenseDetail[]): Promise<SentVouchers> => {
  const found: SentVouchers = { vouchers: [], errors: {} };
  const keep = async (field: string, expenseId: string, sent: SentFile, named: boolean) => {
    const taken = await takenIn(page, sent);
    if (!taken.ok) add(found.errors, field, named ? [of(sent), taken.problem] : [taken.problem]);
    else if (taken.file) found.vouchers.push({ expenseId, file: taken.file });
  };
  for (const { id } of rows)
    for (const sent of filesOf(page, `file-${id}`)) await keep(`file-${id}`, id, sent, false);
  const many = filesOf(page, 'files');
  const matches = matchedVouchers(
    many.map(({ name }) => name),
    rows,
  );
  for (const [at, match] of matches.entries())
    if ('problem' in match) add(found.errors, 'files', [match.problem]);
    else await keep('files', match.expenseId, many[at]!, true);
  return found;
};

const filesOf = ({ form }: Page, name: string): SentFile[] =>
  (form.files.get(name) ?? []).filter(({ size }) => size > 0);

/** Of several files the one that is meant stands before its problem. */
const of = ({ name }: SentFile): Problem => ({ key: 'finance.file-named', args: { name } });

const add = (errors: FieldErrors, field: string, problems: readonly Problem[]): void => {
  errors[field] = [...(errors[field] ?? []), ...problems];
};
