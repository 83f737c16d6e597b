import {
  conflict,
  defineCommand,
  done,
  type Refused,
  refuse,
  refuseFields,
  type Writing,
} from '../../../command/command.ts';
import { type CalendarDay, yearOf } from '../../../kernel/calendar-day.ts';
import { newId } from '../../../kernel/id.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { comparable } from '../../finance/commands/correct-expense.ts';
import { purseOf, releaseTransfers, useTransfers } from '../../finance/commands/use-transfers.ts';
import { decidedExpense, writeDecisions } from '../../finance/commands/write-decisions.ts';
import { whyNotOn, writePart, writeReversal } from '../../finance/commands/write-reversal.ts';
import type { ExpenseDetail } from '../../finance/queries/expenses.ts';
import { restOf } from '../../finance/rules/expense-rest.ts';
import { copyDocuments } from '../../records/commands/copy-documents.ts';
import { controlFinding } from '../queries/control-findings.ts';
import { findingSettlementInput } from '../rules/finding-input.ts';
import { maySettleFinding } from '../rules/finding-permissions.ts';
import { partInCurrency } from '../rules/finding-state.ts';

/**
 * A rejected amount goes to own funds. The whole expense, or all that earlier findings left of it, is charged to them; a part
 * is taken out of it by a reversal and entered again on own funds on the same day, so that what was recorded stays the same and nothing is deleted.
 * Partners read the expenses and see nothing of a finding: its words stay with it, and so does the entry of the trail.
 */
export const settleFinding = defineCommand({
  name: 'settle-finding',
  version: 1,
  input: findingSettlementInput,
  constraints: {
    a_finding_is_settled_once: { problem: { key: 'control.finding-settled-already' } },
  },
  may: maySettleFinding,
  run: async (writing, { findingId, version, paidOn }) => {
    const { tx, chain, actor, entryNo } = writing;
    const finding = await controlFinding(tx, chain, findingId);
    if (!finding) throw new NotFound();
    if (finding.isSettled) return refuse({ key: 'control.finding-settled-already' });
    if (finding.state !== 'to_settle' || !finding.expenseId)
      return refuse({ key: 'control.finding-nothing-to-settle' });
    const expense = await decidedExpense(writing, finding.expenseId);
    if (expense.entryNo !== version) return conflict(expense.entryNo, comparable(expense));
    if (expense.reversesId) return refuse({ key: 'finance.reversal-follows' });
    const rest = restOf(expense).convertedMinor;
    if (rest <= 0) return refuse({ key: 'finance.reversed-already' });
    const rejected = finding.rejectedMinor ?? 0;
    const isWhole = rejected >= rest;
    const part = isWhole ? undefined : await takenOut(writing, { expense, rejected, paidOn });
    if (part && 'done' in part) return part;
    const bearing = part?.entered ?? expense;
    await writeDecisions(writing, [bearing], {
      decision: 'own_funds',
      article: finding.article ?? undefined,
      ofControl: true,
    });
    await tx
      .insertInto('finding_settlements')
      .values({
        institute_id: chain,
        id: newId(),
        finding_id: findingId,
        expense_id: expense.id,
        reversal_id: part?.reversalId ?? null,
        part_id: part?.entered.id ?? null,
        settled_by: actor.membershipId,
        settled_by_name: actor.name,
        entry_no: entryNo,
      })
      .execute();
    const after = { expense: expense.reference, rejected, currency: finding.currency, paidOn: part?.paidOn };
    return done({ id: findingId }, { subject: { kind: 'finding', id: findingId }, after });
  },
});

type Taking = {
  expense: ExpenseDetail;
  rejected: number;
  paidOn: string | undefined;
};

/** The part out of its expense and entered anew, or why it cannot be. */
const takenOut = async (
  writing: Writing,
  { expense, rejected, paidOn: typed }: Taking,
): Promise<Refused | { reversalId: string; entered: ExpenseDetail; paidOn: CalendarDay }> => {
  const { entryNo } = writing;
  if (!typed) return refuseFields({ paidOn: [{ key: 'problem.missing' }] });
  const paidOn = typed as CalendarDay;
  const refused = await whyNotOn(writing, expense, paidOn);
  if (refused) return refuseFields({ paidOn: [refused] });
  const minor = partInCurrency(rejected, restOf(expense));
  if (minor === undefined) return refuse({ key: 'control.finding-not-divisible' });
  const [reversalId, partId] = [newId(), newId()];
  const entry = { paidOn, minor, convertedMinor: rejected, ofControl: true };
  const reference = `D${yearOf(paidOn)}-${entryNo}`;
  await writeReversal(writing, expense, { ...entry, id: reversalId, reference: `${reference}.1` });
  await writePart(writing, expense, { ...entry, id: partId, reference: `${reference}.2` });
  await copyDocuments(writing, { kind: 'expense', id: expense.id }, { kind: 'expense', id: partId });
  await shareTransfers(writing, expense, { id: partId, minor });
  return { reversalId, entered: await decidedExpense(writing, partId), paidOn };
};

/** The transfers that bore the expense bear what is left of it and the part, each its own. */
const shareTransfers = async (
  writing: Writing,
  expense: ExpenseDetail,
  part: { id: string; minor: number },
): Promise<void> => {
  const purse = purseOf(expense);
  if (!purse) return;
  await releaseTransfers(writing, expense.id);
  const day = expense.paidOn;
  await useTransfers(writing, [
    { ...purse, expenseId: expense.id, day, minor: restOf(expense).minor - part.minor },
    { ...purse, expenseId: part.id, day, minor: part.minor },
  ]);
};
