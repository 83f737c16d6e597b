import { defineCommand, done, refuse, refuseFields } from '../../../command/command.ts';
import { rowDigest } from '../../../command/within.ts';
import { budgetInForce } from '../queries/budget-amounts.ts';
import { budgetVersionInput } from '../rules/budget-input.ts';
import { mayKeepBudget } from '../rules/finance-permissions.ts';
import { asAmountInput, writeBudgetAmounts, writeBudgetVersion } from './record-budget.ts';

/** A new version that begins as the budget in force stands; the one before stays as it is. */
export const openBudgetVersion = defineCommand({
  name: 'open-budget-version',
  version: 1,
  input: budgetVersionInput,
  may: mayKeepBudget,
  run: async (writing, { programmeId, kind, note, version }) => {
    const { tx, chain } = writing;
    const before = await budgetInForce(tx, chain, programmeId);
    if (!before.version) return refuseFields({ programmeId: [{ key: 'problem.not-known-here' }] });
    if (before.version.edition !== version) return refuse({ key: 'finance.version-opened-meanwhile' });
    const { id, edition } = await writeBudgetVersion(writing, { programmeId, kind, note });
    const written = await writeBudgetAmounts(writing, { id, programmeId }, before.amounts.map(asAmountInput));
    const rows = written.map(({ id: amountId, row }) =>
      rowDigest({ subject: { kind: 'budget-amount', id: amountId }, after: row }),
    );
    return done(
      { id, edition },
      {
        subject: { kind: 'budget', id },
        after: { programmeId, kind, note, edition, copyOf: before.version.id, count: rows.length, rows },
      },
    );
  },
});
