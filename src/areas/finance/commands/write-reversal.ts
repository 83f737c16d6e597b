import { sql } from 'kysely';
import type { Writing } from '../../../command/command.ts';
import { type CalendarDay, todayIn, yearOf } from '../../../kernel/calendar-day.ts';
import type { Problem } from '../../../kernel/problem.ts';
import { expenseContext } from '../queries/expense-context.ts';
import type { ExpenseDetail } from '../queries/expenses.ts';
import { certifiedYear, closedPeriod } from '../rules/expense-draft.ts';

/** Why nothing of an expense can be taken back on this day; undefined where it can. */
export const whyNotOn = async (
  { tx, chain }: Writing,
  { programmeId, paidOn: spentOn }: ExpenseDetail,
  paidOn: CalendarDay,
): Promise<Problem | undefined> => {
  if (paidOn > todayIn()) return { key: 'finance.day-ahead' };
  if (paidOn < spentOn) return { key: 'finance.reversal-before' };
  const { programmes } = await expenseContext(tx, chain, [{ programmeId }]);
  const programme = programmes.get(programmeId)!;
  const chargedYear = yearOf(paidOn);
  return (
    closedPeriod({ paidOn, chargedYear }, programme.lockedUntil)?.problem ??
    certifiedYear(chargedYear, programme)
  );
};

/** An entry beside an expense. `minor` and `convertedMinor`: how much of it, in its currency and in the programme's. */
export type EntryBeside = {
  id: string;
  reference: string;
  paidOn: CalendarDay;
  /** Left out where it settles a finding: what a control wrote stands with the finding. */
  reason?: string;
  minor: number;
  convertedMinor: number;
  /** It settles a finding of a control. */
  ofControl?: boolean;
};

/** Takes so much of an expense back on a day: judged by the rules as what it reverses. */
export const writeReversal = (
  writing: Writing,
  expense: ExpenseDetail,
  { minor, convertedMinor, ...entry }: EntryBeside,
): Promise<void> =>
  copyExpense(writing, expense, {
    ...entry,
    minor: -minor,
    convertedMinor: -convertedMinor,
    reversesId: expense.id,
  });

/** Enters so much of an expense again on a day, as an expense of its own with the same voucher. */
export const writePart = (writing: Writing, expense: ExpenseDetail, entry: EntryBeside): Promise<void> =>
  copyExpense(writing, expense, { ...entry, reversesId: null });

const copyExpense = async (
  { tx, chain, entryNo }: Writing,
  expense: ExpenseDetail,
  {
    id,
    reference,
    paidOn,
    reason,
    minor,
    convertedMinor,
    ofControl = false,
    reversesId,
  }: EntryBeside & { reversesId: string | null },
): Promise<void> => {
  await tx
    .insertInto('expenses')
    .columns([...copied, ...own])
    .expression((from) =>
      from
        .selectFrom('expenses')
        .select(copied)
        .select(({ val, ref }) => [
          val(id).as('id'),
          val(id).as('expense_id'),
          val(reference).as('reference'),
          val(paidOn).as('paid_on'),
          val(yearOf(paidOn)).as('charged_year'),
          sql<number>`${minor}::bigint`.as('amount_minor'),
          sql<number>`${convertedMinor}::bigint`.as('converted_minor'),
          sql<string | null>`${reversesId}::uuid`.as('reverses_id'),
          ref('paid_on').as('judged_on'),
          val(reason ?? null).as('correction_reason'),
          val(ofControl).as('of_control'),
          val(entryNo).as('entry_no'),
        ])
        .where('institute_id', '=', chain)
        .where('id', '=', expense.rowId),
    )
    .execute();
};

/** What such an entry takes over as it stands; its voucher, its rate and its place are those of the expense. */
const copied = [
  'institute_id',
  'programme_id',
  'outcome_id',
  'partnership_id',
  'activity_id',
  'block',
  'budget_line',
  'heading',
  'item',
  'description',
  'currency',
  'rate',
  'rate_source',
  'rate_on',
  'converted_currency',
  'voucher_state',
  'voucher_class',
  'voucher_number',
  'voucher_minor',
  'other_shares',
  'others_minor',
  'attested_by',
  'attested_why',
  'vat_minor',
  'post_id',
  'from_revenue_minor',
  'procurement',
  'offers',
  'per_diem_country',
  'per_diem_days',
] as const;

const own = [
  'id',
  'expense_id',
  'reference',
  'paid_on',
  'charged_year',
  'amount_minor',
  'converted_minor',
  'reverses_id',
  'judged_on',
  'correction_reason',
  'of_control',
  'entry_no',
] as const;
