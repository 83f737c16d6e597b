import { defineCommand, done, refuseFields } from '../../../command/command.ts';
import { todayIn } from '../../../kernel/calendar-day.ts';
import { compareDecimals, isDecimal } from '../../../kernel/decimal.ts';
import { toDecimal } from '../../../kernel/money.ts';
import type { Problem } from '../../../kernel/problem.ts';
import { parametersOn } from '../../rulebook/queries/parameters.ts';
import { type Approvable, approvableExpenses } from '../queries/approvable-expenses.ts';
import { approvalInput } from '../rules/expense-input.ts';
import { mayApproveAbove, mayApproveExpenses } from '../rules/finance-permissions.ts';
import { writeDecisions } from './write-decisions.ts';

/**
 * A second pair of eyes: each as it was looked at, none that is one's own, none above the limit of one's role; all of
 * them or none, and what stands in the way is said of each.
 */
export const approveExpenses = defineCommand({
  name: 'approve-expenses',
  version: 1,
  input: approvalInput,
  may: mayApproveExpenses,
  run: async (writing, { expenses }) => {
    const { tx, chain, actor } = writing;
    const ids = expenses.map(({ id }) => id);
    const found = new Map((await approvableExpenses(tx, chain, { ids })).map((row) => [row.id, row]));
    const values = await parametersOn(tx, chain, ['F-approved'], todayIn());
    const limit = values.get('F-approved')?.get('limit')?.value ?? '';
    const whyNot = (row: Approvable | undefined, version: number): Problem | undefined => {
      if (!row) return { key: 'problem.not-known-here' };
      if (row.entryNo !== version) return { key: 'finance.changed-meanwhile' };
      if (actor.role !== 'system' && row.enteredBy.includes(actor.userId))
        return { key: 'finance.own-not-approved' };
      const isAbove = isDecimal(limit) && compareDecimals(absolute(row), limit) > 0;
      if (!isAbove || mayApproveAbove(actor) === true) return undefined;
      return { key: 'finance.above-limit', args: { limit, currency: row.convertedCurrency } };
    };
    const errors = expenses.flatMap(({ id, version }, at) => {
      const problem = whyNot(found.get(id), version);
      return problem ? [{ field: `expenses.${at}`, problem }] : [];
    });
    if (errors.length > 0)
      return refuseFields(Object.fromEntries(errors.map(({ field, problem }) => [field, [problem]])));
    const approved = ids.map((id) => found.get(id)!);
    await writeDecisions(writing, approved, { decision: 'approved' });
    const [only, ...others] = approved;
    return done(
      { count: approved.length },
      {
        subject: { kind: 'expense', id: others.length === 0 ? only!.id : null },
        partnershipId: others.length === 0 ? only!.partnershipId : null,
        after: { approved: approved.map(({ reference }) => reference) },
      },
    );
  },
});

const absolute = ({ convertedMinor, convertedCurrency: currency }: Approvable) =>
  toDecimal({ minor: convertedMinor < 0 ? 0 - convertedMinor : convertedMinor, currency });
