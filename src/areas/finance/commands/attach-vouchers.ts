import type { Entry } from '../../../command/command.ts';
import { defineCommand, done, refuse } from '../../../command/command.ts';
import { rowDigest, within } from '../../../command/within.ts';
import { attachDocument } from '../../records/commands/attach-document.ts';
import { attachedVouchersInput } from '../rules/expense-input.ts';
import { mayRecordExpense } from '../rules/finance-permissions.ts';
import { standingExpense } from './correct-expense.ts';

/** Files on several expenses at once, one entry with a digest of each; a list of persons or a pay slip stays where it is. */
export const attachVouchers = defineCommand({
  name: 'attach-vouchers',
  version: 1,
  input: attachedVouchersInput,
  may: (actor) => mayRecordExpense(actor, { partnershipId: actor.partnerships[0] }),
  run: async (writing, { vouchers }) => {
    const entries: Entry[] = [];
    for (const { expenseId, file } of vouchers) {
      const expense = await standingExpense(writing, expenseId);
      if (expense.voucherClass !== 'ordinary') return refuse({ key: 'finance.list-stays' });
      const { entry } = await within(writing, attachDocument, {
        subject: { kind: 'expense', id: expenseId },
        partnershipId: expense.partnershipId ?? undefined,
        title: file.name,
        file,
      });
      entries.push(entry);
    }
    return done(
      { count: entries.length },
      {
        subject: { kind: 'vouchers', id: null },
        partnershipId: entries[0]?.partnershipId ?? null,
        after: { count: entries.length, rows: entries.map(rowDigest) },
      },
    );
  },
});
